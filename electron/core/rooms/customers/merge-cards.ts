import { assertVersion, type CommandContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { refuseInactive, requireActiveCard } from './active-card.ts'
import type { Card, CardRow } from './card.ts'
import { fieldsOfCard } from './card-mapping.ts'
import { keepVersion } from './change-card.ts'
import { taxIdForms } from './change-rules.ts'
import { findDuplicates } from './duplicate-store.ts'
import { readTotals } from './related-store.ts'
import { readCard, updateSuccessor } from './store.ts'

/**
 * Points a card at another one of the same tax identity (BOOKS.md, cards). Documents and their payments stay on the
 * card they were made for; what still runs there, services and credit, has to leave it before.
 *
 * @throws Refusal `customers.merge-itself`, `customers.merge-other-identity`, `customers.merge-in-use` (saying by what),
 *   and `customers.moved` or `customers.withdrawn` for either card; Stale
 */
export async function mergeCards(
  command: CommandContext,
  input: { id: string; version: number; intoId: string; reason: string },
): Promise<{ version: number }> {
  const { tx } = command
  const card = await readCard(tx, { id: input.id })
  assertVersion('customer', card.version, input.version)
  await refuseInactive(tx, card)
  const into = await requireActiveCard(tx, { id: input.intoId })
  if (into.n === card.n) refuse('customers.merge-itself')
  if (!sameIdentity(card, into)) {
    refuse('customers.merge-other-identity', { cardNumber: card.cardNumber, into: into.cardNumber })
  }
  const { serviceCount } = await readTotals(tx, card.n, await command.today())
  if (serviceCount > 0 || card.creditCents !== 0) {
    refuse('customers.merge-in-use', {
      cardNumber: card.cardNumber,
      serviceCount,
      creditCents: card.creditCents,
    })
  }
  await updateSuccessor(tx, card, { successorN: into.n, at: command.now })
  const { vatConfirmation } = card
  const version = await keepVersion(command, card, {
    fields: fieldsOfCard(card),
    state: 'moved',
    vatConfirmation,
  })
  for (const [told, other] of [
    [card, into],
    [into, card],
  ] as const) {
    await command.audit({
      action: told === card ? 'customers.card-merged' : 'customers.card-merged-into',
      recordKind: 'customer',
      recordId: told.id,
      recordLabel: told.cardNumber,
      public: { version: told === card ? version : told.version, cardNumber: other.cardNumber },
      private: { reason: input.reason },
    })
  }
  return { version }
}

/** The same number of the same country, with its prefix or without. Two cards without a number are never the same. */
function sameIdentity(one: Card, other: Card): boolean {
  if (one.taxIdentity.kind === 'none' || other.taxIdentity.kind === 'none') return false
  if (one.taxIdentity.country !== other.taxIdentity.country) return false
  return taxIdForms(one.taxIdentity).includes(other.taxIdentity.value)
}

/** Active cards of the same tax identity as this one. */
export async function mergeTargets(tx: ReadTx, id: string): Promise<CardRow[]> {
  const card = await readCard(tx, { id })
  const traits = { legalName: '', postcode: '', iban: '', email: '' }
  const taxIds = taxIdForms(card.taxIdentity)
  const alike = await findDuplicates(tx, { ...traits, taxIds, taxIdCountry: card.taxIdentity.country })
  return alike
    .filter((row) => row.id !== id && row.state === 'active')
    .map(({ reasons: _reasons, ...row }) => row)
}
