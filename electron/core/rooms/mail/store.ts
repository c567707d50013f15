import { sql } from 'kysely'
import { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import {
  mailKinds,
  type mailListFields,
  mailStates,
  type zMessageRow,
} from '../../../../shared/contract/mail.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { isLanguage, type Language } from '../../../../shared/values/languages.ts'
import { type CommandContext, Missing } from '../../api/context.ts'
import { escapeLike, type ListColumns, listCondition, listOrder } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

type Field = (typeof mailListFields)[number]
type Row = z.output<typeof zMessageRow>

/** A file in the vault that goes with a message. */
const zStoredAttachment = z.object({
  fileName: z.string(),
  mediaType: z.string(),
  size: z.int(),
  sha256: z.string(),
})
export type StoredAttachment = z.output<typeof zStoredAttachment>

export interface Message extends Row {
  n: number
  recordKind: string
  recordId: string
  /** What people call the record it is about. */
  recordLabel: string
  bodyText: string
  language: Language
  attachments: StoredAttachment[]
  exportedAt: string | null
  sentAt: string | null
  sentByName: string | null
}

const columns: ListColumns<Field> = {
  createdAt: { sql: sql`substr(m.created_at, 1, 10)`, type: 'day', sortSql: sql.ref('m.n') },
  kind: { sql: sql.ref('m.kind'), type: 'text' },
  toAddress: { sql: sql.ref('m.to_address'), type: 'text' },
  subject: { sql: sql.ref('m.subject'), type: 'text' },
  customerName: { sql: sql`coalesce(c.sort_key, '')`, type: 'folded' },
  customerId: { sql: sql`coalesce(c.id, '')`, type: 'text' },
  state: { sql: sql.ref('m.state'), type: 'text' },
}

const messageRows = (db: ReadTx['db']) =>
  db
    .selectFrom('mail_message as m')
    .leftJoin('customer as c', 'c.n', 'm.customer_n')
    .selectAll('m')
    .select(['c.id as customer_id', 'c.legal_name'])

type StoredRow = Awaited<ReturnType<ReturnType<typeof messageRows>['executeTakeFirstOrThrow']>>

function known<Code extends string>(codes: readonly Code[], text: string): Code {
  const code = codes.find((one) => one === text)
  if (code === undefined) throw new Error(`${text} is no code of a message`)
  return code
}

function messageOf(row: StoredRow): Message {
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    kind: known(mailKinds, row.kind),
    recordKind: row.record_kind,
    recordId: row.record_id,
    recordLabel: row.record_label,
    toAddress: row.to_address,
    subject: row.subject,
    bodyText: row.body_text,
    language: isLanguage(row.language) ? row.language : 'en',
    attachments: z.array(zStoredAttachment).parse(JSON.parse(row.attachments_json)),
    customerId: row.customer_id,
    customerName: row.legal_name ?? '',
    state: known(mailStates, row.state),
    operatorName: row.operator_name,
    createdAt: row.created_at,
    exportedAt: row.exported_at,
    sentAt: row.sent_at,
    sentByName: row.sent_by_name,
  }
}

/** @throws Missing message */
export async function readMessage(tx: ReadTx, id: string): Promise<Message> {
  const row = await messageRows(tx.db).where('m.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('message')
  return messageOf(row)
}

/** One page of the outbox, newest first unless sorted. */
export async function listMessages(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: Row[]; total: number }> {
  const folded = fold(input.search)
  const wanted = `%${escapeLike(input.search.trim())}%`
  const found =
    folded === ''
      ? sql`1 = 1`
      : sql`(m.subject like ${wanted} escape '\\' or m.to_address like ${wanted} escape '\\'
          or m.record_label like ${wanted} escape '\\'
          or coalesce(c.sort_key, '') like ${`%${escapeLike(folded)}%`} escape '\\')`
  const from = sql`mail_message as m left join customer as c on c.n = m.customer_n
    where ${listCondition(columns, input)} and ${found}`
  const counted = await sql<{ total: number }>`select count(*) as total from ${from}`.execute(tx.db)
  const keys = await sql<{ n: number }>`select m.n as n from ${from}
    order by ${listOrder(columns, input, sql`m.n desc`, sql.ref('m.n'))} limit ${input.limit} offset ${input.offset}`.execute(
    tx.db,
  )
  const ns = keys.rows.map((row) => Number(row.n))
  const rows = ns.length === 0 ? [] : await messageRows(tx.db).where('m.n', 'in', ns).execute()
  const byKey = new Map(rows.map((row) => [row.n, messageOf(row)]))
  return { rows: ns.flatMap((n) => byKey.get(n) ?? []), total: Number(counted.rows[0]?.total ?? 0) }
}

export async function countMessages(tx: ReadTx): Promise<Record<string, number>> {
  const { rows } = await sql<{ state: string; count: number }>`
    select state, count(*) as count from mail_message where state in ('draft', 'exported') group by state`.execute(
    tx.db,
  )
  return Object.fromEntries(rows.map((row) => [row.state, Number(row.count)]))
}

export interface NewMessage {
  kind: (typeof mailKinds)[number]
  /** Inner key of the card it goes to, or null. */
  customerN: number | null
  /** What it is about; `label` is what people call it. */
  record: { kind: string; id: string; label: string }
  language: Language
  /** One or several addresses; empty for a draft that waits for one. */
  to: string
  subject: string
  bodyText: string
  /** Files that are in the vault already. */
  attachments: readonly StoredAttachment[]
}

export async function insertMessage(command: CommandContext, message: NewMessage): Promise<string> {
  const id = command.newId()
  await command.tx.db
    .insertInto('mail_message')
    .values({
      id,
      version: 1,
      kind: message.kind,
      customer_n: message.customerN,
      record_kind: message.record.kind,
      record_id: message.record.id,
      record_label: message.record.label,
      to_address: message.to,
      subject: message.subject,
      body_text: message.bodyText,
      attachments_json: JSON.stringify(message.attachments),
      language: message.language,
      state: 'draft',
      operator_n: command.actor.n,
      operator_name: command.actor.name,
      created_at: command.now,
      exported_at: null,
      sent_at: null,
      sent_by_name: null,
    })
    .execute()
  return id
}

export interface MessageChange {
  to_address?: string
  subject?: string
  body_text?: string
  state?: (typeof mailStates)[number]
  exported_at?: string
  sent_at?: string
  sent_by_name?: string
}

/** Writes a change and raises the version; answers the new one. */
export async function changeMessage(
  tx: WriteTx,
  message: Pick<Message, 'n' | 'version'>,
  change: MessageChange,
): Promise<number> {
  const version = message.version + 1
  await tx.db
    .updateTable('mail_message')
    .set({ ...change, version })
    .where('n', '=', message.n)
    .execute()
  return version
}
