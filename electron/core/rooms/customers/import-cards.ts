import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { ImportField, zImportRow } from '../../../../shared/contract/customers-import.ts'
import {
  askConfirmation,
  assertVersion,
  type CommandContext,
  type JobContext,
  refuse,
} from '../../api/context.ts'
import { type CsvTable, readCsvTable, StatementRefusal } from '../../statements/index.ts'
import type { ReadTx } from '../../store/store.ts'
import { readCompany } from '../settings/index.ts'
import { duplicateKey, fieldsOfCard } from './card-mapping.ts'
import { keepVersion } from './change-card.ts'
import { taxIdForms } from './change-rules.ts'
import { createCard } from './create-card.ts'
import { guessCardMapping, type ImportDefaults, type ReadRow, readImportRow } from './import-rules.ts'
import {
  cardNumbersBy,
  cardsOfImport,
  firstUsedCard,
  insertCardImport,
  insertImportRow,
  markUndone,
  readCardImport,
} from './import-store.ts'
import { updateStanding } from './store.ts'

type Mapping = (ImportField | null)[]
type ShownRow = z.output<typeof zImportRow>

const mostRows = 5_000
const mostBytes = 10_000_000
const shownRows = 300

/** A row with what it would do: the card number is the one it repeats. */
interface JudgedRow extends ReadRow {
  state: ShownRow['state']
  cardNumber: string | null
}

/** @throws Refusal customers.import-unreadable (with the reason), customers.import-too-large */
async function readTable(file: File): Promise<{ table: CsvTable; sha256: string }> {
  if (file.size > mostBytes) refuse('customers.import-too-large', { limit: mostRows })
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  try {
    const table = readCsvTable(bytes)
    if (table.rows.length > mostRows) refuse('customers.import-too-large', { limit: mostRows })
    return { table, sha256 }
  } catch (error) {
    if (!(error instanceof StatementRefusal)) throw error
    refuse('customers.import-unreadable', { reason: error.code, line: error.position?.line ?? 1 })
  }
}

async function defaultsOf(tx: ReadTx): Promise<ImportDefaults> {
  const company = await readCompany(tx)
  return { country: company?.country ?? 'NL', language: company?.language ?? 'en' }
}

/** What each row would do beside the cards that are there: known by its tax ID, or without one by name and postcode. */
async function judgeRows(tx: ReadTx, table: CsvTable, mapping: Mapping): Promise<JudgedRow[]> {
  const defaults = await defaultsOf(tx)
  const rows = table.rows.map((row) => readImportRow(row, mapping, defaults))
  const made = rows.flatMap(({ taxIdentity, fields }) =>
    taxIdentity === null || fields === null ? [] : [{ taxIdentity, fields }],
  )
  const byTaxId = await cardNumbersBy(
    tx,
    'tax_id_value',
    made.flatMap(({ taxIdentity }) => taxIdForms(taxIdentity)),
  )
  const byName = await cardNumbersBy(
    tx,
    'duplicate_key',
    made
      .filter(({ taxIdentity }) => taxIdentity.kind === 'none')
      .map(({ fields }) => duplicateKey(fields.legalName, fields.postcode)),
  )
  const seen = new Set<string>()
  return rows.map((row) => {
    const { taxIdentity, fields } = row
    if (row.problems.length > 0 || taxIdentity === null || fields === null)
      return { ...row, state: 'problem', cardNumber: null }
    const nameKey = duplicateKey(fields.legalName, fields.postcode)
    const keys = taxIdentity.kind === 'none' ? [nameKey] : taxIdForms(taxIdentity)
    const known = taxIdentity.kind === 'none' ? byName : byTaxId
    const cardNumber = keys.map((key) => known.get(key)).find((number) => number !== undefined) ?? null
    const isRepeated = keys.some((key) => seen.has(key))
    for (const key of keys) seen.add(key)
    return { ...row, state: cardNumber !== null || isRepeated ? 'known' : 'new', cardNumber }
  })
}

function countsOf(rows: readonly JudgedRow[]) {
  const count = (state: JudgedRow['state']) => rows.filter((row) => row.state === state).length
  return { newCount: count('new'), knownCount: count('known'), problemCount: count('problem') }
}

