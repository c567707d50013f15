import type { vatTreatments } from '../../../../shared/contract/billing.ts'
import type { vatCategories } from '../../../../shared/contract/settings.ts'
import { isEuMember, vatTerritory } from '../../../../shared/values/countries.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { VatCode } from '../../documents/index.ts'

export type VatCategory = (typeof vatCategories)[number]
export type VatTreatment = (typeof vatTreatments)[number]

/** Where the customer is, seen from the seller. */
export type Place = 'same-country' | 'other-member' | 'outside'
export type Status = 'confirmed-business' | 'business' | 'consumer'

export interface VatSeller {
  country: string
  postcode: string
}

export interface VatCustomer {
  kind: 'company' | 'person'
  country: string
  postcode: string
  /** With its prefix; empty where there is none. */
  vatNumber: string
  /** The stored confirmation, of whatever number and result. */
  confirmation: { vatNumber: string; valid: boolean } | null
}

export interface VatReason {
  code: string
  params: Record<string, string | number>
}

/** How one line is taxed. `rateOf` says which stored rate applies; null means that no VAT is charged. */
export interface VatDecision {
  treatment: VatTreatment
  vatCode: VatCode
  /** The country whose VAT it is, or in which the customer has to account for it. */
  country: string
  rateOf: { country: string; category: VatCategory } | null
  reasons: VatReason[]
}

type Charge =
  | { treatment: 'domestic' | 'one-stop-shop'; rateCountry: 'seller' | 'customer' }
  | { treatment: 'reverse-charge' | 'outside-eu' | 'exempt' }

interface VatRow {
  place: Place | 'any'
  status: Status | 'any'
  category: 'taxed' | 'exempt' | 'any'
  charge: Charge
  reason: 'outside-eu' | 'exempt' | 'domestic' | 'vat-number-confirmed' | 'vat-number' | 'consumer-eu-oss'
}

/**
 * The table: services supplied electronically (domains, hosting, mailboxes), by a seller in the Union's VAT
 * territory. The first row that fits decides.
 *
 * Sources, Directive 2006/112/EC: art. 44 and 196 (to businesses: taxed where the customer is, who accounts for
 * it), art. 58 (to consumers: where they live), art. 59 and 6 (outside the territory), art. 132–135 (exempt),
 * art. 369a ff. (one-stop shop). A business whose number is not confirmed pays the seller's VAT: BOOKS.md, VAT 2.
 */
export const vatTable: readonly VatRow[] = [
  {
    place: 'outside',
    status: 'any',
    category: 'any',
    charge: { treatment: 'outside-eu' },
    reason: 'outside-eu',
  },
  { place: 'any', status: 'any', category: 'exempt', charge: { treatment: 'exempt' }, reason: 'exempt' },
  {
    place: 'same-country',
    status: 'any',
    category: 'taxed',
    charge: { treatment: 'domestic', rateCountry: 'seller' },
    reason: 'domestic',
  },
  {
    place: 'other-member',
    status: 'confirmed-business',
    category: 'taxed',
    charge: { treatment: 'reverse-charge' },
    reason: 'vat-number-confirmed',
  },
  {
    place: 'other-member',
    status: 'business',
    category: 'taxed',
    charge: { treatment: 'domestic', rateCountry: 'seller' },
    reason: 'vat-number',
  },
  {
    place: 'other-member',
    status: 'consumer',
    category: 'taxed',
    charge: { treatment: 'one-stop-shop', rateCountry: 'customer' },
    reason: 'consumer-eu-oss',
  },
]

/**
 * Decides the VAT of one line on a day. Null where the table does not say: the seller is outside the Union's VAT
 * territory and the customer is in another country.
 */
export function decideVat(
  seller: VatSeller,
  customer: VatCustomer,
  category: VatCategory,
  on: Day,
): VatDecision | null {
  const place = placeOf(seller, customer, on)
  if (place === null) return null
  const status = statusOf(customer)
  const row = vatTable.find(
    (candidate) =>
      (candidate.place === 'any' || candidate.place === place) &&
      (candidate.status === 'any' || candidate.status === status) &&
      (candidate.category === 'any' || (candidate.category === 'exempt') === (category === 'exempt')),
  )
  if (row === undefined) throw new Error(`the VAT table has no row for ${place}, ${status}, ${category}`)
  const reasons = [reasonOf(row.reason, customer, on)]
  const { charge } = row
  if (charge.treatment !== 'domestic' && charge.treatment !== 'one-stop-shop') {
    const { treatment } = charge
    return { treatment, vatCode: treatment, country: customer.country, rateOf: null, reasons }
  }
  const country = charge.rateCountry === 'seller' ? seller.country : customer.country
  return {
    treatment: charge.treatment,
    vatCode: charge.treatment === 'one-stop-shop' ? 'oss' : taxedCode(category),
    country,
    rateOf: { country, category },
    reasons,
  }
}

function placeOf(seller: VatSeller, customer: VatCustomer, on: Day): Place | null {
  const sellerInside = vatTerritory(seller.country, seller.postcode, on) === 'eu'
  const customerInside = vatTerritory(customer.country, customer.postcode, on) === 'eu'
  if (!sellerInside) return seller.country === customer.country && !customerInside ? 'same-country' : null
  if (!customerInside) return 'outside'
  return seller.country === customer.country ? 'same-country' : 'other-member'
}

/** A confirmed number makes a business of whoever has it; a sole trader's card may be of the kind person. */
function statusOf(customer: VatCustomer): Status {
  if (missingForReverseCharge(customer) === null) return 'confirmed-business'
  return customer.kind === 'company' ? 'business' : 'consumer'
}

/** What stands in the way of reverse charge, or null where nothing does. */
function missingForReverseCharge({ vatNumber, country, confirmation }: VatCustomer): string | null {
  if (vatNumber === '') return 'vat-number-missing'
  if (!vatNumber.startsWith(vatPrefix(country))) return 'vat-number-other-country'
  if (confirmation === null || confirmation.vatNumber !== vatNumber) return 'vat-number-not-confirmed'
  return confirmation.valid ? null : 'vat-number-refused'
}

/** VAT numbers of Greece begin with EL; those of Monaco are French. */
function vatPrefix(country: string): string {
  if (country === 'GR') return 'EL'
  return country === 'MC' ? 'FR' : country
}

function reasonOf(reason: VatRow['reason'], customer: VatCustomer, on: Day): VatReason {
  const { country, postcode, vatNumber } = customer
  if (reason === 'outside-eu' && isEuMember(country, on))
    return { code: 'territory-outside-vat', params: { country, postcode } }
  if (reason === 'vat-number') {
    return { code: missingForReverseCharge(customer) ?? reason, params: { country, vatNumber } }
  }
  if (reason === 'vat-number-confirmed') return { code: reason, params: { country, vatNumber } }
  return { code: reason, params: { country } }
}

function taxedCode(category: VatCategory): 'standard' | 'reduced' | 'zero' {
  return category === 'reduced' || category === 'zero' ? category : 'standard'
}

/** The treatment that a stored VAT code stands for. */
export function treatmentOf(vatCode: string): VatTreatment {
  if (vatCode === 'oss') return 'one-stop-shop'
  if (vatCode === 'reverse-charge' || vatCode === 'outside-eu' || vatCode === 'exempt') return vatCode
  return 'domestic'
}

/** The treatment of a whole document: that of its first line which is not exempt by its nature. */
export function documentTreatment(treatments: readonly VatTreatment[]): VatTreatment {
  return treatments.find((treatment) => treatment !== 'exempt') ?? treatments[0] ?? 'domestic'
}
