import { ipcMain, type IpcMainEvent, type MessagePortMain } from 'electron'
import { appOrigin } from './app-scheme.ts'

/**
 * Answers the one message the preload script may send: a page that listens gets a port to the core. Whoever asks
 * must be the top frame of the application's own page.
 */
export function brokerPorts(connect: () => MessagePortMain): void {
  ipcMain.on('openpost:ready', (event) => {
    if (!isOwnPage(event)) return
    event.sender.postMessage('openpost:port', null, [connect()])
  })
}

function isOwnPage(event: IpcMainEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame.parent === null && frame.origin === appOrigin
}
