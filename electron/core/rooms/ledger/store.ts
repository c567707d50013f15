import { sql } from 'kysely'
import type { Account } from '../../../../shared/contract/ledger.ts'
import { cents } from '../../../../shared/values/money.ts'
import { insertInto, preparedRead } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { Posting, PostingLine } from './rules.ts'

interface NewEntry extends Posting {
  lines: Required<PostingLine>[]
  id: string
  at: string
  operatorN: number | null
  operatorName: string
}

const lastEntry = preparedRead((db) =>
  db.selectFrom('ledger_entry').select('n').orderBy('n', 'desc').limit(sql.lit(1)),
)

/** Inserts the lines first: the header's guard checks them and seals the entry. */
export async function insertEntry(tx: WriteTx, entry: NewEntry): Promise<number> {
  const [last] = await lastEntry(tx, {})
  const n = (last?.n ?? 0) + 1
  await insertInto(
    tx,
    'ledger_line',
    entry.lines.map((line, index) => ({
      entry_n: n,
      position: index + 1,
      account: line.account,
      debit_cents: line.debitCents ?? 0,
      credit_cents: line.creditCents ?? 0,
      customer_n: line.customerN,
      document_n: line.documentN,
      bank_account_n: line.bankAccountN,
    })),
  )
  await insertInto(tx, 'ledger_entry', [
    {
      n,
      id: entry.id,
      day: entry.day,
      kind: entry.kind,
      at: entry.at,
      operator_n: entry.operatorN,
      operator_name: entry.operatorName,
      document_n: entry.documentN ?? null,
      bank_line_n: entry.bankLineN ?? null,
      customer_n: entry.customerN ?? null,
      statement_n: entry.statementN ?? null,
      reverses_n: entry.reversesN ?? null,
    },
  ])
  return n
}

/** The lines of an entry as they were posted, to be taken back by their mirror. */
export async function linesOfEntry(tx: ReadTx, entryN: number): Promise<Required<PostingLine>[]> {
  const rows = await tx.db
    .selectFrom('ledger_line')
    .selectAll()
    .where('entry_n', '=', entryN)
    .orderBy('position')
    .execute()
  return rows.map((row) => ({
    account: row.account as Account,
    debitCents: cents(row.debit_cents),
    creditCents: cents(row.credit_cents),
    customerN: row.customer_n,
    documentN: row.document_n,
    bankAccountN: row.bank_account_n,
  }))
}
