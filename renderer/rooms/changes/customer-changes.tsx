import { useMemo } from 'react'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ButtonLink } from '../../ui/index.ts'
import { ChangesGrid } from './changes-grid.tsx'
import classes from './changes.module.css'

/** The requests of one card, and where new ones start. */
export function CustomerChanges({ customerId, isActive }: { customerId: string; isActive: boolean }) {
  const t = useWords()
  const mayWrite = useMay('changes.write') && isActive
  const filters = useMemo(
    () => ({ customerId: { operator: 'equals' as const, value: customerId } }),
    [customerId],
  )
  const toolbar = mayWrite && (
    <div className={classes.bar}>
      <ButtonLink to="/changes/new" search={{ kind: 'card', customerId }}>
        {t('changes:button.ofCard')}
      </ButtonLink>
      <ButtonLink to="/changes/new" search={{ kind: 'lost-access', customerId }}>
        {t('changes:button.lostAccess')}
      </ButtonLink>
    </div>
  )
  return (
    <ChangesGrid
      name="changes-of-card"
      label={t('changes:title')}
      filters={filters}
      isOfCard
      empty={{ title: t('changes:empty.ofCard'), hint: t('changes:emptyHint.ofCard') }}
      toolbar={toolbar}
    />
  )
}
