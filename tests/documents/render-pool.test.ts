import { createHash } from 'node:crypto'
import { afterEach, describe, expect, it } from 'vitest'
import type { RenderPool, RenderPoolOptions } from '../../electron/core/documents/index.ts'
import { createRenderPool, freezeDocument } from '../../electron/core/documents/index.ts'
import { renderPdf } from '../../electron/core/documents/render.ts'
import { documentFacts, paidInvoiceFacts } from './document-facts.ts'

const pools: RenderPool[] = []
function openPool(options?: RenderPoolOptions): RenderPool {
  const pool = createRenderPool(options)
  pools.push(pool)
  return pool
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()))
})

describe('the render pool', () => {
  it('gives the bytes and hash that the calling thread would get, in every thread', async () => {
    const documents = [documentFacts(), paidInvoiceFacts(), documentFacts({ language: 'de' })].map(
      freezeDocument,
    )
    const here = await Promise.all(documents.map((frozen) => renderPdf(frozen)))
    const pool = openPool()
    const order = [2, 0, 1, 1, 0, 2, 0, 1]
    const there = await Promise.all(order.map((index) => pool.render(documents[index]!)))
    there.forEach(({ bytes, sha256 }, place) => {
      expect(Buffer.from(bytes).equals(here[order[place]!]!)).toBe(true)
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'))
    })
  })

  it('refuses a document that cannot be printed and goes on with the next', async () => {
    const pool = openPool({ workers: 1 })
    const good = freezeDocument(documentFacts())
    const bad = freezeDocument(documentFacts())
    if (bad.paymentBlock !== null) bad.paymentBlock.qrText = 'x'.repeat(5000)
    await expect(pool.render(bad)).rejects.toThrow()
    await expect(pool.render(good)).resolves.toHaveProperty('sha256')
  })

  it('fails only the document whose thread dies, and starts a new thread', async () => {
    const dying = new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort } from 'node:worker_threads'
        parentPort.on('message', ({ job, frozen }) => {
          if (frozen.title.includes('dies')) process.exit(7)
          parentPort.postMessage({ job, ok: true, bytes: new Uint8Array(1), sha256: frozen.title })
        })`)}`,
    )
    const pool = openPool({ workers: 1, worker: dying })
    const frozen = freezeDocument(documentFacts())
    const results = await Promise.allSettled(
      ['one', 'dies', 'two'].map((title) => pool.render({ ...frozen, title })),
    )
    expect(results.map((result) => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(results[2]).toHaveProperty('value.sha256', 'two')
  })

  it('rejects what waits when it is closed, and everything afterwards', async () => {
    const pool = openPool()
    const frozen = freezeDocument(documentFacts())
    const waiting = Promise.allSettled(Array.from({ length: 6 }, () => pool.render(frozen)))
    await pool.close()
    expect((await waiting).map((result) => result.status)).toEqual(
      Array.from({ length: 6 }, () => 'rejected'),
    )
    await expect(pool.render(frozen)).rejects.toThrow('closed')
  })

  it('says so when the fonts are missing', async () => {
    await expect(openPool({ resources: '/nowhere' }).render(freezeDocument(documentFacts()))).rejects.toThrow(
      'inter-regular.ttf',
    )
  })
})
