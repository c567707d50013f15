import { zCompanyFields } from '../../../shared/contract/settings.ts'
import type { CompanyFields } from '../../../shared/contract/settings.ts'
import { parseIban } from '../../../shared/values/iban.ts'
import type { Language } from '../../../shared/values/languages.ts'
import { validateVatNumber } from '../../../shared/values/tax-id.ts'
import type { useWords } from '../../app/i18n.ts'
import { schemaErrors } from '../../ui/index.ts'
import type { FieldErrors } from '../../ui/index.ts'

type Words = ReturnType<typeof useWords>

const countryByLanguage: Record<Language, string> = { nl: 'NL', de: 'DE', es: 'ES', en: 'NL' }

/** What the form of a new company starts with. */
export function newCompany(language: Language): CompanyFields {
  return {
    legalName: '',
    tradeName: '',
    tagline: '',
    addressLine: '',
    addressExtra: '',
    postcode: '',
    city: '',
    country: countryByLanguage[language],
    vatNumber: '',
    registrationNumber: '',
    email: '',
    phone: '',
    website: '',
    accentColour: '#0b7261',
    language,
    currency: 'EUR',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    proformaTermDays: 14,
    invoiceOnPayment: 'at-once',
    toleranceCents: 5,
    supervisorToleranceCents: 500,
    feeLimitCents: 2500,
    batchUndoMinutes: null,
    autoLockMinutes: 15,
    priceMode: 'net',
  }
}

/** What is wrong with the company's fields, in words; the core says the same again. */
export function companyErrors(t: Words, values: CompanyFields): FieldErrors<CompanyFields> {
  const errors = schemaErrors(zCompanyFields, values, { required: t('required'), invalid: t('invalidField') })
  const vatNumber = values.vatNumber.trim()
  return vatNumber === '' || validateVatNumber(vatNumber).ok
    ? errors
    : { ...errors, vatNumber: t('refusals:settings.vat-number-invalid', { vatNumber }) }
}

/** What is wrong with the IBAN of an own account, or null. */
export function ibanError(t: Words, iban: string): string | null {
  if (iban.trim() === '') return t('required')
  const parsed = parseIban(iban)
  return parsed.ok ? null : t(`customers:check.iban.${parsed.reason}`)
}
