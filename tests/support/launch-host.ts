import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { launchChromium } from './chromium.ts'
import { collectComplaints, defaultViewport, type LaunchedConsole, type LaunchOptions } from './launched.ts'

export interface ServedHost {
  origin: string
  /** Lets one browser in, once. */
  link: string
  /** Stops it as Ctrl+C does, and answers its exit code. */
  close(): Promise<number>
}

/** Runs `openpost serve` in a process of its own; `source` is `['--data', DIR]` or `['--database', URL]`. */
export async function serveHost(source: readonly string[]): Promise<ServedHost> {
  const args = ['electron/cli/openpost.mjs', 'serve', '--json', ...source]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line'),
    once(child, 'exit').then(([code]) => {
      throw new Error(`the host ended with ${code} before it served`)
    }),
  ])
  const { origin, link }: { origin: string; link: string } = JSON.parse(line)
  return { origin, link, close: () => stop(child) }
}

async function stop(child: ChildProcess): Promise<number> {
  if (child.exitCode !== null) return child.exitCode
  child.kill('SIGTERM')
  const [code] = await once(child, 'exit')
  return code
}

/** Opens the console of the local host in Chromium, as a clerk would with the printed link. */
export async function launchHost(
  options: LaunchOptions & { database?: string } = {},
): Promise<LaunchedConsole> {
  const folder = options.folder ?? mkdtempSync(path.join(tmpdir(), 'openpost-e2e-'))
  const host = await serveHost(
    options.database === undefined ? ['--data', folder] : ['--database', options.database],
  )
  const browser = await launchChromium()
  const context = await browser.newContext({
    viewport: options.viewport ?? defaultViewport,
    colorScheme: options.colorScheme ?? 'light',
    locale: options.locale ?? 'en-GB',
    acceptDownloads: true,
  })
  const page = await context.newPage()
  const complaints = collectComplaints(page)
  await page.goto(host.link)
  return {
    host: 'browser',
    page,
    url: `${host.origin}/`,
    folder,
    complaints,
    close: async () => {
      await browser.close()
      await host.close()
      if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
    },
  }
}
