import { BrowserWindow, nativeTheme } from 'electron'
import { appPage } from './app-scheme.ts'

export interface WindowOptions {
  preload: string
  icon: string
  /** Off in an installed application. */
  devTools: boolean
}

/** The one window. It shows itself when its page has drawn something. */
export function openWindow({ preload, icon, devTools }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    icon,
    title: 'Openpost',
    autoHideMenuBar: true,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#14181d' : '#f6f7f8',
    webPreferences: {
      preload,
      devTools,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      // It would fetch dictionaries from the network.
      spellcheck: false,
      safeDialogs: true,
    },
  })
  window.once('ready-to-show', () => window.show())
  void window.loadURL(appPage)
  return window
}
