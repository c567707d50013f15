import { BodyLimitPlugin, RPCHandler as HttpHandler } from '@orpc/server/node'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import type { MessagePortMainLike } from '@orpc/client/message-port'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HostContext } from '../core/api/context.ts'
import type { OpenCore } from '../core/open-core.ts'
import { maximumBodyBytes } from './request-guard.ts'

/** What a host found out about who calls. */
export type Caller = Omit<HostContext, 'core'>

/** Answers one HTTP request with a procedure; false when the path names none. */
export type AnswerCall = (
  request: IncomingMessage,
  response: ServerResponse,
  caller: Caller,
) => Promise<boolean>

/** The procedures over HTTP, below `/rpc`. */
export function callsOverHttp({ core, router }: Pick<OpenCore, 'core' | 'router'>): AnswerCall {
  const handler = new HttpHandler<HostContext>(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: maximumBodyBytes })],
  })
  return async (request, response, caller) => {
    const { matched } = await handler.handle(request, response, {
      prefix: '/rpc',
      context: { core, ...caller },
    })
    return matched
  }
}

/** The procedures over message ports; the caller's session stands in the headers of each call. */
export function callsOverPorts({ core, router }: Pick<OpenCore, 'core' | 'router'>) {
  const handler = new PortHandler<HostContext>(router, {
    rootInterceptors: [
      (options) =>
        options.next({
          ...options,
          context: { ...options.context, token: bearerToken(options.request.headers['authorization']) },
        }),
    ],
  })
  return (port: MessagePortMainLike): void =>
    handler.upgrade(port, { context: { core, token: null, client: 'desktop' } })
}

/** The session token of an `Authorization: Bearer …` header; null when there is none. */
export function bearerToken(header: string | readonly string[] | undefined): string | null {
  if (typeof header !== 'string' || !header.startsWith('Bearer ')) return null
  const token = header.slice('Bearer '.length).trim()
  return token === '' ? null : token
}
