import { Alert } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useCallback } from 'react'
import type { Failure } from '../api/failures.ts'
import { useWords, wordIfKnown } from '../app/i18n.ts'
import { wordCode } from './coded-text.tsx'
import { useFormat } from './format.ts'

/** Words a failure; empty for one that needs no words (stopped by the person). */
export function useFailureWords(): (failure: Failure) => string {
  const t = useWords()
  const format = useFormat()
  return useCallback(
    (failure) => {
      switch (failure.kind) {
        case 'refused':
          return wordCode('refusals', failure.refusal.code, failure.refusal.params, format)
        case 'confirm':
          return t('warnings.title')
        case 'throttled':
          return t('failure.throttled', { count: failure.retryAfterSeconds })
        case 'bug':
          return t('failure.bug', { incidentId: failure.incidentId })
        default:
          return t(`failure.${failure.kind}`)
      }
    },
    [t, format],
  )
}

/** Shows a failure as a notice that stays until it is read. */
export function useFailureNotice(): (failure: Failure) => void {
  const t = useWords()
  const words = useFailureWords()
  return useCallback(
    (failure) => {
      if (failure.kind === 'stopped') return
      notifications.show({
        title: t('failure.title'),
        message: words(failure),
        color: 'red',
        autoClose: failure.kind === 'refused' ? 8000 : false,
        icon: <IconAlertTriangle size={16} />,
        closeButtonProps: { 'aria-label': t('close') },
        role: 'alert',
      })
    },
    [t, words],
  )
}

/** A failure beside the form it belongs to; nothing where there is none. */
export function FailureAlert({ failure }: { failure: Failure | null }) {
  const words = useFailureWords()
  if (failure === null || failure.kind === 'stopped') return null
  return (
    <Alert role="alert" color="red" icon={<IconAlertTriangle size={16} />}>
      {words(failure)}
    </Alert>
  )
}

/** Says shortly that something was done. */
export function notifyDone(message: string): void {
  const closeButtonProps = { 'aria-label': wordIfKnown('common:close') ?? '' }
  notifications.show({ message, color: 'accent', autoClose: 3500, closeButtonProps })
}
