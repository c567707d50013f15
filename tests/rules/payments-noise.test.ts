import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PayableDocument } from '../../electron/core/rooms/billing/index.ts'
import { readCardNumbers } from '../../electron/core/rooms/payments/card-number-reader.ts'
import { readDomains } from '../../electron/core/rooms/payments/domain-reader.ts'
import { likeness, nameParts } from '../../electron/core/rooms/payments/name-likeness.ts'
import { numberReader } from '../../electron/core/rooms/payments/number-reader.ts'
import { digitRuns, isOneSlip } from '../../electron/core/rooms/payments/slips.ts'
import type { LineFacts } from '../../electron/core/rooms/payments/suggestion-facts.ts'
import { rankCandidates } from '../../electron/core/rooms/payments/suggestion-rules.ts'
import { findCreditorReferences } from '../../shared/values/creditor-reference.ts'
import { day } from '../../shared/values/day.ts'
import { cents } from '../../shared/values/money.ts'

const read = numberReader(['PF-{year}-{number:5}', '{year}-{number:5}'])

function open(n: number, change: Partial<PayableDocument> = {}): PayableDocument {
  return {
    n,
    id: `document-${n}`,
    number: `PF-2026-${String(n).padStart(5, '0')}`,
    kind: 'proforma',
    state: 'open',
    version: 1,
    customerN: n,
    customerId: `customer-${n}`,
    customerName: `Bakkerij Hoekstra ${n}`,
    cardNumber: String(10_000 + n),
    openCents: cents(60_50),
    grossCents: cents(60_50),
    currency: 'EUR',
    issueDay: day('2026-11-01'),
    dueDay: day('2026-11-15'),
    reference: '',
    summary: 'Hosting',
    invoice: null,
    ...change,
  }
}

/** A line as the reading of its words makes it; what the books know of the payer is given. */
function line(text: string, change: Partial<LineFacts> = {}): LineFacts {
  return {
    remainingCents: 60_50,
    currency: 'EUR',
    bookingDay: '2026-11-19',
    counterpartyName: 'Iemand Anders',
    counterpartyIban: '',
    numbers: read(text, [2026, 2025]),
    digitRuns: digitRuns(text),
    references: findCreditorReferences(text).map((reference) => ({ reference, structured: false })),
    payers: new Map(),
    namePayers: new Map(),
    ibanCards: new Set(),
    nameCards: new Set(),
    alikeCards: new Map(),
    promises: new Map(),
    sameAmountCount: 1,
    domainCards: new Map(),
    domainDocuments: new Map(),
    numberedCards: new Map(),
    takenOver: new Map(),
    toleranceCents: 5,
    ...change,
  }
}

const knows = (n: number): Partial<LineFacts> => ({ ibanCards: new Set([n]) })
const best = (
  facts: LineFacts,
  documents: PayableDocument[],
  followers?: ReadonlyMap<number, readonly number[]>,
) => {
  const [first] = rankCandidates(facts, documents, followers)
  return first === undefined ? 'nothing' : `${first.grade} ${first.document.n}`
}
const codes = (facts: LineFacts, documents: PayableDocument[]) =>
  rankCandidates(facts, documents)[0]?.evidence.map(({ code }) => code) ?? []

