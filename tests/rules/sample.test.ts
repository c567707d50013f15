import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { zCardFields } from '../../shared/contract/customers.ts'
import { zServiceFields } from '../../shared/contract/services.ts'
import { addDays, addMonths, day, isBankDay, nextBankDay, previousBankDay } from '../../shared/values/day.ts'
import { isIban } from '../../shared/values/iban.ts'
import { isTaxIdKind, validateTaxId, validateVatNumber } from '../../shared/values/tax-id.ts'
import { statementSpans } from '../../electron/core/sample/bank.ts'
import { createCardMaker } from '../../electron/core/sample/cards.ts'
import { type CamtLine, camtPieces, camtText, totalsOf } from '../../electron/core/sample/camt-writer.ts'
import { payerStyles, wordsFor } from '../../electron/core/sample/payers.ts'
import { makePlan } from '../../electron/core/sample/plan.ts'
import { createRandom } from '../../electron/core/sample/random.ts'
import { readWholeFile } from '../../electron/core/statements/index.ts'

const today = day('2026-11-20')

describe('the people and companies of the sample', () => {
  const random = createRandom('test')
  const maker = createCardMaker(random)
  const cards = Array.from({ length: 3000 }, (_, index) => maker.make(random.fork(index)))

  it('have tax IDs and VAT numbers that their countries would accept, each once', () => {
    const seen = new Set<string>()
    for (const { taxIdentity, card } of cards) {
      const { kind, country, value } = taxIdentity
      if (!isTaxIdKind(kind)) throw new Error(`${kind} is no kind of tax ID`)
      const checked = validateTaxId({ kind, country, value, cardKind: card.kind })
      expect(checked).toEqual({ ok: true, kind, value })
      if (card.vatNumber !== '') expect(validateVatNumber(card.vatNumber).ok, card.vatNumber).toBe(true)
      if (value === '') continue
      expect(seen.has(value)).toBe(false)
      seen.add(value)
    }
  })

  it('have IBANs with right check digits and mail addresses that reach nobody', () => {
    for (const { card, payer, contacts } of cards) {
      expect(isIban(payer.iban), payer.iban).toBe(true)
      if (card.iban !== '') expect(isIban(card.iban)).toBe(true)
      for (const { email } of [card, ...contacts]) expect(email).toMatch(/^[a-z0-9-]+@[a-z0-9-]+\.example$/)
    }
  })

  it('come from four countries, with their letters, and are cards the contract takes', () => {
    expect(new Set(cards.map(({ country }) => country))).toEqual(new Set(['NL', 'DE', 'ES', 'BE']))
    expect(cards.some(({ card }) => /[äöüßéíñçëï]/u.test(card.legalName))).toBe(true)
    for (const { card } of cards) expect(zCardFields.parse(card)).toEqual(card)
  })

  it('own each domain once', () => {
    const domains = cards.map(({ mainDomain }) => mainDomain)
    expect(new Set(domains).size).toBe(domains.length)
    for (const domain of domains)
      expect(domain).toMatch(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.(nl|de|es|be|com)$/)
  })
})

describe('the plan of the sample', () => {
  it('is the same for the same seed, size and day, and another for another seed', () => {
    const size = { customers: 80, documents: 300 }
    expect(makePlan(size, today)).toEqual(makePlan(size, today))
    expect(makePlan(size, today, 'other')).not.toEqual(makePlan(size, today))
  })

  it('bills cards only once they are there, on bank days before today', () => {
    const plan = makePlan({ customers: 200, documents: 800 }, today)
    for (const { day: issued, cardIndex, fate } of plan.proformas) {
      expect(issued >= (plan.cards[cardIndex]?.joinDay ?? '9999')).toBe(true)
      expect(issued < today && isBankDay(issued)).toBe(true)
      for (const { bookingDay } of fate.payments)
        expect(bookingDay > issued && isBankDay(bookingDay)).toBe(true)
    }
    const services = plan.cards.flatMap((card) => card.services)
    for (const service of services)
      expect(() => zServiceFields.parse({ ...service, nextBillingDay: today })).not.toThrow()
  })

  it.each([
    [10, 10],
    [20, 2000],
    [2000, 500],
    [1000, 20_000],
  ])('fits %i customers with %i documents', (customers, documents) => {
    const plan = makePlan({ customers, documents }, today)
    expect(plan.cards).toHaveLength(customers)
    expect(plan.proformas.length).toBeGreaterThan(documents * 0.35)
    expect(plan.proformas.length).toBeLessThan(documents * 0.65)
  })
})

