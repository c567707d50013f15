import { protocol } from 'electron'
import type { RendererFiles } from '../host/renderer-files.ts'

/** The one origin of the window's page. */
export const appOrigin = 'app://openpost'
export const appPage = `${appOrigin}/`

/** Gives the scheme the rights of a secure web origin. Must run before the application is ready. */
export function registerAppScheme(): void {
  const privileges = { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true }
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges }])
}

/** Serves the built renderer, and nothing else, to the window. */
export function serveAppScheme(files: RendererFiles): void {
  protocol.handle('app', async (request) => {
    const { host, pathname } = new URL(request.url)
    const isRead = request.method === 'GET' || request.method === 'HEAD'
    if (host !== 'openpost' || !isRead) return new Response('Refused.\n', { status: 403 })
    const { status, headers, body } = await files.answer(pathname)
    return new Response(new Uint8Array(body), { status, headers })
  })
}

/** Whether an address is the page itself, at whatever place in it. */
export function isAppPage(address: string): boolean {
  if (!URL.canParse(address)) return false
  const url = new URL(address)
  return (
    url.protocol === 'app:' &&
    url.host === 'openpost' &&
    (url.pathname === '/' || url.pathname === '/index.html')
  )
}
