import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { en } from '../../../shared/locales/en/index.ts'
import { ensureBuilt } from '../../../electron/cli/built-renderer.mjs'
import { insertManyCards } from '../../../electron/core/sample/index.ts'
import { chromiumHint, findChromium, launchChromium } from '../../support/chromium.ts'
import { serveHost } from '../../support/launch-host.ts'
import { openBenchBooks } from '../books.ts'
import { type Bench, percentile, type Result, timed } from '../measure.ts'

const rounds = 5

/** From the command to a window one can type into: the local host with its books, and Chromium, which is running. */
export async function startScene({ folder, sizes, note }: Bench): Promise<Result[]> {
  if (findChromium() === null) {
    note(`left out: ${chromiumHint}`)
    return []
  }
  await ensureBuilt()
  const books = await openBenchBooks(folder)
  await insertManyCards(books.core, sizes.customers)
  await books.close()
  const ours: number[] = []
  const bare: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    ours.push(await startOurs(path.join(folder, 'books')))
    bare.push(await startBare())
  }
  const milliseconds = percentile(ours, 50)
  return [
    {
      scene: 'start',
      name: `start to a usable window, ${sizes.customers} cards, p50 of ${rounds}`,
      ours: milliseconds / 1000,
      unit: 's',
      baselineName: 'bare Node host, empty page',
      baseline: percentile(bare, 50) / 1000,
      goal: '≤ 1.5 s',
      reached: milliseconds <= 1500,
    },
  ]
}

async function startOurs(data: string): Promise<number> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage({ locale: 'en-GB' })
    const { milliseconds, value: host } = await timed(async () => {
      const serving = await serveHost(['--data', data])
      await page.goto(serving.link)
      await page.getByRole('button', { name: en.shell.login.submit }).waitFor()
      return serving
    })
    await host.close()
    return milliseconds
  } finally {
    await browser.close()
  }
}

const bareServer = `
import { createServer } from 'node:http'
const page = '<!doctype html><title>bare</title><button>Sign in</button>'
const server = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(page))
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
`

async function startBare(): Promise<number> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    const { milliseconds, value: child } = await timed(async () => {
      const server = spawn(process.execPath, ['--input-type=module', '-e', bareServer], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      const [port] = await once(createInterface({ input: server.stdout }), 'line')
      await page.goto(`http://127.0.0.1:${port}/`)
      await page.getByRole('button').waitFor()
      return server
    })
    child.kill()
    return milliseconds
  } finally {
    await browser.close()
  }
}
