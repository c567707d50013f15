import type { Account } from '../../../../shared/contract/ledger.ts'
import { addCents, negateCents, zeroCents } from '../../../../shared/values/money.ts'
import { assertVersion, type CommandContext, refuse } from '../../api/context.ts'
import { takeBackPayment } from '../billing/index.ts'
import { addToCredit, readCard } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { insertAllocation, markGradesOf } from './allocation-store.ts'
import type { Numbered } from './match.ts'
import { receiptAccount } from './receipt-rules.ts'
import { refuseBeyondHeld } from './returned-money.ts'
import { markReversed, partsOf, readReceipt, type Receipt, type ReceiptPart } from './receipt-store.ts'

interface ReverseInput {
  id: string
  version: number
  reason: string
  invoiceDecision: 'leave-open' | 'credit-and-reopen' | null
}

/**
 * Takes a receipt back as of today: a counter-entry and a counter-row for each of its parts. The receipt keeps its
 * number and stays in the list.
 *
 * @throws Refusal payments.receipt-reversed, payments.invoice-decision-needed, payments.credit-insufficient (what it
 *   left as credit is spent), payments.amount-exceeds-received (its money went back to its payer); Stale
 */
export async function reverseReceipt(
  command: CommandContext,
  input: ReverseInput,
): Promise<{ version: number; creditNotes: Numbered[] }> {
  const { tx } = command
  const receipt = await readReceipt(tx, input.id)
  if (receipt.state === 'reversed') refuse('payments.receipt-reversed', { number: receipt.number })
  assertVersion('receipt', receipt.version, input.version)
  const parts = await partsOf(tx, receipt.n)
  const creditNotes: Numbered[] = []
  const documentNs = [...new Set(parts.flatMap(({ documentN }) => (documentN === null ? [] : [documentN])))]
  for (const documentN of documentNs) {
    const creditNote = await takeFromDocument(command, receipt, documentN, parts, input)
    if (creditNote !== null) creditNotes.push(creditNote)
  }
  for (const part of parts)
    if (part.kind === 'credit') await takeFromCredit(command, receipt, part, input.reason)
  await markGradesOf(tx, documentNs)
  const today = await command.today()
  await markReversed(command, receipt, { day: today, reason: input.reason })
  await command.audit({
    action: 'payments.receipt-reversed',
    recordKind: 'receipt',
    recordId: receipt.id,
    recordLabel: receipt.number,
    public: {
      cardNumber: receipt.cardNumber,
      method: receipt.method,
      amountCents: receipt.amountCents,
      decision: input.invoiceDecision,
      creditNotes: creditNotes.map(({ number }) => number),
    },
    private: { reason: input.reason },
  })
  return { version: receipt.version + 1, creditNotes }
}

async function takeFromDocument(
  command: CommandContext,
  receipt: Receipt,
  documentN: number,
  all: readonly ReceiptPart[],
  input: ReverseInput,
): Promise<Numbered | null> {
  const parts = all.filter((part) => part.documentN === documentN)
  const amountCents = parts.reduce((sum, part) => addCents(sum, part.amountCents), zeroCents)
  await refuseBeyondHeld(command, { n: documentN, number: parts[0]?.documentNumber ?? '' }, amountCents)
  const { debit, creditNote } = await takeBackPayment(command, {
    documentN,
    amountCents,
    decision: input.invoiceDecision,
  })
  for (const part of parts) await counter(command, receipt, part, debit, input.reason)
  return creditNote
}

async function takeFromCredit(
  command: CommandContext,
  receipt: Receipt,
  part: ReceiptPart,
  reason: string,
): Promise<void> {
  const { customerN } = receipt
  const { amountCents } = part
  const card = await readCard(command.tx, { n: customerN })
  if (card.creditCents < amountCents)
    refuse('payments.credit-insufficient', { creditCents: card.creditCents, amountCents })
  await counter(command, receipt, part, { account: 'customer-credit', customerN }, reason)
  await addToCredit(command.tx, customerN, negateCents(amountCents))
}

async function counter(
  command: CommandContext,
  receipt: Receipt,
  part: ReceiptPart,
  debit: { account: Account; documentN?: number; customerN?: number },
  reason: string,
): Promise<void> {
  const { amountCents, documentN, customerN, kind } = part
  const source = kind === 'rounding' ? 'rounding' : receiptAccount(receipt.method)
  const entryN = await post(command, {
    kind: 'receipt-reversed',
    day: await command.today(),
    documentN,
    customerN,
    reversesN: part.entryN,
    lines: [
      { ...debit, debitCents: amountCents },
      { account: source, creditCents: amountCents },
    ],
  })
  await insertAllocation(command, {
    kind,
    bankLineN: null,
    documentN,
    customerN,
    amountCents: negateCents(amountCents),
    entryN,
    undoesN: part.n,
    receiptN: receipt.n,
    reason,
  })
}
