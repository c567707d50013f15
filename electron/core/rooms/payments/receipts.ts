import type { z } from 'zod'
import type { receipts, zReceiptTarget } from '../../../../shared/contract/payments-receipts.ts'
import { type Day, yearOf } from '../../../../shared/values/day.ts'
import { cents, subtractCents } from '../../../../shared/values/money.ts'
import {
  askConfirmation,
  type CommandContext,
  Missing,
  type QueryContext,
  refuse,
  type Warning,
} from '../../api/context.ts'
import { freezeReceipt } from '../../documents/index.ts'
import type { ReadTx } from '../../store/store.ts'
import {
  companyFacts,
  paymentAccount,
  readPayable,
  recipientFacts,
  recordPayment,
  requireDefaultAccount,
} from '../billing/index.ts'
import { addToCredit, type Card, readCard, refuseInactive } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { type Company, readCompany } from '../settings/index.ts'
import { bookedBeside, insertAllocation, markGradesOf } from './allocation-store.ts'
import type { Numbered } from './match.ts'
import { limitsOf } from './read-targets.ts'
import {
  planReceipt,
  receiptAccount,
  type ReceiptMethod,
  receiptNumber,
  type ReceiptPlan,
  type ReceiptTarget,
  receiptWarnings,
} from './receipt-rules.ts'
import { freezeInto, insertReceipt, nextPlace, receiptOfAllocation, sameReceipts } from './receipt-store.ts'

export interface ReceiptInput {
  customerId: string
  method: ReceiptMethod
  day: Day
  amountCents: number
  reference: string
  note: string
  targets: readonly z.output<typeof zReceiptTarget>[]
}

export interface PlannedReceipt {
  company: Company
  card: Card
  plan: ReceiptPlan
  warnings: Warning[]
}

type Recorded = z.output<NonNullable<(typeof receipts.recordReceipt)['~orpc']['outputSchema']>>

/**
 * Looks whether a receipt may be recorded: its day, its documents, its sum.
 *
 * @throws Refusal payments.receipt-day-in-future, receipt-other-card, receipt-not-spread, amount-zero,
 *   rounding-exceeds-tolerance, and those of a document that cannot be paid; customers.withdrawn or customers.moved
 *   for credit of a card that is not active; Missing customer, document
 */
export async function planned(
  query: Pick<QueryContext, 'session' | 'tx' | 'today'>,
  input: ReceiptInput,
): Promise<PlannedReceipt> {
  const { tx } = query
  const today = await query.today()
  const company = await readCompany(tx)
  if (company === null) throw new Missing('company')
  const card = await readCard(tx, { id: input.customerId })
  if (input.day > today) refuse('payments.receipt-day-in-future', { day: input.day })
  const { currency } = company
  const targets = await readTargets(tx, input.targets)
  const result = planReceipt(
    { amountCents: input.amountCents, customerN: card.n, currency },
    targets,
    await limitsOf(query),
  )
  if (!result.ok) refuse(result.refusal.code, result.refusal.params)
  if (result.plan.creditCents > 0) await refuseInactive(tx, card)
  const same = await sameReceipts(tx, { ...input, customerN: card.n })
  return { company, card, plan: result.plan, warnings: receiptWarnings(input, today, same) }
}

async function readTargets(tx: ReadTx, inputs: ReceiptInput['targets']): Promise<ReceiptTarget[]> {
  const targets: ReceiptTarget[] = []
  for (const input of inputs) {
    if (input.kind === 'credit') {
      targets.push(input)
      continue
    }
    const document = await readPayable(tx, { id: input.documentId })
    if (document === null) throw new Missing('document')
    const { kind, amountCents } = input
    if (kind === 'document') {
      targets.push({ kind, document, amountCents })
      continue
    }
    const bookedBeforeCents = await bookedBeside(tx, { kind, documentN: document.n })
    targets.push({ kind, document, amountCents, bookedBeforeCents })
  }
  return targets
}

/**
 * Records money taken by hand: the next number of the year, one entry and one allocation for each thing it was taken
 * for, the final invoice of each proforma that is paid with it, and the frozen words of the receipt.
 *
 * @throws as `planned`; Unconfirmed payments.receipt-day-old, payments.receipt-possible-duplicate
 */
