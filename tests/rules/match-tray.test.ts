import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { foundWords, markedParts } from '../../renderer/rooms/payments/match/highlight.ts'
import {
  added,
  allocatedCents,
  emptyTray,
  feeable,
  isPayable,
  openAfter,
  picked,
  problemOf,
  restCents,
  roundable,
  splitOver,
  suggestedTray,
  targetsOf,
  toggled,
  withAmount,
  withRestAsCredit,
  withoutShortfall,
  withShortfall,
} from '../../renderer/rooms/payments/match/tray.ts'
import type { Candidate, TrayDocument } from '../../renderer/rooms/payments/match/tray.ts'
import {
  changedOther,
  toggledOther,
  withoutOther,
  withRestAs,
} from '../../renderer/rooms/payments/match/tray-changes.ts'
import { keyOf, signedAs } from '../../renderer/rooms/payments/match/tray-others.ts'
import type { OutgoingCandidate } from '../../shared/contract/payments-outgoing.ts'
import { cents } from '../../shared/values/money.ts'
import { day } from '../../shared/values/day.ts'

function candidate(change: Partial<Candidate> = {}): Candidate {
  return {
    documentId: '01900000-0000-7000-8000-000000000001',
    documentNumber: 'PF-2026-00931',
    documentKind: 'proforma',
    documentState: 'open',
    customerId: '01900000-0000-7000-8000-00000000000c',
    customerName: 'Bakkerij Pastoor V.O.F.',
    cardNumber: '10482',
    issueDay: day('2026-11-03'),
    dueDay: day('2026-11-17'),
    overdueDays: 3,
    summary: 'Hosting',
    openCents: cents(14520),
    proposedCents: cents(14520),
    grade: 'certain',
    evidence: [],
    ...change,
  }
}

const other = (change: Partial<Candidate> = {}) =>
  candidate({
    documentId: '01900000-0000-7000-8000-000000000002',
    documentNumber: 'PF-2026-00932',
    ...change,
  })
const speaks = (code: string, weight: 'for' | 'against' = 'for') => ({ code, weight, params: {} })
const numbers = (tray: { documents: readonly TrayDocument[] }) => tray.documents.map((one) => one.number)

describe('what Enter accepts on an untouched line', () => {
  it('is the best candidate, with what is open on it at most', () => {
    const tray = suggestedTray([candidate(), other()], cents(20000))
    expect(numbers(tray)).toEqual(['PF-2026-00931'])
    expect(allocatedCents(tray)).toBe(14520)
    expect(restCents(tray, cents(20000))).toBe(5480)
  })

  it('is nothing where the best is only possible, cannot be paid, or is tied', () => {
    const left = cents(14520)
    expect(suggestedTray([candidate({ grade: 'possible' })], left).documents).toEqual([])
    expect(suggestedTray([candidate({ documentState: 'cancelled' })], left).documents).toEqual([])
    expect(
      suggestedTray([candidate({ documentState: 'settled', openCents: cents(0) })], left).documents,
    ).toEqual([])
    expect(suggestedTray([candidate({ documentKind: 'credit-note' })], left).documents).toEqual([])
    expect(suggestedTray([candidate({ evidence: [speaks('tie', 'against')] })], left).documents).toEqual([])
    expect(suggestedTray([candidate()], cents(-14520)).documents).toEqual([])
  })

  it('is every named document that the payer paid together', () => {
    for (const code of ['sum-equal', 'set-equal']) {
      const named = { grade: 'likely' as const, evidence: [speaks(code)] }
      const tray = suggestedTray([candidate(named), other(named), other({ documentId: 'x' })], cents(29040))
      expect(numbers(tray)).toEqual(['PF-2026-00931', 'PF-2026-00932'])
      expect(restCents(tray, cents(29040))).toBe(0)
    }
  })
})

