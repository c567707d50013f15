import { createWriteStream, openAsBlob } from 'node:fs'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { addBankDays, previousBankDay } from '../../../shared/values/day.ts'
import {
  type CamtLine,
  camtPieces,
  sampleBankAccount,
  sampleCompany,
} from '../../../electron/core/sample/index.ts'
import { createCardMaker } from '../../../electron/core/sample/cards.ts'
import { wordsFor } from '../../../electron/core/sample/payers.ts'
import { createRandom } from '../../../electron/core/sample/random.ts'
import { creditorReference } from '../../../shared/values/references.ts'
import { type BenchBooks, openBareDatabase, openBenchBooks, requestId } from '../books.ts'
import { type Bench, type Result, timed } from '../measure.ts'

/** Imports a large statement: parse, dedupe, store; beside the bare parse and the bare insert of the same. */
export async function importScene(bench: Bench): Promise<Result[]> {
  const { folder, sizes, note } = bench
  const books = await openBenchBooks(folder)
  try {
    const { today, bankAccounts } = await books.client.settings.get()
    const lines = makeLines(sizes.lines, addBankDays(previousBankDay(today), -1))
    const file = path.join(folder, 'statement.xml')
    await writeFile(file, lines, bankAccounts[0]?.balanceCents ?? 0)
    const bytes = await readFile(file)
    note(`a statement of ${lines.length} lines, ${(bytes.byteLength / 1e6).toFixed(0)} MB`)
    const parse = await timed(() => bareParse(bytes))
    const insert = await timed(() => bareInsert(folder, lines))
    const preview = await timed(() => previewOf(books, file))
    const commit = await timed(() =>
      books.client.payments.commitImport({ requestId: requestId(), id: preview.value }),
    )
    const ours = (preview.milliseconds + commit.milliseconds) / 1000
    const bare = (parse.milliseconds + insert.milliseconds) / 1000
    const of = { scene: 'import', unit: 's' } as const
    return [
      {
        ...of,
        name: `import ${lines.length} lines of camt.053`,
        ours,
        baselineName: 'saxes + bare insert',
        baseline: bare,
        goal: '≤ 2.5 × baseline',
        reached: ours <= 2.5 * bare,
      },
      {
        ...of,
        name: '… of which dry run',
        ours: preview.milliseconds / 1000,
        baselineName: 'saxes alone',
        baseline: parse.milliseconds / 1000,
        goal: '',
        reached: null,
      },
      {
        ...of,
        name: '… of which commit',
        ours: commit.milliseconds / 1000,
        baselineName: 'bare insert alone',
        baseline: insert.milliseconds / 1000,
        goal: '',
        reached: null,
      },
    ]
  } finally {
    await books.close()
  }
}

function makeLines(count: number, bookingDay: string): CamtLine[] {
  const random = createRandom('lines')
  const maker = createCardMaker(random.fork('cards'))
  const cards = Array.from({ length: 2000 }, (_, index) => maker.make(random.fork(index)))
  return Array.from({ length: count }, (_, index) => {
    const { payer, mainDomain: domain, country } = random.pick(cards)
    const number = `PF-2026-${String(index + 1).padStart(5, '0')}`
    const document = { number, reference: creditorReference(number), domain, cardNumber: '10042', country }
    return {
      bookingDay,
      amountCents: random.between(500, 250_000),
      counterpartyName: payer.name,
      counterpartyIban: payer.iban,
      counterpartyBic: payer.bic,
      ...wordsFor(random, payer.style, document),
    }
  })
}

async function writeFile(file: string, lines: readonly CamtLine[], openingCents: number): Promise<void> {
  const stream = createWriteStream(file)
  const day = lines[0]?.bookingDay ?? ''
  const statement = {
    identification: 'BENCH-1',
    sequenceNumber: 1,
    iban: sampleBankAccount.iban,
    currency: sampleBankAccount.currency,
    ownerName: sampleCompany.legalName,
    servicerBic: sampleBankAccount.bic,
    fromDay: day,
    toDay: day,
    openingCents,
    lines,
  }
  const camt = { messageId: 'BENCH', createdAt: `${day}T22:00:00.000Z`, statements: [statement] }
  for (const piece of camtPieces(camt)) if (!stream.write(piece)) await once(stream, 'drain')
  stream.end()
  await once(stream, 'close')
}

const pieceBytes = 65_536

function bareParse(bytes: Uint8Array): number {
  const parser = new SaxesParser()
  let seen = 0
  const count = (): void => {
    seen += 1
  }
  parser.on('opentag', count)
  parser.on('closetag', count)
  parser.on('text', count)
  const decoder = new TextDecoder()
  for (let from = 0; from < bytes.byteLength; from += pieceBytes)
    parser.write(decoder.decode(bytes.subarray(from, from + pieceBytes), { stream: true }))
  parser.close()
  return seen
}

function bareInsert(folder: string, lines: readonly CamtLine[]): void {
  const database = openBareDatabase(folder)
  database.exec(
    'create table line (n integer primary key, day text, amount integer, name text, iban text, bic text, words text, reference text, end_to_end text, code text) strict',
  )
  const insert = database.prepare(
    'insert into line (day, amount, name, iban, bic, words, reference, end_to_end, code) values (?, ?, ?, ?, ?, ?, ?, ?, ?)',
  )
  database.transaction(() => {
    for (const line of lines)
      insert.run(
        line.bookingDay,
        line.amountCents,
        line.counterpartyName ?? '',
        line.counterpartyIban ?? '',
        line.counterpartyBic ?? '',
        line.remittance ?? '',
        line.creditorReference ?? '',
        line.endToEndId ?? '',
        'PMNT/RCDT/ESCT',
      )
  })()
  database.close()
}

async function previewOf({ client }: BenchBooks, file: string): Promise<string> {
  const upload = new File([await openAsBlob(file)], path.basename(file))
  for await (const event of await client.payments.previewImport({ requestId: requestId(), file: upload })) {
    if (event.type === 'preview') return event.import.id
  }
  throw new Error('the preview ended without its result')
}
