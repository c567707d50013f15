import type { z } from 'zod'
import {
  promiseChannels,
  promiseStates,
  type zPromise,
} from '../../../../shared/contract/payments-promises.ts'
import type { ListInput } from '../../../../shared/contract/base.ts'
import { type Day, day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import { assertVersion, type CommandContext, Missing, type QueryContext, refuse } from '../../api/context.ts'
import { readPayable } from '../billing/index.ts'
import { holdUntil, promiseRefusal } from './promise-rules.ts'
import {
  countPromises,
  insertPromise,
  listPromiseRows,
  type PromiseField,
  type PromiseRow,
  readPromise,
  replacePromises,
  withdrawPromiseRow,
} from './promise-store.ts'

type Shown = z.output<typeof zPromise>

function shownPromise({ n: _n, documentN: _documentN, ...row }: PromiseRow): Shown {
  return {
    ...row,
    amountCents: cents(row.amountCents),
    announcedDay: day(row.announcedDay),
    promisedDay: day(row.promisedDay),
    holdUntilDay: day(row.holdUntilDay),
    channel: promiseChannels.find((channel) => channel === row.channel) ?? 'phone',
    state: promiseStates.find((state) => state === row.state) ?? 'waiting',
  }
}

/** Announced payments, those first whose time runs out first. */
export async function listPromises(
  query: QueryContext,
  input: ListInput<PromiseField>,
): Promise<{ rows: Shown[]; total: number }> {
  const { rows, total } = await listPromiseRows(query.tx, input, await query.today())
  return { rows: rows.map(shownPromise), total }
}

export async function promiseCounts(query: QueryContext) {
  const counted = await countPromises(query.tx, await query.today())
  const waiting = counted.get('waiting')
  const late = counted.get('late')
  return {
    waiting: waiting?.count ?? 0,
    late: late?.count ?? 0,
    waitingCents: cents(waiting?.cents ?? 0),
    lateCents: cents(late?.cents ?? 0),
  }
}

/**
 * Notes that the payer says a payment is under way. It moves no money: it holds reminders, and speaks for the document
 * when a transfer of that amount comes in.
 *
 * @throws Refusal payments.document-not-payable, payments.amount-zero, payments.amount-exceeds-document,
 *   payments.promised-day; Missing document
 */
export async function recordPromise(
  command: CommandContext,
  input: { documentId: string; amountCents: number; promisedDay: Day; channel: string; note: string },
): Promise<{ id: string; holdUntilDay: Day }> {
  const { tx } = command
  const document = await readPayable(tx, { id: input.documentId })
  if (document === null) throw new Missing('document')
  const today = await command.today()
  const refusal = promiseRefusal(document, input, today)
  if (refusal !== null) refuse(refusal.code, refusal.params)
  const replaced = await replacePromises(tx, document.n, command.now)
  const id = command.newId()
  const holdUntilDay = holdUntil(input.promisedDay)
  await insertPromise(tx, {
    id,
    documentN: document.n,
    customerN: document.customerN,
    amountCents: input.amountCents,
    openCents: document.openCents,
    announcedDay: today,
    promisedDay: input.promisedDay,
    holdUntilDay,
    channel: input.channel,
    note: input.note,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    at: command.now,
  })
  await command.audit({
    action: 'payments.promise-recorded',
    recordKind: 'document',
    recordId: document.id,
    recordLabel: document.number,
    public: {
      amountCents: input.amountCents,
      promisedDay: input.promisedDay,
      holdUntilDay,
      channel: input.channel,
      replaced,
    },
    ...(input.note === '' ? {} : { private: { note: input.note } }),
  })
  return { id, holdUntilDay }
}

/** @throws Refusal payments.promise-closed once it is kept, replaced or withdrawn; Stale; Missing */
export async function withdrawPromise(
  command: CommandContext,
  input: { id: string; version: number; reason: string },
): Promise<{ version: number }> {
  const promise = await readPromise(command.tx, input.id, await command.today())
  assertVersion('promise', promise.version, input.version)
  if (promise.state !== 'waiting' && promise.state !== 'late') {
    refuse('payments.promise-closed', { number: promise.documentNumber, state: promise.state })
  }
  const version = await withdrawPromiseRow(command.tx, promise.n, command.now)
  await command.audit({
    action: 'payments.promise-withdrawn',
    recordKind: 'document',
    recordId: promise.documentId,
    recordLabel: promise.documentNumber,
    public: { amountCents: promise.amountCents, promisedDay: promise.promisedDay },
    ...(input.reason === '' ? {} : { private: { reason: input.reason } }),
  })
  return { version }
}
