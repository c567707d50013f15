import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { CONTRACT_VERSION } from '../../shared/contract/index.ts'
import { api } from '../api/client.ts'
import { onSessionEnded } from '../api/query-client.ts'
import { EmptyState } from '../ui/page.tsx'
import { showLanguage, useWords } from './i18n.ts'
import { LockPage } from './lock-page.tsx'
import { LoginPage } from './login-page.tsx'
import { useSessionState } from './session.ts'
import { FirstStart } from './setup/first-start.tsx'
import { useAutoLock } from './use-auto-lock.ts'
import { useCleanScreen } from './use-clean-screen.ts'

/** Shows first start, login or lock instead of the pages until somebody is signed in. */
export function Gate({ children }: { children: ReactNode }) {
  const t = useWords()
  const state = useSessionState()
  const queries = useQueryClient()
  const session = state.data?.session
  const language = session?.operator.language
  const [isStarting, setStarting] = useState(false)
  const isNew = state.data?.setUp === false
  useCleanScreen(state.data)
  useEffect(() => {
    if (isNew) setStarting(true)
  }, [isNew])
  useEffect(() => {
    if (session !== null && session !== undefined) setStarting(false)
  }, [session])
  useEffect(() => {
    if (language !== undefined) void showLanguage(language)
  }, [language])
  useEffect(
    () => onSessionEnded(() => void queries.invalidateQueries({ queryKey: api.operators.state.key() })),
    [queries],
  )
  if (state.data === undefined) {
    return state.error === null ? (
      <EmptyState title={t('shell:connecting')} />
    ) : (
      <EmptyState
        title={t('shell:unreachable')}
        action={<Button onClick={() => void state.refetch()}>{t('retry')}</Button>}
      />
    )
  }
  if (state.data.contractVersion !== CONTRACT_VERSION) return <EmptyState title={t('shell:contract')} />
  if (session === null || session === undefined) {
    // The first start stays until it has signed in, instead of showing the sign-in page for a moment.
    const isFirst = !state.data.setUp || isStarting
    return isFirst ? (
      <FirstStart onNotSignedIn={() => setStarting(false)} />
    ) : (
      <LoginPage state={state.data} />
    )
  }
  if (session.locked) return <LockPage session={session} />
  return (
    <>
      <AutoLock />
      {children}
    </>
  )
}

function AutoLock(): null {
  useAutoLock()
  return null
}
