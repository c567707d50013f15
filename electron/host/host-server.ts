import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { OpenCore } from '../core/open-core.ts'
import { readCookie, sealedCookie } from './cookies.ts'
import { createDoor, type Door } from './door.ts'
import { openRendererFiles, type RendererFiles } from './renderer-files.ts'
import { guardRequest, isCall } from './request-guard.ts'
import { type AnswerCall, callsOverHttp } from './rpc.ts'
import { inertPolicy, securityHeaders } from './security-headers.ts'

export interface HostOptions {
  open: Pick<OpenCore, 'core' | 'router'>
  /** The built renderer. */
  rendererFolder: string
  /** 0 takes a free one. */
  port?: number
}

export interface Host {
  /** The one address it answers to, e.g. `http://127.0.0.1:4711`. */
  readonly origin: string
  /** A link that lets one browser in, once. */
  newLink(): string
  close(): Promise<void>
}

interface Parts {
  origin: string
  door: Door
  files: RendererFiles
  call: AnswerCall
  doorCookie: string
  sessionCookie: string
  logFailure: (error: unknown) => void
}

/**
 * Serves the renderer and the procedures to browsers on this machine only.
 *
 * @throws Error when the renderer is not built or the port is taken
 */
export async function startHost({ open, rendererFolder, port = 0 }: HostOptions): Promise<Host> {
  const files = openRendererFiles(rendererFolder)
  const server = createServer()
  server.keepAliveTimeout = 30_000
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The host has no port')
  const origin = `http://127.0.0.1:${address.port}`
  const door = createDoor()
  const parts: Parts = {
    origin,
    door,
    files,
    call: callsOverHttp(open),
    // Cookies do not know ports: two hosts on one machine must not take each other's.
    doorCookie: `openpost-door-${address.port}`,
    sessionCookie: `openpost-session-${address.port}`,
    logFailure: (error) => open.core.log({ level: 'error', message: 'A request failed', error }),
  }
  server.on('request', (request, response) => {
    answer(parts, request, response).catch((error: unknown) => {
      parts.logFailure(error)
      if (response.headersSent) response.destroy()
      else say(response, 500, 'Something went wrong.')
    })
  })
  return {
    origin,
    newLink: () => `${origin}/enter?key=${door.newKey()}`,
    close: async () => {
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

async function answer(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = '', url = '', headers } = request
  const verdict = guardRequest({ method, url, headers }, parts.origin)
  if (verdict !== null) return say(response, verdict.status, verdict.message)
  const { pathname, searchParams } = new URL(url, parts.origin)
  if (pathname === '/enter') return enter(parts, searchParams.get('key') ?? '', response)
  if (!parts.door.isOpenFor(readCookie(headers.cookie, parts.doorCookie)))
    return say(response, 403, closedDoor)
  if (isCall(url)) return call(parts, request, response)
  const file = await parts.files.answer(pathname)
  response.writeHead(file.status, { ...file.headers, 'content-length': String(file.body.byteLength) })
  response.end(method === 'HEAD' ? undefined : file.body)
}

const closedDoor = 'Open the link that Openpost printed when it started. Each link lets one browser in, once.'

function enter(parts: Parts, key: string, response: ServerResponse): void {
  const secret = parts.door.redeem(key)
  if (secret === null) return say(response, 403, `This link was used or is too old. ${newLinkHint}`)
  response.setHeader('set-cookie', sealedCookie(parts.doorCookie, secret, false))
  response.setHeader('location', '/')
  say(response, 303, 'Welcome.')
}

const newLinkHint = 'Press Enter where Openpost runs, or run "openpost link", for a new one.'

async function call(parts: Parts, request: IncomingMessage, response: ServerResponse): Promise<void> {
  for (const [name, value] of Object.entries(securityHeaders)) response.setHeader(name, value)
  response.setHeader('content-security-policy', inertPolicy)
  response.setHeader('cache-control', 'no-store')
  const matched = await parts.call(request, response, {
    token: readCookie(request.headers.cookie, parts.sessionCookie),
    client: 'browser',
    keepToken: (token) => {
      if (!response.headersSent)
        response.setHeader('set-cookie', sealedCookie(parts.sessionCookie, token, false))
    },
  })
  if (!matched) say(response, 404, 'There is no such procedure.')
}

function say(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/plain; charset=utf-8',
    'content-security-policy': inertPolicy,
    'cache-control': 'no-store',
    // What was not read of a refused request is not waited for.
    ...(status >= 400 ? { connection: 'close' } : {}),
  })
  response.end(`${message}\n`)
}
