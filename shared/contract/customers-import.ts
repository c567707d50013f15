import { z } from 'zod'
import { command, commandInput, job, query, zConfirm, zInstant, zUuid, zVersion } from './base.ts'

/** What a column of a file may hold. `taxId` is tried as every kind its country and the kind of card allow. */
export const importFields = [
  'legalName',
  'kind',
  'tradeName',
  'taxId',
  'vatNumber',
  'registrationNumber',
  'addressLine',
  'addressExtra',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'language',
  'iban',
  'termDays',
  'purchaseReference',
  'formerNames',
  'note',
] as const
export type ImportField = (typeof importFields)[number]

/** For each column, from the left, the field it holds; null is left out. */
export const zCardMapping = z.array(z.enum(importFields).nullable()).max(200)

export const cardImportStates = ['committed', 'undone'] as const
/** new: makes a card; known: a card, or an earlier row, has its tax ID or name and postcode; problem: cannot be made. */
export const importRowStates = ['new', 'known', 'problem'] as const

const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))

export const zImportRow = z.object({
  /** The line of the file it begins in. */
  line: z.int(),
  state: z.enum(importRowStates),
  legalName: z.string(),
  city: z.string(),
  taxId: z.string(),
  /** The card that is known already; null for a row that repeats an earlier one. */
  cardNumber: z.string().nullable(),
  problems: z.array(z.object({ field: z.string(), code: z.string(), params })),
})

const counts = { newCount: z.int(), knownCount: z.int(), problemCount: z.int() }

export const cardImports = {
  /** Says of every row what it would do, and does nothing. Without a mapping the names of the columns are guessed. */
  previewImport: job('customers.write')
    .input(z.object({ file: z.file(), mapping: zCardMapping.nullable().default(null) }))
    .output(
      z.object({
        columns: z.array(
          z.object({ header: z.string(), sample: z.string(), field: z.enum(importFields).nullable() }),
        ),
        ...counts,
        /** At most 300: those with problems first, each group in the order of the file. */
        rows: z.array(zImportRow),
      }),
    ),
  /** Makes the cards of all new rows in one transaction; rows with problems are left out once that is confirmed. */
  commitImport: job('customers.write', ['customers'])
    .input(commandInput({ file: z.file(), mapping: zCardMapping, confirm: zConfirm }))
    .output(z.object({ id: zUuid, ...counts })),
  listImports: query('customers.read').output(
    z.array(
      z.object({
        id: zUuid,
        version: zVersion,
        fileName: z.string(),
        state: z.enum(cardImportStates),
        ...counts,
        operatorName: z.string(),
        createdAt: zInstant,
        undoneAt: zInstant.nullable(),
        undoneByName: z.string().nullable(),
      }),
    ),
  ),
  /** Withdraws every card of an import, while none of them was used or changed. */
  undoImport: command('customers.write', ['customers'])
    .input(commandInput({ id: zUuid, version: zVersion }))
    .output(z.object({ version: zVersion })),
  /** Every card as CSV; no cell can be taken for a formula. */
  exportCards: job('customers.read')
    .input(commandInput({ state: z.enum(['active', 'all']).default('active') }))
    .output(z.file()),
}
