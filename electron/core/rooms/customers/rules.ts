import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import { compactNumber } from '../../../../shared/values/eu-vat.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import {
  isTaxIdKind,
  validateTaxId,
  validateVatNumber,
  vatPrefixOf,
} from '../../../../shared/values/tax-id.ts'
import type { TaxIdentity } from './card.ts'

/** A rule's answer: the value in its one normalised form, or why it is refused. */
export type Checked<Value> =
  { ok: true; value: Value } | { ok: false; code: RefusalCode; params: Record<string, string> }

/**
 * Checks a tax identity by the rules of its country and gives its normalised form. A BSN is refused whatever it is
 * called (Wabb art. 10 and 11: it may be used only where a law says so).
 */
export function checkTaxIdentity(
  identity: { kind: string; country: string; value: string },
  cardKind: CardFields['kind'],
): Checked<TaxIdentity> {
  const { kind, country, value } = identity
  if (!isTaxIdKind(kind)) {
    return refused('customers.tax-id-invalid', { reason: 'kind-not-for-country', kind, country })
  }
  const result = validateTaxId({ kind, country, value, cardKind })
  if (result.ok) return { ok: true, value: { kind, country, value: result.value } }
  if (result.reason === 'bsn-forbidden') return refused('customers.bsn-forbidden', {})
  return refused('customers.tax-id-invalid', { ...result.params, reason: result.reason, kind, country })
}

/** Checks what a clerk typed into a card and gives it in the form it is kept in. */
export function checkFields(fields: CardFields): Checked<CardFields> {
  if (holdsBsn(fields)) return refused('customers.bsn-forbidden', {})
  if (fields.email !== '' && !looksLikeEmail(fields.email)) {
    return refused('customers.email-invalid', { email: fields.email })
  }
  const postcode = checkPostcode(fields.country, fields.postcode)
  if (!postcode.ok) return postcode
  const vatNumber = checkVatNumber(fields.country, fields.vatNumber)
  if (!vatNumber.ok) return vatNumber
  const iban = checkIban(fields.iban)
  if (!iban.ok) return iban
  return {
    ok: true,
    value: {
      ...fields,
      email: emailKept(fields.email),
      postcode: postcode.value,
      vatNumber: vatNumber.value,
      iban: iban.value,
    },
  }
}

/** A consumer's number in another field is still a BSN (a sole trader's VAT number of before 2020 holds one). */
function holdsBsn(fields: CardFields): boolean {
  if (fields.kind !== 'person' || fields.country !== 'NL') return false
  return [fields.vatNumber, fields.registrationNumber].some((value) => {
    const result = validateTaxId({ country: 'NL', kind: 'none', value, cardKind: 'person' })
    return !result.ok && result.reason === 'bsn-forbidden'
  })
}

/** True where a text names a number that is a BSN by its check, written in one piece or in groups. */
export function textHoldsBsn(text: string): boolean {
  return (text.match(/\d(?:[ .-]?\d){8}(?![ .-]?\d)/gu) ?? []).some((found) => {
    const asPerson = { country: 'NL', kind: 'none', cardKind: 'person' } as const
    const result = validateTaxId({ ...asPerson, value: found.replace(/\D/gu, '') })
    return !result.ok && result.reason === 'bsn-forbidden'
  })
}

