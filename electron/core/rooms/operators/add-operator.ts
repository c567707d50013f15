import { type CommandContext, refuse } from '../../api/context.ts'
import { loginKey } from './rules.ts'
import { findOperator, insertOperator, type OperatorRow } from './store.ts'

/** @throws Refusal operators.login-taken */
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
