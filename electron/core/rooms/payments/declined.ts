import type { Day } from '../../../../shared/values/day.ts'
import { cents } from '../../../../shared/values/money.ts'
import { assertVersion, type CommandContext, Missing, refuse } from '../../api/context.ts'
import { readPayable } from '../billing/index.ts'
import { readCard } from '../customers/index.ts'
import { readCompany } from '../settings/index.ts'
import { type Decline, insertDecline, markClosed, readDecline } from './declined-store.ts'

interface DeclineInput extends Pick<Decline, 'method' | 'reasonCode' | 'note' | 'nextStep'> {
  customerId: string
  documentId: string | null
  day: Day
  amountCents: number
}

/**
 * Notes a payment that did not go through, why, and what is done about it. Nothing is booked.
 *
 * @throws Refusal payments.amount-zero, payments.decline-day-in-future, payments.decline-note-missing (reason *other*
 *   without a note), payments.decline-other-card; Missing customer, document
 */
export async function recordDecline(command: CommandContext, input: DeclineInput): Promise<{ id: string }> {
  const { tx } = command
  const { day, method, reasonCode, note, nextStep } = input
  const card = await readCard(tx, { id: input.customerId })
  if (input.amountCents <= 0) refuse('payments.amount-zero')
  if (day > (await command.today())) refuse('payments.decline-day-in-future', { day })
  if (reasonCode === 'other' && note === '') refuse('payments.decline-note-missing')
  const document = input.documentId === null ? null : await readPayable(tx, { id: input.documentId })
  if (input.documentId !== null && document === null) throw new Missing('document')
  if (document !== null && document.customerN !== card.n)
    refuse('payments.decline-other-card', { number: document.number, cardNumber: document.cardNumber })
  const amountCents = cents(input.amountCents)
  const id = await insertDecline(command, {
    customerN: card.n,
    documentN: document?.n ?? null,
    currency: document?.currency ?? (await readCompany(tx))?.currency ?? 'EUR',
    ...{ day, method, amountCents, reasonCode, note, nextStep },
  })
  await command.audit({
    action: 'payments.decline-recorded',
    recordKind: 'decline',
    recordId: id,
    recordLabel: document?.number ?? card.cardNumber,
    public: { cardNumber: card.cardNumber, day, method, amountCents, declineReason: reasonCode, nextStep },
    ...(note === '' ? {} : { private: { note } }),
  })
  return { id }
}

/**
 * Nothing more is to be done about it.
 *
 * @throws Refusal payments.decline-closed; Stale; Missing decline
 */
export async function closeDecline(
  command: CommandContext,
  input: { id: string; version: number; outcome: string },
): Promise<{ version: number }> {
  const decline = await readDecline(command.tx, input.id)
  if (decline.state === 'closed') refuse('payments.decline-closed')
  assertVersion('decline', decline.version, input.version)
  await markClosed(command, decline, input.outcome)
  await command.audit({
    action: 'payments.decline-closed',
    recordKind: 'decline',
    recordId: decline.id,
    recordLabel: decline.documentNumber ?? decline.cardNumber,
    public: { cardNumber: decline.cardNumber, amountCents: decline.amountCents },
    ...(input.outcome === '' ? {} : { private: { outcome: input.outcome } }),
  })
  return { version: decline.version + 1 }
}