describe('the statements of the sample', () => {
  const days = fc.integer({ min: 0, max: 1500 }).map((count) => addDays(day('2024-01-01'), count))

  it('follow each other without a gap up to yesterday, and are read after their last day', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        (now, unread, waiting) => {
          const firstDay = nextBankDay(addMonths(now, -18))
          const yesterday = previousBankDay(addDays(now, -1))
          const read = previousBankDay(addDays(yesterday, -unread))
          const matched = previousBankDay(addDays(read, -waiting))
          const spans = statementSpans(firstDay, { matched, read, today: now })
          expect(spans[0]?.from).toBe(firstDay)
          for (const [index, { from, to, importDay, what }] of spans.entries()) {
            const before = spans[index - 1]
            if (before !== undefined) expect(from).toBe(addDays(before.to, 1))
            expect(from <= to && to < importDay && importDay <= now).toBe(true)
            expect(what === 'matched' ? to <= matched : to > matched).toBe(true)
          }
          const last = spans.at(-1)
          if (last?.what === 'unread') expect(last.to).toBe(yesterday)
        },
      ),
    )
  })
})

describe('payers', () => {
  it('write in every style, mostly something that helps', () => {
    const random = createRandom('payers')
    const document = {
      number: 'PF-2026-00123',
      reference: 'RF18539007547034',
      domain: 'bakkerij-hoekstra.nl',
      cardNumber: '10042',
      country: 'NL',
    } as const
    for (const [style] of payerStyles) {
      const { remittance, creditorReference } = wordsFor(random, style, document)
      if (style === 'structured') expect(creditorReference).toBe(document.reference)
      else expect(remittance).not.toBe('')
      if (style === 'number') expect(remittance).toBe(document.number)
      if (style === 'number-with-slip') expect(remittance).not.toContain(document.number)
      if (style === 'number-moved') expect(remittance.replace(/\D/g, '')).toMatch(/^20260*123$/)
    }
  })
})

const words = fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => text.replace(/\p{Cc}/gu, ''))
const camtLine: fc.Arbitrary<CamtLine> = fc.record({
  bookingDay: fc.constant('2026-11-19'),
  amountCents: fc.integer({ min: -99_999_999, max: 99_999_999 }).filter((amount) => amount !== 0),
  counterpartyName: words,
  counterpartyIban: fc.constant('NL91ABNA0417164300'),
  remittance: words,
})

describe('the writer of statements', () => {
  const statement = (lines: CamtLine[], openingCents: number) => ({
    identification: 'S-1',
    sequenceNumber: 1,
    iban: 'NL91ABNA0417164300',
    currency: 'EUR',
    ownerName: 'Brightwire & Söhne <Hosting>',
    servicerBic: 'ABNANL2A',
    fromDay: '2026-11-19',
    toDay: '2026-11-19',
    openingCents,
    lines,
  })

  it.each(['camt.053.001.02', 'camt.053.001.08'] as const)(
    'writes a %s that balances and says what it was given, whatever payers write',
    async (version) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(camtLine, { maxLength: 12 }),
          fc.integer({ min: -1e9, max: 1e9 }),
          async (lines, openingCents) => {
            const given = statement(lines, openingCents)
            const createdAt = '2026-11-20T06:00:00.000Z'
            const text = camtText({ version, messageId: 'M-1', createdAt, statements: [given] })
            const read = await readWholeFile(new TextEncoder().encode(text))
            expect(read.statements[0]?.formatVersion).toBe(version)
            expect(read.statements[0]?.account.ownerName).toBe(given.ownerName)
            expect(read.statements[0]?.closingBalance?.amountCents).toBe(totalsOf(given).closingCents)
            expect(read.summaries[0]?.differenceCents).toBe(0)
            expect(read.lines.map(({ amountCents }) => amountCents)).toEqual(
              lines.map((line) => line.amountCents),
            )
            expect(read.warnings.filter(({ code }) => code !== 'no-lines')).toEqual([])
            for (const [index, line] of read.lines.entries()) {
              const plain = (value: string | null | undefined) => (value ?? '').replace(/\s+/gu, '')
              expect(plain(line.remittanceText)).toBe(plain(lines[index]?.remittance))
            }
          },
        ),
        { numRuns: 40 },
      )
    },
  )

  it('streams, so that a file of any length needs no more than its pieces', () => {
    const line = { bookingDay: '2026-11-19', amountCents: 100, remittance: 'PF-2026-00001' }
    const lines = {
      *[Symbol.iterator]() {
        for (let count = 0; count < 5000; count += 1) yield line
      },
    }
    const given = { ...statement([], 0), lines }
    const pieces = [
      ...camtPieces({ messageId: 'M', createdAt: '2026-11-20T06:00:00.000Z', statements: [given] }),
    ]
    expect(pieces.length).toBeGreaterThan(20)
    expect(Math.max(...pieces.map((piece) => piece.length))).toBeLessThan(80_000)
  })

  it('refuses an entry without amount, which no bank books', () => {
    expect(() =>
      totalsOf({ openingCents: 0, lines: [{ bookingDay: '2026-11-19', amountCents: 0 }] }),
    ).toThrow(RangeError)
  })
})
