import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useLayoutEffect } from 'react'
import { api } from '../api/client.ts'
import { forgetDrafts, keepDraftsFor, openDraftsFor } from '../ui/kept-drafts.ts'
import type { SessionState } from './session.ts'

/** Whether two keys name the same procedure; each key is a list of its own. */
function isSamePath(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/**
 * Takes away what was loaded and said when the screen locks or somebody signs out, whichever way it came about, so
 * that it is neither on the page nor shown to the next person.
 */
export function useCleanScreen(state: SessionState | undefined): void {
  const queries = useQueryClient()
  const operatorId = state?.session?.operator.id ?? null
  const isLocked = state?.session?.locked === true
  const isClosed = state !== undefined && (operatorId === null || isLocked)
  // Before the pages are gone, which is when their forms leave what was typed.
  useLayoutEffect(() => {
    if (operatorId === null) forgetDrafts()
    else if (isLocked) keepDraftsFor(operatorId)
    else openDraftsFor(operatorId)
  }, [operatorId, isLocked])
  useEffect(() => {
    if (!isClosed) return
    notifications.clean()
    // The state stays in the cache: the gate watches it, and would not hear of a query that was dropped.
    const kept = api.operators.state.key()[0]
    queries.removeQueries({ predicate: ({ queryKey }) => !isSamePath(queryKey[0], kept) })
  }, [isClosed, queries])
}
