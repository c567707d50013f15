import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'

export interface CliResult {
  code: number
  out: string
  err: string
  /** Every line of stdout as JSON. */
  json(): unknown[]
}

/** Runs the real command line in a process of its own. */
export async function runCli(args: readonly string[], input = ''): Promise<CliResult> {
  const child = spawn(process.execPath, ['electron/cli/openpost.mjs', ...args], { stdio: 'pipe' })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const [out, err, [code]] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')])
  return {
    code,
    out,
    err,
    json: () =>
      out
        .trim()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
  }
}
