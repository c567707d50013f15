import { cents, negateCents, subtractCents } from '../../../../shared/values/money.ts'
import { day } from '../../../../shared/values/day.ts'
import { type CommandContext, Missing, refuse } from '../../api/context.ts'
import {
  type PayableDocument,
  paymentAccount,
  readPayable,
  recordPayment,
  takeBackPayment,
} from '../billing/index.ts'
import { addToCredit } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { type Allocation, documentRoot, heldByFamily, markGradesOf } from './allocation-store.ts'
import type { Line } from './line-store.ts'
import type { InvoiceDecision } from './match-rules.ts'

/**
 * No more can leave a document than its payers put on it and what still stands of that; what it got is counted with
 * its final invoice, since money for a proforma is the invoice's afterwards.
 *
 * @throws Refusal payments.amount-exceeds-received
 */
export async function refuseBeyondHeld(
  command: CommandContext,
  document: { n: number; number: string },
  amountCents: number,
): Promise<void> {
  const heldCents = await heldByFamily(command.tx, document.n)
  if (amountCents > heldCents)
    refuse('payments.amount-exceeds-received', { number: document.number, heldCents, amountCents })
}

/**
 * Money of a document went back to its payer with an outgoing line: the document is owed again for as much.
 *
 * @param amountCents signed as the line: negative
 * @throws Refusal payments.amount-exceeds-received and what `takeBackPayment` refuses
 */
export async function bookReturn(
  command: CommandContext,
  line: Line,
  target: { document: PayableDocument; decision: InvoiceDecision; amountCents: number },
): Promise<{ entryN: number; creditNote: { id: string; number: string } | null }> {
  const { document, decision } = target
  const returnedCents = negateCents(cents(target.amountCents))
  await refuseBeyondHeld(command, document, returnedCents)
  const { debit, creditNote } = await takeBackPayment(command, {
    documentN: document.n,
    amountCents: returnedCents,
    decision,
  })
  const entryN = await post(command, {
    kind: 'returned',
    day: day(line.bookingDay),
    bankLineN: line.n,
    documentN: document.n,
    customerN: document.customerN,
    lines: [
      { ...debit, debitCents: returnedCents },
      { account: 'suspense', creditCents: returnedCents },
    ],
  })
  return { entryN, creditNote }
}

/**
 * It was no return after all: the money is on what holds the document's money now, as far as that is still open, and
 * what it cannot take any more is credit of the card. An invoice that this completes waits for a clerk, since nobody
 * undoes something to have an invoice go out. Answers the counter-entry.
 */
export async function giveReturnBack(command: CommandContext, allocation: Allocation): Promise<number> {
  const { documentN, customerN, bankLineN } = allocation
  if (documentN === null || customerN === null) throw new Missing('document')
  const returnedCents = negateCents(allocation.amountCents)
  const holder = await holderOf(command, documentN)
  const isPayable = holder.state === 'open' || holder.state === 'part-paid'
  const paidCents = isPayable ? cents(Math.min(returnedCents, holder.openCents)) : cents(0)
  const keptCents = subtractCents(returnedCents, paidCents)
  const today = await command.today()
  const entryN = await post(command, {
    kind: 'unmatch',
    day: today,
    documentN,
    customerN,
    bankLineN,
    reversesN: allocation.entryN,
    lines: [
      { account: 'suspense', debitCents: returnedCents },
      { account: paymentAccount(holder), creditCents: paidCents, customerN, documentN: holder.n },
      { account: 'customer-credit', creditCents: keptCents, customerN },
    ],
  })
  if (paidCents > 0) {
    await recordPayment(command, {
      documentN: holder.n,
      amountCents: paidCents,
      paidDay: today,
      holdInvoice: true,
      holdReason: 'undo',
    })
  }
  if (keptCents > 0) await addToCredit(command.tx, customerN, keptCents)
  await markGradesOf(command.tx, [holder.n])
  return entryN
}

/** What money for a document goes to now: the final invoice that stands for its proforma, or the proforma. */
async function holderOf(command: CommandContext, documentN: number): Promise<PayableDocument> {
  const root = await readPayable(command.tx, { n: await documentRoot(command.tx, documentN) })
  if (root === null) throw new Missing('document')
  if (root.invoice === null) return root
  return (await readPayable(command.tx, { n: root.invoice.n })) ?? root
}
