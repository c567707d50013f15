import { sql } from 'kysely'
import type { z } from 'zod'
import type { zDraft } from '../../shared/contract/billing.ts'
import { cents } from '../../shared/values/money.ts'
import { day } from '../../shared/values/day.ts'
import type { CommandContext } from '../../electron/core/api/context.ts'
import { runCommand } from '../../electron/core/api/transaction.ts'
import {
  checkDocumentIndex,
  checkNumbering,
  paymentAccount,
  readPayable,
  recordPayment,
  takeBackPayment,
} from '../../electron/core/rooms/billing/index.ts'
import { accountBalances, checkLedger, post } from '../../electron/core/rooms/ledger/index.ts'
import { type Client, requestId, type TestCore } from './test-core.ts'

type DraftInput = z.input<typeof zDraft>
type LineInput = DraftInput['lines'][number]

export function line(change: Partial<LineInput> = {}): LineInput {
  return { description: 'Hosting pakket S', quantity: '1', unitPrice: '100', ...change }
}

export function draftFor(customerId: string, change: Partial<DraftInput> = {}): DraftInput {
  return { customerId, lines: [line()], ...change }
}

export function createProforma(
  client: Client,
  customerId: string,
  change: Partial<DraftInput> = {},
  confirm: string[] = [],
): Promise<{ id: string; number: string }> {
  return client.billing.createProforma({
    requestId: requestId(),
    draft: draftFor(customerId, change),
    confirm,
  })
}

/** A command of the program itself, as other rooms run them. */
export function inCommand<T>(core: TestCore, work: (command: CommandContext) => Promise<T>): Promise<T> {
  const actor = { n: null, name: 'Openpost' }
  const call = { path: 'test.step', requestId: requestId(), input: null, session: null, actor }
  return runCommand(core.core, call, async (command) => {
    const result = await work(command)
    const event = { action: 'test.step', recordKind: 'document', recordId: '', recordLabel: '' } as const
    await command.audit(event)
    return result
  })
}

interface Receipt {
  documentId: string
  amountCents: number
  paidDay?: string
  reference?: string
}

/** Money for a document, booked and allocated as the match desk does. */
export function receive(core: TestCore, { documentId, amountCents, paidDay, reference }: Receipt) {
  return inCommand(core, async (command) => {
    const document = await readPayable(command.tx, { id: documentId })
    if (document === null) throw new Error('no such document')
    const on = day(paidDay ?? (await command.today()))
    const { n: documentN, customerN } = document
    const result = await recordPayment(command, {
      documentN,
      amountCents,
      paidDay: on,
      ...(reference === undefined ? {} : { reference }),
    })
    const amount = cents(amountCents)
    const entryN = await post(command, {
      kind: 'match',
      day: on,
      documentN,
      customerN,
      lines: [
        { account: 'suspense', debitCents: amount },
        { account: paymentAccount(document), creditCents: amount, customerN, documentN },
      ],
    })
    const allocation = {
      id: command.newId(),
      kind: 'document',
      document_n: documentN,
      customer_n: customerN,
      amount_cents: amountCents,
      entry_n: entryN,
      reason: '',
      operator_name: 'Openpost',
      created_at: command.now,
    }
    await command.tx.db.insertInto('allocation').values(allocation).execute()
    return result
  })
}

/** Takes money from a document back to suspense. */
export function takeBack(
  core: TestCore,
  documentId: string,
  amountCents: number,
  decision: 'leave-open' | 'credit-and-reopen' | null = null,
) {
  return inCommand(core, async (command) => {
    const document = await readPayable(command.tx, { id: documentId })
    if (document === null) throw new Error('no such document')
    const result = await takeBackPayment(command, { documentN: document.n, amountCents, decision })
    const amount = cents(amountCents)
    await post(command, {
      kind: 'unmatch',
      day: await command.today(),
      lines: [
        { ...result.debit, debitCents: amount },
        { account: 'suspense', creditCents: amount },
      ],
    })
    return result
  })
}

/** What `openpost verify` would find wrong with documents and ledger; empty when all is well. */
export function problemsOf(core: TestCore) {
  return core.core.store.read(async (tx) => {
    const proofs = [await checkDocumentIndex(tx), await checkNumbering(tx), await checkLedger(tx)]
    return proofs.flatMap((proof) => proof.problems)
  })
}

/** Balances in minor units, debit positive; accounts without any are left out. */
export async function balancesOf(core: TestCore): Promise<Record<string, number>> {
  const balances = await core.core.store.read((tx) => accountBalances(tx, null))
  return Object.fromEntries(
    balances.filter(({ balanceCents }) => balanceCents !== 0).map((row) => [row.account, row.balanceCents]),
  )
}

/** A statement as somebody with the database file would run it. */
export async function runSql(core: TestCore, statement: string): Promise<void> {
  await core.core.store.write(async (tx) => {
    await sql.raw(statement).execute(tx.db)
  })
}
