import { implement, ORPCError } from '@orpc/server'
import { randomBytes } from 'node:crypto'
import { contract } from '../../../shared/contract/index.ts'
import { roleAllows } from '../../../shared/contract/permissions.ts'
import type { ProcedureMeta } from '../../../shared/contract/base.ts'
import type { Session } from '../platform/sessions.ts'
import {
  type Actor,
  type CommandContext,
  type Core,
  Forbidden,
  type HostContext,
  type JobContext,
  Missing,
  type QueryContext,
  Refusal,
  refuse,
  Stale,
  Throttled,
  Unauthenticated,
  Unconfirmed,
} from './context.ts'
import { lockWhenIdle } from './idle-lock.ts'
import { queryContext, RequestReused, runCommand } from './transaction.ts'

/** Exactly one of these is there: what the procedure's kind allows its handler. */
interface Call {
  query?: QueryContext
  command?: CommandContext
  job?: JobContext
}

const systemActor: Actor = { n: null, name: 'Openpost' }

/** Every procedure starts here. The order is: session and permission, input, transaction, handler, output, commit. */
export const api = implement(contract, { initialInputValidationIndex: -1 })
  .$context<HostContext>()
  .use(async ({ context, procedure, path, next }) => {
    const meta: ProcedureMeta = procedure['~orpc'].meta
    try {
      await lockWhenIdle(context)
      const session = admit(context, meta)
      const result = await next({ context: { session } })
      if (!isIterator(result.output)) return result
      return { ...result, output: answeringErrors(result.output, context.core, path.join('.')) }
    } catch (error) {
      throw answerFor(error, context.core, path.join('.'))
    }
  })
  .use(async ({ context, procedure, path, next }, input) => {
    const meta: ProcedureMeta = procedure['~orpc'].meta
    const { core, session } = context
    refuseNul(input)
    const run = async (call: Call) => next({ context: { call } })
    if (meta.kind === 'query') return core.store.read((tx) => run({ query: queryContext(core, tx, session) }))
    const name = path.join('.')
    const actor = session === null ? systemActor : { n: session.operatorN, name: session.name }
    if (meta.kind === 'job')
      return run({ job: jobContext(context, session, { path: name, input: withoutRequestId(input), actor }) })
    const call = { path: name, requestId: requestIdOf(input), input: withoutRequestId(input), session, actor }
    const output = await runCommand(core, call, async (command) => (await run({ command })).output)
    return { output, context: { call: {} } }
  })

function isIterator(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value
}

/** A refusal in the middle of a stream is answered like any other. */
async function* answeringErrors(
  events: AsyncIterable<unknown>,
  core: Core,
  path: string,
): AsyncGenerator<unknown> {
  try {
    for await (const event of events) yield event
  } catch (error) {
    throw answerFor(error, core, path)
  }
}

function admit(context: HostContext, meta: ProcedureMeta): Session | null {
  const session = context.core.sessions.find(context.token)
  if (meta.access === 'open') return session
  if (session === null) throw new Unauthenticated(context.token === null ? 'no-session' : 'ended')
  if (session.locked) throw new Unauthenticated('locked')
  if (meta.access === 'session') return session
  if (meta.access === 'denied') throw new Error('the procedure has no access in its contract')
  if (!roleAllows(session.role, meta.access)) throw new Forbidden(meta.access)
  return session
}

function jobContext(
  context: HostContext,
  session: Session | null,
  call: { path: string; input: unknown; actor: Actor },
): JobContext {
  const { core } = context
  return {
    core,
    session,
    actor: call.actor,
    client: context.client ?? 'command-line',
    keepToken: (token) => context.keepToken?.(token),
    endSession: () => core.sessions.end(context.token),
    read: (work) => core.store.read((tx) => work(queryContext(core, tx, session))),
    command: (key, work, as) =>
      runCommand(core, { ...call, actor: as ?? call.actor, requestId: key, session }, work),
  }
}

