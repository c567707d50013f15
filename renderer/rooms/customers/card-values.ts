import type { CardFields } from '../../../shared/contract/customers.ts'
import type { useWords } from '../../app/i18n.ts'
import type { Language } from '../../../shared/values/languages.ts'
import { parseIban } from '../../../shared/values/iban.ts'
import {
  taxIdExamples,
  taxIdKinds,
  validateTaxId,
  validateVatNumber,
  vatPrefixOf,
} from '../../../shared/values/tax-id.ts'
import type { TaxIdKind } from '../../../shared/values/tax-id.ts'
import type { FieldErrors } from '../../ui/index.ts'

type Words = ReturnType<typeof useWords>

/** A card as a form holds it: the term as typed text, the price mode with the company's as a choice. */
export interface CardValues extends Omit<CardFields, 'termDays' | 'priceMode'> {
  termDays: string
  priceMode: 'company' | 'net' | 'gross'
}

/** The same with the tax identity, which is filled in once. */
export interface NewCardValues extends CardValues {
  taxKind: TaxIdKind
  taxCountry: string
  taxValue: string
}

/** The card's fields out of a record that holds more. */
export function valuesOf(card: CardFields): CardValues {
  return {
    kind: card.kind,
    legalName: card.legalName,
    tradeName: card.tradeName,
    formerNames: card.formerNames,
    addressLine: card.addressLine,
    addressExtra: card.addressExtra,
    postcode: card.postcode,
    city: card.city,
    country: card.country,
    email: card.email,
    phone: card.phone,
    vatNumber: card.vatNumber,
    registrationNumber: card.registrationNumber,
    language: card.language,
    termDays: card.termDays === null ? '' : String(card.termDays),
    paymentMethod: card.paymentMethod,
    iban: card.iban,
    purchaseReference: card.purchaseReference,
    priceMode: card.priceMode ?? 'company',
    useCreditAutomatically: card.useCreditAutomatically,
    note: card.note,
  }
}

/** What the form of a new card starts with: empty, in the company's country and language. */
export function emptyCard(country: string, language: Language): NewCardValues {
  return {
    kind: 'company',
    legalName: '',
    tradeName: '',
    formerNames: '',
    addressLine: '',
    addressExtra: '',
    postcode: '',
    city: '',
    country,
    email: '',
    phone: '',
    vatNumber: '',
    registrationNumber: '',
    language,
    termDays: '',
    paymentMethod: 'transfer',
    iban: '',
    purchaseReference: '',
    priceMode: 'company',
    useCreditAutomatically: false,
    note: '',
    taxKind: usualTaxKind(country, 'company'),
    taxCountry: country,
    taxValue: '',
  }
}

const languageByCountry: Readonly<Record<string, Language>> = {
  NL: 'nl',
  BE: 'nl',
  DE: 'de',
  AT: 'de',
  ES: 'es',
}

/** The language that documents to a country are usually in. */
export function usualLanguage(country: string): Language {
  return languageByCountry[country] ?? 'en'
}

/** The kind of tax ID that is offered first for a country. */
export function usualTaxKind(country: string, kind: CardFields['kind']): TaxIdKind {
  return taxIdKinds(country, kind)[0] ?? 'none'
}

/** What the contract takes. The term must have been validated. */
export function fieldsOf(values: CardValues): CardFields {
  const { termDays, priceMode } = values
  return {
    ...valuesOf({ ...values, termDays: null, priceMode: null }),
    termDays: termDays.trim() === '' ? null : Number(termDays),
    priceMode: priceMode === 'company' ? null : priceMode,
  }
}

/** What stands under a number while it is typed: fine, wrong and why, or nothing. */
export type Check = { ok: true; words: string } | { ok: false; words: string } | null

