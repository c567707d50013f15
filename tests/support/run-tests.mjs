// `npm test`: every suite that this machine can run, and one line for each that it cannot.
// `npm test -- tests/rules` runs only what is named.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ensureNode } from '../../electron/cli/node-version.mjs'

ensureNode()
const { ensureBuilt } = await import('../../electron/cli/built-renderer.mjs')
const { chromiumHint, findChromium } = await import('./chromium.ts')
const { desktopMissing } = await import('./launch-electron.ts')

const vitest = 'node_modules/vitest/vitest.mjs'
const browserConfig = 'tests/support/vitest.browser.config.ts'
const scratch = mkdtempSync(path.join(tmpdir(), 'openpost-tests-'))
let passed = 0
let failed = 0

/** Runs Vitest and counts its tests; a suite that ends with an error counts as one failure at least. */
function runVitest(args, wrapper = []) {
  const report = path.join(scratch, 'report.json')
  rmSync(report, { force: true })
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const [command, ...rest] = [...wrapper, process.execPath, vitest, 'run', ...reporters, ...args]
  const { status } = spawnSync(command, rest, { stdio: 'inherit' })
  const counts = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : {}
  passed += counts.numPassedTests ?? 0
  failed += status === 0 ? 0 : Math.max(counts.numFailedTests ?? 0, 1)
}

const hasTests = (folder) => existsSync(folder)
const canRun = (command) => spawnSync('sh', ['-c', `command -v ${command}`], { stdio: 'ignore' }).status === 0

function runEverything() {
  runVitest([])
  const browser = findChromium()
  if (browser === null) console.log(`tests/e2e skipped: ${chromiumHint}`)
  else if (hasTests('tests/e2e')) runVitest(['--config', browserConfig, '--passWithNoTests', 'tests/e2e'])
  runDesktop()
}

function runDesktop() {
  const missing = desktopMissing()
  const needsDisplay = missing?.includes('no display') === true
  if (missing === null) return runVitest(['--config', browserConfig, 'tests/electron'])
  if (needsDisplay && canRun('xvfb-run')) {
    return runVitest(['--config', browserConfig, 'tests/electron'], ['xvfb-run', '--auto-servernum'])
  }
  console.log(`tests/electron ${missing}`)
}

const named = process.argv.slice(2)
const inBrowser = named.some((name) => /tests\/(e2e|electron)/.test(name))
try {
  if (named.length === 0 || inBrowser) await ensureBuilt()
  if (named.length === 0) runEverything()
  else runVitest(inBrowser ? ['--config', browserConfig, ...named] : named)
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
