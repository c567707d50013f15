import { app, BrowserWindow, dialog, session } from 'electron'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { openRendererFiles } from '../host/renderer-files.ts'
import { appPage, registerAppScheme, serveAppScheme } from './app-scheme.ts'
import { readArguments } from './arguments.ts'
import { type CoreHost, startCore } from './core-host.ts'
import { setMenu } from './menu.ts'
import { denyByDefault } from './policies.ts'
import { brokerPorts } from './port-broker.ts'
import { hasTouchId, promptTouchId } from './touch-id.ts'
import { openWindow } from './window.ts'
import { wordsFor } from './words.ts'

const directory = import.meta.dirname
const { folder, databaseUrl } = readArguments(process.argv.slice(1), process.env, process.cwd())
const data =
  databaseUrl === null
    ? ({ kind: 'folder', folder } as const)
    : ({ kind: 'postgres', url: databaseUrl } as const)

mkdirSync(folder, { recursive: true, mode: 0o700 })
// The window's own files stand with the books they belong to, and the system's one-instance lock with them: a second
// start on the same folder brings the first window forward, one on another folder opens its own.
app.setPath('userData', path.join(folder, 'desktop'))
// Both at once would start helpers that fail; the switch is only ever given by tests that run as root.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
registerAppScheme()

let core: CoreHost | null = null
let isQuitting = false

function startBooks(): void {
  const start = { data, hasPresence: hasTouchId() }
  core = startCore(path.join(directory, 'core-process.js'), start, app.isPackaged, {
    confirmPresence: promptTouchId,
    onCannotOpen: (message) => {
      core = null
      dialog.showErrorBox(wordsFor(app.getPreferredSystemLanguages()).cannotOpen, message)
      app.exit(3)
    },
    onCrash: () => {
      core = null
      if (!isQuitting) void offerRestart()
    },
  })
}

async function offerRestart(): Promise<void> {
  const words = wordsFor(app.getPreferredSystemLanguages())
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: words.crashTitle,
    message: words.crashText,
    detail: words.crashDetail,
    buttons: [words.restart, words.quit],
    defaultId: 0,
    cancelId: 1,
  })
  if (response !== 0) return app.exit(4)
  startBooks()
  for (const window of BrowserWindow.getAllWindows()) void window.loadURL(appPage)
}

async function run(): Promise<void> {
  await app.whenReady()
  const devTools = !app.isPackaged
  denyByDefault(session.defaultSession)
  serveAppScheme(openRendererFiles(path.join(directory, '..', 'renderer')))
  setMenu(devTools)
  startBooks()
  brokerPorts(() => {
    if (core === null) throw new Error('the core is not running')
    return core.connect()
  })
  const icon = path.join(directory, '..', '..', 'resources', 'icons', 'openpost.png')
  openWindow({ preload: path.join(directory, '..', 'preload', 'index.cjs'), icon, devTools })
}

function focusWindow(): void {
  const [window] = BrowserWindow.getAllWindows()
  if (window?.isMinimized() === true) window.restore()
  window?.focus()
}

if (app.requestSingleInstanceLock()) {
  app.on('second-instance', focusWindow)
  app.on('window-all-closed', () => app.quit())
  app.on('before-quit', () => {
    isQuitting = true
  })
  app.on('will-quit', (event) => {
    const ending = core
    core = null
    if (ending === null) return
    event.preventDefault()
    void ending.close().then(() => app.quit())
  })
  run().catch((error: unknown) => {
    dialog.showErrorBox('Openpost', error instanceof Error ? error.message : String(error))
    app.exit(4)
  })
} else {
  app.exit(0)
}
