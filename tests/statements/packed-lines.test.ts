import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newBankLine } from '../../electron/core/statements/bank-line.ts'
import {
  lineText,
  lineTextColumns,
  packLines,
  unpackTexts,
} from '../../electron/core/statements/packed-lines.ts'
import {
  lineFingerprint,
  readInWorker,
  StatementRefusal,
  type BankLine,
  type StatementAccount,
} from '../../electron/core/statements/index.ts'
import { readPackedInWorker } from '../../electron/core/statements/read-in-worker.ts'
import { readDay } from '../../electron/core/statements/field-values.ts'
import { cents } from '../../shared/values/money.ts'
import { bytesOf, camtText } from './camt-builder.ts'

const account: StatementAccount = {
  iban: 'NL91ABNA0417164300',
  other: null,
  currency: 'EUR',
  ownerName: null,
  servicerBic: null,
}
const text = fc.oneof(fc.constant(null), fc.string({ unit: 'binary', maxLength: 30 }))
const anyLine = fc
  .record({
    amount: fc.integer({ min: -1e9, max: 1e9 }),
    name: text,
    words: text,
    bank: text,
    isPending: fc.boolean(),
  })
  .map(({ amount, name, words, bank, isPending }): BankLine =>
    newBankLine(
      {
        statementIndex: 0,
        entryIndex: 0,
        bookingDay: readDay('2026-11-20', '', () => new StatementRefusal('day-malformed')),
        amountCents: cents(amount),
        currency: 'EUR',
        position: { line: 1, column: 1 },
      },
      {
        status: isPending ? 'pending' : 'booked',
        counterpartyName: name,
        remittancePieces: words === null ? [] : [words],
        bankReference: bank,
      },
    ),
  )

describe('lines packed for another thread', () => {
  it('come out with the texts they were packed with, whatever characters they hold', () => {
    const at = (texts: string[] | undefined, column: (typeof lineTextColumns)[number]) =>
      texts?.[lineTextColumns.indexOf(column)]
    const property = fc.property(fc.array(anyLine, { maxLength: 8 }), (lines) => {
      const packed = packLines(account, lines)
      const unpacked = unpackTexts(packed)
      const booked = lines.filter((line) => line.status === 'booked')
      expect([packed.count, packed.pendingCount]).toEqual([booked.length, lines.length - booked.length])
      for (const [index, line] of booked.entries()) {
        const texts = unpacked[index]
        expect(texts).toHaveLength(lineTextColumns.length)
        expect(texts?.[lineText.fingerprint]).toBe(lineFingerprint(account, line))
        expect(texts?.[lineText.bookingDay]).toBe('2026-11-20')
        expect(at(texts, 'counterparty_name')).toBe(line.counterpartyName ?? '')
        expect(at(texts, 'remittance')).toBe(line.remittanceText ?? '')
        expect(at(texts, 'bank_reference')).toBe(line.bankReference ?? '')
        expect(packed.amountsCents[index]).toBe(line.amountCents)
      }
    })
    fc.assert(property)
  })

  it('come from the thread in the order of the file, also when it reads one file after the other', async () => {
    for (const count of [3, 1200, 7]) {
      const bytes = () =>
        bytesOf(
          camtText({
            entries: Array.from({ length: count }, (_, index) => ({
              reference: `REF${index}`,
              amount: '1.00',
            })),
            closing: `${count}.00`,
          }),
        )
      const references: (string | undefined)[] = []
      for await (const event of readPackedInWorker({ bytes: bytes() })) {
        if (event.type !== 'packed-lines') continue
        const column = lineTextColumns.indexOf('bank_reference')
        references.push(...unpackTexts(event.lines).map((texts) => texts[column]))
      }
      const expected: (string | null)[] = []
      for await (const event of readInWorker({ bytes: bytes() }))
        if (event.type === 'lines') expected.push(...event.lines.map((line) => line.bankReference))
      expect(references).toHaveLength(count)
      expect(references).toEqual(expected.map((reference) => reference ?? ''))
    }
  })

  it('does not keep a thread that has not finished its file', async () => {
    const entries = Array.from({ length: 3000 }, (_, index) => ({ reference: `OLD${index}`, amount: '1.00' }))
    for await (const event of readPackedInWorker({ bytes: bytesOf(camtText({ entries })) }))
      if (event.type === 'packed-lines') break
    const seen: string[] = []
    const next = bytesOf(camtText({ entries: [{ reference: 'NEWFILE', amount: '1.00' }], closing: '1.00' }))
    for await (const event of readInWorker({ bytes: next }))
      if (event.type === 'lines') seen.push(...event.lines.map((line) => line.bankReference ?? ''))
    expect(seen).toEqual(['NEWFILE'])
  })
})