describe('numbers through the noise of payers', () => {
  it.each([
    ['factuur PF-2026-00931', 'an exact number'],
    ['pf 2026/00931', 'signs moved'],
    ['PF - 2026 - 00931', 'signs spaced out'],
    ['PF-2O26-OO93I', 'letters for digits'],
    ['betaling PF-2026-00\n931', 'two pieces'],
    ['ref PF 2026 931 1x', 'a digit of another word behind it'],
    ['tel 06-12345678 PF-2026-00931 19-11-2026', 'other numbers beside it'],
  ])('is certain of %j (%s)', (text) => {
    expect(best(line(text), [open(931), open(932)])).toBe('certain 931')
  })

  it.each([
    ['2026-00931', 'its prefix left out'],
    ['nr 931', 'only the last part'],
    ['00931 bedankt', 'only the last part, padded'],
    ['PF-2026-00391', 'digits swapped'],
    ['PF-2026-0931', 'a digit lost'],
    ['PF-2026-009931', 'a digit twice'],
    ['RF99PF202600931', 'a reference with wrong check digits'],
  ])('needs the payer for %j (%s)', (text) => {
    expect(best(line(text), [open(931)])).toBe('likely 931')
    expect(best(line(text, knows(931)), [open(931)])).toBe('certain 931')
  })

  it('takes a few letters before digits for the prefix of somebody else', () => {
    const invoice = open(5, { number: '2026-00931', kind: 'invoice' })
    expect(best(line('2026-00931'), [invoice])).toBe('certain 5')
    expect(best(line('INV-2026-00931'), [invoice])).toBe('likely 5')
  })

  it.each(['19-11-2026', '2025-2026', '12,50 931', 'pas 931 14:05', 'tel 0612345678'])(
    'finds nothing whole in %j',
    (text) => {
      expect(read(text, [2026]).filter(({ how }) => how === 'exact' || how === 'noisy')).toEqual([])
    },
  )

  it('wants a witness where many documents have the amount, since a slip leads to one that fits', () => {
    const common = { sameAmountCount: 40 }
    expect(best(line('PF-2026-00931', common), [open(931)])).toBe('likely 931')
    expect(best(line('PF-2026-00931', { ...common, ...knows(931) }), [open(931)])).toBe('certain 931')
  })

  it('sees that a slip led to a document of somebody else', () => {
    const facts = line('PF-2026-00932', knows(931))
    expect(best(facts, [open(931), open(932, { openCents: cents(99_00) })])).toBe('likely 931')
    const both = rankCandidates(facts, [open(931), open(932)])
    expect(both.every(({ grade }) => grade !== 'certain')).toBe(true)
    expect(both.flatMap(({ evidence }) => evidence.map(({ code }) => code))).toContain('payer-of-other-card')
  })
})

describe('amounts that are not the open one', () => {
  it('finds a cent, a fee, a part and too much likely where the number is whole, and never certain', () => {
    for (const [received, code] of [
      [60_49, 'amount-cent'],
      [55_50, 'amount-fee'],
      [30_00, 'amount-less'],
      [70_00, 'amount-more'],
    ] as const) {
      const facts = line('PF-2026-00931', { remainingCents: received, ...knows(931) })
      expect(best(facts, [open(931)])).toBe('likely 931')
      expect(codes(facts, [open(931)])).toContain(code)
    }
  })

  it('adds up documents that are named, last parts included', () => {
    const documents = [open(931), open(932, { customerN: 931 }), open(933, { customerN: 931 })]
    const two = { remainingCents: 121_00, ...knows(931) }
    const ranked = rankCandidates(line('PF-2026-00931 en 932', two), documents)
    expect(ranked.slice(0, 2).map(({ grade, document }) => `${grade} ${document.n}`)).toEqual([
      'certain 931',
      'certain 932',
    ])
  })

  it('adds up two or three documents of a known payer, likely at most', () => {
    const documents = [10_00, 20_00, 45_00].map((amount, index) =>
      open(index + 1, { customerN: 1, openCents: cents(amount) }),
    )
    const ranked = rankCandidates(line('saldo', { remainingCents: 65_00, ...knows(1) }), documents)
    expect(ranked.slice(0, 2).map(({ grade, document }) => `${grade} ${document.n}`)).toEqual([
      'likely 2',
      'likely 3',
    ])
    expect(ranked[0]?.evidence.map(({ code }) => code)).toContain('set-equal')
    expect(best(line('saldo', { remainingCents: 65_00 }), documents)).toBe('nothing')
  })
})