/** Says whether a VAT number is well formed and of the card's country; null while empty or where it cannot be told. */
export function checkVatNumber(t: Words, country: string, text: string): Check {
  if (text.trim() === '') return null
  const own = vatPrefixOf(country)
  const result = validateVatNumber(text)
  if (own === undefined) {
    return result.ok
      ? { ok: false, words: t('customers:check.vat.country', { prefix: result.prefix }) }
      : null
  }
  if (!result.ok) return { ok: false, words: t(`customers:check.vat.${result.reason}`, { expected: own }) }
  if (result.country !== country) {
    return { ok: false, words: t('customers:check.vat.country', { prefix: result.prefix }) }
  }
  return { ok: true, words: t('customers:check.vatOk', { value: result.value }) }
}

/** Says whether an IBAN is right; null while empty. */
export function checkIban(t: Words, text: string, write: (iban: string) => string): Check {
  if (text.trim() === '') return null
  const parsed = parseIban(text)
  return parsed.ok
    ? { ok: true, words: t('customers:check.ibanOk', { value: write(parsed.iban) }) }
    : { ok: false, words: t(`customers:check.iban.${parsed.reason}`) }
}

/** Says whether a tax ID is one of its kind and country, and why not. */
export function checkTaxId(
  t: Words,
  {
    kind,
    taxKind,
    taxCountry,
    taxValue,
  }: Pick<NewCardValues, 'kind' | 'taxKind' | 'taxCountry' | 'taxValue'>,
): { ok: boolean; words: string } {
  const result = validateTaxId({ country: taxCountry, kind: taxKind, value: taxValue, cardKind: kind })
  if (result.ok) {
    return { ok: true, words: result.value === '' ? '' : t('customers:tax.ok', { value: result.value }) }
  }
  const { reason, params } = result
  if (reason === 'checksum' && params.expected !== undefined) {
    return { ok: false, words: t('customers:tax.reason.checksumLetter', { expected: params.expected }) }
  }
  const { prefix = taxCountry, expected = taxCountry } = params
  const example = params.example ?? taxIdExamples[taxKind]
  return { ok: false, words: t(`customers:tax.reason.${reason}`, { example, prefix, expected }) }
}

function looksLikeEmail(text: string): boolean {
  return /^[^\s@<>(),;:"]+@[^\s@]+\.[^\s@.]{2,}$/u.test(text)
}

/** The errors of a card's fields, one worded error per field that has one. */
export function validateCard(t: Words, values: CardValues): FieldErrors<CardValues> {
  const errors: FieldErrors<CardValues> = {}
  if (values.legalName.trim() === '') errors.legalName = t('required')
  if (values.addressLine.trim() === '') errors.addressLine = t('required')
  if (values.city.trim() === '') errors.city = t('required')
  if (values.country === '') errors.country = t('required')
  const email = values.email.trim()
  if (email !== '' && !looksLikeEmail(email)) errors.email = t('customers:check.email')
  const term = values.termDays.trim()
  if (term !== '' && !(/^\d{1,3}$/u.test(term) && Number(term) <= 365)) {
    errors.termDays = t('customers:check.termDays')
  }
  const vat = checkVatNumber(t, values.country, values.vatNumber)
  if (vat?.ok === false) errors.vatNumber = vat.words
  const iban = checkIban(t, values.iban, (text) => text)
  if (iban?.ok === false) errors.iban = iban.words
  return errors
}

/** The same with the tax identity. */
export function validateNewCard(t: Words, values: NewCardValues): FieldErrors<NewCardValues> {
  const errors: FieldErrors<NewCardValues> = { ...validateCard(t, values) }
  const taxId = checkTaxId(t, values)
  if (!taxId.ok) errors.taxValue = taxId.words
  return errors
}

/** The field that a refusal of the core is about, so that it is shown there; null where it is about none. */
export function fieldOfRefusal(code: string): (keyof NewCardValues & string) | null {
  switch (code) {
    case 'customers.tax-id-invalid':
    case 'customers.bsn-forbidden':
      return 'taxValue'
    case 'customers.vat-number-invalid':
    case 'customers.vat-number-country':
      return 'vatNumber'
    case 'customers.iban-invalid':
      return 'iban'
    case 'customers.email-invalid':
      return 'email'
    case 'customers.postcode-invalid':
      return 'postcode'
    default:
      return null
  }
}
