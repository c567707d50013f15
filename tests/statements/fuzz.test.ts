import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readWholeFile, StatementReader, StatementRefusal } from '../../electron/core/statements/index.ts'
import type { BankLine, StatementEvent, StatementFile } from '../../electron/core/statements/index.ts'
import { bytesOf, camtText } from './camt-builder.ts'

const folder = new URL('../fixtures/statements/', import.meta.url)
const corpus = readdirSync(folder).map((name) => readFileSync(new URL(name, folder)))

type Mutation =
  | { kind: 'set'; at: number; byte: number }
  | { kind: 'cut'; at: number }
  | { kind: 'remove'; at: number; length: number }
  | { kind: 'repeat'; at: number; length: number; times: number }

const share = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('set' as const), at: share, byte: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: share }),
  fc.record({ kind: fc.constant('remove' as const), at: share, length: fc.integer({ min: 1, max: 200 }) }),
  fc.record({
    kind: fc.constant('repeat' as const),
    at: share,
    length: fc.integer({ min: 1, max: 400 }),
    times: fc.integer({ min: 1, max: 40 }),
  }),
)

function mutate(bytes: Buffer, change: Mutation): Buffer {
  const at = Math.floor(change.at * bytes.byteLength)
  if (change.kind === 'set') {
    const copy = Buffer.from(bytes)
    copy[at] = change.byte
    return copy
  }
  if (change.kind === 'cut') return bytes.subarray(0, at)
  const before = bytes.subarray(0, at)
  const piece = bytes.subarray(at, at + change.length)
  const after = bytes.subarray(at + change.length)
  if (change.kind === 'remove') return Buffer.concat([before, after])
  return Buffer.concat([before, ...Array.from({ length: change.times + 1 }, () => piece), after])
}

/** What is read or why not; anything but a refusal is a defect and fails the test. */
function readOrRefuse(bytes: Uint8Array): StatementFile | StatementRefusal {
  try {
    return readWholeFile(bytes)
  } catch (error) {
    if (error instanceof StatementRefusal) return error
    throw error
  }
}

describe('mutated statement files', () => {
  it('are read or refused, never crash, and stay consistent with themselves', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        fc.array(mutation, { minLength: 1, maxLength: 6 }),
        (file, changes) => {
          const result = readOrRefuse(changes.reduce(mutate, file))
          if (result instanceof StatementRefusal) return
          for (const summary of result.summaries) {
            const lines = result.lines.filter((line) => line.statementIndex === summary.statementIndex)
            expect(lines.length).toBe(summary.lineCount)
            const booked = lines.filter((line) => line.status === 'booked')
            expect(booked.reduce((sum, line) => sum + line.amountCents, 0)).toBe(summary.bookedSumCents)
          }
          expect(result.lines.every((line) => Number.isSafeInteger(line.amountCents))).toBe(true)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('never change an amount without saying so: a changed byte in an amount is refused or unbalances', () => {
    const text = camtText({ entries: [{ amount: '123.45' }, { amount: '67.80' }], closing: '191.25' })
    const at = text.indexOf('123.45')
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 255 }), (offset, byte) => {
        const bytes = Buffer.from(bytesOf(text))
        const isSame = bytes[at + offset] === byte
        bytes[at + offset] = byte
        const result = readOrRefuse(bytes)
        if (result instanceof StatementRefusal || isSame) return
        const amounts = result.lines.map((line) => Number(line.amountCents))
        const isUnchanged = amounts[0] === 12_345
        if (!isUnchanged) expect(result.warnings.map((warning) => warning.code)).toContain('does-not-balance')
      }),
      { numRuns: 1500 },
    )
  })

  it('do not hang where a pattern could be made to run wild: quadratic time would exceed the time limit', () => {
    const head = ':20:A\n:25:NL91ABNA0417164300\n:60F:C260301EUR0,00\n:61:260301C5,00NTRFNONREF\n'
    const floods = [
      '/EREF/' + '/'.repeat(19_000) + 'x',
      'NAAM: ' + 'a '.repeat(9000),
      '166?20' + '?'.repeat(19_000),
    ]
    floods.push('EREF+'.repeat(3800), ' '.repeat(19_000) + 'x', 'NL20INGB'.repeat(2000))
    for (const flood of floods) readOrRefuse(bytesOf(`${head}:86:${`${flood}\n`.repeat(4)}`))
  })

  it('are refused where they are noise', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (noise) => {
        expect(readOrRefuse(noise)).toBeInstanceOf(StatementRefusal)
      }),
    )
  })
})

describe('what was written is what is read', () => {
  it('however the bytes are cut into pieces, for every format', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...corpus),
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }),
        (file, sizes) => {
          const reader = new StatementReader()
          const lines: BankLine[] = []
          const take = (events: readonly StatementEvent[]): void => {
            for (const event of events) if (event.type === 'lines') lines.push(...event.lines)
          }
          for (let from = 0, turn = 0; from < file.byteLength; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1
            take(reader.push(file.subarray(from, from + size)))
            from += size
          }
          take(reader.finish())
          expect(lines).toEqual(readWholeFile(file).lines)
        },
      ),
    )
  })

  it('for any amounts and directions, in one piece or many', () => {
    const entry = fc.record({ cents: fc.integer({ min: 0, max: 10_000_000 }), isCredit: fc.boolean() })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), (wanted) => {
        const entries = wanted.map(({ cents, isCredit }) => ({
          amount: `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`,
          direction: isCredit ? 'CRDT' : 'DBIT',
        }))
        const { lines } = readWholeFile(bytesOf(camtText({ entries, closing: null })))
        expect(lines.map((line) => line.amountCents + 0)).toEqual(
          wanted.map(({ cents, isCredit }) => (isCredit || cents === 0 ? cents : -cents)),
        )
      }),
    )
  })
})
