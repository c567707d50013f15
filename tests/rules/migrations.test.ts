import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, day } from '../../shared/values/day.ts'
import {
  chosenWay,
  creditProblem,
  takeBackObstacles,
  waysOf,
} from '../../electron/core/rooms/migrations/rules.ts'

const moveDay = day('2026-11-20')
const proforma = (change: Partial<Parameters<typeof waysOf>[0]> = {}): Parameters<typeof waysOf>[0] => ({
  number: 'PF-1',
  state: 'open',
  issueDay: day('2026-11-10'),
  grossCents: 121_00,
  openCents: 121_00,
  lines: [{ serviceN: 1, periodFrom: day('2026-12-01'), periodTo: day('2027-11-30') }],
  ...change,
})

describe('an open proforma when services move', () => {
  it('is reissued where all that it bills moves', () => {
    const ways = waysOf(proforma(), new Set([1]), moveDay)
    expect(ways).toMatchObject({ usual: 'reissue', reissueRefusal: null })
    expect(ways.leaveRefusal?.code).toBe('migrations.proforma-not-leavable')
  })

  it('may stay where it bills the time before the day, and only then', () => {
    const until = (last: string) => ({ serviceN: 1, periodFrom: day('2025-11-01'), periodTo: day(last) })
    const leave = (last: string) =>
      waysOf(proforma({ lines: [until(last)] }), new Set([1]), moveDay).leaveRefusal
    expect(leave('2026-11-19')).toBeNull()
    expect(leave('2026-11-20')?.code).toBe('migrations.proforma-not-leavable')
  })

  it('goes by its day of issue where a line names no period', () => {
    const line = { serviceN: null, periodFrom: null, periodTo: null }
    const ways = (issueDay: string) =>
      waysOf(proforma({ lines: [line], issueDay: day(issueDay) }), new Set(), moveDay)
    expect(ways('2026-11-19').leaveRefusal).toBeNull()
    expect(ways('2026-11-20').leaveRefusal).not.toBeNull()
    expect(ways('2026-11-20').usual).toBe('reissue')
  })

  it('has no way where it bills both what stays and what moves', () => {
    const later = { periodFrom: day('2026-12-01'), periodTo: day('2027-11-30') }
    const mixed = proforma({ lines: [1, 2].map((serviceN) => ({ serviceN, ...later })) })
    const ways = waysOf(mixed, new Set([1]), moveDay)
    expect(ways.usual).toBeNull()
    expect(chosenWay('PF-1', ways, 'reissue')).toMatchObject({
      way: null,
      problem: { code: 'migrations.proforma-stuck' },
    })
  })

  it('settles first where money came in, whatever it bills', () => {
    const states = fc.constantFrom('part-paid' as const, 'to-check' as const)
    fc.assert(
      fc.property(states, fc.integer({ min: 0, max: 121_00 }), (state, openCents) => {
        const ways = waysOf(proforma({ state, openCents }), new Set([1]), moveDay)
        const { way, problem } = chosenWay('PF-1', ways, 'leave')
        expect(way).toBeNull()
        expect(problem?.code).toBe('migrations.proforma-part-paid')
      }),
    )
  })

  it('is never left for a day of a moved service on or after the move, and never reissued with one that stays', () => {
    const line = fc.record({
      serviceN: fc.option(fc.integer({ min: 1, max: 4 }), { nil: null }),
      offset: fc.integer({ min: -40, max: 40 }),
    })
    const moving = fc.uniqueArray(fc.integer({ min: 1, max: 4 }))
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), moving, (lines, movingNs) => {
        const set = new Set(movingNs)
        const ways = waysOf(
          proforma({
            lines: lines.map(({ serviceN, offset }) => ({
              serviceN,
              periodFrom: addDays(moveDay, -100),
              periodTo: addDays(moveDay, offset),
            })),
          }),
          set,
          moveDay,
        )
        const bills = (serviceN: number | null) => serviceN === null || set.has(serviceN)
        if (ways.leaveRefusal === null)
          expect(lines.every(({ serviceN, offset }) => !bills(serviceN) || offset < 0)).toBe(true)
        expect(ways.reissueRefusal === null).toBe(lines.every(({ serviceN }) => bills(serviceN)))
        if (ways.usual === 'reissue') expect(ways.reissueRefusal).toBeNull()
        if (ways.usual === 'leave') expect(ways.leaveRefusal).toBeNull()
      }),
    )
  })
})

describe('credit of the old card', () => {
  it('goes with a consent that was given, up to what there is', () => {
    const given = { day: moveDay }
    expect(creditProblem(0, 0, null, moveDay)).toBeNull()
    expect(creditProblem(12_50, 12_50, given, moveDay)).toBeNull()
    expect(creditProblem(12_51, 12_50, given, moveDay)?.code).toBe('migrations.credit-too-large')
    expect(creditProblem(1, 12_50, null, moveDay)?.code).toBe('migrations.consent-missing')
    expect(creditProblem(1, 12_50, { day: addDays(moveDay, 1) }, moveDay)?.code).toBe(
      'migrations.consent-in-future',
    )
  })
})

describe('taking back', () => {
  const now: Parameters<typeof takeBackObstacles>[0] = {
    cardNumber: '10002',
    state: 'active',
    successorNumber: null,
    creditCents: 12_50,
    documents: [{ n: 7, number: 'PF-7', state: 'open' }],
    otherServices: [],
  }
  const made = { creditCents: 12_50, reissuedNs: new Set([7]) }
  const codes = (change: Partial<typeof now>) =>
    takeBackObstacles({ ...now, ...change }, made).map(({ code }) => code)

  it('is free while the new card is as it was left', () => {
    expect(codes({})).toEqual([])
    expect(codes({ documents: [] })).toEqual([])
  })

  it('names what happened since', () => {
    expect(codes({ state: 'moved' })).toEqual(['migrations.new-card-moved'])
    expect(codes({ documents: [{ n: 8, number: 'PF-8', state: 'open' }] })).toEqual([
      'migrations.new-card-billed',
    ])
    for (const state of ['part-paid', 'to-check', 'settled'] as const)
      expect(codes({ documents: [{ n: 7, number: 'PF-7', state }] })).toEqual(['migrations.new-card-paid'])
    expect(codes({ creditCents: 0 })).toEqual(['migrations.new-card-credit'])
    expect(codes({ otherServices: ['x.example'] })).toEqual(['migrations.new-card-services'])
  })
})
