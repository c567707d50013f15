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
    const state = api.operators.state.key()
    // The state stays in the cache: the gate watches it, and would not hear of a query that was dropped.
    await queries.invalidateQueries({ queryKey: state })
    queries.removeQueries({ predicate: ({ queryKey }) => !isSamePath(queryKey[0], state[0]) })
  }
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

/** Whether two keys name the same procedure; each key is a list of its own. */
function isSamePath(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
