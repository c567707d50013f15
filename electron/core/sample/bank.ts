import { File } from 'node:buffer'
import { addBankDays, addDays, type Day, daysBetween, previousBankDay } from '../../../shared/values/day.ts'
import { cents } from '../../../shared/values/money.ts'
import { type CamtStatement, camtText, totalsOf } from './camt-writer.ts'
import { openingBalanceCents, sampleBankAccount, sampleCompany } from './company.ts'
import type { EnteredCard } from './desk.ts'
import { bankDaysBetween } from './plan.ts'
import type { TimeMachine } from './time-machine.ts'
import type { Transfer } from './transfers.ts'

/** One file a clerk downloads: the statements of several days, one a bank day. */
export interface StatementFileText {
  name: string
  text: string
  lineCount: number
}

/** The company's bank: numbers its statements and carries the balance on. */
export interface Bank {
  write(transfers: readonly Transfer[], from: Day, to: Day): StatementFileText
}

export function openBank(): Bank {
  let balanceCents: number = openingBalanceCents
  let sequenceNumber = 0
  return {
    write: (transfers, from, to) => {
      const statements: CamtStatement[] = []
      for (const day of bankDaysBetween(from, to)) {
        const lines = transfers.filter(({ line }) => line.bookingDay === day).map(({ line }) => line)
        if (lines.length === 0) continue
        sequenceNumber += 1
        const statement = {
          identification: `${sampleBankAccount.iban.slice(-10)}-${day}`,
          sequenceNumber,
          iban: sampleBankAccount.iban,
          currency: sampleBankAccount.currency,
          ownerName: sampleCompany.legalName,
          servicerBic: sampleBankAccount.bic,
          fromDay: day,
          toDay: day,
          openingCents: balanceCents,
          lines,
        }
        balanceCents = totalsOf(statement).closingCents
        statements.push(statement)
      }
      const messageId = `BRIGHTWIRE-${from}-${to}`
      const text = camtText({ messageId, createdAt: `${to}T21:40:00.000Z`, statements })
      const lineCount = statements.reduce((sum, { lines }) => sum + [...lines].length, 0)
      return { name: `camt053-${from}-${to}.xml`, text, lineCount }
    },
  }
}

/** Spans of days that are downloaded together: weeks up to a day, then what waits at the desk, then what is not read yet. */
export interface StatementSpan {
  from: Day
  to: Day
  importDay: Day
  what: 'matched' | 'unmatched' | 'unread'
}

export function statementSpans(
  firstDay: Day,
  until: { matched: Day; read: Day; today: Day },
  isSmall = false,
): StatementSpan[] {
  const spans: StatementSpan[] = []
  let from = firstDay
  while (from <= until.matched) {
    const week = addDays(from, 7 * weeksOfOneFile(from, until.today) * (isSmall ? 2 : 1) - 1)
    const to = week < until.matched ? week : until.matched
    spans.push({ from, to, importDay: addBankDays(to, 1), what: 'matched' })
    from = addDays(to, 1)
  }
  if (from <= until.read) {
    spans.push({ from, to: until.read, importDay: addBankDays(until.read, 1), what: 'unmatched' })
    from = addDays(until.read, 1)
  }
  const yesterday = previousBankDay(addDays(until.today, -1))
  if (from <= yesterday) spans.push({ from, to: yesterday, importDay: until.today, what: 'unread' })
  return spans
}

/** Lately the bank is read every week; of older months, whose dates matter less, more weeks come in one file. */
function weeksOfOneFile(from: Day, today: Day): number {
  const weeksAgo = daysBetween(from, today) / 7
  return weeksAgo > 26 ? 4 : weeksAgo > 8 ? 2 : 1
}

/** Reads a file as far as its preview. Answers the key of the import. */
export async function previewFile(machine: TimeMachine, file: StatementFileText): Promise<string> {
  const { client, requestId } = machine
  const input = {
    requestId: requestId(),
    file: new File([file.text], file.name, { type: 'application/xml' }),
  }
  for await (const event of await client.payments.previewImport(input)) {
    if (event.type === 'preview') return event.import.id
  }
  throw new Error(`${file.name} ended without a preview`)
}