describe('the tray', () => {
  const suggested = suggestedTray([candidate()], cents(14520))

  it('replaces a suggestion by the first pick, and adds with the next', () => {
    const first = picked(suggested, other(), cents(14520))
    expect(numbers(first)).toEqual(['PF-2026-00932'])
    expect(numbers(picked(first, candidate(), cents(14520)))).toEqual(['PF-2026-00932', 'PF-2026-00931'])
  })

  it('keeps a suggestion that is picked again', () => {
    expect(numbers(picked(suggested, candidate(), cents(14520)))).toEqual(['PF-2026-00931'])
  })

  it('takes out what is toggled twice', () => {
    const once = toggled(emptyTray, candidate(), cents(14520))
    expect(toggled(once, candidate(), cents(14520)).documents).toEqual([])
  })

  it('keeps the rest as credit and says so to the core', () => {
    const tray = withRestAsCredit(suggestedTray([candidate()], cents(20000)), candidate(), cents(20000))
    expect(restCents(tray, cents(20000))).toBe(0)
    expect(targetsOf(tray)).toEqual([
      { kind: 'document', documentId: candidate().documentId, amountCents: 14520 },
      { kind: 'credit', customerId: candidate().customerId, amountCents: 5480 },
    ])
  })

  it('offers rounding only for a shortfall within the tolerance, once the line is spent', () => {
    const tray = suggestedTray([candidate()], cents(14517))
    expect(roundable(tray, cents(14517), 5)?.number).toBe('PF-2026-00931')
    expect(roundable(tray, cents(14517), 2)).toBeNull()
    expect(roundable(tray, cents(14600), 5)).toBeNull()
    const rounded = withShortfall(tray, candidate().documentId, 'rounding')
    expect(rounded.documents.map(openAfter)).toEqual([0])
    expect(restCents(rounded, cents(14517))).toBe(0)
  })

  it('offers a bank fee within the limit, and only while it is less than what is paid', () => {
    const tray = suggestedTray([candidate()], cents(12020))
    expect(feeable(tray, cents(12020), 2500)?.number).toBe('PF-2026-00931')
    expect(feeable(tray, cents(12020), 2499)).toBeNull()
    expect(feeable(tray, cents(12020), null)?.number).toBe('PF-2026-00931')
    expect(feeable(suggestedTray([candidate()], cents(7260)), cents(7260), null)).toBeNull()
    const charged = withShortfall(tray, candidate().documentId, 'fee')
    expect(charged.documents.map(openAfter)).toEqual([0])
    const { documentId } = candidate()
    expect(targetsOf(charged)).toEqual([
      { kind: 'document', documentId, amountCents: 12020 },
      { kind: 'fee', documentId, amountCents: 2500 },
    ])
    expect(targetsOf(withoutShortfall(charged, documentId))).toHaveLength(1)
    expect(targetsOf(withAmount(charged, documentId, cents(12000)))).toHaveLength(1)
  })

  it('says why it cannot be accepted', () => {
    const names = { credit: 'credit', other: keyOf }
    const line = { amountCents: cents(14520), remainingCents: cents(14520) }
    const code = (tray: Parameters<typeof problemOf>[0]) => problemOf(tray, line, names)?.code
    expect(code(emptyTray)).toBe('empty')
    expect(code(suggested)).toBeUndefined()
    expect(code(withAmount(suggested, candidate().documentId, null))).toBe('amount-missing')
    expect(code(withAmount(suggested, candidate().documentId, cents(0)))).toBe('amount-zero')
    expect(code(withAmount(suggested, candidate().documentId, cents(15000)))).toBe('exceeds-line')
    const small = suggestedTray([candidate({ openCents: cents(10000) })], cents(14520))
    expect(code(withAmount(small, candidate().documentId, cents(10001)))).toBe('exceeds-document')
    const outgoing = { amountCents: cents(-1), remainingCents: cents(-1) }
    expect(problemOf(suggested, outgoing, names)?.code).toBe('outgoing')
  })
})

