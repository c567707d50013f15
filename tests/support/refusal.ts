import { isDefinedError, safe } from '@orpc/client'

/** The code and parameters with which a call was refused; throws when it was not. */
export async function refusalOf(
  call: Promise<unknown>,
): Promise<{ code: string; params: Record<string, unknown> }> {
  const { error, data } = await safe(call)
  if (error === null) throw new Error(`the call was not refused but answered ${JSON.stringify(data)}`)
  if (isDefinedError(error) || (error instanceof Error && 'code' in error)) {
    const found: { code?: unknown; data?: { code?: string; params?: Record<string, unknown> } } = error
    if (found.code === 'REFUSED' && found.data?.code !== undefined)
      return { code: found.data.code, params: found.data.params ?? {} }
    throw new Error(`the call failed with ${String(found.code)}: ${JSON.stringify(found.data)}`)
  }
  throw error
}
