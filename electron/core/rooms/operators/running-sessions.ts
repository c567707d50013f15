import { roleAllows } from '../../../../shared/contract/permissions.ts'
import { api, onJob, onQuery } from '../../api/implementer.ts'
import { Forbidden, type JobContext, Missing, Unauthenticated } from '../../api/context.ts'
import type { Session } from '../../platform/sessions.ts'
import { auditSession } from './self.ts'
import { findOperator } from './store.ts'

/** One's own sessions are everybody's to end; those of others only an administrator's. */
function requireMay(session: Session, operatorN: number): void {
  if (session.operatorN !== operatorN && !roleAllows(session.role, 'operators.sessions'))
    throw new Forbidden('operators.sessions')
}

function callerOf(of: { session: Session | null }): Session {
  if (of.session === null) throw new Unauthenticated('no-session')
  return of.session
}

async function endSession(job: JobContext, input: { requestId: string; id: string }) {
  const caller = callerOf(job)
  const meant = job.core.sessions.list().find((session) => session.id === input.id)
  if (meant === undefined) throw new Missing('session')
  requireMay(caller, meant.operatorN)
  job.core.sessions.endById(meant.id)
  if (meant.id === caller.id) job.keepToken(null)
  const operator = { id: meant.operatorId, login: meant.login }
  await auditSession(job, input.requestId, 'operators.session-ended', operator, { client: meant.client })
  return {}
}

async function endSessionsOf(job: JobContext, input: { requestId: string; operatorId: string }) {
  const caller = callerOf(job)
  const operator = await job.core.store.read((tx) => findOperator(tx, { id: input.operatorId }))
  if (operator === null) throw new Missing('operator')
  requireMay(caller, operator.n)
  const count = job.core.sessions.endAllOf(operator.n, caller.id)
  await auditSession(job, input.requestId, 'operators.sessions-ended', operator, { sessionCount: count })
  return { count }
}

/** Who is signed in where, and ending it. */
export const runningSessions = {
  listSessions: api.operators.listSessions.handler(
    onQuery((query, input) => {
      const caller = callerOf(query)
      if (input.all && !roleAllows(caller.role, 'operators.sessions'))
        throw new Forbidden('operators.sessions')
      const shown = query.core.sessions
        .list()
        .filter((session) => input.all || session.operatorN === caller.operatorN)
        .map((session) => ({
          id: session.id,
          operatorId: session.operatorId,
          operatorName: session.name,
          login: session.login,
          client: session.client,
          startedAt: session.startedAt,
          lastUsedAt: session.lastUsedAt,
          locked: session.locked,
          isCurrent: session.id === caller.id,
        }))
      return Promise.resolve(shown)
    }),
  ),
  endSession: api.operators.endSession.handler(onJob(endSession)),
  endSessionsOf: api.operators.endSessionsOf.handler(onJob(endSessionsOf)),
}
