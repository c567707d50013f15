import { Button, Loader } from '@mantine/core'
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { failureOf } from '../api/failures.ts'
import { useWords } from '../app/i18n.ts'
import { useFailureWords } from './failure-notice.tsx'
import { EmptyState } from './page.tsx'

/** Shows what a query answered, and meanwhile that it loads, or why it failed with a way to try again. */
export function QueryView<Data>({
  query,
  children,
}: {
  query: UseQueryResult<Data, unknown>
  children(data: Data): ReactNode
}) {
  const t = useWords()
  const words = useFailureWords()
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error !== null) {
    return (
      <EmptyState
        title={t('failure.title')}
        hint={words(failureOf(query.error))}
        action={<Button onClick={() => void query.refetch()}>{t('retry')}</Button>}
      />
    )
  }
  return <EmptyState title={t('loading')} hint={<Loader size="sm" aria-hidden />} />
}
