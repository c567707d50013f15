import { createHash } from 'node:crypto'
import type { Day } from '../../../shared/values/day.ts'
import { newId, todayIn } from '../platform/clock.ts'
import type { Session } from '../platform/sessions.ts'
import { appendEvent } from '../rooms/audit/index.ts'
import { companyTimeZone } from '../rooms/settings/index.ts'
import type { ReadTx, WriteTx } from '../store/store.ts'
import type { Actor, CommandContext, Core, QueryContext } from './context.ts'
import { findRequest, keepRequest } from './request-store.ts'

/** The same request id came with other input: the caller mixed up two actions. */
export class RequestReused extends Error {
  readonly requestId: string
  constructor(requestId: string) {
    super(`request ${requestId} was used for something else`)
    this.name = 'RequestReused'
    this.requestId = requestId
  }
}

export function queryContext(core: Core, tx: ReadTx, session: Session | null): QueryContext {
  return { core, tx, session, today: () => todayOf(core, tx) }
}

async function todayOf(core: Core, tx: ReadTx): Promise<Day> {
  return todayIn(core.clock, await companyTimeZone(tx))
}

export interface CommandCall {
  path: string
  requestId: string
  input: unknown
  session: Session | null
  actor: Actor
}

/**
 * Runs one command: looks whether its request was done already, does it, and keeps its reply, all in one
 * transaction. A command that changed something without an audit event is a bug and is rolled back.
 */
export async function runCommand<T>(
  core: Core,
  call: CommandCall,
  work: (command: CommandContext) => Promise<T>,
): Promise<T> {
  const inputHash = hashInput(call)
  let wrote = false
  const result = await core.store.write(async (tx) => {
    wrote = false
    const done = await findRequest(tx, call.requestId)
    if (done !== null) {
      if (done.inputHash !== inputHash) throw new RequestReused(call.requestId)
      const { reply }: { reply: T } = JSON.parse(done.replyJson)
      return reply
    }
    const { context, eventCount } = commandContext(core, tx, call)
    const reply = await work(context)
    if (eventCount() === 0) throw new Error(`${call.path} left no audit event`)
    await keepRequest(tx, {
      requestId: call.requestId,
      procedure: call.path,
      inputHash,
      replyJson: JSON.stringify({ reply }),
      operatorN: call.actor.n,
      at: context.now,
    })
    wrote = true
    return reply
  })
  if (wrote) core.announce(call.path)
  return result
}

/** Passwords, passphrases, PINs and one-time codes stay out: a quick hash of a command with one would help guessing it. */
function hashInput(call: CommandCall): string {
  const text = JSON.stringify([call.path, call.actor.n, call.input], (key, value: unknown) =>
    /password|passphrase|^pin$|^resetCode$/i.test(key) ? undefined : value,
  )
  return createHash('sha256').update(text).digest('base64url')
}

function commandContext(core: Core, tx: WriteTx, call: CommandCall) {
  const now = core.clock.now()
  let events = 0
  const context: CommandContext = {
    core,
    tx,
    session: call.session,
    actor: call.actor,
    now,
    requestId: call.requestId,
    today: () => todayOf(core, tx),
    newId: () => newId(core.clock),
    audit: async (event) => {
      events += 1
      const author = { n: call.actor.n, name: call.actor.name, at: now, requestId: call.requestId }
      await appendEvent(tx, author, event)
    },
  }
  return { context, eventCount: () => events }
}
