import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readInWorker,
  readStatementFile,
  readWholeFile,
  StatementRefusal,
} from '../../electron/core/statements/index.ts'
import { FileStaging, stagedColumns } from '../../electron/core/rooms/payments/staging.ts'
import type { StatementEvent } from '../../electron/core/statements/index.ts'
import { eventPacker } from '../../electron/core/statements/packed-lines.ts'
import { bytesOf, camtText } from './camt-builder.ts'
import { zipOf } from './zip-builder.ts'
import type { ZipPart } from './zip-builder.ts'

function fixture(name: string): ZipPart {
  return { name, content: readFileSync(new URL(`../fixtures/statements/${name}`, import.meta.url)) }
}

const camt: ZipPart = { name: 'a/camt.xml', content: bytesOf(camtText({ entries: [{}, {}] })) }
const rabobank = fixture('csv-rabobank-2021.csv')
const norma = fixture('norma43.n43')

async function eventsOf(bytes: Uint8Array): Promise<StatementEvent[]> {
  const events: StatementEvent[] = []
  for await (const event of readStatementFile({ bytes })) events.push(event)
  return events
}

async function refusalOf(bytes: Uint8Array): Promise<StatementRefusal> {
  try {
    await eventsOf(bytes)
  } catch (error) {
    if (error instanceof StatementRefusal) return error
    throw error
  }
  throw new Error('the archive was read')
}

describe('a zip of statements', () => {
  it('is read as one file: statements are counted on and name their entry', async () => {
    const events = await eventsOf(zipOf([camt, rabobank, { ...norma, isStored: true }], 'of March'))
    const ends = events.flatMap((event) => (event.type === 'statement-end' ? [event] : []))
    expect(
      ends.map(({ statement, summary }) => [statement.index, summary.statementIndex, statement.entryName]),
    ).toEqual([
      [0, 0, 'camt.xml'],
      [1, 1, 'csv-rabobank-2021.csv'],
      [2, 2, 'csv-rabobank-2021.csv'],
      [3, 3, 'norma43.n43'],
      [4, 4, 'norma43.n43'],
    ])
    const lines = events.flatMap((event) => (event.type === 'lines' ? event.lines : []))
    expect(lines.map((line) => line.statementIndex)).toEqual([0, 0, 1, 1, 1, 2, 3, 3, 4])
    expect(events.at(-1)).toEqual({ type: 'end', format: 'zip', statementCount: 5, lineCount: 9 })
    expect(events.filter((event) => event.type === 'end')).toHaveLength(1)
  })

  it('is read in a worker, and in pieces of any size', async () => {
    const bytes = zipOf([camt, rabobank])
    async function* pieces(): AsyncGenerator<Uint8Array> {
      for (let at = 0; at < bytes.byteLength; at += 3) yield bytes.subarray(at, at + 3)
    }
    const whole = await eventsOf(bytes)
    const inPieces: StatementEvent[] = []
    for await (const event of readStatementFile({ bytes: pieces() })) inPieces.push(event)
    const inWorker: StatementEvent[] = []
    for await (const event of readInWorker({ bytes: zipOf([camt, rabobank]) })) inWorker.push(event)
    expect(inPieces).toEqual(whole)
    expect(inWorker).toEqual(whole)
  })

  it('passes over folders and what macOS adds, and reads sizes of 64 bits', async () => {
    const nothing = new Uint8Array(0)
    const extras = ['march/', '__MACOSX/._camt.xml', '.DS_Store'].map((name) => ({ name, content: nothing }))
    const events = await eventsOf(zipOf([...extras, { ...camt, isWide: true }]))
    expect(events.at(-1)).toMatchObject({ statementCount: 1, lineCount: 2 })
  })

  it('shows of a name its last part alone, without signs that hide something', async () => {
    const events = await eventsOf(zipOf([{ ...camt, name: '../../etc/\u202ecamt\u0007.xml' }]))
    const [first] = events
    expect(first?.type === 'statement' ? first.statement.entryName : '').toBe('camt .xml')
  })

  it('is refused whole where one entry cannot be read, naming it with the place', async () => {
    const wrong = { name: 'b/second.xml', content: bytesOf(camtText({ entries: [{ amount: '1,00' }] })) }
    const refusal = await refusalOf(zipOf([camt, wrong]))
    expect(refusal).toMatchObject({
      code: 'amount-malformed',
      params: { text: '1,00', entry: 'second.xml' },
      position: { line: 6 },
    })
    const letter = { name: 'read me.txt', content: Buffer.from('Dear customer') }
    expect(await refusalOf(zipOf([camt, letter]))).toMatchObject({
      code: 'format-unknown',
      params: { entry: 'read me.txt' },
    })
  })

  it('counts a booking that two of its files hold once, and two truly equal ones twice', async () => {
    const events = await eventsOf(
      zipOf([camt, { ...camt, name: 'b/camt.xml' }, fixture('mt940-abn-ing.txt')]),
    )
    const staging = new FileStaging(1, () => 'id')
    const packed = eventPacker()
    const rows = events.flatMap((event) => staging.take(packed(event)))
    const at = (column: 'occurrence' | 'repeats'): unknown[] =>
      rows.slice(0, 4).map((row) => row[stagedColumns.indexOf(column)])
    expect(at('occurrence')).toEqual([1, 2, 1, 2])
    expect(at('repeats')).toEqual([0, 0, 1, 1])
  })

  it('is no matter for the reader of files in memory', () => {
    expect(() => readWholeFile(zipOf([camt]))).toThrow(expect.objectContaining({ code: 'file-is-zip' }))
  })
})

