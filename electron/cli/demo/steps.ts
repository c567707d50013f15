import { ORPCError } from '@orpc/client'
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { z } from 'zod'
import type { Draft, zDocument } from '../../../shared/contract/billing.ts'
import type { zCustomer } from '../../../shared/contract/customers.ts'
import type { zCandidate, zImport } from '../../../shared/contract/payments.ts'
import { en } from '../../../shared/locales/en/index.ts'
import { addDays, addMonths } from '../../../shared/values/day.ts'
import { cents } from '../../../shared/values/money.ts'
import type { Client } from '../books.ts'
import { money } from '../output.ts'
import { wordCode } from '../words.ts'
import type { Report } from './report.ts'
import type { DemoStatement } from './statement.ts'

type Customer = z.output<typeof zCustomer>
type Document = z.output<typeof zDocument>
type Import = z.output<typeof zImport>
type Candidate = z.output<typeof zCandidate>

/** What every step needs. */
export interface Demo {
  client: Client
  report: Report
  /** Where PDFs and the statement are written. */
  folder: string
}

/** Picks a business at home whose services fall due next. */
export async function pickCard({ client, report }: Demo): Promise<{ customer: Customer; draft: Draft }> {
  const { today } = await client.settings.get()
  const due = await client.services.listDue({ untilDay: addDays(today, 150) })
  const cards = due.customers.slice(0, 40)
  let chosen: { customer: Customer; services: (typeof cards)[number]['services'] } | null = null
  for (const { customer, services } of cards) {
    const card = await client.customers.get({ id: customer.id })
    if (chosen === null || (card.country === 'NL' && card.kind === 'company' && services.length > 1))
      chosen = { customer: card, services }
    if (chosen.customer.country === 'NL' && chosen.services.length > 1) break
  }
  if (chosen === null) throw new Error('no card of the sample company has services')
  const { customer, services } = chosen
  const rows = services.slice(0, 12)
  const lines = rows.map((service) => {
    const from = service.nextBillingDay ?? today
    const { id: serviceId, description, label, quantity, unitPrice, periodMonths } = service
    const periodTo = periodMonths === 0 ? from : addDays(addMonths(from, periodMonths), -1)
    const words = `${description === '' ? service.kind : description} ${label}`
    const period = { detail: '', vatCategory: 'standard' as const, periodFrom: from, periodTo }
    return { description: words, quantity, unitPrice, serviceId, ...period }
  })
  report.step(
    'A card with services',
    [
      ['card', `${customer.cardNumber}  ${customer.legalName}`],
      ['address', `${customer.addressLine}, ${customer.postcode} ${customer.city}`],
      ['tax ID', `${customer.taxIdentity.kind} ${customer.taxIdentity.value}`],
    ],
    {
      cardNumber: customer.cardNumber,
      legalName: customer.legalName,
      services: rows.map(({ label }) => label),
    },
  )
  report.table(
    ['service', 'label', 'price', 'next billing'],
    rows.map(({ kind, label, unitPrice, nextBillingDay }) => [kind, label, unitPrice, nextBillingDay ?? '']),
  )
  const draft = {
    customerId: customer.id,
    priceMode: null,
    dueDay: null,
    purchaseReference: '',
    note: '',
    lines,
  }
  return { customer, draft }
}

export async function issueProforma({ client, report }: Demo, draft: Draft): Promise<Document> {
  const confirm = ['billing.vat-not-confirmed']
  const { id } = await client.billing.createProforma({ requestId: randomUUID(), draft, confirm })
  const proforma = await client.billing.get({ id })
  const { number, currency, netCents, vatCents, grossCents, reference, dueDay } = proforma
  report.step(
    'The proforma',
    [
      ['number', number],
      ['net', money(netCents, currency)],
      ['VAT', `${money(vatCents, currency)} (${proforma.treatment})`],
      ['to pay', money(grossCents, currency)],
      ['due', dueDay],
      ['reference', reference],
    ],
    { number, netCents, vatCents, grossCents, reference, dueDay },
  )
  return proforma
}

/** Reads the file without storing a line, says what would happen, then stores it; and once more, which adds nothing. */
export async function importStatement(demo: Demo, statement: DemoStatement): Promise<Import> {
  const { client, report } = demo
  const preview = await previewOf(client, statement)
  showImport(report, 'The statement, read without storing anything', preview)
  const confirm = ['payments.possible-duplicate']
  const imported = await client.payments.commitImport({ requestId: randomUUID(), id: preview.id, confirm })
  const again = await previewOf(client, statement)
  await client.payments.discardImport({ requestId: randomUUID(), id: again.id })
  report.step(
    'The statement, imported',
    [
      ['new lines', imported.newCount],
      ['the same file again', `${again.newCount} new, ${again.knownCount} known`],
    ],
    { newCount: imported.newCount, again: { newCount: again.newCount, knownCount: again.knownCount } },
  )
  return imported
}

