import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workerUrl } from '../../electron/core/platform/worker-url.ts'
import { readInWorker, readWholeFile } from '../../electron/core/statements/index.ts'
import type { BankLine } from '../../electron/core/statements/index.ts'
import { bytesOf, camtText } from './camt-builder.ts'

let folder = ''
let file = ''
const text = camtText({
  entries: Array.from({ length: 4000 }, (_, index) => ({ reference: `REF${index}`, amount: `${index}.00` })),
  closing: '7998000.00',
})

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'openpost-statements-'))
  file = path.join(folder, 'statement.xml')
  writeFileSync(file, text)
})

afterAll(() => rmSync(folder, { recursive: true }))

async function linesOf(source: Parameters<typeof readInWorker>[0]): Promise<BankLine[]> {
  const lines: BankLine[] = []
  for await (const event of readInWorker(source)) if (event.type === 'lines') lines.push(...event.lines)
  return lines
}

describe('reading in a worker thread', () => {
  it('yields the same lines as reading in place, from a path and from bytes', async () => {
    const expected = readWholeFile(bytesOf(text)).lines
    expect(await linesOf({ path: file })).toEqual(expected)
    expect(await linesOf({ bytes: bytesOf(text) })).toEqual(expected)
  })

  it('throws the refusal with its code, values and place', async () => {
    const bytes = bytesOf(camtText({ entries: [{ amount: '1,00' }] }))
    await expect(linesOf({ bytes })).rejects.toMatchObject({
      name: 'StatementRefusal',
      code: 'amount-malformed',
      params: { text: '1,00' },
      position: { line: 6 },
    })
  })

  it('says that a file cannot be opened', async () => {
    await expect(linesOf({ path: path.join(folder, 'missing.xml') })).rejects.toThrow(/ENOENT/u)
  })

  it('ends when the loop is left, and when it is aborted', async () => {
    let seen = 0
    for await (const event of readInWorker({ path: file })) {
      if (event.type === 'lines') break
      seen += 1
    }
    expect(seen).toBe(1)
    const controller = new AbortController()
    const reading = async (): Promise<void> => {
      for await (const event of readInWorker({ path: file }, { signal: controller.signal })) {
        if (event.type === 'lines') controller.abort()
      }
    }
    await expect(reading()).rejects.toMatchObject({ name: 'AbortError' })
  })

  it('finds its bundle beside the running file or one folder above a chunk', () => {
    const source = workerUrl('statement-worker')
    expect(source.pathname.endsWith('/electron/core/statements/worker.ts')).toBe(true)
    writeFileSync(path.join(folder, 'statement-worker.js'), '')
    const beside = workerUrl('statement-worker', `file://${folder}/index.js`)
    const above = workerUrl('statement-worker', `file://${folder}/chunks/core-1.js`)
    expect([beside.pathname, above.pathname]).toEqual(Array(2).fill(`${folder}/statement-worker.js`))
    expect(() => workerUrl('render-worker', `file://${folder}/index.js`)).toThrow(/missing/u)
  })
})
