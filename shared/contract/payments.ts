import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import {
  command,
  job,
  commandInput,
  listInput,
  listOutput,
  multilineText,
  query,
  zCents,
  zConfirm,
  zCurrency,
  zDay,
  zInstant,
  zUuid,
  zVersion,
} from './base.ts'
import { zeroCents } from '../values/money.ts'
import { batches } from './payments-batches.ts'
import { csvMappings, importChoice } from './payments-csv.ts'
import { payers } from './payments-payers.ts'
import { declines } from './payments-declined.ts'
import { promises } from './payments-promises.ts'
import { outgoing } from './payments-outgoing.ts'
import { receipts } from './payments-receipts.ts'
import { refunds } from './payments-refunds.ts'

export const lineTabs = ['suggested', 'open', 'to-check', 'done'] as const
/** open: something remains; done: spent to zero; parked: to check, with a note; outside: not of receivables; withdrawn: its imports were undone. */
export const lineStates = ['open', 'parked', 'done', 'outside', 'withdrawn'] as const
export const grades = ['certain', 'likely', 'possible'] as const

const notice = z.object({
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

export const zImportStatement = z.object({
  identification: z.string(),
  accountIban: z.string(),
  /** Null when no bank account of the company has this number. */
  bankAccountId: zUuid.nullable(),
  bankAccountName: z.string(),
  currency: zCurrency,
  fromDay: zDay.nullable(),
  toDay: zDay.nullable(),
  openingCents: zCents.nullable(),
  closingCents: zCents.nullable(),
  lineCount: z.int(),
  newCount: z.int(),
  knownCount: z.int(),
  pendingCount: z.int(),
  /** Neither new nor known before somebody decides; see `decideDoubts`. */
  suspiciousCount: z.int(),
  sumCents: zCents,
  creditCents: zCents,
  debitCents: zCents,
  /** closing − (opening + booked lines); null when the file has no balances. */
  imbalanceCents: zCents.nullable(),
  notices: z.array(notice),
})

export const zImport = z.object({
  id: zUuid,
  fileName: z.string(),
  format: z.string(),
  state: z.enum(['staged', 'committed', 'undone', 'discarded']),
  importedAt: zInstant,
  operatorName: z.string(),
  lineCount: z.int(),
  newCount: z.int(),
  knownCount: z.int(),
  statements: z.array(zImportStatement),
  /** The same bytes were imported before. */
  sameFileAs: zUuid.nullable(),
  matchedCount: z.int(),
})

const zDoubtSide = z.object({
  bookingDay: zDay,
  valueDay: zDay.nullable(),
  amountCents: zCents,
  currency: zCurrency,
  counterpartyName: z.string(),
  counterpartyIban: z.string(),
  remittance: z.string(),
  bankReference: z.string(),
  endToEndId: z.string(),
  creditorReference: z.string(),
  /** The file the line came from. */
  fileName: z.string(),
  /** Null for the line of the file that is previewed. */
  importedAt: zInstant.nullable(),
})
export const doubtDecisions = ['same', 'two'] as const
/** A line of a preview beside the stored one that it may be. */
export const zDoubt = z.object({
  stagedLineId: zUuid,
  decision: z.enum(doubtDecisions).nullable(),
  fresh: zDoubtSide,
  known: zDoubtSide,
})

export const bankLineListFields = [
  'bookingDay',
  'amountCents',
  'remainingCents',
  'counterpartyName',
  'counterpartyIban',
  'remittance',
  'state',
  'importId',
  'bankAccountId',
  'customerId',
] as const
export const zBankLineRow = z.object({
  id: zUuid,
  bookingDay: zDay,
  valueDay: zDay.nullable(),
  amountCents: zCents,
  remainingCents: zCents,
  currency: zCurrency,
  counterpartyName: z.string(),
  counterpartyIban: z.string(),
  remittance: z.string(),
  state: z.enum(lineStates),
  /** Best grade of its candidates, when known. */
  grade: z.enum(grades).nullable(),
  note: z.string(),
  /** Of a line to check: who is to look at it. */
  assignee: z.object({ id: zUuid, name: z.string() }).nullable(),
})

export const zCandidate = z.object({
  documentId: zUuid,
  documentNumber: z.string(),
  documentKind: z.enum(['proforma', 'invoice', 'credit-note', 'corrective']),
  documentState: z.string(),
  customerId: zUuid,
  customerName: z.string(),
  cardNumber: z.string(),
  issueDay: zDay,
  dueDay: zDay,
  overdueDays: z.int(),
  summary: z.string(),
  openCents: zCents,
  proposedCents: zCents,
  grade: z.enum(grades),
  /** Worded by the client as `evidence.<code>`; `weight` says whether it speaks for, against or neither. */
  evidence: z.array(
    z.object({
      code: z.string(),
      params: z.record(z.string(), z.union([z.string(), z.number()])),
      weight: z.enum(['for', 'against', 'neutral']),
    }),
  ),
})

export const zAllocationTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('document'), documentId: zUuid, amountCents: zCents }),
  /** Kept as customer credit of a card. */
  z.object({ kind: z.literal('credit'), customerId: zUuid, amountCents: zCents }),
  /** A difference nobody asks for: raises what the document receives above the line, within the operator's limit. */
  z.object({ kind: z.literal('rounding'), documentId: zUuid, amountCents: zCents }),
  /** A bank fee that was kept back from the transfer: raises what the document receives above the line. */
  z.object({ kind: z.literal('fee'), documentId: zUuid, amountCents: zCents }),
  // The amounts of those below are signed as the line.
  /** No business of receivables: salary, rent, tax. */
  z.object({ kind: z.literal('outside'), amountCents: zCents }),
  /**
   * Takings that were booked by hand and now come to the bank: cash paid in, or a card terminal's payout, of which
   * the service kept a fee. Outgoing: cash fetched for the till.
   */
  z.object({
    kind: z.literal('takings'),
    method: z.enum(['cash', 'card']),
    amountCents: zCents,
    feeCents: zCents.default(zeroCents),
  }),
  /** What the bank charges, on an outgoing line. */
  z.object({ kind: z.literal('costs'), amountCents: zCents }),
  /** Outgoing: a payment went back to its payer (returned, charged back, reversed); the document is owed again. */
  z.object({
    kind: z.literal('return'),
    documentId: zUuid,
    amountCents: zCents,
    invoiceDecision: z.enum(['leave-open', 'credit-and-reopen']).default('leave-open'),
  }),
  /** Between own accounts: the line on the other account, which goes the other way. */
  z.object({ kind: z.literal('transfer'), bankLineId: zUuid, amountCents: zCents }),
  /** Outgoing: a refund that was ordered left the bank. */
  z.object({ kind: z.literal('refund'), refundId: zUuid, amountCents: zCents }),
])

