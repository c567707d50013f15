import { ORPCError } from '@orpc/client'
import { errors } from '../../shared/contract/errors.ts'
import type { RefusalParams } from '../../shared/contract/errors.ts'
import type { RefusalCode } from '../../shared/contract/refusals.ts'

export interface Coded {
  code: RefusalCode
  params: RefusalParams
}

/** Why a call did not give its result, closed and parsed; `offline` when no answer came at all. */
export type Failure =
  | { kind: 'unauthenticated' }
  | { kind: 'forbidden' }
  | { kind: 'refused'; refusal: Coded }
  | { kind: 'confirm'; warnings: Coded[] }
  | { kind: 'stale' }
  | { kind: 'missing' }
  | { kind: 'reused' }
  | { kind: 'throttled'; retryAfterSeconds: number }
  | { kind: 'invalid'; paths: string[] }
  | { kind: 'bug'; incidentId: string }
  | { kind: 'offline' }
  | { kind: 'stopped' }

function issuePaths(data: unknown): string[] {
  if (typeof data !== 'object' || data === null || !('issues' in data) || !Array.isArray(data.issues))
    return []
  const issues: unknown[] = data.issues
  return issues.flatMap((issue) => {
    if (typeof issue !== 'object' || issue === null || !('path' in issue) || !Array.isArray(issue.path))
      return []
    return [issue.path.map(String).join('.')]
  })
}

/** Reads a thrown value as a failure. Never throws. */
export function failureOf(error: unknown): Failure {
  if (error instanceof DOMException && error.name === 'AbortError') return { kind: 'stopped' }
  if (!(error instanceof ORPCError)) return { kind: 'offline' }
  return failureWithData(error) ?? failureWithoutData(error)
}

function failureWithData(error: ORPCError<string, unknown>): Failure | null {
  if (error.code === 'REFUSED') {
    const parsed = errors.REFUSED.data.safeParse(error.data)
    return parsed.success ? { kind: 'refused', refusal: parsed.data } : null
  }
  if (error.code === 'CONFIRM') {
    const parsed = errors.CONFIRM.data.safeParse(error.data)
    return parsed.success ? { kind: 'confirm', warnings: parsed.data.warnings } : null
  }
  if (error.code === 'THROTTLED') {
    const parsed = errors.THROTTLED.data.safeParse(error.data)
    return parsed.success ? { kind: 'throttled', retryAfterSeconds: parsed.data.retryAfterSeconds } : null
  }
  if (error.code !== 'BUG') return null
  const parsed = errors.BUG.data.safeParse(error.data)
  return parsed.success ? { kind: 'bug', incidentId: parsed.data.incidentId } : null
}

function failureWithoutData(error: ORPCError<string, unknown>): Failure {
  switch (error.code) {
    case 'UNAUTHENTICATED':
      return { kind: 'unauthenticated' }
    case 'FORBIDDEN':
      return { kind: 'forbidden' }
    case 'STALE':
      return { kind: 'stale' }
    case 'MISSING':
      return { kind: 'missing' }
    case 'REQUEST_REUSED':
      return { kind: 'reused' }
    case 'BAD_REQUEST':
      return { kind: 'invalid', paths: issuePaths(error.data) }
    default:
      return { kind: 'bug', incidentId: '' }
  }
}
