import type { Cents } from '../../../../shared/values/money.ts'
import { addCents, negateCents, zeroCents } from '../../../../shared/values/money.ts'
import type { Account } from '../../../../shared/contract/ledger.ts'
import { type CommandContext, Missing, refuse } from '../../api/context.ts'
import { findPayables, takeBackPayment } from '../billing/index.ts'
import { addToCredit, readCard } from '../customers/index.ts'
import { post, type PostingLine } from '../ledger/index.ts'
import {
  type Allocation,
  changeLine,
  insertAllocation,
  liveRoundings,
  markGradesOf,
  readAllocation,
} from './allocation-store.ts'
import { readLine } from './line-store.ts'
import type { Numbered } from './match.ts'

interface UnmatchInput {
  allocationId: string
  reason: string
  invoiceDecision: 'leave-open' | 'credit-and-reopen' | null
}

/**
 * Takes one allocation back by a counter-row and a counter-entry; its money is where it came from again: on the bank
 * line, or in the customer's credit. A fee that was booked with the payment goes with it.
 *
 * @throws Refusal payments.allocation-undone, payments.invoice-decision-needed, payments.credit-insufficient (the
 *   credit that was kept is used already)
 */
export async function unmatch(
  command: CommandContext,
  input: UnmatchInput,
): Promise<{ creditNote: Numbered | null }> {
  const allocation = await readAllocation(command.tx, input.allocationId)
  if (allocation.undone || allocation.undoesN !== null) refuse('payments.allocation-undone')
  const creditNote = await takeBack(command, allocation, input)
  if (allocation.bankLineN !== null && allocation.kind !== 'rounding') await reopenLine(command, allocation)
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
  if (allocation.kind === 'credit') return takeBackCredit(command, allocation, input.reason)
  if (allocation.kind !== 'outside') return takeBackFromDocument(command, allocation, input)
  await counter(command, allocation, { account: 'outside' }, input.reason)
  return null
}

async function takeBackCredit(
  command: CommandContext,
  allocation: Allocation,
  reason: string,
): Promise<null> {
  const { customerN, amountCents } = allocation
  if (customerN === null) throw new Missing('customer')
  const card = await readCard(command.tx, { n: customerN })
  if (card.creditCents < amountCents) {
    refuse('payments.credit-insufficient', { creditCents: card.creditCents, amountCents })
  }
  await counter(command, allocation, { account: 'customer-credit', customerN }, reason)
  await addToCredit(command.tx, customerN, -amountCents)
  return null
}

async function takeBackFromDocument(
  command: CommandContext,
  allocation: Allocation,
  input: UnmatchInput,
): Promise<Numbered | null> {
  const { tx } = command
  const { documentN, bankLineN, kind } = allocation
  if (documentN === null) throw new Missing('document')
  const fees = kind === 'document' && bankLineN !== null ? await liveRoundings(tx, bankLineN, documentN) : []
  const parts = [allocation, ...fees]
  const amountCents = parts.reduce((sum, part) => addCents(sum, part.amountCents), zeroCents)
  const { debit, creditNote } = await takeBackPayment(command, {
    documentN,
    amountCents,
    decision: input.invoiceDecision,
  })
  for (const part of parts) await counter(command, part, debit, input.reason)
  if (kind === 'credit-use' && allocation.customerN !== null)
    await addToCredit(tx, allocation.customerN, allocation.amountCents)
  await markGradesOf(tx, [documentN])
  return creditNote
}

/** The counter-entry and the counter-row of one allocation. */
async function counter(
  command: CommandContext,
  allocation: Allocation,
  debit: { account: Account; documentN?: number; customerN?: number },
  reason: string,
): Promise<void> {
  const { amountCents, customerN, documentN, bankLineN, kind } = allocation
  const entryN = await post(command, {
    kind: 'unmatch',
    day: await command.today(),
    documentN,
    customerN,
    bankLineN,
    reversesN: allocation.entryN,
    lines: [{ ...debit, debitCents: amountCents }, sourceOf(allocation, amountCents)],
  })
  await insertAllocation(command, {
    kind,
    bankLineN,
    documentN,
    customerN,
    amountCents: negateCents(amountCents),
    entryN,
    undoesN: allocation.n,
    reason,
  })
}

/** Where the money came from and goes back to. */
function sourceOf(allocation: Allocation, amountCents: Cents): PostingLine {
  if (allocation.kind === 'rounding') return { account: 'rounding', creditCents: amountCents }
  if (allocation.kind !== 'credit-use') return { account: 'suspense', creditCents: amountCents }
  return { account: 'customer-credit', creditCents: amountCents, customerN: allocation.customerN }
}

async function reopenLine(command: CommandContext, allocation: Allocation): Promise<void> {
  const line = await readLine(command.tx, { n: allocation.bankLineN ?? 0 })
  await changeLine(command.tx, line.n, {
    remainingCents: line.remainingCents + allocation.amountCents,
    state: line.state === 'done' ? 'open' : line.state,
    now: command.now,
  })
}
