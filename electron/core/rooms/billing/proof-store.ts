import { sql } from 'kysely'
import type { ReadTx } from '../../store/store.ts'

/** More findings than these help nobody. */
const shown = 50

export async function countAll(tx: ReadTx): Promise<number> {
  const row = await tx.db
    .selectFrom('document')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Documents whose open amount is not what the ledger says of them. */
export async function findOpenMismatches(tx: ReadTx) {
  const { rows } = await sql<{ number: string; kept: number; ledger: number }>`
    select d.number as number, x.kept as kept, x.ledger as ledger from (
      select s.document_n as n,
        case when s.kind = 'proforma' and s.state in ('open', 'part-paid', 'to-check') then d.gross_cents - s.open_cents
          when s.kind <> 'proforma' then s.open_cents else 0 end as kept,
        coalesce(l.balance, 0) as ledger
      from document_state s join document d on d.n = s.document_n
      left join (
        select document_n, cast(sum(case when account = 'receivable' then debit_cents - credit_cents
          else credit_cents - debit_cents end) as bigint) as balance
        from ledger_line where account in ('receivable', 'prepayments') and document_n is not null group by document_n
      ) l on l.document_n = s.document_n
    ) x join document d on d.n = x.n where x.kept <> x.ledger order by d.n limit ${shown}`.execute(tx.db)
  return rows.map((row) => ({ number: row.number, kept: Number(row.kept), ledger: Number(row.ledger) }))
}

/** Lines of the ledger that stand on the wrong account for their document. */
export async function findMisplacedLines(tx: ReadTx) {
  const { rows } = await sql<{ number: string; account: string }>`
    select distinct d.number as number, l.account as account from ledger_line l join document d on d.n = l.document_n
    where (l.account = 'receivable' and d.kind <> 'invoice') or (l.account = 'prepayments' and d.kind <> 'proforma')
    order by d.number limit ${shown}`.execute(tx.db)
  return rows
}

/** Corrective documents that belong to no invoice, or state other amounts or other VAT than theirs. */
export async function findStrayCorrectives(tx: ReadTx) {
  const { rows } = await sql<{ number: string }>`
    select c.number as number from document c left join document d on d.n = c.origin_n and d.kind = 'invoice'
    where c.kind = 'corrective' and (d.n is null or c.customer_n <> d.customer_n or c.currency <> d.currency
      or c.treatment <> d.treatment or c.net_cents <> d.net_cents or c.vat_cents <> d.vat_cents
      or coalesce(c.vat_day, '') <> coalesce(d.vat_day, ''))
    order by c.n limit ${shown}`.execute(tx.db)
  return rows.map((row) => row.number)
}

/** Cards whose open amount is not the sum of their open invoices. */
export async function findCardMismatches(tx: ReadTx) {
  const { rows } = await sql<{ card_number: string; kept: number; documents: number }>`
    select c.card_number as card_number, c.open_cents as kept, coalesce(x.open, 0) as documents from customer c
    left join (
      select d.customer_n as customer_n, cast(sum(s.open_cents) as bigint) as open from document_state s
      join document d on d.n = s.document_n where s.kind = 'invoice' and s.open_cents > 0 group by d.customer_n
    ) x on x.customer_n = c.n
    where c.open_cents <> coalesce(x.open, 0) order by c.n limit ${shown}`.execute(tx.db)
  return rows.map((row) => ({
    cardNumber: row.card_number,
    kept: Number(row.kept),
    documents: Number(row.documents),
  }))
}

/** Series and years whose numbers do not run from the first to the last without a gap. */
export async function findGaps(tx: ReadTx) {
  const { rows } = await sql<{ kind: string; year: number; first: number; last: number; total: number }>`
    select s.kind as kind, x.year as year, x.first as first, x.last as last, x.total as total from (
      select series_n, year, min(number_in_series) as first, max(number_in_series) as last, count(*) as total
      from document group by series_n, year
    ) x join number_series s on s.n = x.series_n
    where x.total <> x.last - x.first + 1
      or x.first <> case when s.first_year = x.year then s.first_number else 1 end
    order by s.kind, x.year limit ${shown}`.execute(tx.db)
  return rows.map((row) => ({
    kind: row.kind,
    year: Number(row.year),
    first: Number(row.first),
    last: Number(row.last),
    count: Number(row.total),
  }))
}

/** Documents that are dated before the one with the number before theirs, or not in the year of their number. */
export async function findMisdated(tx: ReadTx) {
  const { rows } = await sql<{ number: string }>`
    select number from (
      select n, number, year, issue_day,
        lag(issue_day) over (partition by series_n order by year, number_in_series) as previous_day
      from document
    ) x where issue_day < coalesce(previous_day, '') or substr(issue_day, 1, 4) <> cast(year as text)
    order by n limit ${shown}`.execute(tx.db)
  return rows.map((row) => row.number)
}

export async function findWithoutPdf(tx: ReadTx) {
  const rows = await tx.db
    .selectFrom('document_state as s')
    .innerJoin('document as d', 'd.n', 's.document_n')
    .select(['d.number', 's.pdf_state'])
    .where('s.pdf_state', '<>', 'stored')
    .orderBy('s.document_n')
    .limit(shown)
    .execute()
  return rows.map((row) => ({ number: row.number, failed: row.pdf_state === 'failed' }))
}

/** A page of issued documents with the hashes of their words and their PDF. */
export async function readHashes(tx: ReadTx, afterN: number, limit: number) {
  const rows = await tx.db
    .selectFrom('document as d')
    .leftJoin('document_pdf as p', 'p.document_n', 'd.n')
    .select(['d.n', 'd.number', 'd.frozen_json', 'd.frozen_sha256', 'p.sha256'])
    .where('d.n', '>', afterN)
    .orderBy('d.n')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    n: row.n,
    number: row.number,
    frozenJson: row.frozen_json,
    frozenSha256: row.frozen_sha256,
    pdfSha256: row.sha256,
  }))
}
