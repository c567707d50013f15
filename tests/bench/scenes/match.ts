import type { CamtLine } from '../../../electron/core/sample/index.ts'
import { refreshGrades } from '../../../electron/core/rooms/payments/index.ts'
import { camtText, sampleBankAccount, sampleCompany } from '../../../electron/core/sample/index.ts'
import { previousBankDay } from '../../../shared/values/day.ts'
import { type BenchBooks, type Client, openBareDatabase, openBenchBooks, requestId } from '../books.ts'
import { type Bench, eachTimed, percentile, type Result, timed } from '../measure.ts'
import { draftFor, enterCards, type IssuedProforma } from '../proformas.ts'

/** Issues, matches and invoices one after the other through the contract; beside bare inserts, one commit each. */
export async function matchScene({ folder, sizes, note }: Bench): Promise<Result[]> {
  const books = await openBenchBooks(folder)
  const { client } = books
  try {
    await invoiceByClerk(client)
    const cards = await enterCards(client, 40)
    const proformas: IssuedProforma[] = []
    const numbers = Array.from({ length: sizes.matches }, (_, index) => index)
    const issuing = await eachTimed(numbers, async (index) => {
      const draft = draftFor(cards[index % cards.length] ?? '', index)
      proformas.push(await client.billing.createProforma({ requestId: requestId(), draft }))
    })
    const lines = await importPayments(books, proformas)
    note(`${proformas.length} proformas issued, their payments imported`)
    const matching = await eachTimed(lines, ({ bankLineId, documentId, amountCents }) =>
      client.payments.match({
        requestId: requestId(),
        bankLineId,
        version: 1,
        targets: [{ kind: 'document', documentId, amountCents }],
      }),
    )
    const waiting = await waitingProformas(client, proformas)
    const invoicing = await eachTimed(waiting, ({ id, version }) =>
      client.billing.issueInvoice({ requestId: requestId(), proformaId: id, version }),
    )
    const batches = await acceptBatches(books, cards, sizes.matches)
    const transfers = batches.lineCount
    return [
      figure('match one transfer', matching, bareMatches(folder, sizes.matches)),
      {
        ...figure('match in a batch, each', batches.each, bareBatch(folder, transfers)),
        name: `match one of ${transfers} transfers in a batch, p50 of ${batches.each.length}`,
        baselineName: 'bare inserts, one commit',
        goal: '≤ 0.2 ms',
        reached: percentile(batches.each, 50) <= 0.2,
      },
      figure('issue one final invoice, without PDF', invoicing, bareInvoices(folder, sizes.matches)),
      figure('issue one proforma, without PDF', issuing, bareProformas(folder, sizes.matches)),
    ]
  } finally {
    await books.close()
  }
}

function figure(name: string, ours: readonly number[], bare: readonly number[]): Result {
  const value = percentile(ours, 50)
  return {
    scene: 'match',
    name: `${name}, p50 of ${ours.length} (p95 ${percentile(ours, 95).toFixed(2)} ms)`,
    ours: value,
    unit: 'ms',
    baselineName: 'bare inserts, a commit each',
    baseline: percentile(bare, 50),
    goal: '≤ 1.0 ms',
    reached: value <= 1,
  }
}

/** So many batches, so that one slow commit does not stand for all. */
const batchCount = 5

/** Accepts batches of certain lines; answers the milliseconds of a line in each, what is certain computed anew with it. */
async function acceptBatches(books: BenchBooks, cards: readonly string[], count: number) {
  const { client, core } = books
  const lineCount = Math.ceil(count / batchCount)
  const each: number[] = []
  for (let round = 0; round < batchCount; round += 1) {
    const proformas: IssuedProforma[] = []
    for (let index = 0; index < lineCount; index += 1) {
      const draft = draftFor(cards[index % cards.length] ?? '', index)
      proformas.push(await client.billing.createProforma({ requestId: requestId(), draft }))
    }
    await importPayments(books, proformas, `BATCH-${round}`)
    await refreshGrades(core)
    const { token, lineCount: shown } = await client.payments.previewBatch({})
    if (shown !== lineCount) throw new Error(`${shown} of ${lineCount} lines are certain`)
    const { milliseconds } = await timed(() => client.payments.acceptBatch({ requestId: requestId(), token }))
    each.push(milliseconds / lineCount)
  }
  return { lineCount, each }
}

/** So that a match and the invoice it leads to are measured apart. */
async function invoiceByClerk(client: Client): Promise<void> {
  const { company } = await client.settings.get()
  const { version, ...fields } = company
  const changed = { ...fields, invoiceOnPayment: 'by-clerk' } as const
  await client.settings.updateCompany({ requestId: requestId(), version, company: changed })
}

