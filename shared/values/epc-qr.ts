import { bicLooksValid, parseIban } from './iban.ts'
import type { Cents } from './money.ts'
import { isCreditorReference } from './creditor-reference.ts'

/** What a SEPA payment code asks the payer's bank to fill in. The amount is in euro cents. */
export type EpcQrContent = {
  name: string
  iban: string
  bic?: string
  amountCents: Cents
  /** ISO 4217; only euro can be paid by this code. */
  currency?: string
  /** ISO 20022 external purpose code, at most four letters. */
  purpose?: string
  /** Structured reference, at most 35 characters; never together with `text`. */
  reference?: string
  /** Text for the payee, at most 140 characters; never together with `reference`. */
  text?: string
  /** Note to the payer, at most 70 characters. */
  note?: string
}

/** Why no payment code can be made. */
export type EpcQrReason =
  | 'name-empty'
  | 'name-too-long'
  | 'iban-invalid'
  | 'bic-invalid'
  | 'currency-not-euro'
  | 'amount-out-of-range'
  | 'purpose-invalid'
  | 'reference-and-text'
  | 'reference-too-long'
  | 'reference-invalid'
  | 'text-too-long'
  | 'note-too-long'
  | 'line-break'
  | 'too-many-bytes'

/** The most bytes of the code's text in UTF-8: version 13 at error level M. */
export const epcQrMaximumBytes = 331

/**
 * The text of a SEPA payment QR code (EPC069-12, version 002, UTF-8), lines joined by LF; draw it at error level M,
 * version 13 at most. Amounts from 0.01 to 999999999.99 euro.
 */
export function epcQrText(
  content: EpcQrContent,
): { ok: true; text: string } | { ok: false; reason: EpcQrReason } {
  const reason = refusal(content)
  if (reason !== undefined) return { ok: false, reason }
  const iban = parseIban(content.iban)
  if (!iban.ok) return { ok: false, reason: 'iban-invalid' }
  const digits = String(content.amountCents).padStart(3, '0')
  const lines = [
    'BCD',
    '002',
    '1',
    'SCT',
    content.bic ?? '',
    content.name.trim(),
    iban.iban,
    `EUR${digits.slice(0, -2)}.${digits.slice(-2)}`,
    content.purpose ?? '',
    content.reference ?? '',
    content.text ?? '',
    content.note ?? '',
  ]
  // Elements that are empty at the end are left out together with their line breaks.
  while (lines.at(-1) === '') lines.pop()
  const text = lines.join('\n')
  return utf8Length(text) > epcQrMaximumBytes ? { ok: false, reason: 'too-many-bytes' } : { ok: true, text }
}

function refusal(content: EpcQrContent): EpcQrReason | undefined {
  const {
    name,
    bic = '',
    amountCents,
    currency = 'EUR',
    purpose = '',
    reference = '',
    text = '',
    note = '',
  } = content
  if ([name, bic, purpose, reference, text, note].some((part) => /[\r\n\u2028\u2029]/u.test(part)))
    return 'line-break'
  if (name.trim() === '') return 'name-empty'
  if (characterCount(name.trim()) > 70) return 'name-too-long'
  if (bic !== '' && !bicLooksValid(bic)) return 'bic-invalid'
  if (currency !== 'EUR') return 'currency-not-euro'
  if (amountCents < 1 || amountCents > 99_999_999_999) return 'amount-out-of-range'
  if (!/^[A-Z0-9]{0,4}$/u.test(purpose)) return 'purpose-invalid'
  if (reference !== '' && text !== '') return 'reference-and-text'
  if (characterCount(reference) > 35) return 'reference-too-long'
  if (reference.startsWith('RF') && !isCreditorReference(reference)) return 'reference-invalid'
  if (characterCount(text) > 140) return 'text-too-long'
  return characterCount(note) > 70 ? 'note-too-long' : undefined
}

function characterCount(text: string): number {
  return [...text].length
}

/** Bytes of the text in UTF-8, counted here because shared code has no TextEncoder. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
