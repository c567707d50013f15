import { type Decimal, decimal, decimalFromUnits, decimalPlaces } from '../../../../shared/values/decimal.ts'
import {
  type Cents,
  cents,
  lineAmount,
  netOfGross,
  subtractCents,
  sumCents,
  vatOf,
  zeroCents,
} from '../../../../shared/values/money.ts'

export type PriceMode = 'net' | 'gross'

/** What tells VAT groups apart; rates in hundredths of a percent. */
export interface GroupKey {
  vatCode: string
  country: string
  ratePermyriad: number
}

export interface VatGroup extends GroupKey {
  netCents: Cents
  vatCents: Cents
}

export interface TaxedLine extends GroupKey {
  /** Net or gross, as the document's price mode says. */
  amountCents: Cents
}

export interface Totals {
  vatGroups: VatGroup[]
  netCents: Cents
  vatCents: Cents
  grossCents: Cents
}

/** Minor units of a line from decimal text, half away from zero. Throws RangeError where it is too large. */
export function amountOfLine(quantity: string, unitPrice: string, minorUnits: number): Cents {
  return lineAmount(decimal(quantity), decimal(unitPrice), minorUnits)
}

/** An amount of minor units as a unit price, for the line of a credit note that credits a sum. */
export function priceOfAmount(amountCents: Cents, minorUnits: number): Decimal {
  return decimalFromUnits(BigInt(amountCents) * 10n ** BigInt(decimalPlaces - minorUnits))
}

/** True where two lines belong to one VAT group. */
export function sameGroup(one: GroupKey, other: GroupKey): boolean {
  return (
    one.vatCode === other.vatCode &&
    one.country === other.country &&
    one.ratePermyriad === other.ratePermyriad
  )
}

/** Tax of a group's sum: added to it where prices are net, taken out of it where they are gross. */
export function taxedSum(mode: PriceMode, sumOfLines: Cents, ratePermyriad: number) {
  if (mode === 'net') return { netCents: sumOfLines, vatCents: vatOf(sumOfLines, ratePermyriad) }
  const netCents = netOfGross(sumOfLines, ratePermyriad)
  return { netCents, vatCents: subtractCents(sumOfLines, netCents) }
}

/** The groups of a document's lines, in the order in which they first stand there, each with its sum. */
function groupSums(lines: readonly TaxedLine[]): (GroupKey & { sum: Cents })[] {
  const groups: (GroupKey & { sum: Cents })[] = []
  for (const line of lines) {
    const group = groups.find((candidate) => sameGroup(candidate, line))
    if (group === undefined) groups.push({ ...keyOf(line), sum: line.amountCents })
    else group.sum = sumCents([group.sum, line.amountCents])
  }
  return groups
}

function keyOf({ vatCode, country, ratePermyriad }: GroupKey): GroupKey {
  return { vatCode, country, ratePermyriad }
}

/**
 * VAT per rate group, never per line (Directive 2006/112/EC art. 226(8)–(10)), and the totals. With gross prices
 * the total is the sum of what was advertised, to the cent. Throws RangeError where a sum is too large.
 */
export function totalsOf(mode: PriceMode, lines: readonly TaxedLine[]): Totals {
  return addUp(
    groupSums(lines).map(({ sum, ...key }) => ({ ...key, ...taxedSum(mode, sum, key.ratePermyriad) })),
  )
}

function addUp(vatGroups: VatGroup[]): Totals {
  const netCents = sumCents(vatGroups.map((group) => group.netCents))
  const vatCents = sumCents(vatGroups.map((group) => group.vatCents))
  return { vatGroups, netCents, vatCents, grossCents: sumCents([netCents, vatCents]) }
}

export interface CreditableLine extends TaxedLine {
  position: number
  /** What earlier credit notes took from it. */
  creditedCents: Cents
}

export interface CreditedLine {
  position: number
  amountCents: Cents
}

export type CreditPlan =
  | { ok: true; lines: CreditedLine[]; totals: Totals }
  | { ok: false; reason: 'nothing-left' | 'exceeds'; position: number | null }

/**
 * What a credit note says: amounts per line (`wanted` null takes all that is left), and VAT at the original rates.
 *
 * Per group the tax is that of everything credited so far, this note included, less what earlier notes had. So parts
 * never come to more than the invoice, a whole credit mirrors it, and the last part takes the remainder of every
 * group without a special case.
 *
 * @param creditedGroups the sums of earlier credit notes of the same invoice
 */
export function planCredit(
  mode: PriceMode,
  invoice: { lines: readonly CreditableLine[]; vatGroups: readonly VatGroup[] },
  creditedGroups: readonly VatGroup[],
  wanted: readonly CreditedLine[] | null,
): CreditPlan {
  const chosen = chosenLines(invoice.lines, wanted)
  if (!chosen.ok) return chosen
  const totals: VatGroup[] = []
  for (const group of invoice.vatGroups) {
    const now = sumCents(
      chosen.lines.filter((line) => sameGroup(line, group)).map((line) => line.amountCents),
    )
    if (!chosen.lines.some((line) => sameGroup(line, group))) continue
    const before = sumCents(
      invoice.lines.filter((line) => sameGroup(line, group)).map((line) => line.creditedCents),
    )
    const cumulative = taxedSum(mode, cents(before + now), group.ratePermyriad)
    if (!within(cumulative.netCents, group.netCents) || !within(cumulative.vatCents, group.vatCents))
      return { ok: false, reason: 'exceeds', position: null }
    const earlier = creditedGroups.find((candidate) => sameGroup(candidate, group))
    totals.push({
      ...keyOf(group),
      netCents: subtractCents(cumulative.netCents, earlier?.netCents ?? zeroCents),
      vatCents: subtractCents(cumulative.vatCents, earlier?.vatCents ?? zeroCents),
    })
  }
  const lines = chosen.lines.map(({ position, amountCents }) => ({ position, amountCents }))
  return { ok: true, lines, totals: addUp(totals) }
}

type ChosenLines = { ok: true; lines: (GroupKey & CreditedLine)[] } | Extract<CreditPlan, { ok: false }>

function chosenLines(lines: readonly CreditableLine[], wanted: readonly CreditedLine[] | null): ChosenLines {
  const left = lines
    .map((line) => ({ ...line, leftCents: subtractCents(line.amountCents, line.creditedCents) }))
    .filter((line) => line.leftCents !== 0)
  if (left.length === 0) return { ok: false, reason: 'nothing-left', position: null }
  if (wanted === null)
    return { ok: true, lines: left.map((line) => ({ ...line, amountCents: line.leftCents })) }
  const chosen: (GroupKey & CreditedLine)[] = []
  for (const { position, amountCents } of wanted) {
    const line = left.find((candidate) => candidate.position === position)
    const twice = chosen.some((candidate) => candidate.position === position)
    if (line === undefined || twice || amountCents === 0 || !within(amountCents, line.leftCents))
      return { ok: false, reason: 'exceeds', position }
    chosen.push({ ...keyOf(line), position, amountCents })
  }
  return chosen.length === 0
    ? { ok: false, reason: 'nothing-left', position: null }
    : { ok: true, lines: chosen }
}

/** Between nothing and a limit, on the limit's side of zero. */
function within(amount: number, limit: number): boolean {
  return limit < 0 ? amount <= 0 && amount >= limit : amount >= 0 && amount <= limit
}
