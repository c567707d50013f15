import { sql } from 'kysely'
import { type Role, roles } from '../../../../shared/contract/permissions.ts'
import { isLanguage, type Language } from '../../../../shared/values/languages.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'

export interface OperatorRow {
  n: number
  id: string
  version: number
  name: string
  login: string
  email: string
  role: Role
  language: Language
  passwordHash: string
  active: boolean
  lastLoginAt: string | null
  /** Of the PIN that opens a locked session again; empty where none is set. */
  pinHash: string
  touchUnlock: boolean
}

function roleOf(text: string): Role {
  const role = roles.find((known) => known === text)
  if (role === undefined) throw new Error(`an operator has the unknown role ${text}`)
  return role
}

function map(row: {
  n: number
  id: string
  version: number
  name: string
  login: string
  email: string
  role: string
  language: string
  password_hash: string
  active: number
  last_login_at: string | null
  pin_hash: string
  touch_unlock: number
}): OperatorRow {
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    name: row.name,
    login: row.login,
    email: row.email,
    role: roleOf(row.role),
    language: isLanguage(row.language) ? row.language : 'en',
    passwordHash: row.password_hash,
    active: row.active === 1,
    lastLoginAt: row.last_login_at,
    pinHash: row.pin_hash,
    touchUnlock: row.touch_unlock === 1,
  }
}

export async function listOperators(tx: ReadTx): Promise<OperatorRow[]> {
  return (await tx.db.selectFrom('operator').selectAll().orderBy('n').execute()).map(map)
}

export async function findOperator(
  tx: ReadTx,
  by: { login: string } | { id: string } | { n: number },
): Promise<OperatorRow | null> {
  const query = tx.db.selectFrom('operator').selectAll()
  const found =
    'login' in by
      ? query.where('login', '=', by.login)
      : 'id' in by
        ? query.where('id', '=', by.id)
        : query.where('n', '=', by.n)
  const row = await found.executeTakeFirst()
  return row === undefined ? null : map(row)
}

export async function insertOperator(
  tx: WriteTx,
  operator: Omit<OperatorRow, 'n' | 'version' | 'active' | 'lastLoginAt' | 'pinHash' | 'touchUnlock'> & {
    createdAt: string
  },
): Promise<number> {
  const row = await tx.db
    .insertInto('operator')
    .values({
      id: operator.id,
      version: 1,
      name: operator.name,
      login: operator.login,
      email: operator.email,
      role: operator.role,
      language: operator.language,
      password_hash: operator.passwordHash,
      active: 1,
      last_login_at: null,
      created_at: operator.createdAt,
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

export async function updateOperator(
  tx: WriteTx,
  n: number,
  change: Partial<
    Pick<
      OperatorRow,
      | 'name'
      | 'email'
      | 'role'
      | 'language'
      | 'passwordHash'
      | 'active'
      | 'lastLoginAt'
      | 'pinHash'
      | 'touchUnlock'
    >
  >,
): Promise<number> {
  const row = await tx.db
    .updateTable('operator')
    .set({
      version: sql`version + 1`,
      ...(change.name === undefined ? {} : { name: change.name }),
      ...(change.email === undefined ? {} : { email: change.email }),
      ...(change.role === undefined ? {} : { role: change.role }),
      ...(change.language === undefined ? {} : { language: change.language }),
      ...(change.passwordHash === undefined ? {} : { password_hash: change.passwordHash }),
      ...(change.active === undefined ? {} : { active: change.active ? 1 : 0 }),
      ...(change.lastLoginAt === undefined ? {} : { last_login_at: change.lastLoginAt }),
      ...(change.pinHash === undefined ? {} : { pin_hash: change.pinHash }),
      ...(change.touchUnlock === undefined ? {} : { touch_unlock: change.touchUnlock ? 1 : 0 }),
    })
    .where('n', '=', n)
    .returning('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** How many administrators could still sign in, leaving one operator out. */
export async function otherAdministrators(tx: ReadTx, exceptN: number): Promise<number> {
  const row = await tx.db
    .selectFrom('operator')
    .select(sql<number>`count(*)`.as('count'))
    .where('role', '=', 'administrator')
    .where('active', '=', 1)
    .where('n', '<>', exceptN)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}
