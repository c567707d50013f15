import { type RawBuilder, sql } from 'kysely'
import { escapeLike, trigramMatch } from '../../store/list.ts'
import type { ReadTx } from '../../store/store.ts'
import type { CardRow } from './card.ts'
import { listRowOf, rowColumns } from './card-mapping.ts'
import { readSearch } from './rules.ts'

/** A key above every text that begins with the prefix, in the order of code points. */
export const afterPrefix = (prefix: string): string => `${prefix}\u{10ffff}`

/**
 * Cards for what is typed, the most exact first: the card number, names that begin with it, then every word anywhere
 * in what is known of the card, then its domains and other service labels. One and two letters look only at the
 * beginnings of number and name, so that each key press is answered from an index.
 */
export async function searchCards(tx: ReadTx, typed: string, limit: number): Promise<CardRow[]> {
  const search = readSearch(typed)
  if (search.text === '') return []
  const found = new Set<number>()
  const steps: (() => RawBuilder<{ n: number }>)[] = [
    () => byCardNumber(typed, search.text, limit),
    () => byNameStart(search.text, limit),
  ]
  if (search.words.some((word) => [...word].length >= 3)) {
    steps.push(() => byWords(tx, 'customer', search.words, limit))
  }
  const { compact } = search
  if (compact !== null) steps.push(() => byWords(tx, 'customer', [compact], limit))
  if (search.text.length >= 3) {
    steps.push(() => byServiceStart(search.text, limit))
    if (search.words.some((word) => [...word].length >= 3)) {
      steps.push(() => byWords(tx, 'service', search.words, limit))
    }
  }
  for (const step of steps) {
    if (found.size >= limit) break
    const { rows } = await step().execute(tx.db)
    for (const row of rows) found.add(Number(row.n))
  }
  return readCardRows(tx, [...found].slice(0, limit))
}

function byCardNumber(typed: string, text: string, limit: number): RawBuilder<{ n: number }> {
  const number = typed.trim()
  const upper = number.toUpperCase()
  const sequence = /^\d{1,12}$/u.test(text) ? Number(text) : -1
  return sql`
    select n from (
      select n, 0 as rank, card_sequence from customer
        where card_number in (${number}, ${upper}) or card_sequence = ${sequence}
      union
      select n, 1 as rank, card_sequence from (
        select n, card_sequence from customer
        where card_number >= ${upper} and card_number < ${afterPrefix(upper)} order by card_number limit ${limit}
      ) as begins
    ) as hits order by rank, card_sequence limit ${limit}`
}

function byNameStart(text: string, limit: number): RawBuilder<{ n: number }> {
  return sql`
    select n from customer where sort_key >= ${text} and sort_key < ${afterPrefix(text)}
    order by sort_key, n limit ${limit}`
}

function byServiceStart(text: string, limit: number): RawBuilder<{ n: number }> {
  return sql`
    select customer_n as n from service where label_key >= ${text} and label_key < ${afterPrefix(text)}
    order by label_key, n limit ${limit}`
}

/** So many rows are compared with words too short for the index before the search gives up. */
const mostCompared = 2_000

/**
 * Rows that hold every word; on SQLite the full-text index leads, so that the first rows end the search. Words of one
 * and two letters are compared with what the longer ones leave, and only with so much of it as a key press may cost.
 */
function byWords(
  tx: ReadTx,
  table: 'customer' | 'service',
  words: readonly string[],
  limit: number,
): RawBuilder<{ n: number }> {
  const key = sql.ref(table === 'customer' ? 't.n' : 't.customer_n')
  const holds = words.map((word) => sql`t.search_text like ${`%${escapeLike(word)}%`} escape '\\'`)
  const all = sql.join(holds, sql` and `)
  if (tx.flavour !== 'sqlite') {
    return sql`select ${key} as n from ${sql.table(table)} as t where ${all} limit ${limit}`
  }
  const index = sql.table(`${table}_fts`)
  const long = words.filter((word) => [...word].length >= 3)
  const hits = sql`select rowid as n from ${index} where ${index} match ${trigramMatch(long)}`
  const bounded = long.length === words.length ? hits : sql`${hits} limit ${mostCompared}`
  return sql`
    select ${key} as n from (${bounded}) as hit cross join ${sql.table(table)} as t on t.n = hit.n
    where ${all} limit ${limit}`
}

/** The rows of these keys, in their order. */
export async function readCardRows(tx: ReadTx, ns: readonly number[]): Promise<CardRow[]> {
  if (ns.length === 0) return []
  const rows = await tx.db
    .selectFrom('customer')
    .select(rowColumns)
    .where('n', 'in', [...ns])
    .execute()
  const byKey = new Map(rows.map((row) => [row.n, listRowOf(row)]))
  return ns.flatMap((n) => byKey.get(n) ?? [])
}

/** Cards with this IBAN, in its electronic form. */
export async function findCardsByIban(
  tx: ReadTx,
  iban: string,
): Promise<{ n: number; id: string; cardNumber: string; legalName: string; state: CardRow['state'] }[]> {
  if (iban === '') return []
  const rows = await tx.db
    .selectFrom('customer')
    .select(['n', 'id', 'card_number', 'legal_name', 'state'])
    .where('iban', '=', iban)
    .where('iban', '<>', '')
    .orderBy('n')
    .limit(50)
    .execute()
  return rows.map((row) => ({
    n: row.n,
    id: row.id,
    cardNumber: row.card_number,
    legalName: row.legal_name,
    state: row.state as CardRow['state'],
  }))
}
