import { ipcRenderer } from 'electron'

/*
 * The only bridge between the page and the application: when the page says that it listens, one message port to the
 * core is passed on to it. Nothing is exposed to the page.
 */

window.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.source !== window || event.origin !== location.origin) return
  const { data } = event
  if (typeof data !== 'object' || data === null || !('type' in data) || data.type !== 'openpost:ready') return
  ipcRenderer.send('openpost:ready')
})

ipcRenderer.on('openpost:port', (event) => {
  window.postMessage({ type: 'openpost:port' }, location.origin, event.ports)
})
