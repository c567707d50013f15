import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '../api/client.ts'
import { keepSessionToken } from '../api/session-token.ts'
import { useCommand } from '../api/use-command.ts'

/** Lock and sign-out. The gate forgets what was loaded, so that the next person does not see it. */
export function useSignOut() {
  const queries = useQueryClient()
  const logout = useCommand(client.operators.logout)
  const lockCommand = useCommand(client.operators.lock)
  const refresh = () => queries.invalidateQueries({ queryKey: api.operators.state.key() })
  return {
    signOut: async () => {
      await logout.run({})
      keepSessionToken('')
      await refresh()
    },
    lock: async () => {
      if ((await lockCommand.run({})) !== undefined) await refresh()
    },
  }
}
