import type { z } from 'zod'
import {
  type RefundState,
  refundStates,
  type zRefund,
  type zRefundIban,
} from '../../../../shared/contract/payments-refunds.ts'
import { addDays, day } from '../../../../shared/values/day.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import { type Cents, cents, zeroCents } from '../../../../shared/values/money.ts'
import { askConfirmation, type CommandContext, type QueryContext, refuse } from '../../api/context.ts'
import type { Warning } from '../../api/context.ts'
import { addToCredit, readCard } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { listBankAccounts, readCompany } from '../settings/index.ts'
import { holderLastSeen, ibansThatPaid, paidFromCents } from './refund-iban-store.ts'
import {
  amountRefusal,
  endToEndIdOf,
  isSameHolder,
  refundIban,
  refundText,
  repeatedWithinDays,
  sepaLimits,
} from './refund-rules.ts'
import {
  insertRefund,
  lineThatPaid,
  listRefundRows,
  nextRefundNumber,
  readRefund,
  type Refund,
  refundFigures,
  sameRefundSince,
} from './refund-store.ts'

export interface OrderInput {
  customerId: string
  amountCents: number
  iban: string
  holderName: string
  remittance: string
  reason: string
  confirm: readonly string[]
}

/**
 * Takes customer credit for a transfer back: Dr customer credit, Cr refunds in transit, so that the money cannot be
 * used a second time while the bank has not paid it. More than an IBAN paid on this card, and still has there, waits
 * for a second operator (BOOKS.md, Allocation): a cent from an account does not make it the one that paid.
 *
 * @throws Refusal payments.refund-currency, amount-zero, credit-insufficient, refund-iban-invalid, refund-iban-not-sepa,
 *   refund-own-account, refund-characters, refund-text-empty, refund-text-long
 * @throws Unconfirmed payments.refund-name-differs, payments.refund-repeated
 */
export async function orderRefund(
  command: CommandContext,
  input: OrderInput,
): Promise<{ id: string; endToEndId: string; state: RefundState }> {
  const { tx, actor } = command
  if (actor.n === null) throw new Error('a refund is ordered by an operator')
  const card = await readCard(tx, { id: input.customerId })
  const { n: customerN, cardNumber } = card
  const wanted = await acceptOrder(command, input, card.creditCents)
  const { amountCents, iban, holderName } = wanted
  const basis = amountCents <= (await paidFromCents(tx, { customerN, iban })) ? 'paid-from' : 'other'
  askConfirmation(await warningsOf(command, { customerN, ...wanted }), input.confirm)
  const today = await command.today()
  const entryN = await post(command, {
    kind: 'refund-ordered',
    day: today,
    customerN,
    lines: [
      { account: 'customer-credit', debitCents: amountCents, customerN },
      { account: 'refunds-in-transit', creditCents: amountCents, customerN },
    ],
  })
  await addToCredit(tx, customerN, -amountCents)
  const id = command.newId()
  const endToEndId = endToEndIdOf(today.slice(0, 4), await nextRefundNumber(tx))
  const state = basis === 'paid-from' ? 'ordered' : 'to-approve'
  await insertRefund(tx, {
    ...wanted,
    id,
    customerN,
    reason: input.reason,
    basis,
    state,
    entryN,
    endToEndId,
    requestedByN: actor.n,
    requestedBy: actor.name,
    requestedAt: command.now,
  })
  await command.audit({
    action: 'payments.refund-ordered',
    recordKind: 'refund',
    recordId: id,
    recordLabel: endToEndId,
    public: { cardNumber, amountCents, currency: wanted.currency, paidFromIban: basis === 'paid-from' },
    private: { iban, holderName, remittance: wanted.remittance, reason: input.reason },
  })
  return { id, endToEndId, state }
}

interface AcceptedOrder {
  amountCents: Cents
  currency: string
  iban: string
  holderName: string
  remittance: string
}

