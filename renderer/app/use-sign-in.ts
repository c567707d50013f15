import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '../api/client.ts'
import { keepSessionToken } from '../api/session-token.ts'
import { isDesktop } from '../api/transport.ts'
import { useCommand } from '../api/use-command.ts'

/** Signing in; the pages appear by themselves once the state says who it is. */
export function useSignIn(onFailure?: () => void) {
  const queries = useQueryClient()
  return useCommand(client.operators.login, {
    showFailure: 'inline',
    onFailure: () => onFailure?.(),
    onSuccess: async ({ token }) => {
      // In a browser the host has set its cookie by now, and the token is not kept where scripts can read it.
      if (isDesktop) keepSessionToken(token)
      await queries.invalidateQueries({ queryKey: api.operators.state.key() })
    },
  })
}
