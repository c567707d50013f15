import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '../api/client.ts'
import { keepSessionToken } from '../api/session-token.ts'
import { useCommand } from '../api/use-command.ts'

/** Lock and sign-out. What was loaded is forgotten, so that the next person does not see it. */
export function useSignOut() {
  const queries = useQueryClient()
  const logout = useCommand(client.operators.logout)
  const lockCommand = useCommand(client.operators.lock)
  const refresh = async () => {
    await queries.invalidateQueries({ queryKey: api.operators.state.key() })
    queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== api.operators.state.key()[0] })
  }
  return {
    signOut: async () => {
      await logout.run({})
      keepSessionToken('')
      queries.clear()
      await queries.refetchQueries({ queryKey: api.operators.state.key() })
    },
    lock: async () => {
      if ((await lockCommand.run({})) !== undefined) await refresh()
    },
  }
}
