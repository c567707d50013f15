import type { z } from 'zod'
import { receiptMethods, type zReceipt } from '../../../../shared/contract/payments-receipts.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { addCents, cents, subtractCents } from '../../../../shared/values/money.ts'
import type { QueryContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { foreseePayment, readPayable } from '../billing/index.ts'
import { readCard } from '../customers/index.ts'
import { partsOf, readReceipt, sumsOfDay } from './receipt-store.ts'
import { planned, type ReceiptInput } from './receipts.ts'

/** A receipt with everything its page shows. @throws Missing receipt */
export async function receiptPage({ tx }: QueryContext, id: string): Promise<z.output<typeof zReceipt>> {
  const { n, customerN, frozenJson: _, ...receipt } = await readReceipt(tx, id)
  const card = await readCard(tx, { n: customerN })
  const parts = await partsOf(tx, n)
  return {
    ...receipt,
    customerEmail: card.email,
    parts: parts.map(({ kind, documentId, documentNumber, amountCents }) => ({
      kind,
      documentId,
      documentNumber,
      amountCents,
    })),
    invoices: receipt.state === 'reversed' ? [] : await invoicesOf(tx, parts),
  }
}

async function invoicesOf(tx: ReadTx, parts: readonly { kind: string; documentN: number | null }[]) {
  const invoices: { id: string; number: string }[] = []
  for (const { kind, documentN } of parts) {
    if (kind !== 'receipt' || documentN === null) continue
    const invoice = (await readPayable(tx, { n: documentN }))?.invoice ?? null
    if (invoice !== null) invoices.push({ id: invoice.id, number: invoice.number })
  }
  return invoices
}

/** What recording would do, step by step, without doing it. @throws as `planned` */
export async function reviewReceipt(query: QueryContext, input: ReceiptInput) {
  const { tx } = query
  const { card, plan, warnings } = await planned(query, input)
  const documents = []
  for (const { document, amountCents, roundingCents } of plan.documents) {
    const takenCents = addCents(amountCents, roundingCents)
    documents.push({
      id: document.id,
      number: document.number,
      kind: document.kind === 'proforma' ? ('proforma' as const) : ('invoice' as const),
      openCents: document.openCents,
      amountCents,
      roundingCents,
      remainingCents: subtractCents(document.openCents, takenCents),
      effect: await foreseePayment(tx, {
        documentN: document.n,
        amountCents: takenCents,
        paidDay: input.day,
      }),
    })
  }
  return {
    documents,
    creditCents: plan.creditCents,
    creditAfterCents: addCents(card.creditCents, plan.creditCents),
    customerEmail: card.email,
    warnings,
  }
}

/** What the till took in and gave back on a day, per method; a method without any is there with zeros. */
export async function receiptTotals(tx: ReadTx, on: Day) {
  const { received, givenBack } = await sumsOfDay(tx, on)
  return receiptMethods.map((method) => {
    const inward = received.find((sum) => sum.method === method)
    const outward = givenBack.find((sum) => sum.method === method)
    return {
      method,
      receivedCount: inward?.count ?? 0,
      receivedCents: cents(inward?.cents ?? 0),
      givenBackCount: outward?.count ?? 0,
      givenBackCents: cents(outward?.cents ?? 0),
    }
  })
}
