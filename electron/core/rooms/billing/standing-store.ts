import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { type Cents, cents } from '../../../../shared/values/money.ts'
import type { ReadTx } from '../../store/store.ts'

/** Keys of a card's proformas that something may still come of, oldest first. */
export async function proformaKeysOf(tx: ReadTx, customerN: number): Promise<number[]> {
  const rows = await tx.db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .select('d.n')
    .where('d.customer_n', '=', customerN)
    .where('s.kind', '=', 'proforma')
    .where('s.state', 'in', ['open', 'part-paid', 'to-check', 'expired'])
    .orderBy('d.n')
    .execute()
  return rows.map((row) => row.n)
}

/** A document of a card in a few words. */
export interface StandingDocument {
  n: number
  id: string
  number: string
  kind: DocumentKind
  state: DocumentState
  issueDay: Day
  dueDay: Day
  grossCents: Cents
  openCents: Cents
}

/** Every document of a card that was neither cancelled nor replaced, oldest first. */
export async function standingDocumentsOf(tx: ReadTx, customerN: number): Promise<StandingDocument[]> {
  const rows = await tx.db
    .selectFrom('document as d')
    .innerJoin('document_state as s', 's.document_n', 'd.n')
    .select([
      'd.n',
      'd.id',
      'd.number',
      'd.kind',
      's.state',
      'd.issue_day',
      's.due_day',
      'd.gross_cents',
      's.open_cents',
    ])
    .where('d.customer_n', '=', customerN)
    .where('s.state', 'not in', ['cancelled', 'replaced'])
    .orderBy('d.n')
    .execute()
  return rows.map((row) => ({
    n: row.n,
    id: row.id,
    number: row.number,
    kind: row.kind as DocumentKind,
    state: row.state as DocumentState,
    issueDay: row.issue_day as Day,
    dueDay: row.due_day as Day,
    grossCents: cents(row.gross_cents),
    openCents: cents(row.open_cents),
  }))
}

/** A card's invoices that are not paid in full, oldest first. */
export async function unpaidInvoicesOf(tx: ReadTx, customerN: number): Promise<StandingDocument[]> {
  const documents = await standingDocumentsOf(tx, customerN)
  return documents.filter(({ kind, openCents }) => kind === 'invoice' && openCents > 0)
}
