import { formatDay } from '../../../../shared/values/day.ts'
import { type JobContext, Missing, refuse } from '../../api/context.ts'
import { readCard } from '../customers/index.ts'
import { composeMessage, keepAttachment } from '../mail/index.ts'
import { readCompany } from '../settings/index.ts'
import { letterMail } from './letter-mail-texts.ts'
import { paperFile } from './papers.ts'
import { readMigration } from './store.ts'

/**
 * Puts a message with the letter to the customer into the outbox, to the address of the new card. A card without an
 * address gives a draft that waits for one.
 *
 * @throws Missing migration; Refusal migrations.taken-back, since the letter then says what is not so
 */
export async function sendLetter(
  job: JobContext,
  input: { requestId: string; id: string },
): Promise<{ messageId: string }> {
  const { migration, card, companyName } = await job.read(async ({ tx }) => {
    const found = await readMigration(tx, input.id)
    if (found.state === 'taken-back') {
      refuse('migrations.taken-back', { cardNumber: found.newCard.cardNumber })
    }
    const company = await readCompany(tx)
    if (company === null) throw new Missing('company')
    const name = company.tradeName === '' ? company.legalName : company.tradeName
    return { migration: found, card: await readCard(tx, { n: found.newCustomerN }), companyName: name }
  })
  const attachment = await keepAttachment(job, await paperFile(job, migration.id, 'letter'))
  const { oldCard, newCard } = migration
  const { subject, body } = letterMail(card.language, {
    companyName,
    oldNumber: oldCard.cardNumber,
    newNumber: newCard.cardNumber,
    day: formatDay(migration.day, card.language),
  })
  return job.command(input.requestId, async (command) => {
    const { state } = await readMigration(command.tx, migration.id)
    if (state === 'taken-back') refuse('migrations.taken-back', { cardNumber: newCard.cardNumber })
    const { id } = await composeMessage(command, {
      kind: 'migration',
      customerN: card.n,
      record: {
        kind: 'migration',
        id: migration.id,
        label: `${oldCard.cardNumber} → ${newCard.cardNumber}`,
      },
      language: card.language,
      to: card.email,
      subject,
      bodyText: body,
      attachments: [attachment],
    })
    return { messageId: id }
  })
}