describe('what a payer says of itself', () => {
  const domain = { domain: 'bakkerij-hoekstra.nl', written: 'bakkerij hoekstra nl', how: 'written' as const }

  it('is certain of a domain with the amount, but not of two documents alike', () => {
    const named = line('x', { domainCards: new Map([[7, domain]]) })
    expect(best(named, [open(1, { customerN: 7 }), open(2)])).toBe('certain 1')
    const twins = [open(1, { customerN: 7 }), open(2, { customerN: 7 })]
    expect(best(named, twins)).toBe('likely 1')
    expect(best({ ...named, domainDocuments: new Map([[2, domain]]) }, twins)).toBe('certain 2')
  })

  it('follows a card number, an account, a name and a card that took over, likely at most', () => {
    for (const change of [
      { numberedCards: new Map([[1, { cardNumber: '10001', isLabelled: true }]]) },
      { payers: new Map([[1, 2]]) },
      { namePayers: new Map([[1, 1]]) },
      { nameCards: new Set([1]) },
      { takenOver: new Map([[1, '10099']]) },
    ])
      expect(best(line('hosting', change), [open(1), open(2)])).toBe('likely 1')
  })

  it('tells two customers of one name apart by account or amount, else leaves it to the clerk', () => {
    const names = { nameCards: new Set([1, 2]) }
    expect(best(line('', names), [open(1), open(2)])).toBe('possible 1')
    expect(best(line('', { ...names, ...knows(2) }), [open(1), open(2)])).toBe('likely 2')
    expect(best(line('', names), [open(1), open(2, { openCents: cents(9_00) })])).toBe('likely 1')
  })

  it('takes a third party at its word when the number is whole', () => {
    expect(best(line('PF-2026-00931'), [open(931)])).toBe('certain 931')
  })

  it('offers the document that stands for a settled one, likely at most', () => {
    const settled = open(1, { state: 'settled', openCents: cents(0) })
    const follower = open(2, { customerN: 1, number: '2026-00002', kind: 'invoice' })
    expect(best(line('PF-2026-00001'), [settled, follower], new Map([[2, [1]]]))).toBe('likely 2')
    expect(best(line('PF-2026-00001'), [settled])).toBe('possible 1')
  })
})

describe('words of payers, read', () => {
  it.each([
    ['www.Bakkerij-Hoekstra.NL/factuur', 'bakkerij-hoekstra.nl'],
    ['bakkerij hoekstra nl', 'bakkerij-hoekstra.nl'],
    ['bakkerij hoekstra nl', 'bakkerijhoekstra.nl'],
    ['bakkerijhoekstranl', 'bakkerijhoekstra.nl'],
    ['verlenging bakkerijhoek stra.nl', 'bakkerijhoekstra.nl'],
    ['bakkerij-hoek-\nstra.nl', 'bakkerij-hoekstra.nl'],
    ['bakkerijhoekstra punt nl', 'bakkerijhoekstra.nl'],
    ['BÄCKEREI.de', 'xn--bckerei-5wa.de'],
    ['baeckerei.de', 'xn--bckerei-5wa.de'],
    ['baeckerei-hoekstra.de', 'xn--bckerei-hoekstra-vnb.de'],
    ['xn--bckerei-5wa.de', 'xn--bckerei-5wa.de'],
    ['info@shop.hoekstra.frl', 'hoekstra.frl'],
  ])('%j may mean %s', (text, key) => {
    expect(readDomains(text).map(({ labelKey }) => labelKey)).toContain(key)
  })

  it.each([
    ['klantnr. 10023', [{ cardNumber: '10023', isLabelled: true }]],
    ['Kundennummer: 10 023', [{ cardNumber: '10023', isLabelled: true }]],
    ['10023 hosting', [{ cardNumber: '10023', isLabelled: false }]],
    ['06-12345678', []],
  ])('%j names the cards %j', (text, cards) => {
    expect(readCardNumbers(text, '{number:5}')).toEqual(cards)
  })

  it.each([
    ['HR J. DE VRIES', 'Jan de Vries', 'alike'],
    ['Garage Brouwer Coop', 'Garage Brouwer Coöperatie U.A.', 'alike'],
    ['CAFE MULLER BV', 'Café Müller B.V.', 'equal'],
    ['Hoekstra', 'Bakkerij Hoekstra', null],
    ['Bakkerij Visser', 'Bakkerij Hoekstra', null],
  ])('%j is the name %j: %s', (one, other, expected) => {
    expect(likeness(nameParts(one), nameParts(other))).toBe(expected)
  })

  it('knows one slip from two', () => {
    const digits = fc.stringMatching(/^\d{8}$/u)
    const index = fc.integer({ min: 0, max: 6 })
    fc.assert(
      fc.property(digits, index, (text, at) => {
        expect(isOneSlip(text, text)).toBe(false)
        expect(isOneSlip(text, `${text.slice(0, at)}${text.slice(at + 1)}`)).toBe(true)
        const swapped = `${text.slice(0, at)}${text.charAt(at + 1)}${text.charAt(at)}${text.slice(at + 2)}`
        expect(isOneSlip(text, swapped)).toBe(swapped !== text)
        expect(isOneSlip(text, `${text}12`)).toBe(false)
      }),
    )
  })
})
