import { ORPCError } from '@orpc/client'
import { QueryCache, QueryClient } from '@tanstack/react-query'

const sessionEndedListeners = new Set<() => void>()

/** Calls back when the core says that nobody is signed in, or that the session is locked. */
export function onSessionEnded(listener: () => void): () => void {
  sessionEndedListeners.add(listener)
  return () => sessionEndedListeners.delete(listener)
}

/** Tells the shell that the session is over, so that it shows login or lock. */
export function announceSessionEnd(): void {
  for (const listener of sessionEndedListeners) listener()
}

function isAnswer(error: unknown): boolean {
  return error instanceof ORPCError
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // An answer of the core is final; only a broken connection is worth another try.
      retry: (failures, error) => !isAnswer(error) && failures < 2,
      refetchOnWindowFocus: true,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
  queryCache: new QueryCache({
    onError: (error) => {
      if (error instanceof ORPCError && error.code === 'UNAUTHENTICATED') announceSessionEnd()
    },
  }),
})
