import type { RefusalParams } from '../../../../shared/contract/errors.ts'
import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import { addBankDays, addDays, type Day } from '../../../../shared/values/day.ts'

/** A transfer takes two to five working days; so long reminders hold (BUSINESS.md, P11; DESIGN.md, payments). */
const holdBankDays = 5
const mostDaysBack = 5
const mostDaysAhead = 60

/** The last day on which reminders hold for money that leaves the payer on a day, by the TARGET calendar. */
export function holdUntil(promisedDay: Day): Day {
  return addBankDays(promisedDay, holdBankDays)
}

/** Why a payment cannot be announced so, or null. Amounts are minor units. */
export function promiseRefusal(
  document: { number: string; kind: string; state: string; openCents: number },
  promise: { amountCents: number; promisedDay: Day },
  today: Day,
): { code: RefusalCode; params: RefusalParams } | null {
  const { number, state, openCents } = document
  const isPayable = document.kind === 'proforma' || document.kind === 'invoice'
  if (!isPayable || (state !== 'open' && state !== 'part-paid')) {
    return { code: 'payments.document-not-payable', params: { number, state } }
  }
  if (promise.amountCents <= 0) return { code: 'payments.amount-zero', params: {} }
  if (promise.amountCents > openCents) {
    const { amountCents } = promise
    return { code: 'payments.amount-exceeds-document', params: { number, openCents, amountCents } }
  }
  const first = addDays(today, -mostDaysBack)
  const last = addDays(today, mostDaysAhead)
  if (promise.promisedDay < first || promise.promisedDay > last) {
    return { code: 'payments.promised-day', params: { firstDay: first, lastDay: last } }
  }
  return null
}
