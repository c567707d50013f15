import type { MessagePortMain } from 'electron'
import { openCore, type OpenCore } from '../core/open-core.ts'
import { StoreRefusal } from '../core/store/store.ts'
import { type LocalSocket, startLocalSocket } from '../host/local-socket.ts'
import { callsOverPorts } from '../host/rpc.ts'
import { createAskedPresence } from './asked-presence.ts'
import type { CoreStart, FromCore, ToCore } from './core-messages.ts'
import { createKeychainCalls, keychainWrapper } from './keychain-wrapper.ts'

/*
 * The utility process of the desktop: it holds the books, answers the window through a port that the main process
 * brokers, and answers the command line through the local socket. Ports that come before the books are open wait.
 */

const parent = process.parentPort
const presence = createAskedPresence((id) => tell({ type: 'confirm-presence', id }))
const keychain = createKeychainCalls((id, task) => tell({ type: 'keychain', id, ...task }))
const start: CoreStart = JSON.parse(process.argv[2] ?? '')
const ready = openBooks(start)
ready.catch(() => undefined)

interface Books {
  open: OpenCore
  socket: LocalSocket | null
  serve: (port: MessagePortMain) => void
}

async function openBooks({ data, hasPresence }: CoreStart): Promise<Books> {
  const keychainOf = () => keychainWrapper(keychain.ask)
  const open = await openCore({ data, keychain: keychainOf, ...(hasPresence ? { presence } : {}) })
  const serveCalls = callsOverPorts(open)
  return {
    open,
    socket: data.kind === 'folder' ? await listen(open, data.folder) : null,
    serve: (port) => {
      serveCalls(port)
      port.start()
    },
  }
}

/** The window works without the socket; only the command line misses it. */
async function listen(open: OpenCore, folder: string): Promise<LocalSocket | null> {
  try {
    return await startLocalSocket(open, folder)
  } catch (error) {
    open.core.log({ level: 'warning', message: 'The command line cannot reach this window', error })
    return null
  }
}

async function close(): Promise<void> {
  try {
    const { open, socket } = await ready
    await socket?.close()
    await open.close()
  } finally {
    process.exit(0)
  }
}

function tell(message: FromCore): void {
  parent.postMessage(message)
}

// Ctrl+C in a terminal reaches every process of the group; the main process then asks this one to close.
process.on('SIGINT', () => undefined)
process.on('SIGTERM', () => void close())

parent.on('message', (event) => {
  const message: ToCore = event.data
  if (message.type === 'close') {
    void close()
    return
  }
  if (message.type === 'presence') {
    presence.answer(message.id, message.isConfirmed)
    return
  }
  if (message.type === 'keychain-answer') {
    keychain.answer(message.id, message.text)
    return
  }
  const [port] = event.ports
  if (port !== undefined) ready.then(({ serve }) => serve(port)).catch(() => port.close())
})

try {
  await ready
  tell({ type: 'open' })
} catch (error) {
  const message =
    error instanceof StoreRefusal ? error.message : String(error instanceof Error ? error.stack : error)
  tell({ type: 'cannot-open', message })
}
