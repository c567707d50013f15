import { type RawBuilder, sql } from 'kysely'
import type { ListFilter, ListInput } from '../../../../shared/contract/base.ts'
import type { bankLineListFields, lineTabs } from '../../../../shared/contract/payments.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { type ListColumns, listCondition, listOrder } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Line, lineColumns } from './line-store.ts'

type Field = (typeof bankLineListFields)[number]
export type LineTab = (typeof lineTabs)[number]
export type LineList = ListInput<Field> & {
  tab: LineTab | null
  /** Only lines assigned to one of these operators; null for all. */
  queues: readonly number[] | null
}

const columns: ListColumns<Field> = {
  bookingDay: { sql: sql`t.booking_day`, type: 'day' },
  amountCents: { sql: sql`t.amount_cents`, type: 'number' },
  remainingCents: { sql: sql`t.remaining_cents`, type: 'number' },
  counterpartyName: { sql: sql`b.counterparty_name`, type: 'text', sortSql: sql`b.counterparty_key` },
  counterpartyIban: { sql: sql`b.counterparty_iban`, type: 'text' },
  remittance: { sql: sql`b.remittance`, type: 'text' },
  state: { sql: sql`t.state`, type: 'text' },
  importId: { sql: sql`b.id`, type: 'text' },
  bankAccountId: {
    sql: sql`(select a.id from bank_account a where a.n = b.bank_account_n)`,
    type: 'text',
  },
  customerId: { sql: sql`b.id`, type: 'text' },
}

const tabConditions: Record<LineTab, RawBuilder<unknown>> = {
  suggested: sql`t.state = 'open' and t.best_grade is not null`,
  open: sql`t.state = 'open' and t.best_grade is null`,
  'to-check': sql`t.state = 'parked'`,
  done: sql`t.state = 'done'`,
}

/** The rows of one page in their order, and how many there are in all. Work to do comes oldest first. */
export async function listLineRows(tx: ReadTx, input: LineList): Promise<{ rows: Line[]; total: number }> {
  const condition = conditionOf(input)
  const isWork = input.tab !== null && input.tab !== 'done'
  const fallback = isWork ? sql`t.booking_day asc` : sql`t.booking_day desc`
  const tie = sql`t.bank_line_n`
  const order =
    input.sort.length === 0
      ? sql`${fallback}, ${isWork ? sql`${tie} asc` : sql`${tie} desc`}`
      : listOrder(columns, input, fallback, tie)
  const lines = sql`bank_line_state t join bank_line b on b.n = t.bank_line_n`
  // Rows that are only counted or skipped are read from the index alone, unless something of the lines is asked for.
  const from = needsLines(input) ? lines : sql`bank_line_state t`
  const keys = await sql<{ n: number }>`
    select t.bank_line_n as n from ${from} where ${condition}
    order by ${order} limit ${input.limit} offset ${input.offset}`.execute(tx.db)
  const count = await sql<{ count: number }>`
    select count(*) as count from ${from} where ${condition}`.execute(tx.db)
  const ns = keys.rows.map((row) => row.n)
  return { rows: await readLinesInOrder(tx, ns), total: Number(count.rows[0]?.count ?? 0) }
}

function conditionOf(input: LineList): RawBuilder<boolean> {
  const { importId, customerId, ...filters } = input.filters
  const parts: RawBuilder<unknown>[] = [
    input.tab === null ? everyLine(input) : tabConditions[input.tab],
    listCondition(columns, { filters }),
  ]
  if (importId !== undefined) {
    parts.push(sql`t.bank_line_n in (
      select g.bank_line_n from sighting g join import_batch i on i.n = g.batch_n where i.id in (${valuesOf(importId)}))`)
  }
  if (customerId !== undefined) {
    parts.push(sql`t.bank_line_n in (
      select l.bank_line_n from allocation l join customer c on c.n = l.customer_n
      where c.id in (${valuesOf(customerId)}) and l.undoes_n is null and l.bank_line_n is not null
        and not exists (select 1 from allocation u where u.undoes_n = l.n))`)
  }
  if (input.queues !== null) parts.push(inQueues(input.queues))
  for (const word of wordsOf(input.search)) {
    parts.push(sql`b.search_text like ${`%${word.replace(/[\\%_]/gu, '\\$&')}%`} escape '\\'`)
  }
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}

function inQueues(operatorNs: readonly number[]): RawBuilder<unknown> {
  return operatorNs.length === 0 ? sql`1 = 0` : sql`t.assignee_n in (${sql.join(operatorNs)})`
}

