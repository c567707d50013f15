import { sql } from 'kysely'
import {
  bankAccountKinds,
  type CompanyFields,
  type seriesKinds,
  zCompanyFields,
} from '../../../../shared/contract/settings.ts'
import { cents } from '../../../../shared/values/money.ts'
import { day, type Day } from '../../../../shared/values/day.ts'
import { preparedRead, type Slots } from '../../store/prepared.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export interface Company extends CompanyFields {
  version: number
  isSample: boolean
}

export type SeriesKind = (typeof seriesKinds)[number]

export interface Series {
  n: number
  id: string
  version: number
  kind: SeriesKind
  pattern: string
  /** The number with which `firstYear` begins; later years begin with 1. */
  firstNumber: number
  firstYear: number
}

/** What was parsed last: every command reads the company, which hardly ever changes. */
let lastParsed: { json: string; fields: Readonly<CompanyFields> } | null = null

const companyRow = preparedRead((db) => db.selectFrom('company').selectAll().where('n', '=', sql.lit(1)))

/** The company of this data folder, or null before the first start is done. */
export async function readCompany(tx: ReadTx): Promise<Company | null> {
  const [row] = await companyRow(tx, {})
  if (row === undefined) return null
  if (lastParsed?.json !== row.fields_json)
    lastParsed = { json: row.fields_json, fields: JSON.parse(row.fields_json) }
  return { ...lastParsed.fields, version: row.version, isSample: row.is_sample === 1 }
}

/** IANA name of the zone in which the company's days begin; UTC before there is a company. */
export async function companyTimeZone(tx: ReadTx): Promise<string> {
  const company = await readCompany(tx)
  return company?.timeZone ?? 'UTC'
}

/** Minutes after which an idle session locks; null where it does not, or where there is no company yet. */
export async function autoLockMinutes(tx: ReadTx): Promise<number | null> {
  const company = await readCompany(tx)
  return company?.autoLockMinutes ?? null
}

export async function insertCompany(
  tx: WriteTx,
  company: CompanyFields,
  isSample: boolean,
  at: string,
): Promise<void> {
  await tx.db
    .insertInto('company')
    .values({
      n: 1,
      version: 1,
      is_sample: isSample ? 1 : 0,
      fields_json: JSON.stringify(zCompanyFields.parse(company)),
      sample_statement_json: null,
      created_at: at,
    })
    .execute()
}

