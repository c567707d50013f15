import { createHash } from 'node:crypto'
import { addDays, type Day, isBankDay, nextBankDay } from '../../../../shared/values/day.ts'
import { bicLooksValid } from '../../../../shared/values/iban.ts'
import { sumCents } from '../../../../shared/values/money.ts'
import { sepaText } from '../../../../shared/values/sepa-text.ts'
import {
  askConfirmation,
  type CommandContext,
  Missing,
  type QueryContext,
  refuse,
} from '../../api/context.ts'
import { type BankAccount, listBankAccounts, readCompany } from '../settings/index.ts'
import { requireState, tell, withdrawFileOf } from './refund-decisions.ts'
import { creditTransferXml } from './refund-file.ts'
import { filesNamed, insertRefundFile, readRefundFile } from './refund-file-store.ts'
import { paidFromCents } from './refund-iban-store.ts'
import { farAheadDays } from './refund-rules.ts'
import { changeRefund, readRefunds, type Refund } from './refund-store.ts'

export interface FileInput {
  refundIds: readonly string[]
  bankAccountId: string
  executionDay: Day
  confirm: readonly string[]
}

/**
 * Writes one credit-transfer file for refunds that are ordered, and keeps it as it is with its SHA-256: what the bank
 * may have does not change any more.
 *
 * @throws Refusal payments.refund-state, payments.refund-payer-gone, payments.refund-account,
 *   payments.refund-execution-day
 * @throws Unconfirmed payments.refund-execution-far
 */
export async function createRefundFile(command: CommandContext, input: FileInput) {
  const { tx } = command
  const refunds = await readRefunds(tx, input.refundIds)
  if (refunds.length !== new Set(input.refundIds).size) throw new Missing('refund')
  for (const refund of refunds) {
    requireState(refund, ['ordered'])
    await refuseWithoutPayer(command, refund)
  }
  const account = await debtorAccount(command, input.bankAccountId)
  const today = await command.today()
  acceptExecutionDay(input, today)
  const id = command.newId()
  const start = `refunds-${today}-`
  const fileName = `${start}${(await filesNamed(tx, start)) + 1}.xml`
  const messageId = id.replaceAll('-', '')
  const text = await fileText(command, { messageId, refunds, account, executionDay: input.executionDay })
  const totalCents = sumCents(refunds.map(({ amountCents }) => amountCents))
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex')
  const n = await insertRefundFile(tx, {
    id,
    messageId,
    fileName,
    bankAccountN: account.n,
    executionDay: input.executionDay,
    count: refunds.length,
    totalCents,
    currency: account.currency,
    text,
    sha256,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    at: command.now,
  })
  for (const refund of refunds) {
    await changeRefund(tx, refund.n, { state: 'in-file', fileN: n })
    await tell(command, refund, 'payments.refund-put-in-file', { fileName })
  }
  await command.audit({
    action: 'payments.refund-file-made',
    recordKind: 'refund-file',
    recordId: id,
    recordLabel: fileName,
    public: {
      refunds: refunds.map(({ endToEndId }) => endToEndId),
      totalCents,
      executionDay: input.executionDay,
      sha256,
    },
  })
  return { id, fileName, count: refunds.length, totalCents }
}

/** Nobody approved a refund to the IBAN that paid: it must still be that, also when matches were taken back since. */
async function refuseWithoutPayer(command: CommandContext, refund: Refund): Promise<void> {
  const { n, customerN, iban, basis, amountCents, endToEndId: reference } = refund
  if (basis !== 'paid-from') return
  const paidCents = await paidFromCents(command.tx, { customerN, iban, exceptRefundN: n })
  if (paidCents < amountCents) refuse('payments.refund-payer-gone', { reference, amountCents })
}

async function debtorAccount(command: CommandContext, id: string): Promise<BankAccount> {
  const account = (await listBankAccounts(command.tx)).find((one) => one.id === id)
  if (account === undefined) throw new Missing('bank-account')
  if (account.kind !== 'bank' || account.currency !== 'EUR')
    refuse('payments.refund-account', { name: account.name })
  return account
}

/** A SEPA credit transfer is executed on a day on which TARGET settles; today at the earliest. */
function acceptExecutionDay({ executionDay, confirm }: FileInput, today: Day): void {
  if (executionDay < today || !isBankDay(executionDay)) {
    const next = nextBankDay(executionDay < today ? today : executionDay)
    refuse('payments.refund-execution-day', { day: executionDay, next })
  }
  if (executionDay > addDays(today, farAheadDays))
    askConfirmation([{ code: 'payments.refund-execution-far', params: { day: executionDay } }], confirm)
}

async function fileText(
  command: CommandContext,
  file: { messageId: string; refunds: readonly Refund[]; account: BankAccount; executionDay: Day },
): Promise<string> {
  const name = sepaText((await readCompany(command.tx))?.legalName ?? '')
  if (!name.ok) refuse('payments.refund-characters', { field: 'company', characters: name.characters })
  const { iban, bic } = file.account
  return creditTransferXml({
    messageId: file.messageId,
    createdAt: command.now,
    executionDay: file.executionDay,
    debtor: { name: name.text, iban, bic: bicLooksValid(bic) ? bic : '' },
    transfers: file.refunds,
  })
}

/** @throws Refusal payments.refund-file-paid, payments.refund-file-withdrawn */
export async function withdrawRefundFile(
  command: CommandContext,
  input: { id: string; confirm: readonly string[] },
): Promise<{ count: number }> {
  const { n, id, fileName, state } = await readRefundFile(command.tx, input.id)
  if (state === 'withdrawn') refuse('payments.refund-file-withdrawn', { fileName })
  return { count: await withdrawFileOf(command, { fileN: n, fileId: id, fileName }, input.confirm) }
}

/**
 * The bytes as they were stored. A withdrawn file is not given out any more: it would pay what another file pays.
 *
 * @throws Refusal payments.refund-file-withdrawn
 */
export async function getRefundFile(query: QueryContext, input: { id: string }): Promise<File> {
  const { text, fileName, state } = await readRefundFile(query.tx, input.id)
  if (state === 'withdrawn') refuse('payments.refund-file-withdrawn', { fileName })
  return new File([text], fileName, { type: 'application/xml' })
}
