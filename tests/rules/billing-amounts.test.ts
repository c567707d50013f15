import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cents } from '../../shared/values/money.ts'
import {
  amountOfLine,
  type CreditableLine,
  type CreditedLine,
  planCredit,
  type PriceMode,
  priceOfAmount,
  totalsOf,
  type VatGroup,
} from '../../electron/core/rooms/billing/amount-rules.ts'

const dutch = { vatCode: 'standard', country: 'NL', ratePermyriad: 2100 }
const reduced = { vatCode: 'reduced', country: 'NL', ratePermyriad: 900 }
const lineOf = (amountCents: number, key = dutch) => ({ ...key, amountCents: cents(amountCents) })

describe('amounts of a document', () => {
  it('rounds lines half away from zero, so that a credit mirrors its invoice', () => {
    expect(amountOfLine('3', '0.0045', 2)).toBe(1)
    expect(amountOfLine('1', '0.005', 2)).toBe(1)
    expect(amountOfLine('-1', '0.005', 2)).toBe(-1)
    expect(amountOfLine('1000', '0.0045', 2)).toBe(450)
    expect(amountOfLine('2', '1500', 0)).toBe(3000)
  })

  it('adds VAT per rate group to net prices, not per line', () => {
    const totals = totalsOf('net', [lineOf(7), lineOf(7), lineOf(7), lineOf(1000, reduced)])
    // 21 % of 21 cents is 4; line by line it would be 3.
    expect(totals.vatGroups.map((group) => [group.netCents, group.vatCents])).toEqual([
      [21, 4],
      [1000, 90],
    ])
    expect(totals).toMatchObject({ netCents: 1021, vatCents: 94, grossCents: 1115 })
  })

  it('takes VAT out of gross prices, and the total is what was advertised', () => {
    const totals = totalsOf('gross', [lineOf(1000), lineOf(999)])
    expect(totals).toMatchObject({ netCents: 1652, vatCents: 347, grossCents: 1999 })
  })

  it('writes an amount as the price of a credited part', () => {
    expect(priceOfAmount(cents(12345), 2)).toBe('123.45')
    expect(priceOfAmount(cents(-5), 2)).toBe('-0.05')
    expect(priceOfAmount(cents(1500), 0)).toBe('1500')
  })
})

const amounts = fc.array(
  fc.record({
    amountCents: fc.integer({ min: 1, max: 500_000 }).map(cents),
    key: fc.constantFrom(dutch, reduced, { vatCode: 'exempt', country: 'NL', ratePermyriad: 0 }),
  }),
  { minLength: 1, maxLength: 6 },
)
const modes = fc.constantFrom<PriceMode>('net', 'gross')

function invoiceOf(mode: PriceMode, sources: { amountCents: ReturnType<typeof cents>; key: typeof dutch }[]) {
  const lines: CreditableLine[] = sources.map(({ amountCents, key }, index) => ({
    ...key,
    amountCents,
    position: index + 1,
    creditedCents: cents(0),
  }))
  return { lines, totals: totalsOf(mode, lines) }
}

/** Adds a credit note to what earlier ones took. */
function applied(before: readonly VatGroup[], note: readonly VatGroup[]): VatGroup[] {
  const groups = before.map((group) => ({ ...group }))
  for (const group of note) {
    const known = groups.find((candidate) => candidate.vatCode === group.vatCode)
    if (known === undefined) groups.push({ ...group })
    else {
      known.netCents = cents(known.netCents + group.netCents)
      known.vatCents = cents(known.vatCents + group.vatCents)
    }
  }
  return groups
}

describe('credit notes', () => {
  it('mirror the whole invoice', () => {
    fc.assert(
      fc.property(modes, amounts, (mode, sources) => {
        const { lines, totals } = invoiceOf(mode, sources)
        const plan = planCredit(mode, { lines, vatGroups: totals.vatGroups }, [], null)
        expect(plan).toMatchObject({ ok: true, totals })
      }),
    )
  })

  it('come to the invoice exactly, in whatever parts, and never to more on the way', () => {
    const cuts = fc.array(fc.tuple(fc.nat(5), fc.integer({ min: 1, max: 200_000 })), { maxLength: 12 })
    fc.assert(
      fc.property(modes, amounts, cuts, (mode, sources, parts) => {
        const { lines, totals } = invoiceOf(mode, sources)
        const invoice = { lines, vatGroups: totals.vatGroups }
        let groups: VatGroup[] = []
        const credit = (wanted: CreditedLine[] | null) => {
          const plan = planCredit(mode, invoice, groups, wanted)
          if (!plan.ok) return plan
          for (const { position, amountCents } of plan.lines) {
            const line = lines[position - 1]
            if (line !== undefined) line.creditedCents = cents(line.creditedCents + amountCents)
          }
          groups = applied(groups, plan.totals.vatGroups)
          for (const group of groups) {
            const whole = totals.vatGroups.find((candidate) => candidate.vatCode === group.vatCode)
            expect(group.netCents).toBeLessThanOrEqual(whole?.netCents ?? 0)
            expect(group.vatCents).toBeLessThanOrEqual(whole?.vatCents ?? 0)
          }
          return plan
        }
        for (const [index, amountCents] of parts) {
          const position = (index % lines.length) + 1
          const line = lines[position - 1]
          const left = (line?.amountCents ?? 0) - (line?.creditedCents ?? 0)
          const plan = credit([{ position, amountCents: cents(amountCents) }])
          expect(plan.ok).toBe(amountCents <= left)
        }
        credit(null)
        expect(new Map(groups.map((group) => [group.vatCode, [group.netCents, group.vatCents]]))).toEqual(
          new Map(totals.vatGroups.map((group) => [group.vatCode, [group.netCents, group.vatCents]])),
        )
        expect(planCredit(mode, invoice, groups, null)).toMatchObject({ ok: false, reason: 'nothing-left' })
      }),
    )
  })

  it('leave a discount its place: what it lowered cannot be credited beyond the group', () => {
    const { lines, totals } = invoiceOf('net', [
      { amountCents: cents(10_000), key: dutch },
      { amountCents: cents(-2_000), key: dutch },
    ])
    const invoice = { lines, vatGroups: totals.vatGroups }
    expect(planCredit('net', invoice, [], [{ position: 1, amountCents: cents(10_000) }])).toMatchObject({
      ok: false,
      reason: 'exceeds',
    })
    expect(planCredit('net', invoice, [], [{ position: 1, amountCents: cents(8_000) }]).ok).toBe(true)
    expect(planCredit('net', invoice, [], [{ position: 1, amountCents: cents(-100) }]).ok).toBe(false)
  })

  it('refuse a line twice, one that is not there, and nothing at all', () => {
    const { lines, totals } = invoiceOf('net', [{ amountCents: cents(10_000), key: dutch }])
    const invoice = { lines, vatGroups: totals.vatGroups }
    const part = { position: 1, amountCents: cents(100) }
    expect(planCredit('net', invoice, [], [part, part])).toMatchObject({ ok: false, position: 1 })
    expect(planCredit('net', invoice, [], [{ ...part, position: 2 }])).toMatchObject({
      ok: false,
      position: 2,
    })
    expect(planCredit('net', invoice, [], [{ ...part, amountCents: cents(0) }]).ok).toBe(false)
  })
})