/** True for text of the form of an e-mail address; whether it receives mail only a mail shows. */
export function looksLikeEmail(text: string): boolean {
  return /^[^\s@<>(),;:"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+[\p{L}\p{N}-]{2,}$/u.test(text)
}

/** An e-mail address as it is kept: small letters, so that two spellings are one address. */
export function emailKept(text: string): string {
  return text.toLowerCase()
}

const postcodeShapes: ReadonlyMap<string, RegExp> = new Map([
  ['NL', /^[1-9]\d{3} ?[A-Z]{2}$/u],
  ['DE', /^\d{5}$/u],
  ['ES', /^(?:0[1-9]|[1-4]\d|5[0-2])\d{3}$/u],
  ['BE', /^[1-9]\d{3}$/u],
])
const postcodeExamples: Readonly<Record<string, string>> = {
  NL: '1017 CT',
  DE: '10115',
  ES: '28013',
  BE: '1000',
}

/** Checks a postcode where the country's shape is known; a Dutch one gets its space. Empty stays empty. */
export function checkPostcode(country: string, text: string): Checked<string> {
  const typed = text.toUpperCase()
  const shape = postcodeShapes.get(country)
  if (typed === '' || shape === undefined) return { ok: true, value: text }
  const withoutPrefix = typed.replace(new RegExp(`^(?:${country}|${country.slice(0, 1)})[ -]`, 'u'), '')
  if (!shape.test(withoutPrefix)) {
    return refused('customers.postcode-invalid', {
      postcode: text,
      country,
      example: postcodeExamples[country] ?? '',
    })
  }
  const value =
    country === 'NL' ? `${withoutPrefix.slice(0, 4)} ${withoutPrefix.slice(4).trim()}` : withoutPrefix
  return { ok: true, value }
}

/**
 * Checks a VAT number: inside the Union with prefix, shape and check digits, and of the card's own country; outside
 * it only its characters, since every country writes its own.
 */
export function checkVatNumber(country: string, text: string): Checked<string> {
  const compact = compactNumber(text)
  if (compact === '') return { ok: true, value: '' }
  const ownPrefix = vatPrefixOf(country)
  const result = validateVatNumber(compact)
  if (ownPrefix === undefined) {
    if (result.ok) return otherCountry(result.prefix, country)
    return /^[A-Z0-9]{4,20}$/u.test(compact)
      ? { ok: true, value: compact }
      : refused('customers.vat-number-invalid', { vatNumber: text, reason: 'format' })
  }
  if (!result.ok) {
    return refused('customers.vat-number-invalid', {
      vatNumber: text,
      reason: result.reason,
      expected: ownPrefix,
    })
  }
  if (result.country !== country) return otherCountry(result.prefix, country)
  return { ok: true, value: result.value }
}

function otherCountry(prefix: string, country: string): Checked<string> {
  return refused('customers.vat-number-country', { prefix, country })
}

/** Checks an IBAN and gives its electronic form; empty stays empty. */
export function checkIban(text: string): Checked<string> {
  if (text === '') return { ok: true, value: '' }
  const parsed = parseIban(text)
  if (parsed.ok) return { ok: true, value: parsed.iban }
  return refused('customers.iban-invalid', { iban: text, reason: parsed.reason })
}

function refused(
  code: RefusalCode,
  params: Record<string, string>,
): { ok: false; code: RefusalCode; params: Record<string, string> } {
  return { ok: false, code, params }
}

export interface SearchedContact {
  name: string
  email: string
  phone: string
}

/** Everything a clerk may type to find a card, folded. Domains are found through the services. */
export function searchTextOf(card: {
  fields: CardFields
  cardNumber: string
  taxIdentity: TaxIdentity
  contacts: readonly SearchedContact[]
}): string {
  const { fields } = card
  const parts = [
    fields.legalName,
    fields.tradeName,
    fields.formerNames,
    card.cardNumber,
    card.taxIdentity.value,
    fields.vatNumber,
    fields.registrationNumber,
    fields.iban,
    fields.email,
    fields.phone,
    digitsOf(fields.phone),
    ...card.contacts.flatMap((contact) => [
      contact.name,
      contact.email,
      contact.phone,
      digitsOf(contact.phone),
    ]),
  ]
  const words = new Set(fold(parts.join(' ')).split(' '))
  return [...words].join(' ')
}

function digitsOf(text: string): string {
  return text.replace(/\D+/gu, '')
}

/** What a typed search means: its folded words, and how a number written with separators stands in the index. */
export interface SearchedText {
  text: string
  words: string[]
  /** Without separators, or null where that adds nothing. */
  compact: string | null
}

/**
 * Reads a typed search. Numbers are kept without separators, so `NL91 ABNA 0417` and `06-1234 5678` are also looked
 * up compact; of a long number without letters the last eight digits, which a phone number has with `0` and with `+31`.
 */
export function readSearch(typed: string): SearchedText {
  const text = fold(typed)
  const words = text.split(' ').filter((word) => word !== '')
  const joined = text.replace(/[\s.\-/()+]+/gu, '')
  const digitsOnly = /^\d{9,}$/u.test(joined)
  const compact = digitsOnly ? joined.slice(-8) : joined
  const useful = /\d{3}/u.test(compact) && compact.length >= 4 && (words.length > 1 || compact !== words[0])
  return { text, words, compact: useful ? compact : null }
}
