import { sql } from 'kysely'
import type { zImport, zImportStatement } from '../../../../shared/contract/payments.ts'
import { cents } from '../../../../shared/values/money.ts'
import { parseDay } from '../../../../shared/values/day.ts'
import type { z } from 'zod'
import { Missing } from '../../api/context.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export type Import = z.output<typeof zImport>
export type ImportStatement = z.output<typeof zImportStatement>
export type Notice = ImportStatement['notices'][number]
export type ImportState = Import['state']

export interface NewBatch {
  id: string
  fileName: string
  sha256: string
  format: string
  lineCount: number
  knownCount: number
  notices: Notice[]
  stage: number
  stagedCount: number
  operatorN: number | null
  operatorName: string
  at: string
}

export interface NewStatement {
  id: string
  position: number
  bankAccountN: number | null
  accountText: string
  currency: string
  identification: string
  kind: string
  format: string
  entry: number
  fromDay: string | null
  toDay: string | null
  openingCents: number | null
  closingCents: number | null
  closingDay: string | null
  sumCents: number
  creditCents: number
  debitCents: number
  imbalanceCents: number | null
  lineCount: number
  pendingCount: number
  notices: Notice[]
}

export async function insertBatch(tx: WriteTx, batch: NewBatch): Promise<number> {
  const row = await tx.db
    .insertInto('import_batch')
    .values({
      id: batch.id,
      version: 1,
      file_name: batch.fileName,
      file_sha256: batch.sha256,
      format: batch.format,
      state: 'staged',
      line_count: batch.lineCount,
      new_count: batch.lineCount - batch.knownCount,
      known_count: batch.knownCount,
      notices_json: JSON.stringify(batch.notices),
      stage: batch.stage,
      staged_count: batch.stagedCount,
      operator_n: batch.operatorN,
      operator_name: batch.operatorName,
      created_at: batch.at,
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

export async function insertStatement(tx: WriteTx, batchN: number, statement: NewStatement): Promise<void> {
  await tx.db
    .insertInto('statement')
    .values({
      id: statement.id,
      batch_n: batchN,
      position: statement.position,
      bank_account_n: statement.bankAccountN,
      account_text: statement.accountText,
      currency: statement.currency,
      identification: statement.identification,
      kind: statement.kind,
      format: statement.format,
      entry: statement.entry,
      from_day: statement.fromDay,
      to_day: statement.toDay,
      opening_cents: statement.openingCents,
      closing_cents: statement.closingCents,
      closing_day: statement.closingDay,
      sum_cents: statement.sumCents,
      credit_cents: statement.creditCents,
      debit_cents: statement.debitCents,
      imbalance_cents: statement.imbalanceCents,
      line_count: statement.lineCount,
      new_count: statement.lineCount - statement.pendingCount,
      known_count: 0,
      pending_count: statement.pendingCount,
      suspicious_count: 0,
      notices_json: JSON.stringify(statement.notices),
    })
    .execute()
}

export interface StatementCounts {
  newCount: number
  knownCount: number
  suspiciousCount: number
}

export async function updateStatement(
  tx: WriteTx,
  n: number,
  change: Partial<StatementCounts> & { bankAccountN?: number },
): Promise<void> {
  await tx.db
    .updateTable('statement')
    .set({
      ...(change.newCount === undefined ? {} : { new_count: change.newCount }),
      ...(change.knownCount === undefined ? {} : { known_count: change.knownCount }),
      ...(change.suspiciousCount === undefined ? {} : { suspicious_count: change.suspiciousCount }),
      ...(change.bankAccountN === undefined ? {} : { bank_account_n: change.bankAccountN }),
    })
    .where('n', '=', n)
    .execute()
}

/** The account to which statements of this name were put last; null where they never were. */
export async function lastAccountOf(
  tx: ReadTx,
  accountText: string,
  currency: string,
): Promise<number | null> {
  const row = await tx.db
    .selectFrom('statement as s')
    .innerJoin('import_batch as b', 'b.n', 's.batch_n')
    .select('s.bank_account_n')
    .where('s.account_text', '=', accountText)
    .where('s.currency', '=', currency)
    .where('s.bank_account_n', 'is not', null)
    .where('b.state', '=', 'committed')
    .orderBy('s.n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.bank_account_n ?? null
}

export async function updateBatch(
  tx: WriteTx,
  n: number,
  change: { state?: ImportState; newCount?: number; knownCount?: number; examinedVersion?: number },
): Promise<void> {
  await tx.db
    .updateTable('import_batch')
    .set({
      version: sql`version + 1`,
      ...(change.state === undefined ? {} : { state: change.state }),
      ...(change.newCount === undefined ? {} : { new_count: change.newCount }),
      ...(change.knownCount === undefined ? {} : { known_count: change.knownCount }),
      ...(change.examinedVersion === undefined ? {} : { examined_version: change.examinedVersion }),
    })
    .where('n', '=', n)
    .execute()
}

export interface Batch {
  n: number
  id: string
  fileName: string
  sha256: string
  state: ImportState
  stage: number
  stagedCount: number
  lineCount: number
  examinedVersion: number | null
}

/** @throws Missing when there is no such import */
export async function readBatch(tx: ReadTx, id: string): Promise<Batch> {
  const row = await tx.db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('import')
  return {
    n: row.n,
    id: row.id,
    fileName: row.file_name,
    sha256: row.file_sha256,
    state: row.state as ImportState,
    stage: row.stage,
    stagedCount: row.staged_count,
    lineCount: row.line_count,
    examinedVersion: row.examined_version,
  }
}

export type StatementRow = Awaited<ReturnType<typeof listStatements>>[number]

export async function listStatements(tx: ReadTx, batchN: number) {
  return tx.db
    .selectFrom('statement as s')
    .leftJoin('bank_account as a', 'a.n', 's.bank_account_n')
    .selectAll('s')
    .select(['a.id as account_id', 'a.name as account_name', 'a.currency as account_currency'])
    .where('s.batch_n', '=', batchN)
    .orderBy('s.position')
    .execute()
}

/** One import as the contract says it. @throws Missing when there is no such import */
export async function readImport(tx: ReadTx, id: string): Promise<Import> {
  const row = await tx.db.selectFrom('import_batch').selectAll().where('id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('import')
  const statements = await listStatements(tx, row.n)
  const [summary] = await summariesOf(tx, [row])
  if (summary === undefined) throw new Missing('import')
  const fileNotices: Notice[] = JSON.parse(row.notices_json)
  return {
    ...summary,
    statements: statements.map((statement, index) => statementOf(statement, index === 0 ? fileNotices : [])),
  }
}

function statementOf(row: StatementRow, fileNotices: Notice[]): ImportStatement {
  const notices: Notice[] = JSON.parse(row.notices_json)
  return {
    identification: row.identification,
    accountIban: row.account_text,
    bankAccountId: row.account_id,
    bankAccountName: row.account_name ?? '',
    currency: row.currency,
    fromDay: row.from_day === null ? null : parseDay(row.from_day),
    toDay: row.to_day === null ? null : parseDay(row.to_day),
    openingCents: row.opening_cents === null ? null : cents(row.opening_cents),
    closingCents: row.closing_cents === null ? null : cents(row.closing_cents),
    lineCount: row.line_count,
    newCount: row.new_count,
    knownCount: row.known_count,
    pendingCount: row.pending_count,
    suspiciousCount: row.suspicious_count,
    sumCents: cents(row.sum_cents),
    creditCents: cents(row.credit_cents),
    debitCents: cents(row.debit_cents),
    imbalanceCents: row.imbalance_cents === null ? null : cents(row.imbalance_cents),
    notices: [...fileNotices, ...notices, ...accountNotices(row)],
  }
}

/** What the import could not be committed for, or would ask about. */
function accountNotices(row: StatementRow): Notice[] {
  const notices: Notice[] = []
  if (row.bank_account_n === null)
    notices.push({ code: 'payments.account-unknown', params: { iban: row.account_text } })
  else if (row.account_currency !== row.currency && row.currency !== '') {
    const params = { iban: row.account_text, found: row.currency, currency: row.account_currency ?? '' }
    notices.push({ code: 'payments.account-currency', params })
  }
  if (row.suspicious_count > 0) {
    notices.push({ code: 'payments.possible-duplicate', params: { count: row.suspicious_count } })
  }
  return notices
}

type BatchRow = {
  n: number
  id: string
  file_name: string
  file_sha256: string
  format: string
  state: string
  created_at: string
  operator_name: string
  line_count: number
  new_count: number
  known_count: number
}

/** Imports without their statements, in the order given. */
export async function summariesOf(
  tx: ReadTx,
  rows: readonly BatchRow[],
): Promise<Omit<Import, 'statements'>[]> {
  if (rows.length === 0) return []
  const same = await earlierWithSameBytes(tx, rows)
  const matched = await countMatched(
    tx,
    rows.map((row) => row.n),
  )
  return rows.map((row) => ({
    id: row.id,
    fileName: row.file_name,
    format: row.format,
    state: row.state as ImportState,
    importedAt: row.created_at,
    operatorName: row.operator_name,
    lineCount: row.line_count,
    newCount: row.new_count,
    knownCount: row.known_count,
    sameFileAs: same.get(row.n) ?? null,
    matchedCount: matched.get(row.n) ?? 0,
  }))
}

async function earlierWithSameBytes(tx: ReadTx, rows: readonly BatchRow[]): Promise<Map<number, string>> {
  const earlier = await tx.db
    .selectFrom('import_batch as b')
    .innerJoin('import_batch as e', (join) =>
      join
        .onRef('e.file_sha256', '=', 'b.file_sha256')
        .onRef('e.n', '<', 'b.n')
        .on('e.state', '=', 'committed'),
    )
    .select(['b.n', 'e.id'])
    .where(
      'b.n',
      'in',
      rows.map((row) => row.n),
    )
    .orderBy('e.n')
    .execute()
  return new Map(earlier.map((row) => [row.n, row.id]))
}

/** Lines of each batch of which something is allocated. */
async function countMatched(tx: ReadTx, batchNs: readonly number[]): Promise<Map<number, number>> {
  const rows = await tx.db
    .selectFrom('sighting as s')
    .innerJoin('bank_line_state as t', 't.bank_line_n', 's.bank_line_n')
    .select(['s.batch_n', sql<number>`count(distinct s.bank_line_n)`.as('count')])
    .where('s.batch_n', 'in', [...batchNs])
    .whereRef('t.remaining_cents', '<>', 't.amount_cents')
    .groupBy('s.batch_n')
    .execute()
  return new Map(rows.map((row) => [row.batch_n, Number(row.count)]))
}
