import type { TaxIdentity } from '../customers/index.ts'
import { type GroupKey, sameGroup } from './amount-rules.ts'

/** What a final invoice would say differently than its proforma; values as they stand in the books. */
export interface Difference {
  field: 'treatment' | 'total' | 'recipient' | 'vat-rate'
  proforma: string
  invoice: string
}

export interface Comparable {
  treatment: string
  grossCents: number
  vatGroups: readonly GroupKey[]
  legalName: string
  taxIdentity: TaxIdentity
}

/**
 * The differences that stop a final invoice from going out by itself (BOOKS.md, VAT 5): treatment, rates, total and
 * who the recipient is in law. An address is none of them: an invoice goes where the card says today.
 */
export function differencesOf(proforma: Comparable, invoice: Comparable): Difference[] {
  const differences: Difference[] = []
  const note = (field: Difference['field'], before: string, after: string) => {
    if (before !== after) differences.push({ field, proforma: before, invoice: after })
  }
  note('treatment', proforma.treatment, invoice.treatment)
  if (!sameGroups(proforma.vatGroups, invoice.vatGroups))
    note('vat-rate', ratesText(proforma.vatGroups), ratesText(invoice.vatGroups))
  note('total', String(proforma.grossCents), String(invoice.grossCents))
  note('recipient', recipientText(proforma), recipientText(invoice))
  return differences
}

function sameGroups(one: readonly GroupKey[], other: readonly GroupKey[]): boolean {
  return one.length === other.length && one.every((group) => other.some((match) => sameGroup(group, match)))
}

/** `NL 21 · DE 19`, percentages with a point, highest first. */
function ratesText(groups: readonly GroupKey[]): string {
  return [...groups]
    .sort((one, other) => other.ratePermyriad - one.ratePermyriad)
    .map((group) => `${group.country} ${group.ratePermyriad / 100}`)
    .join(' · ')
}

function recipientText({ legalName, taxIdentity }: Comparable): string {
  return taxIdentity.value === '' ? legalName : `${legalName} (${taxIdentity.value})`
}
