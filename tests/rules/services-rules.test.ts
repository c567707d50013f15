import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  billingPeriodOf,
  checkDomain,
  checkLabel,
  nextBillingDay,
  searchTextOf,
  stateOn,
} from '../../electron/core/rooms/services/rules.ts'
import { addDays, addMonths, day, dayOfEpochDay, partsOf } from '../../shared/values/day.ts'

const anyDay = fc.integer({ min: 10_000, max: 30_000 }).map(dayOfEpochDay)

describe('billing days', () => {
  it('keep to the end of the month they were set on', () => {
    const anchor = day('2027-01-31')
    const days = ['2027-01-31']
    for (let billing = 0; billing < 4; billing += 1) {
      days.push(nextBillingDay(day(days.at(-1) ?? ''), 1, anchor) ?? 'never')
    }
    expect(days).toEqual(['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30', '2027-05-31'])
    expect(nextBillingDay(day('2028-02-29'), 12, day('2028-02-29'))).toBe('2029-02-28')
  })

  it('follow each other by whole periods however often they are moved', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.integer({ min: 1, max: 24 }),
        fc.integer({ min: 1, max: 40 }),
        (start, months, times) => {
          let moved = start
          for (let count = 0; count < times; count += 1) moved = nextBillingDay(moved, months, start) ?? start
          expect(moved).toBe(addMonths(start, months * times))
        },
      ),
    )
  })

  it('cover every day once: each period begins the day after the one before it ended', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: 1, max: 12 }), (start, periodMonths) => {
        const first = billingPeriodOf({ nextBillingDay: start, anchorDay: start, periodMonths })
        const next = first?.nextBillingDay ?? start
        expect(first?.periodFrom).toBe(start)
        expect(addDays(first?.periodTo ?? start, 1)).toBe(next)
        expect(partsOf(next).dayOfMonth).toBeLessThanOrEqual(partsOf(start).dayOfMonth)
      }),
    )
  })

  it('end with the first for a service that is billed once', () => {
    const once = { nextBillingDay: day('2026-05-01'), anchorDay: null, periodMonths: 0 }
    expect(billingPeriodOf(once)).toEqual({
      periodFrom: '2026-05-01',
      periodTo: '2026-05-01',
      nextBillingDay: null,
    })
    expect(billingPeriodOf({ ...once, nextBillingDay: null })).toBeNull()
  })
})

describe('labels', () => {
  it.each([
    ['Voorbeeld.NL', 'voorbeeld.nl', 'voorbeeld.nl'],
    ['müller.de', 'müller.de', 'xn--mller-kva.de'],
    ['xn--mller-kva.de', 'müller.de', 'xn--mller-kva.de'],
    ['españa.com.es.', 'españa.com.es', 'xn--espaa-rta.com.es'],
    [' a-1.example ', 'a-1.example', 'a-1.example'],
  ])('of a domain typed %s', (typed, label, labelKey) => {
    expect(checkDomain(typed)).toEqual({ ok: true, label, labelKey })
  })

  it('of a domain are the same when read again', () => {
    const letters = fc.string({
      unit: fc.constantFrom('a', 'z', 'é', 'ß', 'ñ', '0', '-'),
      minLength: 1,
      maxLength: 20,
    })
    fc.assert(
      fc.property(letters, (name) => {
        const once = checkDomain(`${name}.nl`)
        if (!once.ok) return
        expect(checkDomain(once.label)).toEqual(once)
        expect(checkDomain(once.labelKey)).toEqual(once)
        expect(once.labelKey).toMatch(/^[a-z0-9.-]+$/)
      }),
    )
  })

  it('of other kinds are free, and compare like the domain they name', () => {
    expect(checkLabel('domain', 'Big package')).toEqual({ ok: false })
    expect(checkLabel('hosting', 'Big package')).toMatchObject({ ok: true, labelKey: 'big package' })
    expect(checkLabel('hosting', 'Müller.de')).toMatchObject({
      label: 'Müller.de',
      labelKey: 'xn--mller-kva.de',
    })
    expect(checkLabel('mailbox', 'Info@Müller.de')).toMatchObject({ labelKey: 'info@muller.de' })
  })

  it('are found by what people read and by what machines read', () => {
    const text = searchTextOf({
      label: 'müller.de',
      labelKey: 'xn--mller-kva.de',
      description: 'Domain für Müller',
    })
    expect(text).toBe('muller.de xn--mller-kva.de domain fur muller')
  })
})

describe('the state of a service', () => {
  it('is ended once its last day has passed', () => {
    const service = { state: 'active' as const, endDay: day('2026-12-15') }
    expect(stateOn(service, day('2026-12-15'))).toBe('active')
    expect(stateOn(service, day('2026-12-16'))).toBe('ended')
    expect(stateOn({ ...service, endDay: null }, day('2099-01-01'))).toBe('active')
  })
})
