import type { z } from 'zod'
import {
  csvTrialBytes,
  type csvMappings,
  type zCsvMapping,
} from '../../../../shared/contract/payments-csv.ts'
import type { FileEncoding } from '../../../../shared/values/file-encodings.ts'
import { cents } from '../../../../shared/values/money.ts'
import { type CommandContext, type JobContext, refuse } from '../../api/context.ts'
import {
  type CsvDelimiter,
  type CsvPreview,
  type CsvQuote,
  needsMapping,
  previewCsv,
  type PreviewStyle,
  StatementRefusal,
  tryMapping as tryCsv,
} from '../../statements/index.ts'
import {
  deleteMapping,
  findMapping,
  insertMapping,
  readMapping,
  type SavedMapping,
  updateMapping,
} from './csv-mapping-store.ts'
import { unreadable } from './unreadable.ts'

type Mapping = z.output<typeof zCsvMapping>
type Output<Name extends keyof typeof csvMappings> = z.output<
  NonNullable<(typeof csvMappings)[Name]['~orpc']['outputSchema']>
>

const samplesPerColumn = 6

async function beginningOf(file: File): Promise<Uint8Array> {
  if (file.size === 0) refuse('payments.file-empty')
  return new Uint8Array(await file.slice(0, csvTrialBytes).arrayBuffer())
}

/**
 * What a CSV holds, how it most likely is to be read, and whether a layout is remembered for its columns.
 *
 * @throws Refusal payments.file-empty, payments.file-unreadable where it is no table
 */
export async function previewMapping(
  job: JobContext,
  input: {
    file: File
    encoding: FileEncoding | null
    delimiter: CsvDelimiter | null
    quote: CsvQuote | 'none' | null
    recordsToSkip: number | null
  },
): Promise<Output<'previewMapping'>> {
  const bytes = await beginningOf(input.file)
  const found = previewOrRefuse(bytes, {})
  const { dialect } = found
  const quote = input.quote === null ? dialect.quote : input.quote === 'none' ? null : input.quote
  const shown = previewOrRefuse(bytes, {
    dialect: { delimiter: input.delimiter ?? dialect.delimiter, quote },
    ...(input.encoding === null ? {} : { encoding: input.encoding }),
    ...(input.recordsToSkip === null ? {} : { recordsToSkip: input.recordsToSkip }),
  })
  // What is remembered is found again by what the file looks like before anybody said anything of it.
  const { headerFingerprint } = found
  return {
    encoding: shown.encoding,
    columnCount: shown.columnCount,
    columns: columnsOf(shown),
    rows: shown.rows.map((row) => [...row]),
    headerFingerprint,
    guess: { ...shown.guess, encoding: input.encoding, ...copied(shown.guess) },
    remembered: await job.read(({ tx }) => findMapping(tx, headerFingerprint)),
  }
}

function previewOrRefuse(bytes: Uint8Array, style: PreviewStyle): CsvPreview {
  try {
    return previewCsv(bytes, style)
  } catch (error) {
    throw error instanceof StatementRefusal ? unreadable(error) : error
  }
}

function copied({ columns, debitWords, creditWords }: CsvPreview['guess']) {
  return {
    columns: { ...columns, descriptions: [...columns.descriptions] },
    debitWords: [...debitWords],
    creditWords: [...creditWords],
  }
}

function columnsOf({ header, rows, columnCount }: CsvPreview): Output<'previewMapping'>['columns'] {
  return Array.from({ length: columnCount }, (_, index) => ({
    index,
    name: (header?.[index] ?? '').trim(),
    samples: rows
      .map((row) => (row[index] ?? '').trim())
      .filter((cell) => cell !== '')
      .slice(0, samplesPerColumn),
  }))
}

