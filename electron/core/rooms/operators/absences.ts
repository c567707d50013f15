import { day } from '../../../../shared/values/day.ts'
import { roleAllows } from '../../../../shared/contract/permissions.ts'
import { api, onCommand, onQuery } from '../../api/implementer.ts'
import {
  assertVersion,
  type CommandContext,
  Forbidden,
  Missing,
  type QueryContext,
  refuse,
} from '../../api/context.ts'
import { queuesOf, sharesDay } from './absence-rules.ts'
import { absencesFrom, findAbsence, insertAbsence, markAbsenceRemoved } from './absence-store.ts'
import { findOperator, listOperators, type OperatorRow } from './store.ts'

/** Inner keys of the operators whose queues the caller looks after today, the caller's own first. */
export async function ownQueues(query: QueryContext): Promise<number[]> {
  const { session } = query
  if (session === null) return []
  const today = await query.today()
  return queuesOf(session.operatorN, await absencesFrom(query.tx, today), today)
}

/**
 * Inner key of an operator whom work can be given to.
 *
 * @throws Refusal operators.assignee-unsuitable for one who is blocked or may not do it
 */
export async function assigneeN(command: CommandContext, id: string | null): Promise<number | null> {
  if (id === null) return null
  const operator = await findOperator(command.tx, { id })
  if (operator === null) throw new Missing('operator')
  if (!canWork(operator)) refuse('operators.assignee-unsuitable', { name: operator.name })
  return operator.n
}

const canWork = ({ active, role }: OperatorRow): boolean => active && roleAllows(role, 'work.write')

function requireMay(command: CommandContext, operatorN: number): void {
  const { session } = command
  const isOwn = session?.operatorN === operatorN
  if (!isOwn && (session === null || !roleAllows(session.role, 'operators.absences')))
    throw new Forbidden('operators.absences')
}

async function addAbsence(
  command: CommandContext,
  input: { operatorId: string; deputyId: string; fromDay: string; toDay: string },
) {
  const { tx } = command
  const operator = await findOperator(tx, { id: input.operatorId })
  const deputy = await findOperator(tx, { id: input.deputyId })
  if (operator === null || deputy === null) throw new Missing('operator')
  requireMay(command, operator.n)
  const today = await command.today()
  if (input.toDay < input.fromDay || input.toDay < today) refuse('operators.absence-days')
  if (operator.n === deputy.n) refuse('operators.deputy-self')
  if (!canWork(deputy)) refuse('operators.assignee-unsuitable', { name: deputy.name })
  const others = (await absencesFrom(tx, today)).filter((one) => sharesDay(one, input))
  if (others.some((one) => one.operatorN === operator.n)) refuse('operators.absence-overlaps')
  if (others.some((one) => one.operatorN === deputy.n))
    refuse('operators.deputy-absent', { name: deputy.name })
  const id = command.newId()
  const { fromDay, toDay } = input
  await insertAbsence(tx, { id, operatorN: operator.n, deputyN: deputy.n, fromDay, toDay, at: command.now })
  await command.audit({
    action: 'operators.absence-added',
    recordKind: 'operator',
    recordId: operator.id,
    recordLabel: operator.login,
    public: { fromDay, toDay, deputy: deputy.login },
  })
  return { id }
}

async function removeAbsence(command: CommandContext, input: { id: string; version: number }) {
  const absence = await findAbsence(command.tx, input.id)
  if (absence === null) throw new Missing('absence')
  requireMay(command, absence.operatorN)
  assertVersion('absence', absence.version, input.version)
  await markAbsenceRemoved(command.tx, absence, command.now)
  const operator = await findOperator(command.tx, { n: absence.operatorN })
  await command.audit({
    action: 'operators.absence-removed',
    recordKind: 'operator',
    recordId: absence.operatorId,
    recordLabel: operator?.login ?? '',
    public: { fromDay: absence.fromDay, toDay: absence.toDay },
  })
  return {}
}

export const absences = {
  colleagues: api.operators.colleagues.handler(
    onQuery(async (query) => {
      const today = await query.today()
      const away = (await absencesFrom(query.tx, today)).filter(({ fromDay }) => fromDay <= today)
      return (await listOperators(query.tx)).filter(canWork).map(({ n, id, name }) => ({
        id,
        name,
        deputyName: away.find((absence) => absence.operatorN === n)?.deputyName ?? null,
      }))
    }),
  ),
  listAbsences: api.operators.listAbsences.handler(
    onQuery(async (query) =>
      (await absencesFrom(query.tx, await query.today())).map((absence) => ({
        id: absence.id,
        version: absence.version,
        operatorId: absence.operatorId,
        operatorName: absence.operatorName,
        deputyId: absence.deputyId,
        deputyName: absence.deputyName,
        fromDay: day(absence.fromDay),
        toDay: day(absence.toDay),
      })),
    ),
  ),
  addAbsence: api.operators.addAbsence.handler(onCommand(addAbsence)),
  removeAbsence: api.operators.removeAbsence.handler(onCommand(removeAbsence)),
}
