import { type Command, InvalidArgumentError } from 'commander'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { socketAddress } from '../../host/data-folder.ts'
import { type Host, startHost } from '../../host/host-server.ts'
import { type LocalSocket, startLocalSocket } from '../../host/local-socket.ts'
import { dataSource, type GlobalOptions } from '../books.ts'
import { ensureBuilt, rendererFolder } from '../built-renderer.mjs'
import { CannotOpen } from '../exit-codes.ts'
import { print, printJson } from '../output.ts'

interface ServeOptions extends GlobalOptions {
  port: number
  open?: boolean
}

/** `serve` holds the books and shows the console in a browser of this machine; `link` lets another browser in. */
export function registerServe(program: Command): void {
  program
    .command('serve')
    .description('show the console in a browser on this machine, until Ctrl+C')
    .option('--port <number>', 'port on 127.0.0.1; a free one when left out', portOf, 0)
    .option('--open', 'open the link in the browser')
    .action(async (_options: ServeOptions, command: Command) =>
      serve(command.optsWithGlobals<ServeOptions>()),
    )
  program
    .command('link')
    .description('print a new one-time link to the console that "serve" shows')
    .action(async (_options: GlobalOptions, command: Command) => {
      await printLink(command.optsWithGlobals<GlobalOptions>())
    })
}

function portOf(text: string): number {
  const port = Number(text)
  if (/^\d{1,5}$/u.test(text) && port <= 65_535) return port
  throw new InvalidArgumentError('A port is a number up to 65535.')
}

async function serve(options: ServeOptions): Promise<void> {
  const data = dataSource(options)
  const { openCore } = await import('../../core/open-core.ts')
  const open = await openCore({ data })
  let host: Host | null = null
  let socket: LocalSocket | null = null
  try {
    await ensureBuilt()
    const serving = await startHost({ open, rendererFolder, port: options.port })
    host = serving
    const newLink = () => serving.newLink()
    if (data.kind === 'folder') socket = await startLocalSocket(open, data.folder, { newLink })
    announce(host, data.kind === 'folder' ? data.folder : 'PostgreSQL', options)
    await untilStopped(host)
  } finally {
    await host?.close()
    await socket?.close()
    await open.close()
  }
}

function announce(host: Host, where: string, options: ServeOptions): void {
  const link = host.newLink()
  if (options.json === true) printJson({ origin: host.origin, link })
  else {
    print(`Openpost serves ${where} at ${host.origin}, for browsers on this machine.`)
    print(`Open this link; it lets one browser in, once, within ten minutes:\n\n  ${link}\n`)
    print(`${process.stdin.isTTY ? 'Enter prints a new link, ' : ''}Ctrl+C stops.`)
  }
  if (options.open === true) openBrowser(link)
}

function openBrowser(link: string): void {
  const opener = { darwin: 'open', win32: 'explorer' }[String(process.platform)] ?? 'xdg-open'
  const child = spawn(opener, [link], { stdio: 'ignore', detached: true })
  // The link is on the screen in any case.
  child.once('error', () => undefined)
  child.unref()
}

/** Waits for Ctrl+C or the end signal; meanwhile Enter on a terminal prints a new link. */
async function untilStopped(host: Host): Promise<void> {
  const showLink = (): void => print(`  ${host.newLink()}`)
  if (process.stdin.isTTY) process.stdin.on('data', showLink)
  const stop = new AbortController()
  const waits = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) =>
    once(process, signal, { signal: stop.signal }).catch(() => undefined),
  )
  await Promise.race(waits)
  stop.abort()
  process.stdin.off('data', showLink).pause()
}

async function printLink(options: GlobalOptions): Promise<void> {
  const data = dataSource(options)
  const none = new CannotOpen('No Openpost serves these books to a browser. Start it with "serve".')
  if (data.kind !== 'folder' || !existsSync(data.folder)) throw none
  const outgoing = request({ socketPath: socketAddress(data.folder), method: 'POST', path: '/link' }).end()
  const [incoming] = await once(outgoing, 'response').catch(() => {
    throw none
  })
  const answer = (await text(incoming)).trim()
  if (incoming.statusCode !== 200) throw none
  if (options.json === true) printJson({ link: answer })
  else print(answer)
}
