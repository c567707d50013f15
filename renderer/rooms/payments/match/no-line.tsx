import { Button } from '@mantine/core'
import { failureOf } from '../../../api/failures.ts'
import { useWords } from '../../../app/i18n.ts'
import { EmptyState, useFailureWords } from '../../../ui/index.ts'
import type { Desk } from './use-desk.ts'

/** The middle while no line is chosen, or while it loads, or when it could not be loaded. */
export function NoLine({ desk }: { desk: Desk }) {
  const t = useWords()
  const words = useFailureWords()
  if (desk.lineFailure !== null) {
    return (
      <EmptyState
        title={t('failure.title')}
        hint={words(failureOf(desk.lineFailure))}
        action={<Button onClick={desk.retryLine}>{t('retry')}</Button>}
      />
    )
  }
  if (desk.selection.lineId !== null) return <EmptyState title={t('loading')} />
  return <EmptyState title={t('payments:line.choose')} hint={t('payments:line.chooseHint')} />
}