function requestIdOf(input: unknown): string {
  if (
    typeof input === 'object' &&
    input !== null &&
    'requestId' in input &&
    typeof input.requestId === 'string'
  ) {
    return input.requestId
  }
  throw new Error('a command without a request id in its contract')
}

function withoutRequestId(input: unknown): unknown {
  return typeof input === 'object' && input !== null ? { ...input, requestId: undefined } : input
}

/** NUL cannot be stored as text on PostgreSQL; it is refused for all, so that no host differs. */
function refuseNul(input: unknown): void {
  if (JSON.stringify(input)?.includes('\\u0000') === true) refuse('api.nul-character')
}

/** Turns what was thrown into one of the contract's answers; what is none of them is a bug with an incident id. */
function answerFor(error: unknown, core: Core, path: string): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof Refusal) {
    return new ORPCError('REFUSED', {
      status: 422,
      message: error.code,
      data: { code: error.code, params: error.params },
    })
  }
  if (error instanceof Unconfirmed) {
    return new ORPCError('CONFIRM', {
      status: 428,
      message: error.message,
      data: { warnings: error.warnings },
    })
  }
  if (error instanceof Missing) {
    return new ORPCError('MISSING', {
      status: 404,
      message: error.message,
      data: { recordKind: error.recordKind },
    })
  }
  if (error instanceof Stale) {
    const data = { recordKind: error.recordKind, currentVersion: error.currentVersion }
    return new ORPCError('STALE', { status: 409, message: error.message, data })
  }
  if (error instanceof Throttled) {
    const data = { retryAfterSeconds: error.retryAfterSeconds }
    return new ORPCError('THROTTLED', { status: 429, message: error.message, data })
  }
  if (error instanceof Unauthenticated) {
    return new ORPCError('UNAUTHENTICATED', {
      status: 401,
      message: error.message,
      data: { reason: error.reason },
    })
  }
  if (error instanceof Forbidden) {
    return new ORPCError('FORBIDDEN', {
      status: 403,
      message: error.message,
      data: { permission: error.permission },
    })
  }
  if (error instanceof RequestReused) {
    return new ORPCError('REQUEST_REUSED', {
      status: 409,
      message: error.message,
      data: { requestId: error.requestId },
    })
  }
  if (error instanceof Error && error.message.includes('guard:tax-id-locked')) {
    return new ORPCError('REFUSED', {
      status: 422,
      message: 'customers.tax-id-locked',
      data: { code: 'customers.tax-id-locked', params: {} },
    })
  }
  const incidentId = randomBytes(5).toString('hex')
  core.log({ level: 'error', message: `${path} failed`, incidentId, error })
  return new ORPCError('BUG', {
    status: 500,
    message: `Something went wrong (incident ${incidentId}).`,
    data: { incidentId },
  })
}

interface HandlerOptions<Input> {
  context: { call: Call }
  input: Input
  signal?: AbortSignal
}

/** A handler of a query: reads on one snapshot. */
export function onQuery<Input, Output>(work: (query: QueryContext, input: Input) => Promise<Output>) {
  return ({ context, input }: HandlerOptions<Input>): Promise<Output> =>
    work(present(context.call.query), input)
}

/** A handler of a command: runs in its transaction. */
export function onCommand<Input, Output>(work: (command: CommandContext, input: Input) => Promise<Output>) {
  return ({ context, input }: HandlerOptions<Input>): Promise<Output> =>
    work(present(context.call.command), input)
}

/** A handler of a job: makes its own transactions through the context. */
export function onJob<Input, Output>(
  work: (job: JobContext, input: Input, signal: AbortSignal | undefined) => Output,
) {
  return ({ context, input, signal }: HandlerOptions<Input>): Output =>
    work(present(context.call.job), input, signal)
}

function present<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the contract says another kind of procedure than its handler')
  return part
}
