import { createHash, randomBytes } from 'node:crypto'
import type { Role } from '../../../shared/contract/permissions.ts'
import type { Language } from '../../../shared/values/languages.ts'

/** A signed-in operator on one client. Kept in memory only: a restart signs everybody out. */
export interface Session {
  readonly operatorN: number
  readonly operatorId: string
  readonly login: string
  name: string
  role: Role
  language: Language
  locked: boolean
  readonly startedAt: string
}

export interface SessionRegistry {
  /** Answers the token, which is shown to the client once and kept here only as a hash. */
  start(session: Session): string
  find(token: string | null): Session | null
  end(token: string | null): void
  /** Ends every session of an operator, for instance when they are made inactive. */
  endAllOf(operatorN: number): void
  /** Applies a changed name, role or language to running sessions. */
  refresh(operatorN: number, change: Partial<Pick<Session, 'name' | 'role' | 'language'>>): void
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

export function createSessionRegistry(): SessionRegistry {
  const sessions = new Map<string, Session>()
  return {
    start(session) {
      const token = randomBytes(32).toString('base64url')
      sessions.set(hashOf(token), session)
      return token
    },
    find: (token) => (token === null ? null : (sessions.get(hashOf(token)) ?? null)),
    end(token) {
      if (token !== null) sessions.delete(hashOf(token))
    },
    endAllOf(operatorN) {
      for (const [hash, session] of sessions) if (session.operatorN === operatorN) sessions.delete(hash)
    },
    refresh(operatorN, change) {
      for (const session of sessions.values())
        if (session.operatorN === operatorN) Object.assign(session, change)
    },
  }
}