/** How many parked lines stand in these operators' queues. */
export async function countParkedOf(tx: ReadTx, operatorNs: readonly number[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from bank_line_state t
    where t.state = 'parked' and ${inQueues(operatorNs)}`.execute(tx.db)
  return Number(rows[0]?.count ?? 0)
}

/** Withdrawn lines are shown only where they, or their import, are asked for. */
function everyLine(input: LineList): RawBuilder<unknown> {
  const asked = input.filters.state !== undefined || input.filters.importId !== undefined
  return asked ? sql`1 = 1` : sql`t.state <> 'withdrawn'`
}

function needsLines(input: LineList): boolean {
  const { importId: _importId, customerId: _customerId, ...filters } = input.filters
  const fields = [...Object.keys(filters), ...input.sort.map((sort) => sort.field)]
  return wordsOf(input.search).length > 0 || fields.some((field) => !stateFields.has(field))
}

const stateFields = new Set(['bookingDay', 'amountCents', 'remainingCents', 'state'])

function wordsOf(search: string): string[] {
  return fold(search)
    .split(' ')
    .filter((word) => word !== '')
}

function valuesOf(filter: ListFilter): RawBuilder<unknown> {
  const values = Array.isArray(filter.value) ? filter.value : [filter.value]
  return values.length === 0 ? sql`null` : sql.join(values.map(String))
}

async function readLinesInOrder(tx: ReadTx, ns: readonly number[]): Promise<Line[]> {
  if (ns.length === 0) return []
  const { rows } = await sql<Line>`
    select ${lineColumns} from bank_line b join bank_line_state t on t.bank_line_n = b.n
    where b.n in (${sql.join(ns)})`.execute(tx.db)
  const byKey = new Map(rows.map((row) => [row.n, row]))
  return ns.flatMap((n) => byKey.get(n) ?? [])
}

export interface LineTotals {
  /** Open lines with and without a candidate, parked and done ones. */
  suggestedCount: number
  openCount: number
  parkedCount: number
  doneCount: number
  /** Money in that is not allocated yet: of open lines with a candidate, of all open lines, of parked lines. */
  suggestedCents: number
  openCents: number
  parkedCents: number
  /** Money out of open and parked lines that is not explained yet; negative. */
  outgoingCents: number
  /** Open lines whose best candidate is certain, and their money in. */
  certainCount: number
  certainCents: number
}

const gradeClass = sql`case when best_grade is null then 0 when best_grade = 'certain' then 2 else 1 end`

/** What waits on the match desk. Amounts are signed minor units. */
export async function openLineTotals(tx: ReadTx): Promise<LineTotals> {
  const { rows } = await sql<{
    state: string
    graded: number
    count: number
    incents: number
    outcents: number
  }>`
    select state, ${gradeClass} as graded, count(*) as count,
      cast(coalesce(sum(case when remaining_cents > 0 then remaining_cents else 0 end), 0) as bigint) as incents,
      cast(coalesce(sum(case when remaining_cents < 0 then remaining_cents else 0 end), 0) as bigint) as outcents
    from bank_line_state where state in ('open', 'parked')
    group by state, ${gradeClass}`.execute(tx.db)
  const done = await tx.db
    .selectFrom('bank_line_state')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('state', '=', 'done')
    .executeTakeFirstOrThrow()
  const sum = (of: 'count' | 'incents' | 'outcents', state: string, ...classes: number[]): number =>
    rows
      .filter((row) => row.state === state && (classes.length === 0 || classes.includes(row.graded)))
      .reduce((total, row) => total + Number(row[of]), 0)
  return {
    suggestedCount: sum('count', 'open', 1, 2),
    openCount: sum('count', 'open', 0),
    parkedCount: sum('count', 'parked'),
    doneCount: Number(done.count),
    suggestedCents: sum('incents', 'open', 1, 2),
    openCents: sum('incents', 'open'),
    parkedCents: sum('incents', 'parked'),
    certainCount: sum('count', 'open', 2),
    certainCents: sum('incents', 'open', 2),
    outgoingCents: sum('outcents', 'open') + sum('outcents', 'parked'),
  }
}

/** Money that came in per booking day, from the first day to the last. */
export async function receivedByDay(
  tx: ReadTx,
  fromDay: string,
  toDay: string,
): Promise<{ bookingDay: string; receivedCents: number }[]> {
  const { rows } = await sql<{ bookingDay: string; receivedCents: number }>`
    select booking_day as "bookingDay", cast(sum(amount_cents) as bigint) as "receivedCents"
    from bank_line_state
    where booking_day between ${fromDay} and ${toDay} and amount_cents > 0 and state <> 'withdrawn'
    group by booking_day order by booking_day`.execute(tx.db)
  return rows.map((row) => ({ ...row, receivedCents: Number(row.receivedCents) }))
}
