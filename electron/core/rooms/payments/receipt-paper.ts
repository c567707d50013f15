import { formatDay } from '../../../../shared/values/day.ts'
import { formatAmount } from '../../../../shared/values/money.ts'
import { type JobContext, refuse, Refusal } from '../../api/context.ts'
import { type FrozenReceipt, readFrozenReceipt, receiptTexts } from '../../documents/index.ts'
import { readPayable, storedFile } from '../billing/index.ts'
import { type Card, readCard } from '../customers/index.ts'
import { composeMessage, keepAttachment } from '../mail/index.ts'
import { readCompany } from '../settings/index.ts'
import { receiptMail } from './receipt-mail-texts.ts'
import { partsOf, readReceipt, type Receipt } from './receipt-store.ts'

/** The receipt on paper; one that was taken back says so across the page. @throws Missing receipt */
export async function receiptFile(job: JobContext, id: string): Promise<File> {
  const receipt = await job.read(({ tx }) => readReceipt(tx, id))
  const { bytes } = await job.core.pdf.render(paperOf(receipt))
  return new File([new Uint8Array(bytes)], fileNameOf(receipt), { type: 'application/pdf' })
}

function paperOf(receipt: Receipt): FrozenReceipt {
  const frozen = readFrozenReceipt(JSON.parse(receipt.frozenJson))
  return receipt.state === 'reversed'
    ? { ...frozen, mark: receiptTexts[frozen.language].reversedMark }
    : frozen
}

function fileNameOf({ number }: Receipt): string {
  return `${number}.pdf`
}

/**
 * Puts a message with the receipt, and with the final invoices whose files are made, into the outbox. A card without
 * an address gives a draft that waits for one.
 *
 * @throws Refusal payments.receipt-reversed; Missing receipt
 */
export async function mailReceipt(
  job: JobContext,
  input: { requestId: string; id: string },
): Promise<{ messageId: string }> {
  const found = await job.read(({ tx }) => readForMail(tx, input.id))
  const { receipt, card } = found
  if (receipt.state === 'reversed') refuse('payments.receipt-reversed', { number: receipt.number })
  const attachments = [await keepAttachment(job, await receiptFile(job, receipt.id))]
  const attachedInvoices: string[] = []
  const laterInvoices: string[] = []
  for (const invoice of found.invoices) {
    const file = await invoiceFile(job, invoice.id)
    if (file !== null) attachments.push(await keepAttachment(job, file))
    const numbers = file === null ? laterInvoices : attachedInvoices
    numbers.push(invoice.number)
  }
  const text = receiptMail(card.language, {
    number: receipt.number,
    customerName: card.legalName,
    companyName: found.companyName,
    amount: formatAmount(receipt.amountCents, receipt.currency, card.language, { withCurrency: true }),
    day: formatDay(receipt.day, card.language),
    method: receipt.method,
    documents: found.documents,
    attachedInvoices,
    laterInvoices,
  })
  return job.command(input.requestId, async (command) => {
    const { id } = await composeMessage(command, {
      kind: 'receipt',
      customerN: card.n,
      record: { kind: 'receipt', id: receipt.id, label: receipt.number },
      language: card.language,
      to: card.email,
      subject: text.subject,
      bodyText: text.body,
      attachments,
    })
    return { messageId: id }
  })
}

/** Null while its PDF is not made. */
async function invoiceFile(job: JobContext, id: string): Promise<File | null> {
  try {
    return await storedFile(job, id)
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

interface MailFacts {
  receipt: Receipt
  card: Card
  companyName: string
  documents: string[]
  invoices: { id: string; number: string }[]
}

async function readForMail(tx: Parameters<typeof readReceipt>[0], id: string): Promise<MailFacts> {
  const receipt = await readReceipt(tx, id)
  const card = await readCard(tx, { n: receipt.customerN })
  const company = await readCompany(tx)
  const documents: string[] = []
  const invoices: MailFacts['invoices'] = []
  for (const { kind, documentN, documentNumber } of await partsOf(tx, receipt.n)) {
    if (kind !== 'receipt' || documentN === null || documentNumber === null) continue
    documents.push(documentNumber)
    const invoice = (await readPayable(tx, { n: documentN }))?.invoice ?? null
    if (invoice !== null) invoices.push({ id: invoice.id, number: invoice.number })
  }
  const companyName = company === null ? '' : company.tradeName === '' ? company.legalName : company.tradeName
  return { receipt, card, companyName, documents, invoices }
}