describe('what money that went out is', () => {
  const line = { amountCents: cents(-10000), remainingCents: cents(-10000) }
  const returned: OutgoingCandidate = {
    kind: 'return',
    id: '01900000-0000-7000-8000-00000000000d',
    label: 'PF-2026-00931',
    partyName: 'Bakkerij Pastoor V.O.F.',
    day: day('2026-11-17'),
    amountCents: cents(-8000),
    invoiceNumber: null,
    evidence: [],
  }
  const transfer: OutgoingCandidate = { ...returned, kind: 'transfer', id: 'x', amountCents: cents(-10000) }
  const names = { credit: 'credit', other: keyOf }

  it('takes at most what the candidate can, and the rest as bank costs', () => {
    const tray = toggledOther(emptyTray, returned, line.remainingCents)
    expect(restCents(tray, line.remainingCents)).toBe(-2000)
    const whole = withRestAs(tray, 'costs', line.remainingCents)
    expect(problemOf(whole, line, names)).toBeNull()
    expect(targetsOf(whole)).toEqual([
      { kind: 'return', documentId: returned.id, amountCents: -8000, invoiceDecision: 'leave-open' },
      { kind: 'costs', amountCents: -2000 },
    ])
    expect(withRestAs(whole, 'outside', line.remainingCents)).toBe(whole)
    expect(targetsOf(withoutOther(whole, 'costs'))).toHaveLength(1)
  })

  it('is one thing where nothing is left for a second, and nothing when picked again', () => {
    const tray = toggledOther(emptyTray, transfer, line.remainingCents)
    const other = toggledOther(tray, returned, line.remainingCents)
    expect(other.others.map(keyOf)).toEqual([`return ${returned.id}`])
    expect(toggledOther(other, returned, line.remainingCents).others).toEqual([])
  })

  it('says what does not fit', () => {
    expect(problemOf(emptyTray, line, names)?.code).toBe('empty-outgoing')
    const tray = toggledOther(emptyTray, returned, line.remainingCents)
    const of = (amountCents: number | null) =>
      problemOf(
        changedOther(tray, {
          kind: 'return',
          candidate: returned,
          decision: 'leave-open',
          amountCents: amountCents === null ? null : signedAs(-1, cents(amountCents)),
        }),
        line,
        names,
      )?.code
    expect([of(null), of(0), of(8000), of(8001), of(10001)]).toEqual([
      'amount-missing',
      'amount-zero',
      undefined,
      'exceeds-other',
      'exceeds-line',
    ])
  })

  it('puts a transfer in the place of what was only suggested', () => {
    const suggested = suggestedTray([candidate()], cents(14520))
    const tray = toggledOther(suggested, { ...transfer, amountCents: cents(14520) }, cents(14520))
    expect(targetsOf(tray)).toEqual([{ kind: 'transfer', bankLineId: 'x', amountCents: 14520 }])
  })
})

describe('dividing a line', () => {
  const amounts = fc.array(fc.integer({ min: 1, max: 1_000_000 }), { minLength: 1, maxLength: 12 })

  it('never gives away more than came in, nor more than is open, and leaves nothing that fits', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 5_000_000 }), (open, received) => {
        const remainingCents = cents(received)
        const documents = open.flatMap(
          (openCents, index) =>
            added(
              emptyTray,
              candidate({ documentId: String(index), openCents: cents(openCents) }),
              remainingCents,
            ).documents,
        )
        const tray = splitOver(documents, remainingCents)
        const total = open.reduce((sum, one) => sum + one, 0)
        expect(allocatedCents(tray)).toBe(Math.min(total, received))
        expect(tray.documents.every((one) => (one.amountCents ?? 0) <= one.openCents)).toBe(true)
        expect(tray.documents.every((one) => (one.amountCents ?? 0) > 0)).toBe(true)
      }),
    )
  })

  it('takes only documents that can be paid for payable', () => {
    expect(isPayable(candidate())).toBe(true)
    expect(isPayable(candidate({ documentState: 'replaced' }))).toBe(false)
  })
})

describe('marking what was recognised', () => {
  it('finds numbers as they were written and references through blanks', () => {
    const words = foundWords([
      candidate({
        evidence: [
          {
            code: 'number-written',
            weight: 'for',
            params: { number: 'PF-2026-00931', written: '26 0093 1' },
          },
          { code: 'reference-in-text', weight: 'for', params: { reference: 'RF712348231' } },
        ],
      }),
    ])
    const found = markedParts('hosting 26 0093 1, rf71 2348 231 groet', words)
    expect(found.filter((part) => part.isFound).map((part) => part.text)).toEqual([
      '26 0093 1',
      'rf71 2348 231',
    ])
  })

  it('never changes the text, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.array(fc.string({ unit: 'binary', minLength: 1 })),
        (text, words) => {
          expect(
            markedParts(text, words)
              .map((part) => part.text)
              .join(''),
          ).toBe(text)
        },
      ),
    )
  })
})
