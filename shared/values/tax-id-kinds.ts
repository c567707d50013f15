/** The kinds of tax identity a card can have; `none` is for consumers who have no number that may be asked. */
export const taxIdKindNames = [
  'es-dni',
  'es-nie',
  'es-cif',
  'es-nif-klm',
  'nl-kvk',
  'nl-rsin',
  'nl-vat',
  'de-vat',
  'de-tax-number',
  'de-hrb',
  'be-enterprise',
  'be-vat',
  'eu-vat',
  'other',
  'none',
] as const

/** A kind of tax identity. */
export type TaxIdKind = (typeof taxIdKindNames)[number]

/** Whether the card is of a company (sole traders included) or of a consumer. */
export type CardKind = 'company' | 'person'

/** Why a value is not a tax identity of the kind. */
export type TaxIdReason =
  | 'empty'
  | 'kind-not-for-country'
  | 'value-not-allowed'
  | 'format'
  | 'checksum'
  | 'country-mismatch'
  | 'bsn-forbidden'

/** A refused tax identity: the reason, and what the message names (expected letter, prefix, example). */
export type TaxIdRefusal = { ok: false; reason: TaxIdReason; params: Readonly<Record<string, string>> }

/** A valid tax identity in its one normalised form, or the refusal. */
export type TaxIdResult = { ok: true; kind: TaxIdKind; value: string } | TaxIdRefusal

/** A well-formed number of each kind, for the hint under the field. */
export const taxIdExamples: Readonly<Record<TaxIdKind, string>> = {
  'es-dni': '12345678Z',
  'es-nie': 'X5253868R',
  'es-cif': 'B64717838',
  'es-nif-klm': 'K0867756N',
  'nl-kvk': '12345678',
  'nl-rsin': '004495445',
  'nl-vat': 'NL004495445B01',
  'de-vat': 'DE136695976',
  'de-tax-number': '2181508150',
  'de-hrb': 'München HRB 12345',
  'be-enterprise': '0403019261',
  'be-vat': 'BE0403019261',
  'eu-vat': 'FR83404833048',
  other: '12-3456789',
  none: '',
}

/** True for the name of a kind of tax identity. */
export function isTaxIdKind(text: string): text is TaxIdKind {
  return taxIdKindNames.some((kind) => kind === text)
}

/** A refusal with what its message names. */
export function refused(reason: TaxIdReason, params: Readonly<Record<string, string>> = {}): TaxIdRefusal {
  return { ok: false, reason, params }
}

/** The refusal of a wrong shape, with a well-formed number of the kind. */
export function badFormat(kind: TaxIdKind): TaxIdRefusal {
  return refused('format', { example: taxIdExamples[kind] })
}
