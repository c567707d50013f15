import { Alert } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFormat } from '../../../ui/index.ts'
import { TextLink } from '../../../ui/links.tsx'
import type { Customer } from '../customer-page.tsx'
import classes from './migration.module.css'

/** On the old card where it was moved to, on the new one where it came from, each with the migration's page. */
export function MigrationNote({ customer }: { customer: Customer }) {
  const t = useWords()
  const format = useFormat()
  const query = useQuery(api.migrations.ofCard.queryOptions({ input: { customerId: customer.id } }))
  const { movedTo = null, cameFrom = null } = query.data ?? {}
  const notes = [
    ...(cameFrom === null
      ? []
      : [{ migration: cameFrom, card: cameFrom.oldCard, words: 'cameFrom' as const }]),
    ...(movedTo === null ? [] : [{ migration: movedTo, card: movedTo.newCard, words: 'movedTo' as const }]),
  ]
  const { successor } = customer
  if (customer.state === 'moved' && movedTo === null && successor !== null) {
    return (
      <Alert radius={0} py={6} className={classes.note}>
        <TextLink underline="always" to="/customers/$id" params={{ id: successor.id }}>
          {t('customers:movedTo', { number: successor.cardNumber, name: successor.legalName })}
        </TextLink>
      </Alert>
    )
  }
  return notes.map(({ migration, card, words }) => (
    <Alert key={migration.id} radius={0} py={6} className={classes.note}>
      <TextLink underline="always" to="/customers/$id" params={{ id: card.id }}>
        {t(`migrations:note.${words}`, {
          day: format.day(migration.day),
          number: card.cardNumber,
          name: card.legalName,
        })}
      </TextLink>
      {' · '}
      <TextLink underline="always" to="/migrations/$id" params={{ id: migration.id }}>
        {t('migrations:note.see')}
      </TextLink>
    </Alert>
  ))
}
