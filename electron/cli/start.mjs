// `npm start`: the desktop where there can be one, else the local host for a browser.
import { ensureNode } from './node-version.mjs'

ensureNode()
const { ensureBuilt } = await import('./built-renderer.mjs')
const { findDesktop, hasDisplay, openDesktop } = await import('./desktop.mjs')

const argv = process.argv.slice(2)

async function start() {
  if (argv.includes('--help') || argv.includes('-h')) {
    console.log(`npm start -- [--data DIR] [--database URL]

Opens the desktop. Where there is no display or no Electron executable it serves the console to a browser instead,
as "npm run openpost -- serve" does.`)
    return 0
  }
  await ensureBuilt()
  const desktop = await findDesktop(argv)
  const ended = 'reason' in desktop ? desktop : await openDesktop(desktop.executable, argv)
  if ('code' in ended) return ended.code
  console.log(`No desktop window: ${ended.reason}. Serving the console to a browser on this machine instead.`)
  const { run } = await import('./main.ts')
  const browser = hasDisplay() ? ['--open'] : []
  return run(['serve', ...argv.filter((argument) => argument !== '--no-sandbox'), ...browser])
}

try {
  process.exitCode = await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 4
}
