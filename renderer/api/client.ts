import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { Contract } from '../../shared/contract/index.ts'
import { openLink } from './transport.ts'

export type Client = ContractRouterClient<Contract>

/** Calls of the core: `await client.customers.get({ id })`. */
export const client: Client = createORPCClient(openLink())

/** The same calls as options of TanStack Query: `useQuery(api.customers.get.queryOptions({ input: { id } }))`. */
export const api = createTanstackQueryUtils(client)
