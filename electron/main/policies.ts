import { app, type Session, type WebContents } from 'electron'
import { appOrigin, appPage, isAppPage } from './app-scheme.ts'

/** What the page may load: itself, what it made itself, and the developer tools where they are on. */
const allowedSchemes: ReadonlySet<string> = new Set(['app:', 'blob:', 'data:', 'devtools:'])

/** Copying a number with a button of the page; everything else that would ask the user is refused. */
const allowedPermission = 'clipboard-sanitized-write'

/** Applies to every page of the application, whoever opens it. */
export function denyByDefault(session: Session): void {
  app.on('web-contents-created', (_event, contents) => confine(contents))
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === allowedPermission),
  )
  session.setPermissionCheckHandler(
    (_contents, permission, origin) => permission === allowedPermission && isOwn(origin),
  )
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !allowedSchemes.has(new URL(details.url).protocol) })
  })
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${appOrigin}/`)) event.preventDefault()
  })
}

function isOwn(origin: string): boolean {
  return URL.canParse(origin) && new URL(origin).host === 'openpost' && origin.startsWith('app:')
}

function confine(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  // Loading the page again is the one way it may go.
  contents.on('will-navigate', (event) => {
    if (!isAppPage(event.url) || event.url.includes('?')) event.preventDefault()
  })
  contents.on('will-frame-navigate', (event) => {
    if (!event.isMainFrame) event.preventDefault()
  })
  // Chromium asks nobody before it shows about:blank.
  contents.on('did-navigate', (_event, address) => {
    if (!isAppPage(address)) void contents.loadURL(appPage)
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}
