import { CONTRACT_VERSION } from '../../../../shared/contract/index.ts'
import { api, onJob, onQuery } from '../../api/implementer.ts'
import { assertVersion, type CommandContext, type JobContext, Missing, refuse } from '../../api/context.ts'
import type { Session } from '../../platform/sessions.ts'
import { createCompany, readCompany } from '../settings/index.ts'
import { acceptPassword, checkCredentials, verifyOwnPassword } from './credentials.ts'
import { loginKey } from './rules.ts'
import { sampleCredentials } from './sample-credentials.ts'
import {
  findOperator,
  insertOperator,
  listOperators,
  type OperatorRow,
  otherAdministrators,
  updateOperator,
} from './store.ts'

const selfOf = (row: Pick<OperatorRow, 'id' | 'name' | 'login' | 'role' | 'language'>) => ({
  id: row.id,
  name: row.name,
  login: row.login,
  role: row.role,
  language: row.language,
})

const sessionSelf = (session: Session) => ({ ...selfOf({ ...session, id: session.operatorId }) })

export async function addOperator(
  command: CommandContext,
  operator: {
    name: string
    login: string
    email: string
    role: OperatorRow['role']
    language: OperatorRow['language']
    passwordHash: string
  },
): Promise<string> {
  const login = loginKey(operator.login)
  if ((await findOperator(command.tx, { login })) !== null) refuse('operators.login-taken', { login })
  const id = command.newId()
  await insertOperator(command.tx, { ...operator, login, id, createdAt: command.now })
  await command.audit({
    action: 'operators.operator-created',
    recordKind: 'operator',
    recordId: id,
    recordLabel: login,
    public: { role: operator.role },
    private: { name: operator.name, email: operator.email },
  })
  return id
}

function startSession(job: JobContext, operator: OperatorRow): string {
  const token = job.core.sessions.start({
    operatorN: operator.n,
    operatorId: operator.id,
    login: operator.login,
    name: operator.name,
    role: operator.role,
    language: operator.language,
    locked: false,
    startedAt: job.core.clock.now(),
  })
  job.keepToken(token)
  return token
}

async function auditSession(
  job: JobContext,
  requestId: string,
  action: string,
  operator: { id: string; login: string },
): Promise<void> {
  await job.command(requestId, async (command) => {
    await command.audit({ action, recordKind: 'session', recordId: operator.id, recordLabel: operator.login })
    return {}
  })
}

const entrance = {
  state: api.operators.state.handler(
    onQuery(async (query) => {
      const company = await readCompany(query.tx)
      const { session } = query
      return {
        contractVersion: CONTRACT_VERSION,
        setUp: company !== null,
        isSample: company?.isSample ?? false,
        companyName: company?.legalName ?? '',
        session: session === null ? null : { operator: sessionSelf(session), locked: session.locked },
        sampleLogin: company?.isSample === true ? sampleCredentials : null,
      }
    }),
  ),
  setUp: api.operators.setUp.handler(
    onJob(async (job, input) => {
      const { administrator } = input
      const passwordHash = await acceptPassword(job.core, administrator.password, administrator.login)
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
  lock: api.operators.lock.handler(
    onJob(async (job, input) => {
      const { session } = job
      if (session === null) return {}
      await auditSession(job, input.requestId, 'operators.locked', {
        id: session.operatorId,
        login: session.login,
      })
      session.locked = true
      return {}
    }),
  ),
  unlock: api.operators.unlock.handler(
    onJob(async (job, input) => {
      const { session } = job
      if (session === null) refuse('operators.login-wrong')
      const operator = await checkCredentials(job.core, session.login, input.password)
      await auditSession(job, input.requestId, 'operators.unlocked', {
        id: session.operatorId,
        login: session.login,
      })
      session.locked = false
      return { operator: selfOf(operator) }
    }),
  ),
}

const administration = {
  list: api.operators.list.handler(
    onQuery(async (query) =>
      (await listOperators(query.tx)).map((row) => ({
        ...selfOf(row),
        version: row.version,
        email: row.email,
        active: row.active,
        lastLoginAt: row.lastLoginAt,
      })),
    ),
  ),
  create: api.operators.create.handler(
    onJob(async (job, input) => {
      const passwordHash = await acceptPassword(job.core, input.password, input.login)
      return job.command(input.requestId, async (command) => ({
        id: await addOperator(command, { ...input, passwordHash }),
      }))
    }),
  ),
  update: api.operators.update.handler(onCommandUpdate()),
  changeOwn: api.operators.changeOwn.handler(
    onJob(async (job, input) => {
      const { session } = job
      if (session === null) refuse('operators.password-wrong')
      const changesPassword = input.newPassword !== undefined
      if (changesPassword) await verifyOwnPassword(job.core, session, input.currentPassword ?? '')
      const passwordHash = changesPassword
        ? await acceptPassword(job.core, input.newPassword ?? '', session.login)
        : undefined
      await job.command(input.requestId, async (command) => {
        await updateOperator(command.tx, session.operatorN, { language: input.language, passwordHash })
        await command.audit({
          action: changesPassword ? 'operators.password-changed' : 'operators.language-changed',
          recordKind: 'operator',
          recordId: session.operatorId,
          recordLabel: session.login,
        })
        return {}
      })
      if (input.language !== undefined)
        job.core.sessions.refresh(session.operatorN, { language: input.language })
      return {}
    }),
  ),
}

function onCommandUpdate() {
  return onJob(
    async (
      job,
      input: {
        requestId: string
        id: string
        version: number
        name: string
        email: string
        role: OperatorRow['role']
        active: boolean
      },
    ) => {
      const changed = await job.command(input.requestId, async (command) => {
        const operator = await findOperator(command.tx, { id: input.id })
        if (operator === null) throw new Missing('operator')
        assertVersion('operator', operator.version, input.version)
        if (operator.n === job.session?.operatorN && !input.active) refuse('operators.own-account')
        const loses = operator.role === 'administrator' && (input.role !== 'administrator' || !input.active)
        if (loses && (await otherAdministrators(command.tx, operator.n)) === 0)
          refuse('operators.last-administrator')
        const { name, email, role, active } = input
        const version = await updateOperator(command.tx, operator.n, { name, email, role, active })
        await command.audit({
          action: 'operators.operator-changed',
          recordKind: 'operator',
          recordId: operator.id,
          recordLabel: operator.login,
          public: {
            role: { before: operator.role, after: role },
            active: { before: operator.active, after: active },
          },
          private: {
            name: { before: operator.name, after: name },
            email: { before: operator.email, after: email },
          },
        })
        return { version, n: operator.n, role: role, name }
      })
      if (input.active) job.core.sessions.refresh(changed.n, { role: changed.role, name: changed.name })
      else job.core.sessions.endAllOf(changed.n)
      return { version: changed.version }
    },
  )
}

/** All but `setUpSample`, which needs every other room and therefore stands beside them. */
export const operators = { ...entrance, ...administration }
