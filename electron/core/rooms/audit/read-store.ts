import { sql } from 'kysely'
import type { ListInput } from '../../../../shared/contract/base.ts'
import { listCondition, type ListColumns, listOrder } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'
import { eventHash, privateHash } from './rules.ts'

type Field = 'seq' | 'at' | 'action' | 'operatorName' | 'recordKind' | 'recordId'

const columns: ListColumns<Field> = {
  seq: { sql: sql.ref('seq'), type: 'number' },
  at: { sql: sql.ref('at'), type: 'day', sortSql: sql.ref('seq') },
  action: { sql: sql.ref('action'), type: 'text' },
  operatorName: { sql: sql.ref('operator_name'), type: 'text' },
  recordKind: { sql: sql.ref('record_kind'), type: 'text' },
  recordId: { sql: sql.ref('record_id'), type: 'text' },
}

export interface AuditEvent {
  seq: number
  at: string
  operatorName: string
  action: string
  recordKind: string
  recordId: string
  recordLabel: string
  public: Record<string, unknown>
  private: Record<string, unknown> | null
  hash: string
}

function events(tx: ReadTx) {
  return tx.db
    .selectFrom('audit_event')
    .select([
      'seq',
      'at',
      'operator_name',
      'action',
      'record_kind',
      'record_id',
      'record_label',
      'public_json',
      'private_json',
      'hash',
    ])
}

function map(row: Awaited<ReturnType<ReturnType<typeof events>['execute']>>[number]): AuditEvent {
  return {
    seq: row.seq,
    at: row.at,
    operatorName: row.operator_name,
    action: row.action,
    recordKind: row.record_kind,
    recordId: row.record_id,
    recordLabel: row.record_label,
    public: JSON.parse(row.public_json),
    private: row.private_json === null ? null : JSON.parse(row.private_json),
    hash: row.hash,
  }
}

export async function listEvents(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: AuditEvent[]; total: number }> {
  const where = listCondition(columns, input)
  const search = input.search.trim()
  const found =
    search === ''
      ? sql<boolean>`1 = 1`
      : sql<boolean>`(record_label like ${`%${search}%`} or action like ${`%${search}%`})`
  const order = listOrder(columns, input, sql`seq desc`, sql.ref('seq'))
  const rows = await events(tx)
    .where(where)
    .where(found)
    .orderBy(sql`${order}`)
    .limit(input.limit)
    .offset(input.offset)
    .execute()
  const count = await tx.db
    .selectFrom('audit_event')
    .select(sql<number>`count(*)`.as('count'))
    .where(where)
    .where(found)
    .executeTakeFirstOrThrow()
  return { rows: rows.map(map), total: Number(count.count) }
}

/** Everybody who ever did something, by name: operators as they were called then, and the program itself. */
export async function authorsOf(tx: ReadTx): Promise<string[]> {
  // Jumps from name to name through the index, however many events there are.
  const { rows } = await sql<{ name: string }>`
    with recursive author(name) as (
      select min(operator_name) from audit_event
      union all
      select (select min(e.operator_name) from audit_event e where e.operator_name > author.name)
      from author where author.name is not null)
    select name from author where name is not null`.execute(tx.db)
  return rows.map(({ name }) => name)
}

/** What happened to one record, newest first; at most 500 events. */
export async function storyOf(tx: ReadTx, recordKind: string, recordId: string): Promise<AuditEvent[]> {
  const rows = await events(tx)
    .where('record_kind', '=', recordKind)
    .where('record_id', '=', recordId)
    .orderBy('seq', 'desc')
    .limit(500)
    .execute()
  return rows.map(map)
}

/** The last event: what a day close prints and a backup keeps as anchor. */
export async function chainHead(tx: ReadTx): Promise<{ seq: number; hash: string; at: string | null }> {
  const row = await tx.db
    .selectFrom('audit_event')
    .select(['seq', 'hash', 'at'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? { seq: 0, hash: '', at: null }
}

export interface CheckResult {
  examined: number
  problems: { code: string; params: Record<string, string | number> }[]
}

/** Recomputes every hash of the chain, in pages, and names where it breaks. */
export async function checkChain(tx: ReadTx): Promise<CheckResult> {
  const page = 5_000
  const problems: CheckResult['problems'] = []
  let previousHash = ''
  let examined = 0
  for (;;) {
    const rows = await tx.db
      .selectFrom('audit_event')
      .selectAll()
      .where('seq', '>', examined)
      .orderBy('seq')
      .limit(page)
      .execute()
    for (const row of rows) {
      examined += 1
      if (row.seq !== examined)
        return { examined, problems: [...problems, { code: 'chain-gap', params: { seq: examined } }] }
      const hash = eventHash({
        seq: row.seq,
        at: row.at,
        operatorName: row.operator_name,
        action: row.action,
        recordKind: row.record_kind,
        recordId: row.record_id,
        recordLabel: row.record_label,
        publicJson: row.public_json,
        privateHash: row.private_hash,
        previousHash,
      })
      if (hash !== row.hash || row.previous_hash !== previousHash)
        problems.push({ code: 'chain-broken', params: { seq: row.seq } })
      const erased = row.private_json === null
      if (!erased && privateHash(row.salt, row.private_json) !== row.private_hash) {
        problems.push({ code: 'private-part-changed', params: { seq: row.seq } })
      }
      previousHash = row.hash
    }
    if (rows.length < page || problems.length > 50) return { examined, problems: problems.slice(0, 50) }
    await new Promise((resolve) => setImmediate(resolve))
  }
}
