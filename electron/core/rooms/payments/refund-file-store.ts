import { sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import { refundFileStates, type zRefundFile } from '../../../../shared/contract/payments-refunds.ts'
import { day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import { Missing } from '../../api/context.ts'
import { escapeLike, listCondition, type ListColumns, listOrder } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

type Field = 'createdAt' | 'fileName' | 'state'

export interface NewRefundFile {
  id: string
  messageId: string
  fileName: string
  bankAccountN: number
  executionDay: string
  count: number
  totalCents: number
  currency: string
  text: string
  sha256: string
  operatorN: number | null
  operatorName: string
  at: string
}

export async function insertRefundFile(tx: WriteTx, file: NewRefundFile): Promise<number> {
  const row = await tx.db
    .insertInto('refund_file')
    .values({
      id: file.id,
      message_id: file.messageId,
      file_name: file.fileName,
      bank_account_n: file.bankAccountN,
      execution_day: file.executionDay,
      refund_count: file.count,
      total_cents: file.totalCents,
      currency: file.currency,
      file_text: file.text,
      sha256: file.sha256,
      state: 'made',
      operator_n: file.operatorN,
      operator_name: file.operatorName,
      created_at: file.at,
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

export interface StoredRefundFile {
  n: number
  id: string
  fileName: string
  text: string
  sha256: string
  state: string
}

/** @throws Missing when there is no such file */
export async function readRefundFile(tx: ReadTx, id: string): Promise<StoredRefundFile> {
  const row = await tx.db
    .selectFrom('refund_file')
    .select(['n', 'id', 'file_name as fileName', 'file_text as text', 'sha256', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (row === undefined) throw new Missing('refund-file')
  return row
}

/** How many files bear the name of this day already. */
export async function filesNamed(tx: ReadTx, start: string): Promise<number> {
  const row = await tx.db
    .selectFrom('refund_file')
    .select((select) => select.fn.countAll<number>().as('count'))
    .where('file_name', 'like', `${start}%`)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function setFileWithdrawn(tx: WriteTx, n: number): Promise<void> {
  await tx.db.updateTable('refund_file').set({ state: 'withdrawn' }).where('n', '=', n).execute()
}

const columns: ListColumns<Field> = {
  createdAt: { sql: sql.ref('f.created_at'), type: 'day' },
  fileName: { sql: sql.ref('f.file_name'), type: 'text' },
  state: { sql: sql.ref('f.state'), type: 'text' },
}

type FileRow = Omit<z.output<typeof zRefundFile>, 'executionDay' | 'totalCents' | 'state' | 'paidCount'> & {
  executionDay: string
  totalCents: number
  state: string
  paidCount: number
}

/** One page of files, newest first unless sorted otherwise. */
export async function listRefundFiles(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: z.output<typeof zRefundFile>[]; total: number }> {
  const order =
    input.sort.length === 0 ? sql`f.n desc` : listOrder(columns, input, sql`f.n desc`, sql.ref('f.n'))
  const like = `%${escapeLike(input.search.trim())}%`
  const condition = sql`${listCondition(columns, input)} and f.file_name like ${like} escape '\\'`
  const { rows } = await sql<FileRow>`
    select f.id, f.file_name as "fileName", f.message_id as "messageId", b.name as "bankAccountName",
      b.iban as "bankAccountIban", f.execution_day as "executionDay", f.refund_count as count,
      f.total_cents as "totalCents", f.currency, f.sha256, f.state, f.created_at as "createdAt",
      f.operator_name as "operatorName",
      (select count(*) from refund r where r.file_n = f.n and r.state = 'paid') as "paidCount"
    from refund_file f join bank_account b on b.n = f.bank_account_n where ${condition}
    order by ${order} limit ${input.limit} offset ${input.offset}`.execute(tx.db)
  const count = await sql<{ count: number }>`
    select count(*) as count from refund_file f where ${condition}`.execute(tx.db)
  return {
    rows: rows.map((row) => ({
      ...row,
      executionDay: day(row.executionDay),
      count: Number(row.count),
      totalCents: cents(Number(row.totalCents)),
      paidCount: Number(row.paidCount),
      state: refundFileStates.find((state) => state === row.state) ?? 'made',
    })),
    total: Number(count.rows[0]?.count ?? 0),
  }
}
