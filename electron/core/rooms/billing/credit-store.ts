import { sql } from 'kysely'
import { cents, type Cents } from '../../../../shared/values/money.ts'
import type { ReadTx } from '../../store/store.ts'
import type { VatGroup } from './amount-rules.ts'

function creditNotesOf(tx: ReadTx, invoiceN: number) {
  return tx.db
    .selectFrom('document as d')
    .where('d.origin_n', '=', invoiceN)
    .where('d.kind', '=', 'credit-note')
}

/** What credit notes took from each line of an invoice, by position. */
export async function readCreditedLines(tx: ReadTx, invoiceN: number): Promise<Map<number, Cents>> {
  const rows = await creditNotesOf(tx, invoiceN)
    .innerJoin('document_line as l', 'l.document_n', 'd.n')
    .select(['l.credits_position', sql<number>`cast(sum(l.amount_cents) as bigint)`.as('credited')])
    .groupBy('l.credits_position')
    .execute()
  return new Map(rows.map((row) => [row.credits_position ?? 0, cents(row.credited)]))
}

/** The VAT groups of all credit notes of an invoice, added up. */
export async function readCreditedGroups(tx: ReadTx, invoiceN: number): Promise<VatGroup[]> {
  const rows = await creditNotesOf(tx, invoiceN)
    .innerJoin('document_vat as v', 'v.document_n', 'd.n')
    .select([
      'v.vat_code',
      'v.country',
      'v.rate_permyriad',
      sql<number>`cast(sum(v.net_cents) as bigint)`.as('net'),
      sql<number>`cast(sum(v.vat_cents) as bigint)`.as('vat'),
    ])
    .groupBy(['v.vat_code', 'v.country', 'v.rate_permyriad'])
    .execute()
  return rows.map((row) => ({
    vatCode: row.vat_code,
    country: row.country,
    ratePermyriad: row.rate_permyriad,
    netCents: cents(row.net),
    vatCents: cents(row.vat),
  }))
}

/** Gross total of an invoice's credit notes. */
export async function readCreditedCents(tx: ReadTx, invoiceN: number): Promise<Cents> {
  const row = await creditNotesOf(tx, invoiceN)
    .select(sql<number>`cast(coalesce(sum(d.gross_cents), 0) as bigint)`.as('credited'))
    .executeTakeFirstOrThrow()
  return cents(row.credited)
}

/** How much of an invoice money settled, by the ledger: what was credited is not counted. */
export async function readSettledCents(tx: ReadTx, invoiceN: number): Promise<Cents> {
  const row = await tx.db
    .selectFrom('ledger_line as l')
    .innerJoin('ledger_entry as e', 'e.n', 'l.entry_n')
    .select(sql<number>`cast(coalesce(sum(l.credit_cents) - sum(l.debit_cents), 0) as bigint)`.as('settled'))
    .where('l.document_n', '=', invoiceN)
    .where('l.account', '=', 'receivable')
    .where('e.kind', 'not in', ['invoice', 'credit-note'])
    .executeTakeFirstOrThrow()
  return cents(row.settled)
}

/** The last final invoice of a proforma; earlier ones were credited when it was opened again. */
export async function readInvoiceN(tx: ReadTx, proformaN: number): Promise<number | null> {
  const row = await tx.db
    .selectFrom('document')
    .select('n')
    .where('origin_n', '=', proformaN)
    .where('kind', '=', 'invoice')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.n ?? null
}

/** The invoice that was issued in the place of one that was credited, and its card; or null. */
export async function readReissued(
  tx: ReadTx,
  invoiceN: number,
): Promise<{ n: number; customerN: number } | null> {
  const row = await tx.db
    .selectFrom('document')
    .select(['n', 'customer_n'])
    .where('replaces_n', '=', invoiceN)
    .where('kind', '=', 'invoice')
    .executeTakeFirst()
  return row === undefined ? null : { n: row.n, customerN: row.customer_n }
}
