import type { IncomingHttpHeaders } from 'node:http'

/** What a request says of itself, before anything of it is believed. */
export interface RequestFacts {
  method: string
  url: string
  headers: IncomingHttpHeaders
}

export interface Verdict {
  status: 400 | 403 | 405 | 411 | 413 | 421
  message: string
}

/** Room for the largest statement file and its form around it. */
export const maximumBodyBytes = 512 * 1024 * 1024

/**
 * Says why a request is refused, or null. The host's name is checked because a foreign page can make its own name
 * lead to 127.0.0.1; the origin because a foreign page can post here; the marking header because no form can set it.
 *
 * @param origin the one address of this host, e.g. `http://127.0.0.1:4711`
 */
export function guardRequest({ method, url, headers }: RequestFacts, origin: string): Verdict | null {
  if (headers.host !== new URL(origin).host)
    return { status: 421, message: 'This host does not answer to that name.' }
  if (headers.origin !== undefined && headers.origin !== origin) return foreign
  if (!url.startsWith('/') || url.startsWith('//') || url.includes('\\')) {
    return { status: 400, message: 'The path of the address is malformed.' }
  }
  return isCall(url) ? guardCall(method, headers) : guardPage(method, headers)
}

/** Whether a path leads to the procedures. */
export function isCall(url: string): boolean {
  return url === '/rpc' || url.startsWith('/rpc/') || url.startsWith('/rpc?')
}

const foreign: Verdict = { status: 403, message: 'The request comes from another site.' }

function guardCall(method: string, headers: IncomingHttpHeaders): Verdict | null {
  if (method !== 'POST') return { status: 405, message: 'Calls are posted.' }
  if (headers.origin === undefined) return foreign
  const site = headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin') return foreign
  if (headers['x-openpost'] !== '1')
    return { status: 403, message: 'The request does not come from Openpost.' }
  return guardBody(headers)
}

/** A body that says it is too large is refused before it is read; one that lies is cut off while it is. */
export function guardBody(headers: IncomingHttpHeaders): Verdict | null {
  const length = headers['content-length']
  if (length === undefined || Number(length) <= maximumBodyBytes) return null
  return { status: 413, message: 'The request is larger than 512 MB.' }
}

function guardPage(method: string, headers: IncomingHttpHeaders): Verdict | null {
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, message: 'Pages are only read.' }
  // Another site may lead here with a link, and never load a part of this one into itself.
  const isLink = headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document'
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none' || isLink) return null
  return foreign
}
