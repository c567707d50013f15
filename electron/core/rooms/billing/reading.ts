import type { z } from 'zod'
import type { Draft, zDocument, zDraft } from '../../../../shared/contract/billing.ts'
import { roleAllows } from '../../../../shared/contract/permissions.ts'
import type { QueryContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { readCard } from '../customers/index.ts'
import { readCreditable } from './credit.ts'
import {
  readDocument,
  readLines,
  readVatGroups,
  type StoredDocument,
  type StoredLine,
} from './document-store.ts'
import { readDocumentRows } from './list-store.ts'
import { readPdf } from './pdf-store.ts'
import { readInvoiceOrOther } from './printed.ts'
import { type Received, readReceived } from './received-store.ts'
import { type RelatedDocument, readRelated, serviceIdsOf } from './related-store.ts'
import { actionsOf } from './state-rules.ts'
import { treatmentOf } from './vat-rules.ts'

/**
 * A document with everything its page shows.
 *
 * @throws Missing document
 */
export async function documentPage(query: QueryContext, id: string): Promise<z.input<typeof zDocument>> {
  const { tx } = query
  const document = await readDocument(tx, { id })
  const [row] = await readDocumentRows(tx, [document.n], await query.today())
  if (row === undefined) throw new Error(`${document.number} has no card`)
  const related = await readRelated(tx, document)
  const { lines, creditableCents } = await linesWithCredits(query, document)
  const received = await readReceived(tx, await receivingKeys(query, document, related))
  const pdf = await readPdf(tx, document.n)
  const mayWrite = query.session !== null && roleAllows(query.session.role, 'billing.write')
  const { recipient } = document
  return {
    ...row,
    version: document.version,
    language: document.language,
    priceMode: document.priceMode,
    treatment: document.treatment,
    reference: await payingReference(tx, document),
    purchaseReference: document.purchaseReference,
    note: document.note,
    recipient: recipient.lines,
    recipientTaxId: recipient.facts.vatNumber ?? recipient.facts.taxId ?? '',
    lines,
    vatGroups: (await readVatGroups(tx, document.n)).map((group) => ({
      ...group,
      treatment: treatmentOf(group.vatCode),
    })),
    payments: received.map(paymentOutput),
    related: related.map((other) => ({
      id: other.id,
      kind: other.kind,
      number: other.number,
      relation: other.relation,
    })),
    issuedAt: document.issuedAt,
    issuedBy: document.operatorName,
    pdfSha256: pdf?.sha256 ?? null,
    checkReasons: document.differences,
    actions: mayWrite ? actionsOf(document.kind, document.state, creditableCents) : [],
  }
}

/** A corrective document is paid on its invoice, whose reference it shows. */
async function payingReference(tx: ReadTx, document: StoredDocument): Promise<string> {
  if (document.kind !== 'corrective') return document.reference
  return (await readInvoiceOrOther(tx, document)).reference
}

function paymentOutput(received: Received) {
  const { allocationId, day, kind, counterpartyName, bankLineId, amountCents, undone } = received
  return { allocationId, day, kind, counterpartyName, bankLineId, amountCents, undone }
}

async function linesWithCredits({ tx }: QueryContext, document: StoredDocument) {
  const creditable = document.kind === 'invoice' ? await readCreditable(tx, document.n) : null
  const stored = creditable?.lines ?? (await readLines(tx, document.n))
  const ids = await serviceIdsOf(
    tx,
    stored.flatMap((line) => (line.serviceN === null ? [] : [line.serviceN])),
  )
  const lines = stored.map((line) => ({
    ...draftLine(line, ids),
    position: line.position,
    amountCents: line.amountCents,
    vatCode: line.vatCode,
    ratePermyriad: line.ratePermyriad,
    creditedCents: creditable?.lines.find(({ position }) => position === line.position)?.creditedCents ?? 0,
  }))
  return { lines, creditableCents: document.grossCents - (creditable?.creditedCents ?? 0) }
}

function draftLine(line: StoredLine, serviceIds: ReadonlyMap<number, string>) {
  return {
    description: line.description,
    detail: line.detail,
    quantity: line.quantity,
    unitPrice: line.unitPrice,
    vatCategory: line.vatCategory,
    serviceId: line.serviceN === null ? null : (serviceIds.get(line.serviceN) ?? null),
    periodFrom: line.periodFrom,
    periodTo: line.periodTo,
  }
}

/** An invoice shows the money of its proforma too, unless that was opened again and has it back. */
async function receivingKeys(
  { tx }: QueryContext,
  document: StoredDocument,
  related: readonly RelatedDocument[],
): Promise<number[]> {
  const proforma = related.find(({ relation }) => relation === 'invoice-of')
  if (proforma === undefined || document.state === 'credited') return [document.n]
  const { state } = await readDocument(tx, { n: proforma.n })
  return state === 'settled' ? [document.n, proforma.n] : [document.n]
}

/** What a document says, as a draft for a card that has its services. */
export async function draftOf(tx: ReadTx, document: StoredDocument, customerId: string): Promise<Draft> {
  const lines = await readLines(tx, document.n)
  const ids = await serviceIdsOf(
    tx,
    lines.flatMap((line) => (line.serviceN === null ? [] : [line.serviceN])),
  )
  return {
    customerId,
    priceMode: document.priceMode,
    dueDay: null,
    purchaseReference: document.purchaseReference,
    note: document.note,
    lines: lines.map((line) => draftLine(line, ids)),
  }
}

/** The draft a copy starts from: the same lines, and the card as it is now (its successor, where it has one). */
export async function copyDraft({ tx }: QueryContext, id: string): Promise<z.input<typeof zDraft>> {
  const document = await readDocument(tx, { id })
  let card = await readCard(tx, { n: document.customerN })
  if (card.successorN !== null) card = await readCard(tx, { n: card.successorN })
  const stored = await readLines(tx, document.n)
  const own = card.n === document.customerN
  const ids = own
    ? await serviceIdsOf(
        tx,
        stored.flatMap((line) => (line.serviceN === null ? [] : [line.serviceN])),
      )
    : new Map<number, string>()
  return {
    customerId: card.id,
    priceMode: document.priceMode,
    dueDay: null,
    purchaseReference: document.purchaseReference,
    note: document.kind === 'credit-note' ? '' : document.note,
    lines: stored.map((line) => draftLine(line, ids)),
  }
}
