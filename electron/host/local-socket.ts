import { once } from 'node:events'
import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir, userInfo } from 'node:os'
import path from 'node:path'
import type { OpenCore } from '../core/open-core.ts'
import { socketAddress } from './data-folder.ts'
import { guardBody, isCall } from './request-guard.ts'
import { type AnswerCall, bearerToken, callsOverHttp } from './rpc.ts'

export interface LocalSocket {
  readonly address: string
  close(): Promise<void>
}

export interface LocalSocketOptions {
  /** A link for a browser, where the holder of the folder serves one. */
  newLink?: () => string
}

/**
 * Answers the command line while this process holds the data folder: the same procedures over HTTP on a socket that
 * only this user can open. Call it after the folder's lock is taken, since it removes what an ended process left.
 *
 * @throws Error when the socket's folder is not this user's own
 */
export async function startLocalSocket(
  open: Pick<OpenCore, 'core' | 'router'>,
  folder: string,
  options: LocalSocketOptions = {},
): Promise<LocalSocket> {
  const address = socketAddress(folder)
  const isFile = process.platform !== 'win32'
  if (isFile) makeRoom(address)
  const call = callsOverHttp(open)
  const server = createServer((request, response) => {
    answer(call, options, request, response).catch((error: unknown) => {
      open.core.log({ level: 'error', message: 'A request at the local socket failed', error })
      response.destroy()
    })
  })
  // The socket is bound inside `listen`: nobody else can open it, not even for a moment.
  const mask = isFile ? process.umask(0o177) : null
  try {
    server.listen(address)
  } finally {
    if (mask !== null) process.umask(mask)
  }
  await once(server, 'listening')
  if (isFile) chmodSync(address, 0o600)
  server.unref()
  return {
    address,
    close: async () => {
      server.close()
      server.closeAllConnections()
      if (server.listening) await once(server, 'close')
    },
  }
}

function makeRoom(address: string): void {
  const parent = path.dirname(address)
  if (path.dirname(parent) === tmpdir()) {
    mkdirSync(parent, { recursive: true, mode: 0o700 })
    assertOwnFolder(parent)
  }
  rmSync(address, { force: true })
}

/** A folder in a place where everybody may write could be somebody else's trap. */
export function assertOwnFolder(folder: string): void {
  const found = lstatSync(folder)
  if (!found.isDirectory() || found.uid !== userInfo().uid || (found.mode & 0o022) !== 0) {
    throw new Error(
      `${folder} can be written to by others; give it to this user alone (chmod go-w), or choose another data folder`,
    )
  }
}

async function answer(
  call: AnswerCall,
  { newLink }: LocalSocketOptions,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { method, url = '', headers } = request
  if (method === 'POST' && url === '/link') {
    if (newLink === undefined) return say(response, 404, 'No browser is served.')
    return say(response, 200, newLink())
  }
  const verdict = guardBody(headers)
  if (verdict !== null) return say(response, verdict.status, verdict.message)
  const matched =
    isCall(url) && (await call(request, response, { token: bearerToken(headers.authorization) }))
  if (!matched) say(response, 404, 'There is no such procedure.')
}

function say(response: ServerResponse, status: number, message: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(`${message}\n`)
}