/** Reads as much of a file as a mapping can; see `tryMapping` of the statements. */
export async function tryMapping(
  _job: JobContext,
  input: { file: File; mapping: Mapping; accountText: string; isWhole: boolean },
): Promise<Output<'tryMapping'>> {
  const bytes = await beginningOf(input.file)
  const isWhole = input.isWhole && input.file.size <= csvTrialBytes
  const tried = tryCsv(bytes, withAccount(input.mapping, input.accountText), isWhole)
  return {
    ...tried,
    rows: tried.rows.map(({ position, ...row }) => ({
      ...row,
      line: position.line,
      amountCents: cents(row.amountCents),
    })),
    problems: tried.problems.map(({ code, params, position }) => ({
      code,
      params: { ...params },
      line: position?.line ?? null,
      column: position?.column ?? null,
    })),
  }
}

/** The mapping of a file whose account is not in it. */
export function withAccount(mapping: Mapping, accountText: string): Mapping {
  return accountText === '' ? mapping : { ...mapping, ownAccount: accountText }
}

/** How a file is read that does not say it itself. */
export interface FileLayout {
  mapping: Mapping | null
  /** Set where it was not said now but remembered. */
  remembered: SavedMapping | null
}

/** What the operator said, else what is remembered for a file of these columns; nothing for a file that needs neither. */
export async function layoutFor(
  job: JobContext,
  bytes: Uint8Array,
  said: { mapping: Mapping | null; accountText: string },
): Promise<FileLayout> {
  if (said.mapping !== null) return { mapping: withAccount(said.mapping, said.accountText), remembered: null }
  if (!isTableOfNoBank(bytes)) return { mapping: null, remembered: null }
  const remembered = await job.read(({ tx }) => findMapping(tx, previewCsv(bytes).headerFingerprint))
  if (remembered === null) return { mapping: null, remembered }
  return { mapping: withAccount(remembered.mapping, remembered.accountText), remembered }
}

/** A file that is nothing at all is refused where it is read, in words. */
function isTableOfNoBank(bytes: Uint8Array): boolean {
  try {
    return needsMapping(bytes)
  } catch (error) {
    if (error instanceof StatementRefusal) return false
    throw error
  }
}

/**
 * Remembers how files with these columns are read.
 *
 * @throws Refusal payments.mapping-wrong for a mapping that no file can be read with
 */
export async function saveMapping(
  command: CommandContext,
  input: { name: string; headerFingerprint: string; accountText: string; mapping: Mapping },
): Promise<{ id: string; version: number }> {
  const { tx } = command
  const part = wrongPart(withAccount(input.mapping, input.accountText))
  if (part !== null) refuse('payments.mapping-wrong', { part })
  const before = await findMapping(tx, input.headerFingerprint)
  const row = {
    ...input,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    at: command.now,
  }
  const id = before?.id ?? command.newId()
  if (before === null) await insertMapping(tx, id, row)
  else await updateMapping(tx, id, row)
  await command.audit({
    action: 'payments.mapping-saved',
    recordKind: 'csv-mapping',
    recordId: id,
    recordLabel: input.name,
    public: { headerFingerprint: input.headerFingerprint, version: (before?.version ?? 0) + 1 },
  })
  return { id, version: (before?.version ?? 0) + 1 }
}

function wrongPart(mapping: Mapping): string | null {
  const [problem] = tryCsv(new Uint8Array(0), mapping, true).problems
  return problem?.code === 'csv-mapping-wrong' ? String(problem.params['part']) : null
}

/** @throws Missing when there is no such layout */
export async function removeMapping(
  command: CommandContext,
  input: { id: string },
): Promise<Record<string, never>> {
  const mapping = await readMapping(command.tx, input.id)
  await deleteMapping(command.tx, mapping.id)
  await command.audit({
    action: 'payments.mapping-removed',
    recordKind: 'csv-mapping',
    recordId: mapping.id,
    recordLabel: mapping.name,
    public: { headerFingerprint: mapping.headerFingerprint },
  })
  return {}
}