export async function commitFile({ client, requestId }: TimeMachine, importId: string): Promise<void> {
  const confirm = ['payments.possible-duplicate']
  await client.payments.commitImport({ requestId: requestId(), id: importId, confirm })
}

/** A line that was just imported. */
const firstVersion = 1
const pageSize = 500

/** Matches every transfer of an import to what it pays. Answers the invoices that were issued for it. */
export async function matchImport(
  machine: TimeMachine,
  importId: string,
  transfers: readonly Transfer[],
  entered: ReadonlyMap<number, EnteredCard>,
): Promise<number> {
  const lines = await importedLines(machine, importId)
  let issuedCount = 0
  for (const transfer of transfers) {
    const [first] = transfer.parts
    const bankLineId = lines.get(keyOf(transfer.line))?.shift()
    if (bankLineId === undefined)
      throw new Error(`a transfer of ${transfer.line.bookingDay} is not in the books`)
    if (first === undefined) {
      await park(machine, bankLineId)
      continue
    }
    const { issuedInvoices } = await machine.client.payments.match({
      requestId: machine.requestId(),
      bankLineId,
      version: firstVersion,
      targets: targetsOf(transfer, entered.get(first.proforma.planned.cardIndex)?.id ?? ''),
      confirm: [],
    })
    issuedCount += issuedInvoices.length
    keepInvoice(transfer, issuedInvoices)
  }
  return issuedCount
}

/** Money that nobody can place waits with a note. */
async function park({ client, requestId }: TimeMachine, bankLineId: string): Promise<void> {
  const note = 'Onbekende afzender; gevraagd om welk domein het gaat'
  await client.payments.park({
    requestId: requestId(),
    bankLineId,
    version: firstVersion,
    parked: true,
    note,
  })
}

async function importedLines(machine: TimeMachine, importId: string): Promise<Map<string, string[]>> {
  const lines = new Map<string, string[]>()
  for (let offset = 0; ; offset += pageSize) {
    const { rows } = await machine.client.payments.listLines({
      offset,
      limit: pageSize,
      filters: { importId: { operator: 'equals', value: importId } },
    })
    for (const row of rows) {
      const key = keyOf(row)
      lines.set(key, [...(lines.get(key) ?? []), row.id])
    }
    if (rows.length < pageSize) return lines
  }
}

/** What tells the lines of one import apart; lines equal in all of it pay equally well. */
function keyOf(line: { bookingDay: string; amountCents: number; counterpartyIban?: string }): string {
  return `${line.bookingDay} ${line.amountCents} ${line.counterpartyIban ?? ''}`
}

type Target =
  | { kind: 'document' | 'rounding'; documentId: string; amountCents: number }
  | { kind: 'credit'; customerId: string; amountCents: number }

function targetsOf(transfer: Transfer, customerId: string): Target[] {
  const targets: Target[] = transfer.parts.map(({ proforma, amountCents }, index) => ({
    kind: 'document',
    documentId: proforma.id,
    amountCents: cents(index === 0 ? amountCents - transfer.shortCents : amountCents),
  }))
  const [first] = transfer.parts
  if (transfer.shortCents > 0 && first !== undefined) {
    targets.push({ kind: 'rounding', documentId: first.proforma.id, amountCents: transfer.shortCents })
  }
  if (transfer.overCents > 0) targets.push({ kind: 'credit', customerId, amountCents: transfer.overCents })
  return targets
}

/** Notes the invoice of a proforma that a clerk will credit later. */
function keepInvoice(transfer: Transfer, issued: readonly { id: string }[]): void {
  const [part, ...others] = transfer.parts
  const [invoice] = issued
  if (part !== undefined && others.length === 0 && invoice !== undefined) part.proforma.invoiceId = invoice.id
}
