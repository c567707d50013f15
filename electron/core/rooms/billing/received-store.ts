import { sql } from 'kysely'
import type { Day } from '../../../../shared/values/day.ts'
import { cents, type Cents } from '../../../../shared/values/money.ts'
import { preparedRead, type Slots } from '../../store/prepared.ts'
import type { ReadTx } from '../../store/store.ts'

// Allocations belong to the room of payments, which comes after this one: they are only read here, to show on a
// document what it received.

/** Money that was put on a document, oldest first. */
export interface Received {
  allocationId: string
  kind: string
  /** How it was taken by hand, for money of a receipt. */
  method: 'cash' | 'card' | null
  /** Booking day of the money. */
  day: Day
  amountCents: Cents
  counterpartyName: string
  remittance: string
  bankLineId: string | null
  undone: boolean
}

const receivedRows = (db: ReadTx['db']) =>
  db
    .selectFrom('allocation as a')
    .innerJoin('ledger_entry as e', 'e.n', 'a.entry_n')
    .leftJoin('bank_line as b', 'b.n', 'a.bank_line_n')
    .leftJoin('receipt as r', 'r.n', 'a.receipt_n')
    .leftJoin('allocation as u', 'u.undoes_n', 'a.n')
    .select([
      'a.id',
      'r.method',
      'a.kind',
      'a.amount_cents',
      'b.id as bank_line_id',
      sql<string>`coalesce(b.booking_day, e.day)`.as('day'),
      sql<string>`coalesce(b.counterparty_name, '')`.as('counterparty_name'),
      sql<string>`coalesce(b.remittance, trim(r.number || ' ' || r.reference), '')`.as('remittance'),
      'u.n as undone_by',
    ])
    .where('a.undoes_n', 'is', null)
    .orderBy('a.n')
const receivedOfOne = preparedRead((db, { key }: Slots<{ documentN: number }>) =>
  receivedRows(db).where('a.document_n', '=', key('documentN', 'integer')),
)

export async function readReceived(tx: ReadTx, documentNs: readonly number[]): Promise<Received[]> {
  const [documentN] = documentNs
  const rows =
    documentN !== undefined && documentNs.length === 1
      ? await receivedOfOne(tx, { documentN })
      : await receivedRows(tx.db)
          .where('a.document_n', 'in', [...documentNs])
          .execute()
  return rows.map((row) => ({
    allocationId: row.id,
    kind: row.kind,
    method: row.method === 'cash' || row.method === 'card' ? row.method : null,
    day: row.day as Day,
    amountCents: cents(row.amount_cents),
    counterpartyName: row.counterparty_name,
    remittance: row.remittance,
    bankLineId: row.bank_line_id,
    undone: row.undone_by !== null,
  }))
}
