import { spawn } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export const projectFolder = fileURLToPath(new URL('../..', import.meta.url))
export const rendererFolder = path.join(projectFolder, 'out', 'renderer')

const sources = ['electron', 'renderer', 'shared', 'electron.vite.config.ts', 'package.json']
const products = [
  'out/main/index.cjs',
  'out/main/core-process.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
]

const bundler = path.join(projectFolder, 'node_modules', 'electron-vite', 'dist', 'cli.js')

/** Milliseconds of the newest file at or below a path. */
function newest(file) {
  const found = statSync(file)
  if (!found.isDirectory()) return found.mtimeMs
  return Math.max(found.mtimeMs, ...readdirSync(file).map((name) => newest(path.join(file, name))))
}

/** Whether everything is built, and after the last change of a source. */
export function isBuilt() {
  const files = products.map((file) => path.join(projectFolder, file))
  if (!files.every((file) => existsSync(file))) return false
  const builtAt = Math.min(...files.map((file) => statSync(file).mtimeMs))
  return sources.every((source) => newest(path.join(projectFolder, source)) <= builtAt)
}

/** Builds when something is missing or older than its sources. An installed copy without the bundler stays as it is. */
export async function ensureBuilt() {
  if (isBuilt() || !existsSync(bundler)) return
  process.stderr.write('Building the console; this happens once after each change…\n')
  const child = spawn(process.execPath, [bundler, 'build', '--logLevel', 'warn'], {
    cwd: projectFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => child.once('exit', resolve))
  if (code !== 0) throw new Error(`The console could not be built:\n${output}`)
}
