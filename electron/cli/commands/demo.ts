import type { Command } from 'commander'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { type Client, type GlobalOptions, openBooks } from '../books.ts'
import { openReport, type Report } from '../demo/report.ts'
import { writeStatement } from '../demo/statement.ts'
import { importStatement, issueProforma, matchLines, pickCard, showInvoice } from '../demo/steps.ts'
import { Refused, UsageError } from '../exit-codes.ts'
import { money } from '../output.ts'
import { wholeNumber } from './sample.ts'
import { proveBooks } from './verify.ts'

interface DemoOptions extends GlobalOptions {
  out: string
  customers: string
  size: string
}

/** `demo`: the main job on the sample company, from the card to the final invoice, with its figures. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .description('do the main job on the sample company: card, proforma, statement, match, final invoice')
    .option('--out <dir>', 'where the PDFs and the statement are written', path.join('out', 'demo'))
    .option('--size <documents>', 'documents of a new sample company', '2000')
    .option('--customers <count>', 'customers of a new sample company', '500')
    .action(async (_options: DemoOptions, command: Command) => {
      await demo(command.optsWithGlobals<DemoOptions>())
    })
}

async function demo(options: DemoOptions): Promise<void> {
  const named = options.data !== undefined || options.database !== undefined
  const temporary = named ? null : mkdtempSync(path.join(tmpdir(), 'openpost-demo-'))
  try {
    await demoOn(temporary === null ? options : { ...options, data: temporary })
  } finally {
    if (temporary !== null) rmSync(temporary, { recursive: true, force: true })
  }
}

async function demoOn(options: DemoOptions): Promise<void> {
  const folder = path.resolve(options.out)
  const report = openReport(options.json === true)
  const books = await openBooks(options, { mayCreate: true })
  const { client } = books
  try {
    const startedAt = performance.now()
    await books.signIn(await openSample(client, options))
    await showSample(client, report, Math.round(performance.now() - startedAt))
    const demo = { client, report, folder }
    const { draft } = await pickCard(demo)
    const proforma = await issueProforma(demo, draft)
    const statement = await writeStatement(client, proforma)
    await mkdir(folder, { recursive: true })
    await writeFile(path.join(folder, statement.name), statement.text)
    const imported = await importStatement(demo, statement)
    const invoiceId = await matchLines(demo, imported, proforma)
    if (invoiceId === null) throw new Refused('The payment did not lead to a final invoice.')
    await showInvoice(demo, proforma, invoiceId)
    await client.billing.renderPending({ requestId: randomUUID(), limit: 100_000 })
    report.step('openpost verify', [], {})
    if ((await proveBooks(client, null, options.json === true)) > 0)
      throw new Refused('The books do not prove themselves.')
  } finally {
    await books.close()
  }
}

/** Makes the sample company where there is none yet; real books are left alone. */
async function openSample(
  client: Client,
  options: DemoOptions,
): Promise<{ login: string; password: string }> {
  const { setUp, isSample, companyName, sampleLogin } = await client.operators.state()
  if (setUp && !isSample)
    throw new UsageError(`${companyName} is no sample company. The demo works on generated data only.`)
  if (sampleLogin !== null) return sampleLogin
  return client.operators.setUpSample({
    requestId: randomUUID(),
    customers: wholeNumber(options.customers, '--customers'),
    documents: wholeNumber(options.size, '--size'),
    language: 'en',
  })
}

/** What the company looks like to the operator who just signed in. */
async function showSample(client: Client, report: Report, milliseconds: number): Promise<void> {
  const { company, bankAccounts } = await client.settings.get()
  const [customers, documents, counts] = await Promise.all([
    client.customers.list({ limit: 1 }),
    client.billing.list({ limit: 1 }),
    client.payments.counts(),
  ])
  const [account] = bankAccounts
  report.step(
    'The sample company',
    [
      ['company', `${company.legalName}, ${company.city}`],
      ['customers', customers.total],
      ['documents', documents.total],
      [
        'bank',
        account === undefined ? '' : `${account.iban}  ${money(account.balanceCents, account.currency)}`,
      ],
      ['lines to match', counts.suggested + counts.open],
      ['ready after', `${(milliseconds / 1000).toFixed(1)} s`],
    ],
    { company: company.legalName, customers: customers.total, documents: documents.total, milliseconds },
  )
}
