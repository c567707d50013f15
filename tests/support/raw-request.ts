import { once } from 'node:events'
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { text } from 'node:stream/consumers'

export interface RawAnswer {
  status: number
  headers: IncomingHttpHeaders
  body: string
}

export interface RawRequest {
  method?: string
  /** Sent as it stands, also when no browser would. */
  path?: string
  headers?: OutgoingHttpHeaders
  body?: string
}

/** One HTTP request exactly as given, without the headers that are undefined: no cookie jar, no redirects, any Host header. */
export async function rawRequest(
  origin: string,
  { method = 'GET', path = '/', headers = {}, body }: RawRequest = {},
): Promise<RawAnswer> {
  const { hostname, port, host } = new URL(origin)
  const sent = Object.fromEntries(
    Object.entries({ host, ...headers }).filter(([, value]) => value !== undefined),
  )
  const outgoing = request({ hostname, port, method, path, headers: sent, agent: false })
  outgoing.end(body)
  const [incoming] = await once(outgoing, 'response')
  return { status: incoming.statusCode, headers: incoming.headers, body: await text(incoming) }
}

/** The `name=value` of a cookie that an answer sets. */
export function cookieOf({ headers }: RawAnswer): string {
  return headers['set-cookie']?.[0]?.split(';')[0] ?? ''
}
