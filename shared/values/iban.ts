import {
  electronicFormatIBAN,
  friendlyFormatIBAN,
  isSEPACountry,
  isValidBIC,
  validateIBAN,
  ValidationErrorsIBAN,
} from 'ibantools'

/** An IBAN in its electronic form: capitals and digits without spaces, with right length and check digits. */
export type Iban = string & { readonly brand: 'Iban' }

/** Why text is not an IBAN. */
export type IbanReason = 'empty' | 'characters' | 'country' | 'length' | 'checksum' | 'format'

type ParsedIban = Readonly<{ ok: true; iban: Iban } | { ok: false; reason: IbanReason }>

/** A document reads the company's account several times, and a statement its payers': check digits cost the most. */
const parsedIbans = new Map<string, ParsedIban>()
const parsedIbansKept = 200

/**
 * Reads an IBAN (ISO 13616) as people type or print it: any spaces, dots or hyphens, small letters, a leading `IBAN`.
 * Country, length, national format and check digits are checked.
 */
export function parseIban(text: string): ParsedIban {
  const known = parsedIbans.get(text)
  if (known !== undefined) return known
  const parsed = readIban(text)
  if (text.length > 64) return parsed
  if (parsedIbans.size === parsedIbansKept) parsedIbans.clear()
  parsedIbans.set(text, parsed)
  return parsed
}

function readIban(text: string): ParsedIban {
  const electronic = text
    .slice(0, 128)
    .replace(/[\s.\-\u200b-\u200f\u2060\ufeff]/gu, '')
    .toUpperCase()
    .replace(/^IBAN:?/u, '')
  if (electronic === '') return { ok: false, reason: 'empty' }
  if (!/^[A-Z0-9]+$/u.test(electronic)) return { ok: false, reason: 'characters' }
  const result = validateIBAN(electronic)
  if (result.valid) return { ok: true, iban: electronic as Iban }
  return { ok: false, reason: reasonOf(new Set(result.errorCodes)) }
}

/** The reason that helps most: a wrong length explains a wrong checksum too. */
function reasonOf(codes: ReadonlySet<ValidationErrorsIBAN>): IbanReason {
  if (codes.has(ValidationErrorsIBAN.NoIBANCountry)) return 'country'
  if (codes.has(ValidationErrorsIBAN.WrongBBANLength)) return 'length'
  const wrongChecksum =
    codes.has(ValidationErrorsIBAN.WrongIBANChecksum) || codes.has(ValidationErrorsIBAN.ChecksumNotNumber)
  return wrongChecksum ? 'checksum' : 'format'
}

/** True for an IBAN in its electronic form. */
export function isIban(text: string): text is Iban {
  const parsed = parseIban(text)
  return parsed.ok && parsed.iban === text
}

/** The IBAN in groups of four, as printed. */
export function formatIban(iban: Iban): string {
  return friendlyFormatIBAN(electronicFormatIBAN(iban) ?? iban) ?? iban
}

/** The IBAN with all but the first four and the last four characters hidden: `NL91 •••• •••• ••43 00`. */
export function maskIban(iban: Iban): string {
  const hidden = '•'.repeat(Math.max(0, iban.length - 8))
  return [...`${iban.slice(0, 4)}${hidden}${iban.slice(-4)}`].join('').replace(/.{4}(?=.)/gu, '$& ')
}

/** The IBAN's country, ISO 3166 alpha-2. */
export function ibanCountry(iban: Iban): string {
  return iban.slice(0, 2)
}

/** True where the IBAN's country takes part in SEPA credit transfers. */
export function isSepaIban(iban: Iban): boolean {
  return isSEPACountry(ibanCountry(iban))
}

/** True for a BIC of ISO 9362 form, 8 or 11 characters; whether the bank exists is not known here. */
export function bicLooksValid(text: string): boolean {
  return isValidBIC(text)
}
