import type { z } from 'zod'
import type { zPayer } from '../../../../shared/contract/payments-payers.ts'
import { day } from '../../../../shared/values/day.ts'
import { type CommandContext, Missing, type QueryContext } from '../../api/context.ts'
import { readCard } from '../customers/index.ts'
import { forgetPayerRow, markLinesOfPayer, otherCardsOf, payersOfCard } from './payers-store.ts'

/** The payers that matching has learned for a card: from whom its money came, by what clerks confirmed. */
export async function listPayers(
  query: QueryContext,
  input: { customerId: string },
): Promise<z.output<typeof zPayer>[]> {
  const card = await readCard(query.tx, { id: input.customerId })
  const payers = await payersOfCard(query.tx, card.n)
  const others = await otherCardsOf(query.tx, card.n, payers)
  return payers.map((payer) => ({
    ...payer,
    firstDay: day(payer.firstDay),
    lastDay: day(payer.lastDay),
    otherCards: others
      .filter(({ iban, nameKey }) => iban === payer.iban && (iban !== '' || nameKey === payer.nameKey))
      .map(({ id, cardNumber, legalName }) => ({ id, cardNumber, legalName })),
  }))
}

/** @throws Missing payer when nothing that stands was learned of it */
export async function forgetPayer(
  command: CommandContext,
  input: { customerId: string; iban: string; nameKey: string },
): Promise<Record<string, never>> {
  const { tx } = command
  const card = await readCard(tx, { id: input.customerId })
  const known = await payersOfCard(tx, card.n)
  const payer = known.find(({ iban, nameKey }) => iban === input.iban && nameKey === input.nameKey)
  if (payer === undefined) throw new Missing('payer')
  await forgetPayerRow(tx, {
    customerN: card.n,
    iban: payer.iban,
    nameKey: payer.nameKey,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    at: command.now,
  })
  await markLinesOfPayer(tx, payer.iban, payer.nameKey)
  await command.audit({
    action: 'payments.payer-forgotten',
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: { matchCount: payer.matchCount },
    private: { iban: payer.iban, name: payer.name },
  })
  return {}
}
