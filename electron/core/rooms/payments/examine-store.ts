import { sql } from 'kysely'
import { insertRows } from '../../store/bulk-insert.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { ComparedLine } from '../../statements/index.ts'
import { inRange, named, stagedLines, type StageRange } from './staging-store.ts'
import type { FreshLine, Twin } from './twin-rules.ts'

/** Where a staged line may have a twin: lines of one key are compared with each other. */
export interface TwinPlace {
  n: number
  entry: number
  bankAccountN: number
  bookingDay: string
  amountCents: number
}

const place = sql`g.n, s.entry, s.bank_account_n as "bankAccountN", g.booking_day as "bookingDay",
  g.amount_cents as "amountCents"`
const twinOf = sql`b.bank_account_n = s.bank_account_n and b.booking_day = g.booking_day
  and b.amount_cents = g.amount_cents`

/** The staged lines of a range that are not stored and live under their fingerprint, where another line of their key is. */
export async function placesOfTwins(tx: ReadTx, range: StageRange): Promise<TwinPlace[]> {
  const { rows } = await sql<TwinPlace>`
    select ${place} from ${stagedLines(range)}
    where ${inRange(range)} and g.repeats = 0
      and exists (select 1 from bank_line b where ${twinOf}
        and (b.fingerprint <> g.fingerprint or b.occurrence <> g.occurrence))
      and not exists (select 1 from bank_line b join bank_line_state t on t.bank_line_n = b.n
        where ${named} and t.state <> 'withdrawn')
    order by g.n`.execute(tx.db)
  return rows
}

/** Where all lines of a range stand, for a zip whose files may hold each other's bookings. */
export async function placesOfAll(tx: ReadTx, range: StageRange): Promise<TwinPlace[]> {
  const { rows } = await sql<TwinPlace>`
    select ${place} from ${stagedLines(range)}
    where ${inRange(range)} and g.repeats = 0 and s.bank_account_n is not null
      and not exists (select 1 from bank_line b join bank_line_state t on t.bank_line_n = b.n
        where ${named} and t.state <> 'withdrawn')
    order by g.n`.execute(tx.db)
  return rows
}

/** Which stored lines each file of a zip holds under their own fingerprint. */
export async function linesTaken(tx: ReadTx, range: StageRange): Promise<{ entry: number; id: string }[]> {
  const { rows } = await sql<{ entry: number; id: string }>`
    select s.entry, b.id from ${stagedLines(range)} join bank_line b on ${named}
    where ${inRange(range)}`.execute(tx.db)
  return rows
}

interface TextRow {
  n: number
  id: string
  amountCents: number
  currency: string
  counterpartyName: string
  counterpartyIban: string
  remittance: string
  bankReference: string
  endToEndId: string
  creditorReference: string
  mandateId: string
  detailsJson: string
}

const textColumns = (alias: string) =>
  sql.raw(
    [
      `${alias}.n, ${alias}.id, ${alias}.currency, ${alias}.remittance`,
      `${alias}.amount_cents as "amountCents", ${alias}.counterparty_name as "counterpartyName"`,
      `${alias}.counterparty_iban as "counterpartyIban", ${alias}.bank_reference as "bankReference"`,
      `${alias}.end_to_end_id as "endToEndId", ${alias}.creditor_reference as "creditorReference"`,
      `${alias}.mandate_id as "mandateId", ${alias}.details_json as "detailsJson"`,
    ].join(', '),
  )

interface Details {
  transactionId?: string
  counterpartyAccount?: string
  additionalInfo?: string
  remittanceIsInfo?: boolean
}

const orNull = (text: string): string | null => (text === '' ? null : text)

/** The line as it was read, as far as lines are compared. */
function comparedLine(row: TextRow): ComparedLine {
  const details: Details = JSON.parse(row.detailsJson)
  const isInfo = details.remittanceIsInfo === true
  return {
    amountCents: row.amountCents as ComparedLine['amountCents'],
    currency: row.currency,
    bankReference: orNull(row.bankReference),
    endToEndId: orNull(row.endToEndId),
    transactionId: details.transactionId ?? null,
    mandateId: orNull(row.mandateId),
    creditorReference: orNull(row.creditorReference),
    counterpartyName: orNull(row.counterpartyName),
    counterpartyIban: orNull(row.counterpartyIban),
    counterpartyAccount: details.counterpartyAccount ?? null,
    remittanceText: isInfo ? null : orNull(row.remittance),
    additionalInfo: isInfo ? orNull(row.remittance) : (details.additionalInfo ?? null),
  }
}