async function previewOf(client: Client, { text, name }: DemoStatement): Promise<Import> {
  const file = new File([text], name, { type: 'application/xml' })
  for await (const event of await client.payments.previewImport({ requestId: randomUUID(), file })) {
    if (event.type === 'preview') return event.import
  }
  throw new Error('the preview ended without its result')
}

function showImport(
  report: Report,
  title: string,
  { statements, newCount, knownCount, lineCount }: Import,
): void {
  const [first] = statements
  if (first === undefined) throw new Error('the statement is empty')
  const shown = (amountCents: number | null) =>
    amountCents === null ? '' : money(amountCents, first.currency)
  report.step(
    title,
    [
      ['account', `${first.accountIban} ${first.bankAccountName}`],
      ['lines', `${lineCount}: ${newCount} new, ${knownCount} known, ${first.suspiciousCount} doubtful`],
      ['opening', shown(first.openingCents)],
      ['in', shown(first.creditCents)],
      ['out', shown(first.debitCents)],
      ['closing', shown(first.closingCents)],
      ['imbalance', shown(first.imbalanceCents)],
    ],
    { lineCount, newCount, knownCount, openingCents: first.openingCents, closingCents: first.closingCents },
  )
}

/** Shows the best candidate of every line, and accepts those that are certain. */
export async function matchLines(demo: Demo, imported: Import, proforma: Document): Promise<string | null> {
  const { client, report } = demo
  const { rows: lines } = await client.payments.listLines({
    limit: 100,
    filters: { importId: { operator: 'equals', value: imported.id } },
  })
  const table: string[][] = []
  const facts: Record<string, unknown>[] = []
  let invoiceId: string | null = null
  for (const line of lines) {
    const [best] = line.amountCents > 0 ? await client.payments.suggest({ bankLineId: line.id }) : []
    const accepts = best !== undefined && (best.grade === 'certain' || best.documentId === proforma.id)
    const issued = accepts ? await accept(client, line.id, best) : []
    if (accepts && best.documentId === proforma.id) invoiceId = issued[0]?.id ?? null
    const outcome = issued[0]?.number ?? (accepts ? 'matched' : 'left open')
    const amount = money(line.amountCents, line.currency)
    table.push([amount, line.remittance.slice(0, 34), best?.documentNumber ?? '', best?.grade ?? '', outcome])
    facts.push({
      amountCents: line.amountCents,
      candidate: best?.documentNumber ?? null,
      grade: best?.grade ?? null,
      outcome,
    })
    if (best?.documentId === proforma.id) table.push(['', evidenceOf(best), '', '', ''])
  }
  report.step('Suggestions, and what was matched', [['lines', lines.length]], { lines: facts })
  report.table(['amount', 'the payer wrote', 'candidate', 'grade', 'invoice'], table)
  return invoiceId
}

async function accept(client: Client, bankLineId: string, candidate: Candidate) {
  const { version } = await client.payments.getLine({ id: bankLineId })
  const { documentId, proposedCents } = candidate
  const { issuedInvoices } = await client.payments.match({
    requestId: randomUUID(),
    bankLineId,
    version,
    targets: [{ kind: 'document', documentId, amountCents: cents(proposedCents) }],
  })
  return issuedInvoices
}

function evidenceOf({ evidence }: Candidate): string {
  return `because: ${evidence.map(({ code, params }) => wordCode(en.evidence, code, params)).join(', ')}`
}

/** Waits for the PDFs and writes them; says what the invoice says. */
export async function showInvoice(demo: Demo, proforma: Document, invoiceId: string): Promise<void> {
  const { client, report, folder } = demo
  const invoice = await client.billing.get({ id: invoiceId })
  const { currency, number, vatDay, payments } = invoice
  const files = [await savePdf(client, proforma, folder), await savePdf(client, invoice, folder)]
  report.step(
    'The final invoice',
    [
      ['number', number],
      ['recipient', invoice.recipient.join(', ')],
      ['total', money(invoice.grossCents, currency)],
      ['VAT day', vatDay ?? ''],
      [
        'paid',
        payments.map(({ day, amountCents }) => `${money(amountCents, currency)} on ${day}`).join(', '),
      ],
      ['still open', money(invoice.openCents, currency)],
      ...files.map((file) => ['PDF', file] as const),
    ],
    { number, grossCents: invoice.grossCents, openCents: invoice.openCents, vatDay, files },
  )
}

const pollMilliseconds = 250

async function savePdf(client: Client, document: Document, folder: string): Promise<string> {
  for (;;) {
    try {
      const file = await client.billing.getPdf({ id: document.id })
      const target = path.join(folder, file.name)
      await mkdir(folder, { recursive: true })
      await writeFile(target, Buffer.from(await file.arrayBuffer()))
      return target
    } catch (error) {
      if (!(error instanceof ORPCError) || error.message !== 'billing.pdf-pending') throw error
      await wait(pollMilliseconds)
    }
  }
}
