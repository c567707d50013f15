import { api, onJob, onQuery } from '../../api/implementer.ts'
import { assertVersion, Missing, refuse } from '../../api/context.ts'
import { addOperator } from './add-operator.ts'
import { acceptPassword, verifyOwnPassword } from './credentials.ts'
import { endResets } from './reset-store.ts'
import { selfOf } from './self.ts'
import {
  findOperator,
  listOperators,
  type OperatorRow,
  otherAdministrators,
  updateOperator,
} from './store.ts'

export const administration = {
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
        if (changesPassword) await endResets(command.tx, session.operatorN, command.now)
        await command.audit({
          action: changesPassword ? 'operators.password-changed' : 'operators.language-changed',
          recordKind: 'operator',
          recordId: session.operatorId,
          recordLabel: session.login,
        })
        return {}
      })
      // Whoever knew the old password may still be signed in with it somewhere.
      if (changesPassword) job.core.sessions.endAllOf(session.operatorN, session.id)
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