export async function recordReceipt(
  command: CommandContext,
  input: ReceiptInput & { confirm: readonly string[] },
): Promise<Recorded> {
  const { tx } = command
  const today = await command.today()
  const { company, card, plan, warnings } = await planned(command, input)
  askConfirmation(warnings, input.confirm)
  const year = yearOf(today)
  const number = receiptNumber(year, await nextPlace(tx, year))
  const { currency } = company
  const receipt = await insertReceipt(command, { ...input, number, customerN: card.n, currency })
  await allocate(command, input, { receiptN: receipt.n, customerN: card.n, plan })
  const paid = await payDocuments(command, input, number, plan)
  await freeze(command, input, { receiptN: receipt.n, number, company, card, plan, invoices: paid.invoiceOf })
  await markGradesOf(
    tx,
    plan.documents.map(({ document }) => document.n),
  )
  const { note } = input
  await command.audit({
    action: 'payments.receipt-recorded',
    recordKind: 'receipt',
    recordId: receipt.id,
    recordLabel: number,
    public: {
      cardNumber: card.cardNumber,
      method: input.method,
      day: input.day,
      amountCents: input.amountCents,
      documents: plan.documents.map(({ document }) => document.number),
      ...(plan.creditCents > 0 ? { keptCents: plan.creditCents } : {}),
      invoices: paid.issuedInvoices.map((invoice) => invoice.number),
    },
    ...(note === '' ? {} : { private: { note } }),
  })
  return { id: receipt.id, number, issuedInvoices: paid.issuedInvoices, toCheck: paid.toCheck }
}

async function allocate(
  command: CommandContext,
  { method, day }: ReceiptInput,
  { receiptN, customerN, plan }: { receiptN: number; customerN: number; plan: ReceiptPlan },
): Promise<void> {
  const account = receiptAccount(method)
  for (const { document, amountCents, roundingCents } of plan.documents) {
    const documentN = document.n
    const common = { day, documentN, customerN }
    const owed = { account: paymentAccount(document), customerN, documentN }
    const entryN = await post(command, {
      ...common,
      kind: 'receipt',
      lines: [
        { account, debitCents: amountCents },
        { ...owed, creditCents: amountCents },
      ],
    })
    const row = { bankLineN: null, documentN, customerN, receiptN }
    await insertAllocation(command, { ...row, kind: 'receipt', amountCents, entryN })
    if (roundingCents === 0) continue
    const roundingN = await post(command, {
      ...common,
      kind: 'rounding',
      lines: [
        { account: 'rounding', debitCents: roundingCents },
        { ...owed, creditCents: roundingCents },
      ],
    })
    await insertAllocation(command, {
      ...row,
      kind: 'rounding',
      amountCents: roundingCents,
      entryN: roundingN,
    })
  }
  const { creditCents } = plan
  if (creditCents === 0) return
  const entryN = await post(command, {
    kind: 'receipt',
    day,
    customerN,
    lines: [
      { account, debitCents: creditCents },
      { account: 'customer-credit', creditCents, customerN },
    ],
  })
  await addToCredit(command.tx, customerN, creditCents)
  const row = { bankLineN: null, documentN: null, customerN, receiptN }
  await insertAllocation(command, { ...row, kind: 'credit', amountCents: creditCents, entryN })
}

async function payDocuments(command: CommandContext, input: ReceiptInput, number: string, plan: ReceiptPlan) {
  const issuedInvoices: Numbered[] = []
  const toCheck: Numbered[] = []
  const invoiceOf = new Map<number, string>()
  for (const { document, amountCents, roundingCents } of plan.documents) {
    const result = await recordPayment(command, {
      documentN: document.n,
      amountCents: amountCents + roundingCents,
      paidDay: input.day,
      kind: input.method,
      reference: `${number} ${input.reference}`.trim(),
    })
    if (result.issuedInvoice !== null) {
      issuedInvoices.push(result.issuedInvoice)
      invoiceOf.set(document.n, result.issuedInvoice.number)
    }
    if (result.toCheck) toCheck.push({ id: document.id, number: document.number })
  }
  return { issuedInvoices, toCheck, invoiceOf }
}

async function freeze(
  command: CommandContext,
  input: ReceiptInput,
  made: {
    receiptN: number
    number: string
    company: Company
    card: Card
    plan: ReceiptPlan
    invoices: ReadonlyMap<number, string>
  },
): Promise<void> {
  const { company, card, plan } = made
  const account = await requireDefaultAccount(command.tx)
  const frozen = freezeReceipt({
    number: made.number,
    language: card.language,
    day: input.day,
    method: input.method,
    currency: company.currency,
    company: companyFacts(company, account),
    recipient: recipientFacts(card),
    reference: input.reference,
    documents: plan.documents.map(({ document, amountCents, roundingCents }) => ({
      kind: document.kind === 'proforma' ? 'proforma' : 'invoice',
      number: document.number,
      day: document.issueDay,
      amountCents,
      roundingCents,
      remainingCents: subtractCents(document.openCents, cents(amountCents + roundingCents)),
      invoiceNumber: made.invoices.get(document.n) ?? null,
    })),
    creditCents: plan.creditCents,
    amountCents: input.amountCents,
    recordedAt: command.now,
  })
  await freezeInto(command.tx, made.receiptN, JSON.stringify(frozen))
}

/**
 * Money of a receipt is taken back with the whole receipt, so that its number and its paper stay true.
 *
 * @throws Refusal payments.allocation-of-receipt
 */
export async function refuseOfReceipt(tx: ReadTx, allocationN: number): Promise<void> {
  const number = await receiptOfAllocation(tx, allocationN)
  if (number !== null) refuse('payments.allocation-of-receipt', { number })
}
