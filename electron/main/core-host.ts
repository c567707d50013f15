import { MessageChannelMain, type MessagePortMain, utilityProcess, type UtilityProcess } from 'electron'
import type { CoreStart, FromCore, ToCore } from './core-messages.ts'
import { askKeychain } from './keychain.ts'

export interface CoreHostEvents {
  /** The books cannot be opened; the message is for the user. The process has ended. */
  onCannotOpen(message: string): void
  /** The process ended by itself after it had started. */
  onCrash(): void
  /** The core asks whether the computer knows who sits before it. */
  confirmPresence(): Promise<boolean>
}

/** The core process as the main process sees it. */
export interface CoreHost {
  /** A new port to the core, for one page. */
  connect(): MessagePortMain
  /** Lets the core finish what it does and close the books. Resolves when it is gone, after five seconds at most. */
  close(): Promise<void>
}

const patienceMilliseconds = 5_000

/** Starts the core in a process of its own, so that neither drawing nor a fault in the page ever waits for it. */
export function startCore(
  entry: string,
  start: CoreStart,
  isPackaged: boolean,
  events: CoreHostEvents,
): CoreHost {
  const env = { ...process.env }
  // Names another build of the database addon, for tests; an installed application loads its own only.
  if (isPackaged) delete env['OPENPOST_SQLITE_BINDING']
  const child = utilityProcess.fork(entry, [JSON.stringify(start)], { serviceName: 'Openpost core', env })
  let isEnding = false
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => {
      resolve()
      if (!isEnding) events.onCrash()
    })
  })
  child.on('message', (message: FromCore) => {
    if (message.type === 'confirm-presence') {
      const { id } = message
      const answer = (isConfirmed: boolean) => send(child, { type: 'presence', id, isConfirmed })
      events.confirmPresence().then(answer, () => answer(false))
      return
    }
    if (message.type === 'keychain') {
      const { id } = message
      void askKeychain(message).then((text) => send(child, { type: 'keychain-answer', id, text }))
    }
    if (message.type !== 'cannot-open') return
    isEnding = true
    child.kill()
    events.onCannotOpen(message.message)
  })
  return {
    connect: () => {
      const { port1, port2 } = new MessageChannelMain()
      send(child, { type: 'port' }, [port2])
      return port1
    },
    close: async () => {
      isEnding = true
      send(child, { type: 'close' })
      const timer = setTimeout(() => child.kill(), patienceMilliseconds)
      await gone
      clearTimeout(timer)
    },
  }
}

function send(child: UtilityProcess, message: ToCore, ports: MessagePortMain[] = []): void {
  child.postMessage(message, ports)
}
