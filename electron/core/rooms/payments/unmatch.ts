import { addCents, type Cents, negateCents, cents, zeroCents } from '../../../../shared/values/money.ts'
import { type CommandContext, Missing, refuse } from '../../api/context.ts'
import { findPayables, takeBackPayment } from '../billing/index.ts'
import { addToCredit, readCard } from '../customers/index.ts'
import { linesOfEntry, post, type PostingLine } from '../ledger/index.ts'
import { paymentSources } from './allocate.ts'
import {
  type Allocation,
  changeLine,
  insertAllocation,
  liveBeside,
  liveOfEntry,
  markGradesOf,
  readAllocation,
} from './allocation-store.ts'
import { readLine } from './line-store.ts'
import { refuseOfReceipt } from './receipts.ts'
import { takesFromLine } from './match-rules.ts'
import type { Numbered } from './match.ts'
import { takeBackPayOut } from './refund-payout.ts'
import { giveReturnBack, refuseBeyondHeld } from './returned-money.ts'

interface UnmatchInput {
  allocationId: string
  reason: string
  invoiceDecision: 'leave-open' | 'credit-and-reopen' | null
}

/**
 * Takes one allocation back by a counter-row and a counter-entry; its money is where it came from again: on the bank
 * line, or in the customer's credit. Of two kinds more than the row goes back: a payment takes the difference and the
 * fee along that were booked with it, and a transfer is taken back on both of its lines.
 *
 * @throws Refusal payments.allocation-undone, payments.invoice-decision-needed, payments.credit-insufficient (the
 *   credit that was kept is used already), payments.amount-exceeds-received (the money went back to its payer)
 */
export async function unmatch(
  command: CommandContext,
  input: UnmatchInput,
): Promise<{ creditNote: Numbered | null }> {
  const allocation = await readAllocation(command.tx, input.allocationId)
  if (allocation.undone || allocation.undoesN !== null) refuse('payments.allocation-undone')
  await refuseOfReceipt(command.tx, allocation.n)
  const creditNote = await takeBack(command, allocation, input)
  await command.audit({
    action: 'payments.allocation-undone',
    recordKind: 'allocation',
    recordId: allocation.id,
    recordLabel: await labelOf(command, allocation),
    public: {
      kind: allocation.kind,
      amountCents: allocation.amountCents,
      decision: input.invoiceDecision,
      creditNote: creditNote?.number ?? null,
    },
    ...(input.reason === '' ? {} : { private: { reason: input.reason } }),
  })
  return { creditNote }
}

/** What people know an allocation by: the number of its document, or of the card whose credit it became. */
async function labelOf(command: CommandContext, { documentN, customerN }: Allocation): Promise<string> {
  if (documentN !== null) {
    const [document] = await findPayables(command.tx, { ns: [documentN], limit: 1 })
    if (document !== undefined) return document.number
  }
  return customerN === null ? '' : (await readCard(command.tx, { n: customerN })).cardNumber
}

async function takeBack(
  command: CommandContext,
  allocation: Allocation,
  input: UnmatchInput,
): Promise<Numbered | null> {
  const { kind, refundN } = allocation
  if (kind === 'receipt') refuse('payments.allocation-of-receipt')
  if (kind === 'document' || kind === 'rounding' || kind === 'fee' || kind === 'credit-use')
    return takeBackFromDocument(command, allocation, input)
  if (kind === 'return') {
    await undoRow(command, allocation, await giveReturnBack(command, allocation), input.reason)
    return null
  }
  if (kind === 'credit') await takeFromCredit(command, allocation)
  if (kind === 'refund' && refundN !== null) await takeBackPayOut(command, refundN)
  const entryN = await mirrorEntry(command, allocation)
  const rows = kind === 'transfer' ? await liveOfEntry(command.tx, allocation.entryN) : [allocation]
  for (const row of rows) await undoRow(command, row, entryN, input.reason)
  return null
}

async function takeFromCredit(command: CommandContext, allocation: Allocation): Promise<void> {
  const { customerN, amountCents } = allocation
  if (customerN === null) throw new Missing('customer')
  const card = await readCard(command.tx, { n: customerN })
  if (card.creditCents < amountCents) {
    refuse('payments.credit-insufficient', { creditCents: card.creditCents, amountCents })
  }
  await addToCredit(command.tx, customerN, negateCents(amountCents))
}

async function takeBackFromDocument(
  command: CommandContext,
  allocation: Allocation,
  input: UnmatchInput,
): Promise<Numbered | null> {
  const { tx } = command
  const { n, documentN, bankLineN, kind } = allocation
  if (documentN === null) throw new Missing('document')
  const beside =
    kind === 'document' && bankLineN !== null ? await liveBeside(tx, { n, bankLineN, documentN }) : []
  const parts = [allocation, ...beside]
  const amountCents = parts.reduce((sum, part) => addCents(sum, part.amountCents), zeroCents)
  const number = await labelOf(command, allocation)
  await refuseBeyondHeld(command, { n: documentN, number }, amountCents)
  const { debit, creditNote } = await takeBackPayment(command, {
    documentN,
    amountCents,
    decision: input.invoiceDecision,
  })
  for (const part of parts) {
    const entryN = await postCounter(command, part, [
      { ...debit, debitCents: part.amountCents },
      { ...sourceOf(part), creditCents: part.amountCents },
    ])
    await undoRow(command, part, entryN, input.reason)
  }
  if (kind === 'credit-use' && allocation.customerN !== null)
    await addToCredit(tx, allocation.customerN, allocation.amountCents)
  await markGradesOf(tx, [documentN])
  return creditNote
}

/** Where the money came from and goes back to. */
function sourceOf({ kind, customerN }: Allocation): PostingLine {
  if (kind === 'credit-use') return { account: 'customer-credit', customerN }
  return { account: paymentSources[kind === 'rounding' || kind === 'fee' ? kind : 'document'].account }
}

/** The entry of an allocation with its sides exchanged. */
async function mirrorEntry(command: CommandContext, allocation: Allocation): Promise<number> {
  const lines = await linesOfEntry(command.tx, allocation.entryN)
  return postCounter(
    command,
    allocation,
    lines.map((line) => ({ ...line, debitCents: line.creditCents, creditCents: line.debitCents })),
  )
}

async function postCounter(
  command: CommandContext,
  { documentN, customerN, bankLineN, entryN }: Allocation,
  lines: PostingLine[],
): Promise<number> {
  return post(command, {
    kind: 'unmatch',
    day: await command.today(),
    documentN,
    customerN,
    bankLineN,
    reversesN: entryN,
    lines,
  })
}

/** The counter-row of one allocation, and its money back on its line. */
async function undoRow(
  command: CommandContext,
  allocation: Allocation,
  entryN: number,
  reason: string,
): Promise<void> {
  const { amountCents, customerN, documentN, bankLineN, kind, refundN } = allocation
  await insertAllocation(command, {
    kind,
    bankLineN,
    documentN,
    customerN,
    refundN,
    amountCents: negateCents(amountCents),
    entryN,
    undoesN: allocation.n,
    reason,
  })
  if (bankLineN !== null && takesFromLine(kind)) await reopenLine(command, bankLineN, amountCents)
}

async function reopenLine(command: CommandContext, lineN: number, amountCents: Cents): Promise<void> {
  const line = await readLine(command.tx, { n: lineN })
  await changeLine(command.tx, line.n, {
    remainingCents: addCents(cents(line.remainingCents), amountCents),
    state: line.state === 'done' ? 'open' : line.state,
    now: command.now,
  })
}