export const allocationKinds = [
  'document',
  'credit',
  'credit-use',
  'rounding',
  'fee',
  'outside',
  'costs',
  'return',
  'transfer',
  'refund',
  'takings',
  'receipt',
] as const

export const zAllocation = z.object({
  id: zUuid,
  kind: z.enum(allocationKinds),
  bankLineId: zUuid.nullable(),
  documentId: zUuid.nullable(),
  documentNumber: z.string().nullable(),
  customerId: zUuid.nullable(),
  customerName: z.string().nullable(),
  /** Of a transfer: the name of the other own account. */
  otherAccount: z.string().nullable(),
  amountCents: zCents,
  createdAt: zInstant,
  operatorName: z.string(),
  undone: z.boolean(),
  /** Set when undoing needs a decision because a final invoice rests on it. */
  invoice: z.object({ id: zUuid, number: z.string() }).nullable(),
})

const issued = z.array(z.object({ id: zUuid, number: z.string() }))

export const payments = {
  ...batches,
  /** Dry run: reads and stages the file, says what it would do; nothing is visible until `commitImport`. Reports progress, ends with the import. */
  previewImport: job('payments.write', ['imports'])
    .input(commandInput({ file: z.file(), ...importChoice }))
    .output(
      eventIterator(
        z.discriminatedUnion('type', [
          z.object({
            type: z.literal('progress'),
            lineCount: z.int(),
            bytesRead: z.int(),
            bytesTotal: z.int(),
          }),
          z.object({ type: z.literal('preview'), import: zImport }),
        ]),
      ),
    ),
  /** The lines of a preview that may be stored already, in the order of the file, with both sides. */
  listDoubts: query('payments.read')
    .input(
      z.object({
        importId: zUuid,
        limit: z.int().min(1).max(200).default(100),
        offset: z.int().min(0).default(0),
      }),
    )
    .output(z.object({ rows: z.array(zDoubt), total: z.int(), open: z.int() })),
  /** Says of such lines whether they are the same booking or two; `rest` decides all that are open after that. */
  decideDoubts: command('payments.write', ['imports'])
    .input(
      commandInput({
        id: zUuid,
        decisions: z
          .array(z.object({ stagedLineId: zUuid, decision: z.enum(doubtDecisions) }))
          .max(1000)
          .default([]),
        rest: z.enum(doubtDecisions).nullable().default(null),
      }),
    )
    .output(zImport),
  /**
   * Asks confirmation for an imbalance (`payments.does-not-balance`) and for doubts that nobody decided about
   * (`payments.possible-duplicate`): confirmed, these are two bookings.
   */
  commitImport: command('payments.write', ['imports', 'bank-lines', 'ledger'])
    .input(commandInput({ id: zUuid, confirm: zConfirm, accountId: importChoice.accountId }))
    .output(zImport),
  discardImport: command('payments.write', ['imports'])
    .input(commandInput({ id: zUuid }))
    .output(z.object({})),
  /** Withdraws the sightings of the batch; refused while a line that only it saw is matched. */
  undoImport: command('payments.undo-import', ['imports', 'bank-lines', 'ledger'])
    .input(commandInput({ id: zUuid }))
    .output(zImport),
  listImports: query('payments.read')
    .input(listInput(['importedAt', 'fileName', 'state']))
    .output(listOutput(zImport.omit({ statements: true }))),
  getImport: query('payments.read')
    .input(z.object({ id: zUuid }))
    .output(zImport),
  listLines: query('payments.read')
    .input(
      listInput(bankLineListFields).extend({
        tab: z.enum(lineTabs).nullable().default(null),
        /** Only what is assigned to the caller, or to absent colleagues whose deputy the caller is today. */
        mine: z.boolean().default(false),
      }),
    )
    .output(listOutput(zBankLineRow)),
  counts: query('payments.read').output(
    z.object({
      suggested: z.int(),
      open: z.int(),
      toCheck: z.int(),
      done: z.int(),
      /** Money in that is not allocated yet, of the lines of each tab. */
      suggestedCents: zCents,
      openCents: zCents,
      toCheckCents: zCents,
      /** Of the lines to check, those in the caller's own queue. */
      toCheckMine: z.int(),
      /** Of the suggested ones, those whose best candidate is certain, and their money in. */
      certain: z.int(),
      certainCents: zCents,
      matchedToday: z.int(),
      ledgerBalanced: z.boolean(),
    }),
  ),
  getLine: query('payments.read')
    .input(z.object({ id: zUuid }))
    .output(
      zBankLineRow.extend({
        version: zVersion,
        bankAccountIban: z.string(),
        bankReference: z.string(),
        endToEndId: z.string(),
        creditorReference: z.string(),
        returnReason: z.string(),
        statement: z.string(),
        statementPosition: z.int(),
        allocations: z.array(zAllocation),
        sightings: z.array(z.object({ importId: zUuid, fileName: z.string(), importedAt: zInstant })),
      }),
    ),
  /** Ranked candidates with evidence for one line; `search` looks in all open documents instead. */
  suggest: query('payments.read')
    .input(z.object({ bankLineId: zUuid, search: z.string().max(100).default('') }))
    .output(z.array(zCandidate)),
  /** One bank line to many targets. The line's version guards against a colleague's match in between. */
  match: command('payments.write', ['bank-lines', 'documents', 'customers', 'ledger'])
    .input(
      commandInput({
        bankLineId: zUuid,
        version: zVersion,
        targets: z.array(zAllocationTarget).min(1).max(100),
        confirm: zConfirm,
      }),
    )
    .output(
      z.object({
        allocationIds: z.array(zUuid),
        issuedInvoices: issued,
        toCheck: issued,
        /** Of invoices that a returned payment was credited and reopened for. */
        creditNotes: issued,
        remainingCents: zCents,
        version: zVersion,
      }),
    ),
  /** Takes one allocation back by a counter-entry. With a final invoice on it, `invoiceDecision` must say what is right. */
  unmatch: command('payments.write', ['bank-lines', 'documents', 'customers', 'ledger'])
    .input(
      commandInput({
        allocationId: zUuid,
        reason: z.string().max(300).default(''),
        invoiceDecision: z.enum(['leave-open', 'credit-and-reopen']).nullable().default(null),
      }),
    )
    .output(z.object({ creditNote: z.object({ id: zUuid, number: z.string() }).nullable() })),
  /** Customer credit to a document of the same card. */
  useCredit: command('payments.write', ['documents', 'customers', 'ledger'])
    .input(commandInput({ customerId: zUuid, documentId: zUuid, amountCents: zCents }))
    .output(z.object({ allocationId: zUuid, issuedInvoices: issued, toCheck: issued })),
  /** To the tab *to check*, with a note; or back to open. */
  park: command('payments.write', ['bank-lines'])
    .input(
      commandInput({
        bankLineId: zUuid,
        version: zVersion,
        parked: z.boolean(),
        note: multilineText(500).default(''),
        /** Who is to look at it; null leaves it to everybody. */
        assigneeId: zUuid.nullable().default(null),
      }),
    )
    .output(z.object({ version: zVersion })),
  ...csvMappings,
  ...payers,
  ...promises,
  ...refunds,
  ...outgoing,
  ...receipts,
  ...declines,
}
