import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication } from 'playwright-core'
import { collectComplaints, defaultViewport, type LaunchedConsole, type LaunchOptions } from './launched.ts'

export interface LaunchedDesktop extends LaunchedConsole {
  app: ElectronApplication
}

/** Why the desktop cannot be tested here, or null when it can. */
export function desktopMissing(): string | null {
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH']
  const isDisplayed = process.platform !== 'linux' || (process.env['DISPLAY'] ?? '') !== ''
  if (electronExecutable(folder) === null)
    return 'skipped: no Electron executable (ELECTRON_OVERRIDE_DIST_PATH)'
  return isDisplayed ? null : 'skipped: no display for Electron (run it under xvfb-run)'
}

function electronExecutable(folder: string | undefined): string | null {
  const file = path.join(folder ?? path.join('node_modules', 'electron', 'dist'), 'electron')
  return existsSync(file) ? file : null
}

function argumentsFor(folder: string): string[] {
  // Chromium's own sandbox does not work as root, which is what test machines often are.
  return [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.', '--data', folder]
}

/** Starts the desktop a second time on a folder and answers its exit code. */
export async function startAgain(folder: string): Promise<number> {
  const executable = electronExecutable(process.env['ELECTRON_OVERRIDE_DIST_PATH'])
  if (executable === null) throw new Error('no Electron executable')
  const [code] = await once(spawn(executable, argumentsFor(folder), { stdio: 'ignore' }), 'exit')
  return code
}

/** Opens the real desktop on a data folder of its own. Needs a build. */
export async function launchElectron(options: LaunchOptions = {}): Promise<LaunchedDesktop> {
  const executablePath = electronExecutable(process.env['ELECTRON_OVERRIDE_DIST_PATH'])
  if (executablePath === null) throw new Error('no Electron executable')
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'openpost-desktop-'))
  const args = [...argumentsFor(folder), `--lang=${options.locale ?? 'en-GB'}`]
  const app = await _electron.launch({
    executablePath,
    args,
    colorScheme: options.colorScheme ?? 'light',
    timeout: 60_000,
  })
  const page = await app.firstWindow()
  const complaints = collectComplaints(page)
  const { width, height } = options.viewport ?? defaultViewport
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      for (const window of BrowserWindow.getAllWindows()) window.setContentSize(size.width, size.height)
    },
    { width, height },
  )
  return {
    host: 'desktop',
    app,
    page,
    url: page.url(),
    folder,
    complaints,
    close: async () => {
      await app.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
