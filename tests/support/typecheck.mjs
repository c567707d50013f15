// Checks every layer with its own tsconfig, two at a time. Exits 1 when one of them does not compile.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'

const layers = [
  'shared',
  'electron/core',
  'electron/host',
  'electron/cli',
  'electron/main',
  'electron/preload',
  'renderer',
  'tests',
  'tests/e2e',
]
const wanted = process.argv.slice(2)
const queue = layers.filter(
  (layer) => existsSync(path.join(layer, 'tsconfig.json')) && (wanted.length === 0 || wanted.includes(layer)),
)
let failed = 0

function check(layer) {
  return new Promise((resolve) => {
    const args = ['node_modules/typescript/bin/tsc', '-p', layer, '--pretty', 'false']
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.on('exit', (code) => {
      const empty = output.includes('TS18003')
      if (code !== 0 && !empty) failed += 1
      console.log(code === 0 || empty ? `ok      ${layer}` : `failed  ${layer}\n${output}`)
      resolve(undefined)
    })
  })
}

async function worker() {
  for (let layer = queue.shift(); layer !== undefined; layer = queue.shift()) await check(layer)
}

await Promise.all([worker(), worker()])
process.exit(failed === 0 ? 0 : 1)