describe('a zip that is broken or hostile', () => {
  const zeros = Buffer.alloc(40_000_000)

  it.each<[string, () => Buffer, string, object]>([
    [
      'an archive within',
      () => zipOf([camt, { name: 'in.zip', content: zipOf([camt]) }]),
      'zip-nested',
      { entry: 'in.zip' },
    ],
    [
      'an entry with a password',
      () => zipOf([{ ...camt, flags: 1 }]),
      'zip-encrypted',
      { entry: 'camt.xml' },
    ],
    ['another way of packing', () => zipOf([{ ...camt, method: 12 }]), 'zip-method-unknown', { method: 12 }],
    ['no entry', () => zipOf([]), 'zip-empty', {}],
    ['folders alone', () => zipOf([{ name: 'a/', content: new Uint8Array(0) }]), 'zip-empty', {}],
    [
      'too many entries',
      () => zipOf(Array.from({ length: 1001 }, () => camt)),
      'zip-too-many-entries',
      { limit: 1000 },
    ],
    [
      'a stated size beyond the limit',
      () => zipOf([{ ...camt, statedBytes: 2_000_000_000 }]),
      'zip-too-large',
      {},
    ],
    [
      'a flood of zeros',
      () => zipOf([{ name: 'zeros', content: zeros }]),
      'file-is-binary',
      { entry: 'zeros' },
    ],
    ['a flood of blank lines', () => zipOf([{ name: 'x', content: flood }]), 'zip-too-dense', { limit: 200 }],
    [
      'a smaller stated size',
      () => zipOf([{ ...camt, statedBytes: 10 }]),
      'zip-malformed',
      { reason: 'size-differs' },
    ],
    [
      'a larger stated size',
      () => zipOf([{ ...camt, statedBytes: 99_999 }]),
      'zip-malformed',
      { reason: 'size-differs' },
    ],
    [
      'a wrong checksum',
      () => zipOf([{ ...camt, statedCrc: 1 }]),
      'zip-malformed',
      { reason: 'checksum-differs' },
    ],
    ['a cut', () => zipOf([camt]).subarray(0, -30), 'zip-malformed', { reason: 'end-missing' }],
    ['entries that share bytes', () => overlapping(), 'zip-malformed', { reason: 'entries-overlap' }],
  ])('%s is refused', async (_what, make, code, params) => {
    expect(await refusalOf(make())).toMatchObject({ code, params })
  })

  const statement = ':20:A\n:25:NL91ABNA0417164300\n:60F:C260301EUR0,00\n:62F:C260301EUR0,00\n-\n'
  const flood = bytesOf(statement + '\n'.repeat(5_000_000))

  function overlapping(): Buffer {
    const bytes = zipOf([camt, { ...camt, name: 'a/camt2.xml' }])
    const second = bytes.lastIndexOf(Buffer.from('PK\x01\x02', 'latin1'))
    bytes.writeUInt32LE(0, second + 42)
    return bytes
  }

  it('however its bytes are changed is read or refused, with the amounts as they were', async () => {
    const archive = zipOf([camt, { ...norma, isStored: true }])
    const whole = sumOf(await eventsOf(archive))
    const change = fc.record({ at: fc.nat(archive.byteLength - 1), byte: fc.integer({ min: 0, max: 255 }) })
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(archive)
        for (const { at, byte } of changes) bytes[at] = byte
        try {
          const sum = sumOf(await eventsOf(bytes))
          // An entry may be lost with its directory record only if nothing says that it was there.
          expect([whole, sum]).toContain(sum)
          expect(sum).toBe(whole)
        } catch (error) {
          if (!(error instanceof StatementRefusal)) throw error
        }
      }),
      { numRuns: 400 },
    )
  })
})

function sumOf(events: readonly StatementEvent[]): number {
  const lines = events.flatMap((event) => (event.type === 'lines' ? event.lines : []))
  return lines.reduce((sum, line) => sum + line.amountCents, 0)
}
