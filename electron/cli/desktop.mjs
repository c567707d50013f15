import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from './built-renderer.mjs'

const electronFolder = path.join(projectFolder, 'node_modules', 'electron')
const downloadSource = 'https://github.com/electron/electron/releases'

/** Whether a window can be shown at all. */
export function hasDisplay(platform = process.platform, env = process.env) {
  if (platform !== 'linux') return env['SSH_CONNECTION'] === undefined
  return [env['DISPLAY'], env['WAYLAND_DISPLAY']].some((value) => value !== undefined && value !== '')
}

/** The Electron executable that is there already, or null. */
function installedElectron(env) {
  const inFolder =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'
  const given = env['ELECTRON_OVERRIDE_DIST_PATH']
  const folder = given === undefined || given === '' ? path.join(electronFolder, 'dist') : given
  const file = path.join(folder, inFolder)
  return existsSync(file) ? file : null
}

/** Asks for the headers of the place Electron comes from; false within four seconds where there is no network. */
async function isReachable(address) {
  try {
    await fetch(address, { method: 'HEAD', redirect: 'manual', signal: AbortSignal.timeout(4_000) })
    return true
  } catch {
    return false
  }
}

/** Electron's own installer, which the package would run at its first start. */
async function download(env) {
  const installer = path.join(electronFolder, 'install.js')
  if (!existsSync(installer)) return 'the electron package is not installed'
  if (!(await isReachable(env['ELECTRON_MIRROR'] ?? downloadSource))) {
    return 'the Electron executable is not here and its download is out of reach'
  }
  const { version } = JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8'))
  process.stderr.write(`Downloading Electron ${version}; this happens once…\n`)
  const { status } = spawnSync(process.execPath, [installer], {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 600_000,
  })
  return status === 0 ? null : 'the Electron executable could not be downloaded'
}

/**
 * The Electron executable to open, or why there will be no window.
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function findDesktop(argv, env = process.env) {
  if (!hasDisplay(process.platform, env)) return { reason: 'there is no display' }
  const isRoot = process.platform === 'linux' && process.getuid?.() === 0
  if (isRoot && !argv.includes('--no-sandbox')) {
    return {
      reason: 'a window is not opened as root, where its sandbox does not work (--no-sandbox insists)',
    }
  }
  const installed = installedElectron(env)
  if (installed !== null) return { executable: installed }
  const reason = await download(env)
  const executable = installedElectron(env)
  if (reason !== null || executable === null)
    return { reason: reason ?? 'the Electron executable is missing' }
  return { executable }
}

/** A window that ends this soon with an error never opened: its libraries or its sandbox are missing. */
const startMilliseconds = 5_000

/**
 * Opens the desktop and waits for its end.
 * @returns {Promise<{ code: number } | { reason: string }>}
 */
export function openDesktop(executable, argv) {
  const startedAt = performance.now()
  const child = spawn(executable, [projectFolder, ...argv], { stdio: 'inherit' })
  const forward = (signal) => child.kill(signal)
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, forward)
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ reason: `Electron does not start (${error.message})` }))
    child.once('exit', (code, signal) => {
      const isEarly = performance.now() - startedAt < startMilliseconds
      // 3: the data cannot be opened, which the desktop has said.
      if (isEarly && code !== 0 && code !== 3 && signal !== 'SIGINT' && signal !== 'SIGTERM') {
        resolve({ reason: `Electron ended at once (${signal ?? `code ${code}`})` })
      } else resolve({ code: code ?? 0 })
    })
  })
}
