import { parseCreditorBase } from '../../../../shared/values/creditor-reference.ts'
import { creditorReference } from '../../../../shared/values/references.ts'
import type { CompanyFacts, RecipientFacts, VatCode } from '../../documents/index.ts'
import type { Card, TaxIdentity } from '../customers/index.ts'
import type { BankAccount, Company } from '../settings/index.ts'

/** Who a document was addressed to, kept with it so that a credit note can be addressed to the same. */
export interface Recipient {
  facts: RecipientFacts
  taxIdentity: TaxIdentity
  /** As printed in the window. */
  lines: string[]
}

/** What the trade register is called where the company is, printed before a bare number. */
const registers: Readonly<Record<string, string>> = {
  NL: 'KvK',
  BE: 'KBO',
  DE: 'HRB',
  ES: 'Registro Mercantil',
  AT: 'FN',
  FR: 'RCS',
}

export function companyFacts(company: Company, account: BankAccount): CompanyFacts {
  const bareNumber = /^[\d\s.]+$/u.test(company.registrationNumber)
  return {
    legalName: company.legalName,
    tradeName: company.tradeName,
    addressLines: presentLines([company.addressLine, company.addressExtra]),
    postcode: company.postcode,
    city: company.city,
    country: company.country,
    vatNumber: company.vatNumber === '' ? null : company.vatNumber,
    registrationLabel: bareNumber ? (registers[company.country] ?? null) : null,
    registrationNumber: company.registrationNumber,
    iban: account.iban,
    bic: account.bic,
    email: company.email,
    phone: company.phone,
    website: company.website,
    tagline: company.tagline,
    accentColour: company.accentColour,
  }
}

export function recipientFacts(card: Card): RecipientFacts {
  return {
    name: card.legalName,
    addressLines: presentLines([card.addressLine, card.addressExtra]),
    postcode: card.postcode,
    city: card.city,
    country: card.country,
    vatNumber: card.vatNumber === '' ? null : card.vatNumber,
    taxId: printedTaxId(card.taxIdentity),
    cardNumber: card.cardNumber,
  }
}

/** A number of the trade register is an identity, but none of the tax office: it is not printed as one. */
function printedTaxId({ kind, value }: TaxIdentity): string | null {
  return value === '' || kind === 'nl-kvk' || kind === 'de-hrb' ? null : value
}

function presentLines(lines: string[]): string[] {
  return lines.filter((line) => line.trim() !== '')
}

/** ISO 11649 of a document's number; empty where the number cannot be made into one. */
export function referenceOf(number: string): string {
  return parseCreditorBase(number).ok ? creditorReference(number) : ''
}

const vatCodes: readonly VatCode[] = [
  'standard',
  'reduced',
  'zero',
  'reverse-charge',
  'outside-eu',
  'exempt',
  'oss',
]

/** A stored VAT code, or the error that the books hold one which no release wrote. */
export function vatCodeOf(text: string): VatCode {
  const code = vatCodes.find((known) => known === text)
  if (code === undefined) throw new Error(`${text} is no VAT code`)
  return code
}
