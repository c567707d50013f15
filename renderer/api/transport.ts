import { RPCLink as FetchLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import type { ClientContext, ClientLink } from '@orpc/client'
import { refreshAfterCommand } from './refresh.ts'
import { sessionToken } from './session-token.ts'

/** True in the desktop window, whose page comes from the app: scheme and whose calls go through a port. */
export const isDesktop = location.protocol === 'app:'

/** Resolves with the port that the preload script hands over, after saying that the page listens. */
function receivePort(): Promise<MessagePort> {
  return new Promise((resolve) => {
    window.addEventListener('message', function receive(event: MessageEvent<unknown>) {
      if (event.source !== window || event.origin !== location.origin) return
      if (!isMessage(event.data, 'openpost:port')) return
      const port = event.ports[0]
      if (port === undefined) return
      window.removeEventListener('message', receive)
      port.start()
      resolve(port)
    })
    window.postMessage({ type: 'openpost:ready' }, location.origin)
  })
}

function isMessage(data: unknown, type: string): boolean {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === type
}

function desktopLink(): ClientLink<ClientContext> {
  const link = receivePort().then(
    (port) =>
      new PortLink({
        port,
        headers: () => (sessionToken() === '' ? {} : { authorization: `Bearer ${sessionToken()}` }),
        interceptors: [refreshAfterCommand],
      }),
  )
  return { call: async (path, input, options) => (await link).call(path, input, options) }
}

function hostLink(): ClientLink<ClientContext> {
  return new FetchLink({
    url: new URL('/rpc', location.origin),
    // A page of another site cannot set this header, so a forged form post is refused by the host.
    headers: { 'x-openpost': '1' },
    fetch: (request, init) => fetch(request, { ...init, credentials: 'same-origin' }),
    interceptors: [refreshAfterCommand],
  })
}

/** The one way to the core: a message port in the desktop, HTTP elsewhere. */
export function openLink(): ClientLink<ClientContext> {
  return isDesktop ? desktopLink() : hostLink()
}
