import { safe } from '@orpc/client'
import type { Identification } from '../../shared/contract/customers-access.ts'
import type { CardFields } from '../../shared/contract/customers.ts'
import { type Client, requestId } from './test-core.ts'
import { password } from './scenario.ts'

/** The warnings a call asked to confirm; throws when it asked nothing. */
export async function confirmationOf(call: Promise<unknown>): Promise<unknown[]> {
  const data = await errorData(call, 'CONFIRM')
  if (!('warnings' in data) || !Array.isArray(data.warnings)) throw new Error('no warnings')
  return data.warnings
}

/** What a call said when it did not answer: its closed error code. */
export async function errorCodeOf(call: Promise<unknown>): Promise<string> {
  const { error } = await safe(call)
  if (error === null) throw new Error('the call did not fail')
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

async function errorData(call: Promise<unknown>, code: string): Promise<object> {
  const { error, data } = await safe(call)
  if (error === null) throw new Error(`the call did not fail but answered ${JSON.stringify(data)}`)
  if (!(error instanceof Error) || !('code' in error) || !('data' in error)) throw error
  if (error.code !== code || typeof error.data !== 'object' || error.data === null) throw error
  return error.data
}

/** The story of a record, oldest event first. */
export async function eventsOf(
  client: Client,
  recordId: string,
  recordKind: 'customer' | 'service' = 'customer',
) {
  const story = await client.audit.story({ recordKind, recordId })
  return [...story].sort((one, other) => one.seq - other.seq)
}

/** Saves a card with some fields changed, with the password where one is given. */
export async function changeCard(
  client: Client,
  id: string,
  change: Partial<CardFields>,
  options: {
    password?: string | undefined
    version?: number
    requestedBy?: string
    identifiedBy?: Identification
  } = { password },
): Promise<{ version: number }> {
  const card = await client.customers.get({ id })
  return client.customers.update({
    requestId: requestId(),
    id,
    version: options.version ?? card.version,
    card: { ...card, ...change },
    requestedBy: options.requestedBy ?? 'own',
    identifiedBy: options.identifiedBy ?? 'not-needed',
    ...(options.password === undefined ? {} : { password: options.password }),
  })
}
