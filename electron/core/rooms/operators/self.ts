import type { JobContext } from '../../api/context.ts'
import type { Session } from '../../platform/sessions.ts'
import type { OperatorRow } from './store.ts'

/** What a client may know of an operator who is signed in. */
export const selfOf = (row: Pick<OperatorRow, 'id' | 'name' | 'login' | 'role' | 'language'>) => ({
  id: row.id,
  name: row.name,
  login: row.login,
  role: row.role,
  language: row.language,
})

export const sessionSelf = (session: Session) => selfOf({ ...session, id: session.operatorId })

export function startSession(job: JobContext, operator: OperatorRow): string {
  const token = job.core.sessions.start({
    operatorN: operator.n,
    operatorId: operator.id,
    login: operator.login,
    name: operator.name,
    role: operator.role,
    language: operator.language,
    client: job.client,
    startedAt: job.core.clock.now(),
  })
  job.keepToken(token)
  return token
}

/** An event of an operator's sessions. */
export async function auditSession(
  job: JobContext,
  requestId: string,
  action: string,
  operator: { id: string; login: string },
  more: Record<string, unknown> = {},
): Promise<void> {
  await job.command(requestId, async (command) => {
    await command.audit({
      action,
      recordKind: 'session',
      recordId: operator.id,
      recordLabel: operator.login,
      public: more,
    })
    return {}
  })
}

/** The signed-in operator as the record of an event about them. */
export const operatorRecord = (session: Session) =>
  ({ recordKind: 'operator', recordId: session.operatorId, recordLabel: session.login }) as const