interface FreshRow extends TextRow {
  entry: number
  format: string
  fingerprint: string
  occurrence: number
  hasOwn: number
}

/** Few enough for a list of values in one statement. */
const atOnce = 400

export async function readFresh(tx: ReadTx, batchN: number, ns: readonly number[]): Promise<FreshLine[]> {
  const lines: FreshLine[] = []
  for (let from = 0; from < ns.length; from += atOnce) {
    const { rows } = await sql<FreshRow>`
      select ${textColumns('g')}, s.entry, s.format, g.fingerprint, g.occurrence,
        case when exists (select 1 from bank_line b where ${named}) then 1 else 0 end as "hasOwn"
      from staged_line g join statement s on s.batch_n = ${batchN} and s.position = g.statement_position
      where g.n in (${sql.join(ns.slice(from, from + atOnce))}) order by g.n`.execute(tx.db)
    for (const row of rows) {
      const { n, id, entry, format, fingerprint, occurrence } = row
      const hasOwn = row.hasOwn === 1
      lines.push({ n, id, entry, format, fingerprint, occurrence, hasOwn, line: comparedLine(row) })
    }
  }
  return lines
}

export interface StoredTwin {
  n: number
  id: string
  isWithdrawn: boolean
  line: ComparedLine
}

/** The stored lines at the places of staged ones, one staged line a key, and which of these each belongs to. */
export async function readStored(
  tx: ReadTx,
  batchN: number,
  ns: readonly number[],
): Promise<Map<number, StoredTwin[]>> {
  const found = new Map<number, StoredTwin[]>()
  for (let from = 0; from < ns.length; from += atOnce) {
    const { rows } = await sql<TextRow & { placeN: number; state: string }>`
      select g.n as "placeN", t.state, ${textColumns('b')}
      from staged_line g join statement s on s.batch_n = ${batchN} and s.position = g.statement_position
        join bank_line b on ${twinOf} join bank_line_state t on t.bank_line_n = b.n
      where g.n in (${sql.join(ns.slice(from, from + atOnce))}) order by g.n, b.n`.execute(tx.db)
    for (const row of rows) {
      const twin = { n: row.n, id: row.id, isWithdrawn: row.state === 'withdrawn', line: comparedLine(row) }
      const before = found.get(row.placeN)
      if (before === undefined) found.set(row.placeN, [twin])
      else before.push(twin)
    }
  }
  return found
}

export interface Seen {
  lineN: number
  format: string
  fingerprint: string | null
  occurrence: number | null
}

/** In which formats, and under which other fingerprints, imports that stand have seen lines. */
export async function readSeen(tx: ReadTx, ns: readonly number[]): Promise<Seen[]> {
  const seen: Seen[] = []
  for (let from = 0; from < ns.length; from += atOnce) {
    const { rows } = await sql<Seen>`
      select distinct g.bank_line_n as "lineN", s.format, g.fingerprint, g.occurrence
      from sighting g join import_batch i on i.n = g.batch_n join statement s on s.n = g.statement_n
      where i.state = 'committed' and g.bank_line_n in (${sql.join(ns.slice(from, from + atOnce))})`.execute(
      tx.db,
    )
    seen.push(...rows)
  }
  return seen
}

/** Forgets what staged lines were compared to: they are a part of a sum, or a sum. */
export async function dropTwins(tx: WriteTx, stagedNs: readonly number[]): Promise<void> {
  for (let from = 0; from < stagedNs.length; from += atOnce) {
    const some = stagedNs.slice(from, from + atOnce)
    await tx.db.deleteFrom('staged_twin').where('staged_n', 'in', some).execute()
  }
}

export async function insertTwins(
  tx: WriteTx,
  twins: readonly (Twin & { decision: 'open' | 'same' | 'two' })[],
): Promise<void> {
  const columns = ['staged_n', 'line_id', 'is_doubt', 'decision']
  const rows = twins.map((twin) => [twin.n, twin.lineId, twin.isDoubt ? 1 : 0, twin.decision])
  await insertRows(tx, 'staged_twin', columns, rows)
}

/** The state of all imports: lines that were compared at another one are compared anew. */
export async function importsVersion(tx: ReadTx): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select cast(coalesce(sum(version), 0) as bigint) as version from import_batch
    where state in ('committed', 'undone')`.execute(tx.db)
  return Number(rows[0]?.version ?? 0)
}
