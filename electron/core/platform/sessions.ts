import { createHash, randomBytes, randomUUID } from 'node:crypto'
import type { clientKinds } from '../../../shared/contract/operators.ts'
import type { Role } from '../../../shared/contract/permissions.ts'
import type { Language } from '../../../shared/values/languages.ts'

export type ClientKind = (typeof clientKinds)[number]

/** Who signs in, and from where. */
export interface NewSession {
  readonly operatorN: number
  readonly operatorId: string
  readonly login: string
  name: string
  role: Role
  language: Language
  readonly client: ClientKind
  readonly startedAt: string
}

/** A signed-in operator on one client. Kept in memory only: a restart signs everybody out. */
export interface Session extends NewSession {
  /** Names the session to people who end it; it opens nothing. */
  readonly id: string
  lastUsedAt: string
  locked: boolean
  /** PINs tried since the session was last opened; a try counts before it is looked at. */
  pinTries: number
  /** True once it was ended, for a call that waited meanwhile. */
  ended: boolean
}

export interface SessionRegistry {
  /** Answers the token, which is shown to the client once and kept here only as a hash. */
  start(session: NewSession): string
  find(token: string | null): Session | null
  list(): Session[]
  end(token: string | null): void
  endById(id: string): void
  /** Ends every session of an operator but one, for instance when they are made inactive; answers how many. */
  endAllOf(operatorN: number, exceptId?: string): number
  /** Applies a changed name, role or language to running sessions. */
  refresh(operatorN: number, change: Partial<Pick<Session, 'name' | 'role' | 'language'>>): void
}

const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url')

export function createSessionRegistry(): SessionRegistry {
  const sessions = new Map<string, Session>()
  const endWhere = (isMeant: (session: Session, hash: string) => boolean): number => {
    let count = 0
    for (const [hash, session] of sessions) {
      if (!isMeant(session, hash)) continue
      session.ended = true
      sessions.delete(hash)
      count += 1
    }
    return count
  }
  return {
    start(session) {
      const token = randomBytes(32).toString('base64url')
      const fresh = {
        id: randomUUID(),
        lastUsedAt: session.startedAt,
        locked: false,
        pinTries: 0,
        ended: false,
      }
      sessions.set(hashOf(token), { ...session, ...fresh })
      return token
    },
    find: (token) => (token === null ? null : (sessions.get(hashOf(token)) ?? null)),
    list: () => [...sessions.values()],
    end(token) {
      if (token === null) return
      const wanted = hashOf(token)
      endWhere((_session, hash) => hash === wanted)
    },
    endById: (id) => void endWhere((session) => session.id === id),
    endAllOf: (operatorN, exceptId) =>
      endWhere((session) => session.operatorN === operatorN && session.id !== exceptId),
    refresh(operatorN, change) {
      for (const session of sessions.values())
        if (session.operatorN === operatorN) Object.assign(session, change)
    },
  }
}
