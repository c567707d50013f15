import { z } from 'zod'
import { command, commandInput, query, zDay, zUuid } from './base.ts'

/** A payer that matching has learned for a card, from what clerks confirmed. */
export const zPayer = z.object({
  /** Empty where lines came without an account. */
  iban: z.string(),
  /** The folded name by which it is known again; empty where lines came without one. */
  nameKey: z.string(),
  /** As the last line wrote it. */
  name: z.string(),
  matchCount: z.int(),
  firstDay: zDay,
  lastDay: zDay,
  /** Cards that this IBAN or name has paid too. */
  otherCards: z.array(z.object({ id: zUuid, cardNumber: z.string(), legalName: z.string() })),
})

export const payers = {
  listPayers: query('payments.read')
    .input(z.object({ customerId: zUuid }))
    .output(z.array(zPayer)),
  /** The card is no longer suggested because of this payer, until a clerk confirms one of its payments again. */
  forgetPayer: command('payments.write', ['customers', 'bank-lines'])
    .input(commandInput({ customerId: zUuid, iban: z.string().max(42), nameKey: z.string().max(200) }))
    .output(z.object({})),
}
