import type { z } from 'zod'
import {
  grades,
  lineStates,
  type zAllocation,
  type zBankLineRow,
} from '../../../../shared/contract/payments.ts'
import { addDays, type Day, day, dayInZone, weekdayOf } from '../../../../shared/values/day.ts'
import { cents, type Cents } from '../../../../shared/values/money.ts'
import { assertVersion, type CommandContext, type QueryContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { findPayables } from '../billing/index.ts'
import { assigneeN, ownQueues } from '../operators/index.ts'
import { companyTimeZone } from '../settings/index.ts'
import { allocationsOfLine, countMadeSince, type ShownAllocation } from './allocation-store.ts'
import { ledgerDifference } from './ledger-difference.ts'
import {
  countParkedOf,
  listLineRows,
  type LineList,
  openLineTotals,
  receivedByDay,
} from './line-list-store.ts'
import { bankAccountIban, type Line, parkLine, readLine, sightingsOf } from './line-store.ts'
import { lineLabel } from './match.ts'

type Row = z.output<typeof zBankLineRow>

export async function listLines(
  query: QueryContext,
  input: Omit<LineList, 'queues'> & { mine: boolean },
): Promise<{ rows: Row[]; total: number }> {
  const queues = input.mine ? await ownQueues(query) : null
  const { rows, total } = await listLineRows(query.tx, { ...input, queues })
  return { rows: rows.map(rowOf), total }
}

function rowOf(line: Line): Row {
  return {
    id: line.id,
    bookingDay: day(line.bookingDay),
    valueDay: line.valueDay === null ? null : day(line.valueDay),
    amountCents: cents(line.amountCents),
    remainingCents: cents(line.remainingCents),
    currency: line.currency,
    counterpartyName: line.counterpartyName,
    counterpartyIban: line.counterpartyIban,
    remittance: line.remittance,
    state: lineStates.find((state) => state === line.state) ?? 'open',
    grade: grades.find((grade) => grade === line.grade) ?? null,
    note: line.note,
    assignee:
      line.state !== 'parked' || line.assigneeId === null || line.assigneeName === null
        ? null
        : { id: line.assigneeId, name: line.assigneeName },
  }
}

export async function getLine(query: QueryContext, input: { id: string }) {
  const { tx } = query
  const line = await readLine(tx, { id: input.id })
  const sightings = await sightingsOf(tx, line.n)
  const first = sightings[0]
  return {
    ...rowOf(line),
    version: line.version,
    bankAccountIban: await bankAccountIban(tx, line.bankAccountN),
    bankReference: line.bankReference,
    endToEndId: line.endToEndId,
    creditorReference: line.creditorReference,
    returnReason: returnReasonOf(line),
    statement: first?.statement ?? '',
    statementPosition: first?.position ?? 0,
    allocations: await shownAllocations(tx, line.n),
    sightings: sightings.map(({ importId, fileName, importedAt }) => ({ importId, fileName, importedAt })),
  }
}

/** The bank's code and words for a return, as far as it gave them. */
function returnReasonOf(line: Line): string {
  const details: { returnReason?: { text?: string | null } } = JSON.parse(line.detailsJson)
  return [line.returnCode, details.returnReason?.text ?? ''].filter((part) => part !== '').join(' ')
}

async function shownAllocations(tx: ReadTx, lineN: number): Promise<z.output<typeof zAllocation>[]> {
  const allocations = await allocationsOfLine(tx, lineN)
  const invoices = await invoicesUnder(tx, allocations)
  return allocations.map((one) => ({
    id: one.id,
    kind: one.kind,
    bankLineId: one.bankLineId,
    documentId: one.documentId,
    documentNumber: one.documentNumber,
    customerId: one.customerId,
    customerName: one.customerName,
    otherAccount: one.otherAccount,
    amountCents: one.amountCents,
    createdAt: one.createdAt,
    operatorName: one.operatorName,
    undone: one.undone,
    invoice:
      one.undone || one.kind === 'return' || one.documentN === null
        ? null
        : (invoices.get(one.documentN) ?? null),
  }))
}

/** The final invoices that rest on what is allocated: taking that back needs a decision. */
async function invoicesUnder(
  tx: ReadTx,
  allocations: readonly ShownAllocation[],
): Promise<Map<number, { id: string; number: string }>> {
  const ns = allocations.flatMap((one) =>
    one.undone || one.documentN === null || one.kind === 'return' ? [] : [one.documentN],
  )
  const found = new Map<number, { id: string; number: string }>()
  if (ns.length === 0) return found
  for (const { n, invoice } of await findPayables(tx, { ns: [...new Set(ns)], limit: ns.length })) {
    if (invoice !== null) found.set(n, { id: invoice.id, number: invoice.number })
  }
  return found
}

export async function counts(query: QueryContext) {
  const { tx, core } = query
  const totals = await openLineTotals(tx)
  const since = startOfDay(core.clock.now(), await companyTimeZone(tx))
  return {
    suggested: totals.suggestedCount,
    open: totals.openCount,
    toCheck: totals.parkedCount,
    done: totals.doneCount,
    suggestedCents: cents(totals.suggestedCents),
    openCents: cents(totals.openCents - totals.suggestedCents),
    toCheckCents: cents(totals.parkedCents),
    toCheckMine: await countParkedOf(tx, await ownQueues(query)),
    certain: totals.certainCount,
    certainCents: cents(totals.certainCents),
    matchedToday: await countMadeSince(tx, since),
    ledgerBalanced: (await ledgerDifference(core, tx)) === 0,
  }
}

/** The first instant, to the second, of the day that an instant lies in: zones have no rule that code could count on. */
export function startOfDay(now: string, timeZone: string): string {
  const today = dayInZone(now, timeZone)
  let after = Date.parse(now)
  let before = after - 27 * 3600 * 1000
  while (after - before > 1000) {
    const middle = Math.floor((before + after) / 2)
    if (dayInZone(new Date(middle).toISOString(), timeZone) === today) after = middle
    else before = middle
  }
  return new Date(after).toISOString()
}

/**
 * To the tab *to check*, or back.
 *
 * @throws Refusal payments.line-withdrawn, payments.line-spent, operators.assignee-unsuitable
 */
export async function park(
  command: CommandContext,
  input: { bankLineId: string; version: number; parked: boolean; note: string; assigneeId: string | null },
): Promise<{ version: number }> {
  const line = await readLine(command.tx, { id: input.bankLineId })
  if (line.state === 'withdrawn') refuse('payments.line-withdrawn')
  assertVersion('bank-line', line.version, input.version)
  if (line.state === 'done') refuse('payments.line-spent')
  const state = input.parked ? 'parked' : 'open'
  const assignee = input.parked ? await assigneeN(command, input.assigneeId) : null
  const change = { state, note: input.note, assigneeN: assignee, now: command.now } as const
  const version = await parkLine(command.tx, line.n, change)
  const after = await readLine(command.tx, { n: line.n })
  await command.audit({
    action: input.parked ? 'payments.line-parked' : 'payments.line-unparked',
    recordKind: 'bank-line',
    recordId: line.id,
    recordLabel: lineLabel(line),
    private: {
      note: input.note,
      ...(after.assigneeName === null ? {} : { assignee: after.assigneeName }),
    },
  })
  return { version }
}

/** Money in per week (Monday to Sunday) for the weeks up to the one a day lies in, oldest first. */
export async function receivedByWeek(
  tx: ReadTx,
  until: Day,
  weekCount: number,
): Promise<{ weekStart: Day; receivedCents: Cents }[]> {
  const lastMonday = addDays(until, 1 - weekdayOf(until))
  const firstMonday = addDays(lastMonday, -7 * (weekCount - 1))
  const days = await receivedByDay(tx, firstMonday, addDays(lastMonday, 6))
  return Array.from({ length: weekCount }, (_, index) => {
    const weekStart = addDays(firstMonday, index * 7)
    const weekEnd = addDays(weekStart, 6)
    const received = days
      .filter(({ bookingDay }) => bookingDay >= weekStart && bookingDay <= weekEnd)
      .reduce((sum, one) => sum + one.receivedCents, 0)
    return { weekStart, receivedCents: cents(received) }
  })
}
