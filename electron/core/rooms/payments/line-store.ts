import { type RawBuilder, sql } from 'kysely'
import { Missing } from '../../api/context.ts'
import { preparedRead, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

/** A bank line with its state, as commands see it. Amounts are signed minor units. */
export interface Line {
  n: number
  id: string
  version: number
  state: string
  amountCents: number
  remainingCents: number
  currency: string
  bookingDay: string
  valueDay: string | null
  counterpartyName: string
  counterpartyKey: string
  counterpartyIban: string
  remittance: string
  bankReference: string
  endToEndId: string
  creditorReference: string
  returnCode: string
  detailsJson: string
  note: string
  grade: string | null
  bankAccountN: number
  assigneeId: string | null
  assigneeName: string | null
}

export const lineColumns = sql.raw(`b.n, b.id, t.version, t.state, b.amount_cents as "amountCents",
  t.remaining_cents as "remainingCents", b.currency, b.booking_day as "bookingDay", b.value_day as "valueDay",
  b.counterparty_name as "counterpartyName", b.counterparty_key as "counterpartyKey",
  b.counterparty_iban as "counterpartyIban", b.remittance, b.bank_reference as "bankReference",
  b.end_to_end_id as "endToEndId", b.creditor_reference as "creditorReference", b.return_code as "returnCode",
  b.details_json as "detailsJson", t.note, t.best_grade as grade, b.bank_account_n as "bankAccountN",
  (select o.id from operator o where o.n = t.assignee_n) as "assigneeId",
  (select o.name from operator o where o.n = t.assignee_n) as "assigneeName"`)

const lineRow = (condition: RawBuilder<unknown>) => sql<Line>`
  select ${lineColumns} from bank_line b join bank_line_state t on t.bank_line_n = b.n where ${condition}`
const lineById = preparedRead((_, { key }: Slots<{ id: string }>) =>
  lineRow(sql`b.id = ${key('id', 'text')}`),
)
const lineByN = preparedRead((_, { key }: Slots<{ n: number }>) => lineRow(sql`b.n = ${key('n', 'integer')}`))

/** @throws Missing when there is no such line */
export async function readLine(tx: ReadTx, key: { id: string } | { n: number }): Promise<Line> {
  const [row] = 'id' in key ? await lineById(tx, { id: key.id }) : await lineByN(tx, { n: key.n })
  if (row === undefined) throw new Missing('bank-line')
  return row
}

export interface LineSighting {
  importId: string
  fileName: string
  importedAt: string
  statement: string
  position: number
  iban: string
}

/** Where a line was seen by imports that were not undone, first import first. */
export async function sightingsOf(tx: ReadTx, n: number): Promise<LineSighting[]> {
  const { rows } = await sql<LineSighting>`
    select i.id as "importId", i.file_name as "fileName", i.created_at as "importedAt",
      s.identification as statement, g.position, s.account_text as iban
    from sighting g join import_batch i on i.n = g.batch_n join statement s on s.n = g.statement_n
    where g.bank_line_n = ${n} and i.state = 'committed' order by i.n, s.position, g.position`.execute(tx.db)
  return rows
}

export async function bankAccountIban(tx: ReadTx, n: number): Promise<string> {
  const row = await tx.db.selectFrom('bank_account').select('iban').where('n', '=', n).executeTakeFirst()
  return row?.iban ?? ''
}

export async function parkLine(
  tx: WriteTx,
  n: number,
  change: { state: 'open' | 'parked'; note: string; assigneeN: number | null; now: string },
): Promise<number> {
  const row = await tx.db
    .updateTable('bank_line_state')
    .set({
      version: sql`version + 1`,
      state: change.state,
      note: change.note,
      assignee_n: change.assigneeN,
      changed_at: change.now,
    })
    .where('bank_line_n', '=', n)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}
