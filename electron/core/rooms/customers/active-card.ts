import { refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Card, CardKey } from './card.ts'
import { readCard } from './store.ts'

/**
 * A card that may still be worked with.
 *
 * @throws Missing when there is none; Refusal `customers.withdrawn` or `customers.moved` (naming the successor)
 */
export async function requireActiveCard(tx: ReadTx, key: CardKey): Promise<Card> {
  const card = await readCard(tx, key)
  await refuseInactive(tx, card)
  return card
}

export async function refuseInactive(tx: ReadTx, card: Card): Promise<void> {
  if (card.state === 'withdrawn') refuse('customers.withdrawn', { cardNumber: card.cardNumber })
  if (card.state !== 'moved') return
  const successor = card.successorN === null ? null : await readCard(tx, { n: card.successorN })
  refuse('customers.moved', { cardNumber: card.cardNumber, successor: successor?.cardNumber ?? null })
}
