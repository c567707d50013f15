import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { systemClock } from '../../electron/core/platform/clock.ts'
import { openTestCore, type TestClock } from '../support/test-core.ts'
import { signIn } from '../support/scenario.ts'

/** How often the program is killed; CI asks for sixty. */
const kills = Number(process.env['OPENPOST_TEST_KILLS'] ?? 12)
const worker = path.resolve(import.meta.dirname, '../support/kill-worker.ts')

/** Lets the worker run until it is ready and a little longer, kills it, and answers what it had acknowledged. */
function runAndKill(folder: string, round: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [worker, folder, String(round)], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    let problems = ''
    child.stdout.on('data', (chunk: Buffer) => {
      if (output === '') setTimeout(() => child.kill('SIGKILL'), 40 + ((round * 337) % 1_400))
      output += chunk.toString()
    })
    child.stderr.on('data', (chunk: Buffer) => (problems += chunk.toString()))
    child.on('exit', (code, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n').slice(0, -1))
      else reject(new Error(`the worker ended by itself with ${code}: ${problems}`))
    })
  })
}

describe('kill -9', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'openpost-kill-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it(
    `loses no acknowledged command in ${kills} kills, and the books prove themselves`,
    { timeout: 400_000 },
    async () => {
      const acknowledged: string[] = []
      for (let round = 1; round <= kills; round += 1) acknowledged.push(...(await runAndKill(folder, round)))
      const ids = (kind: string) =>
        acknowledged.filter((line) => line.startsWith(`${kind} `)).map((line) => line.slice(kind.length + 1))
      expect(ids('document').length).toBeGreaterThan(kills)
      expect(ids('allocation').length).toBeGreaterThan(0)

      const clock: TestClock = { ...systemClock, set: () => undefined, advanceSeconds: () => undefined }
      const core = await openTestCore('sqlite', { folder, clock })
      const client = await signIn(core, 'vries')
      for (const id of ids('document')) expect((await client.billing.get({ id })).id).toBe(id)
      for (const id of ids('import'))
        expect((await client.payments.getImport({ id })).state).toBe('committed')
      for (const pair of ids('allocation')) {
        const [lineId = '', allocationId = ''] = pair.split('/')
        const line = await client.payments.getLine({ id: lineId })
        expect(line.allocations.map((allocation) => allocation.id)).toContain(allocationId)
      }
      await client.billing.renderPending({ requestId: crypto.randomUUID(), limit: 100_000 })
      for await (const check of await client.audit.verify())
        expect(check).toMatchObject({ ok: true, problems: [] })
      await core.dispose()
    },
  )
})