async function importPayments(
  { client }: BenchBooks,
  proformas: readonly IssuedProforma[],
  identification = 'BENCH',
) {
  const { today, bankAccounts } = await client.settings.get()
  const day = previousBankDay(today)
  const amounts = new Map<string, number>()
  for (const { id } of proformas) amounts.set(id, (await client.billing.get({ id })).grossCents)
  const camtLines: CamtLine[] = proformas.map(({ id, number }) => ({
    bookingDay: day,
    amountCents: amounts.get(id) ?? 0,
    counterpartyName: 'BAKKERIJ HOEKSTRA',
    remittance: number,
  }))
  const statement = {
    identification,
    sequenceNumber: 1,
    iban: sampleBankAccount.iban,
    currency: sampleBankAccount.currency,
    ownerName: sampleCompany.legalName,
    servicerBic: sampleBankAccount.bic,
    fromDay: day,
    toDay: day,
    openingCents: bankAccounts[0]?.balanceCents ?? 0,
    lines: camtLines,
  }
  const text = camtText({
    messageId: identification,
    createdAt: `${day}T22:00:00.000Z`,
    statements: [statement],
  })
  let importId = ''
  const file = new File([text], 'payments.xml')
  for await (const event of await client.payments.previewImport({ requestId: requestId(), file }))
    if (event.type === 'preview') importId = event.import.id
  await client.payments.commitImport({ requestId: requestId(), id: importId })
  const bankLines = new Map<string, string>()
  for (let offset = 0; offset < proformas.length; offset += 500) {
    const { rows } = await client.payments.listLines({ offset, limit: 500 })
    for (const row of rows) bankLines.set(row.remittance, row.id)
  }
  return proformas.map(({ id, number }) => ({
    documentId: id,
    bankLineId: bankLines.get(number) ?? '',
    amountCents: amounts.get(id) ?? 0,
  }))
}

async function waitingProformas(client: Client, proformas: readonly IssuedProforma[]) {
  const waiting: { id: string; version: number }[] = []
  for (const { id } of proformas) waiting.push({ id, version: (await client.billing.get({ id })).version })
  return waiting
}

/** As `bareMatches`, all in one transaction: milliseconds of each. */
function bareBatch(folder: string, count: number): number[] {
  const [together] = bareTimes(folder, 1, [
    ['entry', 12, count],
    ['posting', 8, count * 2],
    ['allocation', 13, count],
    ['state', 8, count * 2],
  ])
  return [(together ?? 0) / count]
}

/** Bare rows of the tables a step must write, without guards, audit, search or checks. */
function bareTimes(
  folder: string,
  count: number,
  rows: readonly [table: string, columns: number, count: number][],
): number[] {
  const database = openBareDatabase(folder)
  const inserts = rows.map(([table, columns, each]) => {
    const names = Array.from({ length: columns }, (_, index) => `c${index}`)
    database.exec(`create table if not exists ${table} (n integer primary key, ${names.join(', ')})`)
    const marks = names.map(() => '?').join(', ')
    return {
      insert: database.prepare(`insert into ${table} (${names.join(', ')}) values (${marks})`),
      columns,
      each,
    }
  })
  const times: number[] = []
  for (let index = 0; index < count; index += 1) {
    const start = performance.now()
    database.transaction(() => {
      for (const { insert, columns, each } of inserts)
        for (let row = 0; row < each; row += 1)
          insert.run(
            Array.from({ length: columns }, (_, column) => (column % 2 === 0 ? index : `value ${index}`)),
          )
    })()
    times.push(performance.now() - start)
  }
  database.close()
  return times
}

const bareMatches = (folder: string, count: number): number[] =>
  bareTimes(folder, count, [
    ['entry', 12, 1],
    ['posting', 8, 2],
    ['allocation', 13, 1],
    ['state', 8, 2],
  ])

const bareInvoices = (folder: string, count: number): number[] =>
  bareTimes(folder, count, [
    ['document', 32, 1],
    ['document_line', 14, 3],
    ['document_vat', 6, 1],
    ['entry', 12, 2],
    ['posting', 8, 5],
    ['state', 8, 2],
  ])

const bareProformas = (folder: string, count: number): number[] =>
  bareTimes(folder, count, [
    ['document', 32, 1],
    ['document_line', 14, 3],
    ['document_vat', 6, 1],
    ['state', 8, 1],
  ])
