import { sql } from 'kysely'
import type { ListInput } from '../../../../shared/contract/base.ts'
import { accounts, type Account, entryKinds } from '../../../../shared/contract/ledger.ts'
import { day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import { listCondition, type ListColumns, listOrder } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'

type Field = 'day' | 'kind' | 'account' | 'documentId' | 'bankLineId' | 'customerId'

const columns: ListColumns<Field> = {
  day: { sql: sql.ref('e.day'), type: 'day' },
  kind: { sql: sql.ref('e.kind'), type: 'text' },
  account: { sql: sql`(select min(l.account) from ledger_line l where l.entry_n = e.n)`, type: 'text' },
  documentId: { sql: sql`(select d.id from document d where d.n = e.document_n)`, type: 'text' },
  bankLineId: { sql: sql`(select b.id from bank_line b where b.n = e.bank_line_n)`, type: 'text' },
  customerId: { sql: sql`(select c.id from customer c where c.n = e.customer_n)`, type: 'text' },
}

export const kindOf = (text: string) => entryKinds.find((kind) => kind === text) ?? 'match'
export const accountOf = (text: string): Account => accounts.find((account) => account === text) ?? 'suspense'

/** The account filter asks for entries with any line on it; the others are plain columns of the entry. */
function whereOf(input: ListInput<Field>) {
  const { account, ...others } = input.filters
  const plain = listCondition(columns, { filters: others })
  const wanted =
    account === undefined
      ? []
      : Array.isArray(account.value)
        ? account.value.map(String)
        : [String(account.value)]
  const byAccount =
    wanted.length === 0
      ? sql<boolean>`1 = 1`
      : sql<boolean>`exists (select 1 from ledger_line l where l.entry_n = e.n and l.account in (${sql.join(wanted)}))`
  const search = input.search.trim()
  const byNumber =
    search === ''
      ? sql<boolean>`1 = 1`
      : sql<boolean>`exists (select 1 from document d where d.n = e.document_n and d.number like ${`%${search}%`})`
  return sql<boolean>`${plain} and ${byAccount} and ${byNumber}`
}

/** One page of entries with their lines, newest first unless sorted otherwise. */
export async function listEntries(tx: ReadTx, input: ListInput<Field>) {
  const where = whereOf(input)
  const order = listOrder(columns, input, sql`e.n desc`, sql.ref('e.n'))
  const entries = await tx.db
    .selectFrom('ledger_entry as e')
    .leftJoin('document as d', 'd.n', 'e.document_n')
    .leftJoin('ledger_entry as r', 'r.n', 'e.reverses_n')
    .select(['e.n', 'e.id', 'e.day', 'e.kind', 'e.at', 'e.operator_name', 'd.number', 'r.id as reverses_id'])
    .where(where)
    .orderBy(sql`${order}`)
    .limit(input.limit)
    .offset(input.offset)
    .execute()
  const count = await tx.db
    .selectFrom('ledger_entry as e')
    .select(sql<number>`count(*)`.as('count'))
    .where(where)
    .executeTakeFirstOrThrow()
  const lines = await linesOf(
    tx,
    entries.map((entry) => entry.n),
  )
  const rows = entries.map((entry) => ({
    id: entry.id,
    day: day(entry.day),
    kind: kindOf(entry.kind),
    at: entry.at,
    operatorName: entry.operator_name,
    documentNumber: entry.number,
    reversesId: entry.reverses_id,
    lines: lines.get(entry.n) ?? [],
  }))
  return { rows, total: Number(count.count) }
}

async function linesOf(tx: ReadTx, entryNs: number[]) {
  const byEntry = new Map<
    number,
    {
      account: Account
      debitCents: ReturnType<typeof cents>
      creditCents: ReturnType<typeof cents>
      customerName: string | null
      documentNumber: string | null
    }[]
  >()
  if (entryNs.length === 0) return byEntry
  const rows = await tx.db
    .selectFrom('ledger_line as l')
    .leftJoin('customer as c', 'c.n', 'l.customer_n')
    .leftJoin('document as d', 'd.n', 'l.document_n')
    .select(['l.entry_n', 'l.account', 'l.debit_cents', 'l.credit_cents', 'c.legal_name', 'd.number'])
    .where('l.entry_n', 'in', entryNs)
    .orderBy('l.entry_n')
    .orderBy('l.position')
    .execute()
  for (const row of rows) {
    const line = {
      account: accountOf(row.account),
      debitCents: cents(row.debit_cents),
      creditCents: cents(row.credit_cents),
      customerName: row.legal_name,
      documentNumber: row.number,
    }
    byEntry.set(row.entry_n, [...(byEntry.get(row.entry_n) ?? []), line])
  }
  return byEntry
}

/** Debits, credits and their difference per account, up to and including a day. */
export async function accountBalances(tx: ReadTx, until: string | null) {
  const query = tx.db
    .selectFrom('ledger_line as l')
    .select([
      'l.account',
      sql<number>`cast(sum(l.debit_cents) as bigint)`.as('debit'),
      sql<number>`cast(sum(l.credit_cents) as bigint)`.as('credit'),
    ])
    .groupBy('l.account')
    .orderBy('l.account')
  const rows = await (
    until === null
      ? query
      : query.innerJoin('ledger_entry as e', 'e.n', 'l.entry_n').where('e.day', '<=', until)
  ).execute()
  return rows.map((row) => ({
    account: accountOf(row.account),
    debitCents: cents(Number(row.debit)),
    creditCents: cents(Number(row.credit)),
    balanceCents: cents(Number(row.debit) - Number(row.credit)),
  }))
}

/** Entries whose debits and credits differ, and lines without their entry: the guards should leave none. */
export async function checkLedger(tx: ReadTx) {
  const wrong = await tx.db
    .selectFrom('ledger_line as l')
    .leftJoin('ledger_entry as e', 'e.n', 'l.entry_n')
    .select([
      'l.entry_n',
      sql<number>`cast(sum(l.debit_cents) - sum(l.credit_cents) as bigint)`.as('difference'),
    ])
    .groupBy(['l.entry_n', 'e.n'])
    .having(sql<boolean>`sum(l.debit_cents) <> sum(l.credit_cents) or e.n is null`)
    .limit(50)
    .execute()
  const count = await tx.db
    .selectFrom('ledger_entry')
    .select(sql<number>`count(*)`.as('count'))
    .executeTakeFirstOrThrow()
  return {
    examined: Number(count.count),
    problems: wrong.map((row) => ({
      code: 'entry-unbalanced',
      params: { entry: row.entry_n, cents: Number(row.difference) },
    })),
  }
}
