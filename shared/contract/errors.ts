import { z } from 'zod'
import type { RefusalCode } from './refusals.ts'

/**
 * The closed list of what a call can answer instead of its result.
 *
 * - a *refusal* is a rule that says no: code and parameters, worded in the reader's language by the client
 * - a *confirmation* is a warning the clerk may overrule by repeating the call with the codes in `confirm`
 * - a *bug* carries only an incident id; its stack stays in the log
 */
const params = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()]))
export type RefusalParams = z.infer<typeof params>

const coded = z.object({ code: z.string().transform((code) => code as RefusalCode), params })

export const errors = {
  UNAUTHENTICATED: { status: 401, data: z.object({ reason: z.enum(['no-session', 'ended', 'locked']) }) },
  FORBIDDEN: { status: 403, data: z.object({ permission: z.string() }) },
  REFUSED: { status: 422, data: coded },
  CONFIRM: { status: 428, data: z.object({ warnings: z.array(coded) }) },
  STALE: { status: 409, data: z.object({ recordKind: z.string(), currentVersion: z.int() }) },
  MISSING: { status: 404, data: z.object({ recordKind: z.string() }) },
  REQUEST_REUSED: { status: 409, data: z.object({ requestId: z.string() }) },
  THROTTLED: { status: 429, data: z.object({ retryAfterSeconds: z.int() }) },
  BUG: { status: 500, data: z.object({ incidentId: z.string() }) },
} as const

export type ErrorCode = keyof typeof errors
