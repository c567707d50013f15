import type { CompanyFields } from '../../../shared/contract/settings.ts'
import type { Language } from '../../../shared/values/languages.ts'

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
    priceMode: 'net',
  }
}