/** Says of every row of a file what it would do; writes nothing. */
export async function previewImport(job: JobContext, input: { file: File; mapping: Mapping | null }) {
  const { table } = await readTable(input.file)
  const mapping = input.mapping ?? guessCardMapping(table.header)
  const rows = await job.read(({ tx }) => judgeRows(tx, table, mapping))
  const shown = (['problem', 'new', 'known'] as const).flatMap((state) =>
    rows.filter((row) => row.state === state),
  )
  return {
    columns: table.header.map((header, at) => ({
      header,
      sample: (table.rows.find(({ fields }) => (fields[at] ?? '') !== '')?.fields[at] ?? '').slice(0, 80),
      field: mapping[at] ?? null,
    })),
    ...countsOf(rows),
    rows: shown.slice(0, shownRows).map((row) => ({
      line: row.line,
      state: row.state,
      legalName: row.legalName,
      city: row.city,
      taxId: row.taxIdentity?.value ?? row.taxId,
      cardNumber: row.cardNumber,
      problems: row.problems,
    })),
  }
}

/**
 * Makes the cards of all new rows, at most 5,000, in one transaction. What is known is judged again inside it.
 *
 * @throws Refusal customers.import-nothing and those of reading; Unconfirmed (`customers.import-problems`) where rows
 *   are left out
 */
export async function commitImport(
  job: JobContext,
  input: { requestId: string; file: File; mapping: Mapping; confirm: readonly string[] },
) {
  const { table, sha256 } = await readTable(input.file)
  return job.command(input.requestId, async (command) => {
    const rows = await judgeRows(command.tx, table, input.mapping)
    const counts = countsOf(rows)
    if (counts.newCount === 0) refuse('customers.import-nothing', counts)
    const warnings =
      counts.problemCount === 0
        ? []
        : [{ code: 'customers.import-problems' as const, params: { problemCount: counts.problemCount } }]
    askConfirmation(warnings, input.confirm)
    const id = command.newId()
    const fileName = input.file.name.slice(0, 200)
    const importN = await insertCardImport(command.tx, {
      id,
      fileName,
      fileSha256: sha256,
      mapping: input.mapping,
      rowCount: rows.length,
      ...counts,
      operatorN: command.actor.n,
      operatorName: command.actor.name,
      at: command.now,
    })
    for (const { state, line, fields, taxIdentity } of rows) {
      if (state !== 'new' || fields === null || taxIdentity === null) continue
      const made = await createCard(command, { taxIdentity, card: fields, confirm: ['customers.duplicate'] })
      await insertImportRow(command.tx, { importN, position: line, customerN: made.n })
    }
    await tell(command, 'customers.cards-imported', { id, fileName }, { ...counts, sha256 })
    return { id, ...counts }
  })
}

/**
 * Withdraws every card of an import; none is deleted.
 *
 * @throws Refusal customers.import-undone, customers.import-used (naming the first card that was changed or used); Stale
 */
export async function undoImport(
  command: CommandContext,
  input: { id: string; version: number },
): Promise<{ version: number }> {
  const { tx } = command
  const made = await readCardImport(tx, input.id)
  assertVersion('card-import', made.version, input.version)
  if (made.state === 'undone') refuse('customers.import-undone')
  const used = await firstUsedCard(tx, made.n)
  if (used !== null) refuse('customers.import-used', { cardNumber: used })
  for (const card of await cardsOfImport(tx, made.n)) {
    const standing = { state: 'withdrawn' as const, vatConfirmation: card.vatConfirmation }
    await updateStanding(tx, card, { ...standing, at: command.now })
    const version = await keepVersion(command, card, { fields: fieldsOfCard(card), ...standing })
    await command.audit({
      action: 'customers.card-withdrawn',
      recordKind: 'customer',
      recordId: card.id,
      recordLabel: card.cardNumber,
      public: { version, fileName: made.fileName },
      private: {},
    })
  }
  const version = await markUndone(tx, made, { at: command.now, name: command.actor.name })
  await tell(command, 'customers.import-undone', made, { version })
  return { version }
}

async function tell(
  command: CommandContext,
  action: string,
  { id, fileName }: { id: string; fileName: string },
  facts: Record<string, unknown>,
): Promise<void> {
  await command.audit({
    action,
    recordKind: 'card-import',
    recordId: id,
    recordLabel: fileName,
    public: facts,
    private: {},
  })
}
