import type { RefusalCode } from '../../../shared/contract/refusals.ts'
import type { RefusalParams } from '../../../shared/contract/errors.ts'
import type { Day } from '../../../shared/values/day.ts'
import type { Uuid } from '../../../shared/values/ids.ts'
import type { Clock } from '../platform/clock.ts'
import type { Permission } from '../../../shared/contract/permissions.ts'
import type { Presence } from '../platform/presence.ts'
import type { ClientKind, Session, SessionRegistry } from '../platform/sessions.ts'
import type { PdfRenderer } from '../platform/pdf-renderer.ts'
import type { VaultKeys } from '../platform/secret-vault.ts'
import type { ReadTx, Store, WriteTx } from '../store/store.ts'
import type { NewAuditEvent } from '../rooms/audit/index.ts'

/** What one running application is made of; the composition root fills it, hosts only hold it. */
export interface Core {
  readonly store: Store
  readonly clock: Clock
  readonly sessions: SessionRegistry
  readonly pdf: PdfRenderer
  /** What the operating system offers to know its user by; null where it offers nothing. */
  readonly presence: Presence | null
  /** Whether sessions lock by themselves; what generates past years jumps over days. */
  readonly locksIdle: boolean
  /** The key of the evidence vault while it is open, and what opens it on this machine. */
  readonly vault: VaultKeys
  /** log2 of scrypt's N for new passwords. */
  readonly passwordCost: number
  readonly log: (entry: LogEntry) => void
  /** Told after every commit, with what the command touched. */
  readonly onCommit: (listener: (path: string) => void) => () => void
  readonly announce: (path: string) => void
}

export interface LogEntry {
  level: 'info' | 'warning' | 'error'
  message: string
  incidentId?: string
  error?: unknown
}

/** What a host says of a call before anything is checked. */
export interface HostContext {
  core: Core
  /** The session token the client sent, if any. */
  token: string | null
  /** From where it is called, as the host knows it; the command line when left out. */
  client?: ClientKind
  /** A host with cookies keeps the token a login made; `null` forgets it. */
  keepToken?: (token: string | null) => void
}

/** Whoever acts: a signed-in operator, or the program itself (generation, jobs). */
export interface Actor {
  n: number | null
  name: string
}

export interface QueryContext {
  readonly core: Core
  readonly tx: ReadTx
  readonly session: Session | null
  /** The company's calendar day, from its time zone. */
  readonly today: () => Promise<Day>
}

/** A command's transaction, and what it may do in it. */
export interface CommandContext extends QueryContext {
  readonly tx: WriteTx
  readonly actor: Actor
  /** One instant for the whole command, UTC. */
  readonly now: string
  readonly requestId: string
  newId(): Uuid
  /** Appends to the audit chain in this transaction. Every command does so at least once. */
  audit(event: NewAuditEvent): Promise<void>
}

/** A call with several transactions of its own, or waits between them. */
export interface JobContext {
  readonly core: Core
  readonly session: Session | null
  readonly actor: Actor
  readonly client: ClientKind
  readonly keepToken: (token: string | null) => void
  /** Ends the session this call came with. */
  readonly endSession: () => void
  read<T>(work: (query: QueryContext) => Promise<T>): Promise<T>
  /**
   * One transaction with its audit event, done once for its key however often it is repeated.
   * @param key the request id of the call, with a suffix when the call makes several
   * @param as who did it, where that is known only now: whoever signs in
   */
  command<T>(key: string, work: (command: CommandContext) => Promise<T>, as?: Actor): Promise<T>
}

/** A rule that says no. Rooms throw it through `refuse`; the door turns it into the REFUSED answer. */
export class Refusal extends Error {
  readonly code: RefusalCode
  readonly params: RefusalParams
  constructor(code: RefusalCode, params: RefusalParams = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.params = params
  }
}

/** Stops the command: nothing of it is kept. */
export function refuse(code: RefusalCode, params: RefusalParams = {}): never {
  throw new Refusal(code, params)
}

/** The record is not there (any more). */
export class Missing extends Error {
  readonly recordKind: string
  constructor(recordKind: string) {
    super(`${recordKind} not found`)
    this.name = 'Missing'
    this.recordKind = recordKind
  }
}

/** The command was based on an older version of the record. */
export class Stale extends Error {
  readonly recordKind: string
  readonly currentVersion: number
  constructor(recordKind: string, currentVersion: number) {
    super(`${recordKind} changed in between`)
    this.name = 'Stale'
    this.recordKind = recordKind
    this.currentVersion = currentVersion
  }
}

/** Throws `Stale` unless the record still has the version the clerk saw. */
export function assertVersion(recordKind: string, current: number, expected: number): void {
  if (current !== expected) throw new Stale(recordKind, current)
}

export interface Warning {
  code: RefusalCode
  params: RefusalParams
}

/** Warnings that the clerk may overrule; thrown unless each of their codes was confirmed. */
export class Unconfirmed extends Error {
  readonly warnings: Warning[]
  constructor(warnings: Warning[]) {
    super(warnings.map((warning) => warning.code).join(', '))
    this.name = 'Unconfirmed'
    this.warnings = warnings
  }
}

/** Asks the clerk to confirm what is not confirmed yet. */
export function askConfirmation(warnings: Warning[], confirmed: readonly string[]): void {
  const open = warnings.filter((warning) => !confirmed.includes(warning.code))
  if (open.length > 0) throw new Unconfirmed(open)
}

/** The caller's role lacks a permission that the procedure finds out only while it runs. */
export class Forbidden extends Error {
  readonly permission: Permission
  constructor(permission: Permission) {
    super(`This needs the permission ${permission}.`)
    this.name = 'Forbidden'
    this.permission = permission
  }
}

export class Throttled extends Error {
  readonly retryAfterSeconds: number
  constructor(retryAfterSeconds: number) {
    super(`try again in ${retryAfterSeconds} s`)
    this.name = 'Throttled'
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** Signs the caller out: the session is unknown, ended or locked. */
export class Unauthenticated extends Error {
  readonly reason: 'no-session' | 'ended' | 'locked'
  constructor(reason: 'no-session' | 'ended' | 'locked') {
    super(reason)
    this.name = 'Unauthenticated'
    this.reason = reason
  }
}
