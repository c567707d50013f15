import { z } from 'zod'
import { fileEncodings } from '../values/file-encodings.ts'
import {
  command,
  commandInput,
  job,
  query,
  requiredText,
  text,
  zCents,
  zCurrency,
  zDay,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'

export const csvDelimiters = [',', ';', '\t', '|'] as const
export const csvQuotes = ['"', "'"] as const
export const csvDayStyles = ['year-first', 'day-first', 'month-first'] as const
export const csvDecimalSigns = [',', '.'] as const
/** As much of a file as the dialog reads again with every change: some thousand lines. */
export const csvTrialBytes = 1_048_576

const index = z.int().min(0).max(999)
const columnNames = [
  'valueDay',
  'amount',
  'sign',
  'debit',
  'credit',
  'currency',
  'ownAccount',
  'balanceBefore',
  'balanceAfter',
  'counterpartyName',
  'counterpartyAccount',
  'counterpartyBic',
  'bankReference',
  'endToEndId',
  'mandateId',
  'creditorId',
  'creditorReference',
  'ultimateName',
  'transactionCode',
  'returnReason',
] as const
type ColumnName = (typeof columnNames)[number]
const zIndexOrNull = index.nullable()
const optionalColumns = Object.fromEntries(columnNames.map((name) => [name, zIndexOrNull])) as Record<
  ColumnName,
  typeof zIndexOrNull
>

const style = {
  encoding: z.enum(fileEncodings).nullable(),
  delimiter: z.enum(csvDelimiters),
  quote: z.enum(csvQuotes).nullable(),
  recordsToSkip: z.int().min(0).max(1000),
  columnCount: z.int().min(1).max(1000),
  dayStyle: z.enum(csvDayStyles),
  decimalSign: z.enum(csvDecimalSigns),
  debitWords: z.array(text(40)).max(40),
  creditWords: z.array(text(40)).max(40),
  currency: zCurrency.nullable(),
  ownAccount: text(42).nullable(),
}
const descriptions = z.array(index).max(50)

/** How the columns of a CSV are read; columns are counted from 0. */
export const zCsvMapping = z.object({
  ...style,
  columns: z.object({ bookingDay: index, ...optionalColumns, descriptions }),
})
/** A mapping as far as it could be guessed. */
export const zGuessedMapping = z.object({
  ...style,
  columns: z.object({ bookingDay: zIndexOrNull, ...optionalColumns, descriptions }),
})

/** The own account of a file that does not name it, as it stands in the settings; empty where a column holds it. */
const accountText = text(42).default('')

export const zSavedMapping = z.object({
  id: zUuid,
  version: zVersion,
  name: z.string(),
  headerFingerprint: z.string(),
  accountText: z.string(),
  mapping: zCsvMapping,
  operatorName: z.string(),
  changedAt: zInstant,
})

const problem = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  line: z.int().nullable(),
  column: z.int().nullable(),
})

/** What an operator says of a file that does not say it itself. */
export const importChoice = {
  /** How to read a CSV of no known bank; without it the remembered layout is used. */
  mapping: zCsvMapping.nullable().default(null),
  accountText,
  /** The account of ours that a file is of which names none, such as that of a payment service. */
  accountId: zUuid.nullable().default(null),
}

export const csvMappings = {
  /** What a CSV holds and how it most likely is to be read. Send the beginning of a large file. */
  previewMapping: job('payments.write')
    .input(
      commandInput({
        file: z.file(),
        /** What the operator knows better than the guess. */
        encoding: z.enum(fileEncodings).nullable().default(null),
        delimiter: z.enum(csvDelimiters).nullable().default(null),
        quote: z
          .enum([...csvQuotes, 'none'])
          .nullable()
          .default(null),
        recordsToSkip: z.int().min(0).max(1000).nullable().default(null),
      }),
    )
    .output(
      z.object({
        encoding: z.enum(fileEncodings),
        columnCount: z.int(),
        columns: z.array(z.object({ index: z.int(), name: z.string(), samples: z.array(z.string()) })),
        rows: z.array(z.array(z.string())),
        headerFingerprint: z.string(),
        guess: zGuessedMapping,
        remembered: zSavedMapping.nullable(),
      }),
    ),
  /** Reads as much as a mapping can: the first lines, what cannot be read, count and sums. Changes nothing. */
  tryMapping: job('payments.write')
    .input(
      commandInput({ file: z.file(), mapping: zCsvMapping, accountText, isWhole: z.boolean().default(true) }),
    )
    .output(
      z.object({
        rows: z.array(
          z.object({
            line: z.int(),
            bookingDay: zDay,
            valueDay: zDay.nullable(),
            amountCents: zCents,
            currency: z.string(),
            account: z.string(),
            counterpartyName: z.string(),
            counterpartyIban: z.string(),
            remittance: z.string(),
            reference: z.string(),
          }),
        ),
        problems: z.array(problem),
        problemCount: z.int(),
        count: z.int(),
        totals: z.array(
          z.object({ account: z.string(), currency: z.string(), count: z.int(), sumCents: z.number() }),
        ),
        brokenBalances: z.int().nullable(),
      }),
    ),
  /** Remembers how files with these columns are read, in place of what was remembered for them before. */
  saveMapping: command('payments.write', ['imports'])
    .input(
      commandInput({
        name: requiredText(80),
        headerFingerprint: z.string().regex(/^[0-9a-f]{32}$/),
        accountText,
        mapping: zCsvMapping,
      }),
    )
    .output(z.object({ id: zUuid, version: zVersion })),
  listMappings: query('payments.read').output(z.array(zSavedMapping)),
  removeMapping: command('payments.write', ['imports'])
    .input(commandInput({ id: zUuid }))
    .output(z.object({})),
}
