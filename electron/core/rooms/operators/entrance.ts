import { CONTRACT_VERSION } from '../../../../shared/contract/index.ts'
import { api, onJob, onQuery } from '../../api/implementer.ts'
import type { QueryContext } from '../../api/context.ts'
import type { Session } from '../../platform/sessions.ts'
import { createCompany, readCompany } from '../settings/index.ts'
import { addOperator } from './add-operator.ts'
import { acceptPassword, checkCredentials } from './credentials.ts'
import { sampleCredentials } from './sample-credentials.ts'
import { auditSession, selfOf, sessionSelf, startSession } from './self.ts'
import { findOperator, updateOperator } from './store.ts'

/** The session a call came with, and what else than the password opens it when it is locked. */
async function shownSession(query: QueryContext, session: Session) {
  const operator = await findOperator(query.tx, { n: session.operatorN })
  const touchOffered = query.core.presence !== null && session.client === 'desktop'
  return {
    operator: sessionSelf(session),
    locked: session.locked,
    unlockBy: {
      pin: operator !== null && operator.pinHash !== '',
      touch: touchOffered && operator?.touchUnlock === true,
      touchOffered,
    },
  }
}

export const entrance = {
  state: api.operators.state.handler(
    onQuery(async (query) => {
      const company = await readCompany(query.tx)
      const { session } = query
      return {
        contractVersion: CONTRACT_VERSION,
        setUp: company !== null,
        isSample: company?.isSample ?? false,
        companyName: company?.legalName ?? '',
        session: session === null ? null : await shownSession(query, session),
        sampleLogin: company?.isSample === true ? sampleCredentials : null,
      }
    }),
  ),
  setUp: api.operators.setUp.handler(
    onJob(async (job, input) => {
      const { administrator } = input
      const passwordHash = await acceptPassword(job.core, administrator.password, administrator.login)
      const checker =
        input.checker === null
          ? null
          : {
              ...input.checker,
              passwordHash: await acceptPassword(job.core, input.checker.password, input.checker.login),
            }
      return job.command(input.requestId, async (command) => {
        await createCompany(command, {
          company: input.company,
          bankAccount: input.bankAccount,
          isSample: false,
        })
        const operatorId = await addOperator(command, {
          ...administrator,
          role: 'administrator',
          passwordHash,
        })
        if (checker !== null) await addOperator(command, { ...checker, role: 'checker' })
        return { operatorId }
      })
    }),
  ),
  login: api.operators.login.handler(
    onJob(async (job, input) => {
      const operator = await checkCredentials(job.core, input.login, input.password)
      await job.command(
        input.requestId,
        async (command) => {
          await updateOperator(command.tx, operator.n, { lastLoginAt: command.now })
          const record = {
            recordKind: 'session',
            recordId: operator.id,
            recordLabel: operator.login,
          } as const
          await command.audit({ action: 'operators.signed-in', ...record })
          return {}
        },
        operator,
      )
      return { token: startSession(job, operator), operator: selfOf(operator) }
    }),
  ),
  logout: api.operators.logout.handler(
    onJob(async (job, input) => {
      const { session } = job
      if (session === null) return {}
      await auditSession(job, input.requestId, 'operators.signed-out', {
        id: session.operatorId,
        login: session.login,
      })
      job.endSession()
      job.keepToken(null)
      return {}
    }),
  ),
}
