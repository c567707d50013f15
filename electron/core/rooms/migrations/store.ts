import { sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type {
  migrationListFields,
  zMigrationPlan,
  zMigrationRow,
} from '../../../../shared/contract/migrations.ts'
import { type Day, day } from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { Missing } from '../../api/context.ts'
import { listCondition, type ListColumns, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export type Plan = z.output<typeof zMigrationPlan>
type Row = z.output<typeof zMigrationRow>
type Field = (typeof migrationListFields)[number]

/** What a migration made, so that it can be taken back. */
export interface Made {
  serviceNs: number[]
  proformas: {
    oldN: number
    newN: number
    stateBefore: 'open' | 'expired'
    old: { id: string; number: string }
    new: { id: string; number: string }
  }[]
  creditCents: number
  creditEntryN: number | null
}

export interface Migration extends Row {
  n: number
  oldCustomerN: number
  newCustomerN: number
  reason: string
  plan: Plan
  made: Made
  reportJson: string
  letterJson: string
  takenBackAt: string | null
  takenBackByName: string | null
  takeBackReason: string
}

const migrationRows = (db: ReadTx['db']) =>
  db
    .selectFrom('card_migration as m')
    .innerJoin('customer as o', 'o.n', 'm.old_customer_n')
    .innerJoin('customer as c', 'c.n', 'm.new_customer_n')
    .selectAll('m')
    .select([
      'o.id as old_id',
      'o.card_number as old_number',
      'o.legal_name as old_name',
      'c.id as new_id',
      'c.card_number as new_number',
      'c.legal_name as new_name',
    ])

type StoredRow = Awaited<ReturnType<ReturnType<typeof migrationRows>['executeTakeFirstOrThrow']>>

function rowOf(row: StoredRow): Row {
  return {
    id: row.id,
    version: row.version,
    state: row.state === 'taken-back' ? 'taken-back' : 'done',
    day: day(row.day),
    oldCard: { id: row.old_id, cardNumber: row.old_number, legalName: row.old_name },
    newCard: { id: row.new_id, cardNumber: row.new_number, legalName: row.new_name },
    operatorName: row.operator_name,
    createdAt: row.created_at,
  }
}

/** @throws Missing migration */
export async function readMigration(tx: ReadTx, id: string): Promise<Migration> {
  const row = await migrationRows(tx.db).where('m.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('migration')
  const plan: Plan = JSON.parse(row.plan_json)
  const made: Made = JSON.parse(row.made_json)
  return {
    ...rowOf(row),
    n: row.n,
    oldCustomerN: row.old_customer_n,
    newCustomerN: row.new_customer_n,
    reason: row.reason,
    plan,
    made,
    reportJson: row.report_json,
    letterJson: row.letter_json,
    takenBackAt: row.taken_back_at,
    takenBackByName: row.taken_back_by_name,
    takeBackReason: row.take_back_reason,
  }
}

/** The standing migrations away from a card and to it. */
export async function migrationsOfCard(
  tx: ReadTx,
  customerN: number,
): Promise<{ movedTo: Row | null; cameFrom: Row | null }> {
  const rows = await migrationRows(tx.db)
    .where('m.state', '=', 'done')
    .where((where) =>
      where.or([where('m.old_customer_n', '=', customerN), where('m.new_customer_n', '=', customerN)]),
    )
    .execute()
  const away = rows.find((row) => row.old_customer_n === customerN)
  const here = rows.find((row) => row.new_customer_n === customerN)
  return {
    movedTo: away === undefined ? null : rowOf(away),
    cameFrom: here === undefined ? null : rowOf(here),
  }
}

const columns: ListColumns<Exclude<Field, 'customerId'>> = {
  createdAt: { sql: sql.ref('m.created_at'), type: 'text', sortSql: sql.ref('m.n') },
  day: { sql: sql.ref('m.day'), type: 'day' },
  oldName: { sql: sql.ref('o.sort_key'), type: 'folded' },
  newName: { sql: sql.ref('c.sort_key'), type: 'folded' },
  state: { sql: sql.ref('m.state'), type: 'text' },
}

/** One page of the migrations, the last first unless sorted; `customerId` is met by either card. */
export async function listMigrations(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: Row[]; total: number }> {
  const { customerId, ...filters } = input.filters
  const sort = input.sort.flatMap(({ field, direction }) =>
    field === 'customerId' ? [] : [{ field, direction }],
  )
  const ofCard =
    customerId === undefined ? sql`1 = 1` : sql`(o.id = ${customerId.value} or c.id = ${customerId.value})`
  const found =
    fold(input.search) === ''
      ? sql`1 = 1`
      : sql`(${searchCondition(tx.flavour, 'customer', input.search, 'o')}
          or ${searchCondition(tx.flavour, 'customer', input.search, 'c')})`
  const where = sql<boolean>`${listCondition(columns, { filters })} and ${ofCard} and ${found}`
  const order = listOrder(columns, { sort }, sql`m.n desc`, sql.ref('m.n'))
  const rows = await migrationRows(tx.db)
    .where(where)
    .orderBy(sql`${order}`)
    .limit(input.limit)
    .offset(input.offset)
    .execute()
  const counted = await sql<{ total: number }>`
    select count(*) as total from card_migration as m join customer as o on o.n = m.old_customer_n
      join customer as c on c.n = m.new_customer_n where ${where}`.execute(tx.db)
  return { rows: rows.map(rowOf), total: Number(counted.rows[0]?.total ?? 0) }
}

export async function insertMigration(
  tx: WriteTx,
  migration: {
    id: string
    oldCustomerN: number
    newCustomerN: number
    day: Day
    reason: string
    plan: Plan
    made: Made
    reportJson: string
    letterJson: string
    operatorN: number | null
    operatorName: string
    at: string
  },
): Promise<void> {
  await tx.db
    .insertInto('card_migration')
    .values({
      id: migration.id,
      version: 1,
      old_customer_n: migration.oldCustomerN,
      new_customer_n: migration.newCustomerN,
      state: 'done',
      day: migration.day,
      reason: migration.reason,
      plan_json: JSON.stringify(migration.plan),
      made_json: JSON.stringify(migration.made),
      report_json: migration.reportJson,
      letter_json: migration.letterJson,
      operator_n: migration.operatorN,
      operator_name: migration.operatorName,
      created_at: migration.at,
      taken_back_at: null,
      taken_back_by_name: null,
      take_back_reason: '',
    })
    .execute()
}

/** Marks a migration as taken back; no step follows. */
export async function markTakenBack(
  tx: WriteTx,
  migration: Migration,
  back: { at: string; operatorName: string; reason: string },
): Promise<number> {
  const version = migration.version + 1
  await tx.db
    .updateTable('card_migration')
    .set({
      version,
      state: 'taken-back',
      taken_back_at: back.at,
      taken_back_by_name: back.operatorName,
      take_back_reason: back.reason,
    })
    .where('n', '=', migration.n)
    .execute()
  return version
}

/** Labels of the services on a card, apart from some. */
export async function otherServicesOf(
  tx: ReadTx,
  customerN: number,
  exceptNs: readonly number[],
): Promise<string[]> {
  const rows = await tx.db
    .selectFrom('service')
    .select(['n', 'label'])
    .where('customer_n', '=', customerN)
    .orderBy('n')
    .execute()
  const known = new Set(exceptNs)
  return rows.filter((row) => !known.has(row.n)).map((row) => row.label)
}