async function acceptOrder(
  command: CommandContext,
  input: OrderInput,
  creditCents: number,
): Promise<AcceptedOrder> {
  const currency = (await readCompany(command.tx))?.currency ?? ''
  const wrong = amountRefusal(input.amountCents, creditCents, currency)
  if (wrong !== null) refuse(wrong.code, wrong.params)
  if (input.amountCents > sepaLimits.amountCents)
    refuse('payments.refund-too-large', { limitCents: sepaLimits.amountCents })
  const own = (await listBankAccounts(command.tx)).map((account) => account.iban)
  return {
    amountCents: cents(input.amountCents),
    currency,
    iban: accepted(refundIban(input.iban, own)),
    holderName: accepted(refundText('name', input.holderName)),
    remittance: accepted(refundText('remittance', input.remittance)),
  }
}

function accepted(checked: ReturnType<typeof refundIban>): string {
  if (!checked.ok) refuse(checked.refusal.code, checked.refusal.params)
  return checked.value
}

async function warningsOf(
  command: CommandContext,
  order: AcceptedOrder & { customerN: number },
): Promise<Warning[]> {
  const warnings: Warning[] = []
  const seen = await holderLastSeen(command.tx, order.iban)
  if (seen !== '' && !isSameHolder(order.holderName, seen))
    warnings.push({ code: 'payments.refund-name-differs', params: { name: order.holderName, seen } })
  const since = addDays(await command.today(), -repeatedWithinDays)
  const { customerN, amountCents } = order
  const same = await sameRefundSince(command.tx, { customerN, amountCents, since })
  if (same !== null) {
    const params = { amountCents, reference: same.endToEndId, day: same.requestedAt.slice(0, 10) }
    warnings.push({ code: 'payments.refund-repeated', params })
  }
  return warnings
}

/** Where a card's money came from, newest first; and its own IBAN where it never paid from that. */
export async function refundIbans(
  query: QueryContext,
  input: { customerId: string },
): Promise<z.output<typeof zRefundIban>[]> {
  const { tx } = query
  const card = await readCard(tx, { id: input.customerId })
  const found: z.output<typeof zRefundIban>[] = []
  for (const paid of await ibansThatPaid(tx, card.n)) {
    const holderName = await holderLastSeen(tx, paid.iban)
    found.push({
      iban: paid.iban,
      basis: 'paid-from',
      holderName: holderName === '' ? card.legalName : holderName,
      lastDay: day(paid.lastDay),
      amountCents: cents(paid.amountCents),
      count: paid.count,
    })
  }
  const own = parseIban(card.iban)
  if (own.ok && !found.some(({ iban }) => iban === own.iban)) {
    const nothing = { lastDay: null, amountCents: zeroCents, count: 0 }
    found.push({ iban: own.iban, basis: 'other', holderName: card.legalName, ...nothing })
  }
  return found
}

/** What is shown of a refund to who asks. */
export function shownRefund(query: QueryContext, refund: Refund): z.output<typeof zRefund> {
  const { n: _n, customerN: _c, entryN: _e, fileN: _f, bic: _b, requestedByN, ...shown } = refund
  return { ...shown, isOwn: query.session?.operatorN === requestedByN }
}

/** One refund with the bank line that paid it. */
export async function getRefund(query: QueryContext, input: { id: string }) {
  const refund = await readRefund(query.tx, input)
  return { ...shownRefund(query, refund), bankLineId: await lineThatPaid(query.tx, refund.n) }
}

export async function listRefunds(query: QueryContext, input: Parameters<typeof listRefundRows>[1]) {
  const { rows, total } = await listRefundRows(query.tx, input)
  return { rows: rows.map((row) => shownRefund(query, row)), total }
}

/** How many refunds are in each state, and their sum. */
export async function refundCounts(query: QueryContext) {
  const figures = await refundFigures(query.tx)
  const of = (state: RefundState) => {
    const found = figures.find((one) => one.state === state)
    return { count: found?.count ?? 0, totalCents: cents(found?.totalCents ?? 0) }
  }
  return Object.fromEntries(refundStates.map((state) => [state, of(state)])) as Record<
    RefundState,
    ReturnType<typeof of>
  >
}
