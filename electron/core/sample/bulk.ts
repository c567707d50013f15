import { randomUUID } from 'node:crypto'
import type { Core } from '../api/context.ts'
import { runCommand } from '../api/transaction.ts'
import { insertCard, insertVersion } from '../rooms/customers/store.ts'
import { isTaxIdKind } from '../../../shared/values/tax-id.ts'
import { createCardMaker } from './cards.ts'
import { createRandom } from './random.ts'

const cardsPerTransaction = 20_000
const firstSequence = 10_001

/**
 * Fills a company with any number of cards, for benches: the rows are those the customers room writes, without the
 * look for duplicates, and with one audit event for each part of the set instead of one for each card. The company
 * must be there and have no cards yet.
 */
export async function insertManyCards(
  core: Core,
  count: number,
  onProgress: (done: number) => void = () => undefined,
): Promise<void> {
  const random = createRandom('many')
  const maker = createCardMaker(random)
  const actor = { n: null, name: 'Openpost' }
  for (let from = 0; from < count; from += cardsPerTransaction) {
    const to = Math.min(count, from + cardsPerTransaction)
    const call = { path: 'sample.bulk', requestId: randomUUID(), input: from, session: null, actor }
    await runCommand(core, call, async (command) => {
      for (let index = from; index < to; index += 1) {
        const { card: fields, taxIdentity } = maker.make(random.fork(index))
        const { kind } = taxIdentity
        if (!isTaxIdKind(kind)) throw new RangeError(`${kind} is no kind of tax identity`)
        const cardSequence = firstSequence + index
        const cardNumber = String(cardSequence)
        const identity = { ...taxIdentity, kind }
        const at = command.now
        const id = command.newId()
        const customerN = await insertCard(command.tx, {
          id,
          cardNumber,
          cardSequence,
          taxIdentity: identity,
          fields,
          at,
        })
        const snapshot = { fields, taxIdentity: identity, state: 'active', vatConfirmation: null } as const
        await insertVersion(command.tx, { customerN, version: 1, at, operatorName: actor.name, snapshot })
      }
      await command.audit({
        action: 'customers.cards-generated',
        recordKind: 'customer',
        recordId: '',
        recordLabel: `${firstSequence + from}–${firstSequence + to - 1}`,
        public: { count: to - from },
      })
      return {}
    })
    onProgress(to)
  }
}