export async function updateCompany(tx: WriteTx, company: CompanyFields): Promise<number> {
  const row = await tx.db
    .updateTable('company')
    .set({ version: sql`version + 1`, fields_json: JSON.stringify(zCompanyFields.parse(company)) })
    .where('n', '=', 1)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

const bankAccountRows = preparedRead((db) =>
  db.selectFrom('bank_account').selectAll().orderBy('is_default', 'desc').orderBy('n'),
)

export async function listBankAccounts(tx: ReadTx) {
  const rows = await bankAccountRows(tx, {})
  return rows.map((row) => ({
    n: row.n,
    id: row.id,
    version: row.version,
    kind: bankAccountKinds.find((kind) => kind === row.kind) ?? 'bank',
    name: row.name,
    iban: row.iban,
    bic: row.bic,
    currency: row.currency,
    isDefault: row.is_default === 1,
    balanceCents: cents(row.balance_cents),
    lastStatementDay: row.last_statement_day === null ? null : day(row.last_statement_day),
  }))
}

export type BankAccount = Awaited<ReturnType<typeof listBankAccounts>>[number]

export async function insertBankAccount(
  tx: WriteTx,
  account: Pick<
    BankAccount,
    'id' | 'kind' | 'name' | 'iban' | 'bic' | 'currency' | 'isDefault' | 'balanceCents'
  > & {
    at: string
  },
): Promise<number> {
  const row = await tx.db
    .insertInto('bank_account')
    .values({
      id: account.id,
      version: 1,
      kind: account.kind,
      name: account.name,
      iban: account.iban,
      bic: account.bic,
      currency: account.currency,
      is_default: account.isDefault ? 1 : 0,
      balance_cents: account.balanceCents,
      last_statement_day: null,
      created_at: account.at,
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

export async function updateBankAccount(
  tx: WriteTx,
  n: number,
  change: { name: string; bic: string; isDefault: boolean },
): Promise<number> {
  const row = await tx.db
    .updateTable('bank_account')
    .set({
      version: sql`version + 1`,
      name: change.name,
      bic: change.bic,
      is_default: change.isDefault ? 1 : 0,
    })
    .where('n', '=', n)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** At most one account is the one printed on documents. */
export async function clearDefaultAccount(tx: WriteTx): Promise<void> {
  await tx.db.updateTable('bank_account').set({ is_default: 0 }).where('is_default', '=', 1).execute()
}

export async function listSeries(tx: ReadTx): Promise<Series[]> {
  const rows = await tx.db.selectFrom('number_series').selectAll().orderBy('n').execute()
  return rows.map((row) => ({
    n: row.n,
    id: row.id,
    version: row.version,
    kind: row.kind as SeriesKind,
    pattern: row.pattern,
    firstNumber: row.first_number,
    firstYear: row.first_year,
  }))
}

export async function insertSeries(tx: WriteTx, series: Omit<Series, 'n' | 'version'>): Promise<void> {
  await tx.db
    .insertInto('number_series')
    .values({
      id: series.id,
      version: 1,
      kind: series.kind,
      pattern: series.pattern,
      first_number: series.firstNumber,
      first_year: series.firstYear,
    })
    .execute()
}

export async function updateSeries(
  tx: WriteTx,
  n: number,
  change: Pick<Series, 'pattern' | 'firstNumber' | 'firstYear'>,
): Promise<number> {
  const row = await tx.db
    .updateTable('number_series')
    .set({
      version: sql`version + 1`,
      pattern: change.pattern,
      first_number: change.firstNumber,
      first_year: change.firstYear,
    })
    .where('n', '=', n)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** How many were issued in a series and year, and the last number. Cards have one series over all years. */
export async function seriesUse(
  tx: ReadTx,
  series: Series,
  year: number,
): Promise<{ count: number; lastNumber: number | null }> {
  const use =
    series.kind === 'customer'
      ? await tx.db
          .selectFrom('customer')
          .select([sql<number>`count(*)`.as('count'), sql<number | null>`max(card_sequence)`.as('last')])
          .executeTakeFirstOrThrow()
      : await tx.db
          .selectFrom('document')
          .select([sql<number>`count(*)`.as('count'), sql<number | null>`max(number_in_series)`.as('last')])
          .where('series_n', '=', series.n)
          .where('year', '=', year)
          .executeTakeFirstOrThrow()
  return { count: Number(use.count), lastNumber: use.last === null ? null : Number(use.last) }
}

export async function listVatRates(tx: ReadTx) {
  const rows = await tx.db
    .selectFrom('vat_rate')
    .selectAll()
    .orderBy('country')
    .orderBy('category')
    .orderBy('valid_from', 'desc')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    country: row.country,
    category: row.category,
    ratePermyriad: row.rate_permyriad,
    validFrom: day(row.valid_from),
    source: row.source,
  }))
}

export async function insertVatRate(
  tx: WriteTx,
  rate: {
    id: string
    country: string
    category: string
    ratePermyriad: number
    validFrom: string
    source: string
  },
): Promise<void> {
  await tx.db
    .insertInto('vat_rate')
    .values({
      id: rate.id,
      country: rate.country,
      category: rate.category,
      rate_permyriad: rate.ratePermyriad,
      valid_from: rate.validFrom,
      source: rate.source,
    })
    .execute()
}

const rateRow = preparedRead((db, { key }: Slots<{ country: string; category: string; on: string }>) =>
  db
    .selectFrom('vat_rate')
    .select('rate_permyriad')
    .where('country', '=', key('country', 'text'))
    .where('category', '=', key('category', 'text'))
    .where('valid_from', '<=', key('on', 'text'))
    .orderBy('valid_from', 'desc')
    .limit(sql.lit(1)),
)

/** The rate of a country and category on a day, in hundredths of a percent; null when none is known. */
export async function vatRateOn(
  tx: ReadTx,
  country: string,
  category: string,
  on: Day,
): Promise<number | null> {
  const [row] = await rateRow(tx, { country, category, on })
  return row?.rate_permyriad ?? null
}

/** A statement that the sample company's clerk has not imported yet: its name and the hash of its bytes. */
export interface SampleStatement {
  name: string
  sha256: string
}

export async function keepSampleStatement(tx: WriteTx, statement: SampleStatement): Promise<void> {
  await tx.db
    .updateTable('company')
    .set({ sample_statement_json: JSON.stringify(statement) })
    .where('n', '=', 1)
    .execute()
}

export async function readSampleStatement(tx: ReadTx): Promise<SampleStatement | null> {
  const row = await tx.db
    .selectFrom('company')
    .select('sample_statement_json')
    .where('n', '=', 1)
    .executeTakeFirst()
  const text = row?.sample_statement_json ?? null
  return text === null ? null : JSON.parse(text)
}
