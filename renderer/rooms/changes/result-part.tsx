import type { ReactNode } from 'react'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { useFormat } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import type { Change } from './change-words.tsx'
import { Part } from './part.tsx'
import classes from './changes.module.css'

/** What applying made, with a way to each record. */
export function ResultPart({ change }: { change: Change }) {
  const t = useWords()
  const format = useFormat()
  const mayCards = useMay('customers.read')
  const mayDocuments = useMay('billing.read')
  const { result, customer } = change
  if (result === null) return null
  const toCard = mayCards && (
    <TextLink to="/customers/$id" params={{ id: customer.id }} search={{ tab: 'history' }}>
      {t('changes:result.openCard')}
    </TextLink>
  )
  const items: ReactNode[] = result.documents.map(({ id, kind, number }) => {
    const words = t('changes:page.fresh', { kind: t(`billing:kind.${kind}`), number })
    if (!mayDocuments) return words
    return (
      <TextLink key={id} to="/documents/$id" params={{ id }}>
        {words}
      </TextLink>
    )
  })
  if (result.cardVersion !== null) {
    const version = format.count(result.cardVersion)
    items.push(
      <>
        {t('changes:result.cardVersion', { version })} {toCard}
      </>,
    )
  }
  if (result.contactId !== null)
    items.push(
      <>
        {t('changes:result.contact')} {toCard}
      </>,
    )
  if (result.creditLeftCents > 0) {
    const amount = format.amountWithCurrency(result.creditLeftCents)
    items.push(t('changes:result.creditLeft', { amount, card: customer.legalName }))
  }
  if (result.migration !== null) items.push(<MigrationLink migration={result.migration} />)
  return (
    <Part title={t('changes:page.result')}>
      <ul className={classes.papers}>
        {items.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
      </ul>
    </Part>
  )
}

function MigrationLink({
  migration: { id, newCard },
}: {
  migration: NonNullable<NonNullable<Change['result']>['migration']>
}) {
  const t = useWords()
  const words = t('changes:result.migration', { number: newCard.cardNumber, name: newCard.legalName })
  return useMay('customers.read') ? (
    <TextLink to="/migrations/$id" params={{ id }}>
      {words}
    </TextLink>
  ) : (
    <>{words}</>
  )
}
