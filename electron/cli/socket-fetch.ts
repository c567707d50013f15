import { request as openRequest, type IncomingMessage } from 'node:http'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** A `fetch` that speaks HTTP through a local socket or pipe instead of the network. */
export function fetchThrough(socketPath: string): (request: Request) => Promise<Response> {
  return async (request) => {
    const { pathname, search } = new URL(request.url)
    const outgoing = openRequest({
      socketPath,
      method: request.method,
      path: pathname + search,
      headers: Object.fromEntries(request.headers),
      signal: request.signal,
    })
    const answered = new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve)
      outgoing.once('error', reject)
    })
    if (request.body === null) outgoing.end()
    else {
      // A refusal may come before the whole body went out; then the answer counts, not the broken pipe.
      pipeline(Readable.from(request.body), outgoing).catch(() => undefined)
    }
    return responseOf(await answered)
  }
}

function responseOf(incoming: IncomingMessage): Response {
  const headers = new Headers()
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  const chunks = incoming[Symbol.asyncIterator]()
  const body = new ReadableStream({
    pull: async (controller) => {
      const chunk = await chunks.next()
      if (chunk.done === true) controller.close()
      else controller.enqueue(chunk.value)
    },
    cancel: () => void incoming.destroy(),
  })
  return new Response(body, { status: incoming.statusCode ?? 500, headers })
}
