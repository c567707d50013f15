import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '../api/client.ts'
import { keepSessionToken } from '../api/session-token.ts'
import { isDesktop } from '../api/transport.ts'
import { useCommand } from '../api/use-command.ts'

/** A call that begins a session; the pages appear by themselves once the state says who it is. */
export function useEnter<Input extends { requestId: string }>(
  call: (input: Input, options?: { signal?: AbortSignal }) => PromiseLike<{ token: string }>,
  onFailure?: () => void,
) {
  const queries = useQueryClient()
  return useCommand(call, {
    showFailure: 'inline',
    onFailure: () => onFailure?.(),
    onSuccess: async ({ token }) => {
      // In a browser the host has set its cookie by now, and the token is not kept where scripts can read it.
      if (isDesktop) keepSessionToken(token)
      await queries.invalidateQueries({ queryKey: api.operators.state.key() })
    },
  })
}

/** Signing in with user name and password. */
export function useSignIn(onFailure?: () => void) {
  return useEnter(client.operators.login, onFailure)
}
