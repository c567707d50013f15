import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Outputs } from '../api/types.ts'
import { roleAllows } from '../../shared/contract/permissions.ts'
import type { Permission } from '../../shared/contract/permissions.ts'

export type SessionState = Outputs['operators']['state']
export type OperatorSelf = NonNullable<SessionState['session']>['operator']

/** Whether there is a company, and who is signed in. */
export function useSessionState() {
  return useQuery(api.operators.state.queryOptions({ input: undefined, staleTime: 30_000 }))
}

/** The signed-in operator; only for what stands inside the shell, where there always is one. */
export function useOperator(): OperatorSelf | undefined {
  return useSessionState().data?.session?.operator
}

/** True when the signed-in operator may use a permission; the core decides again on every call. */
export function useMay(permission: Permission): boolean {
  const operator = useOperator()
  return operator !== undefined && roleAllows(operator.role, permission)
}
