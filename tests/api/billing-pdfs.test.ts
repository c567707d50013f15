import { readdirSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { sha256Hex } from '../../electron/core/platform/file-vault.ts'
import type { PdfRenderer } from '../../electron/core/platform/pdf-renderer.ts'
import { checkPdfHashes, pendingPdfs } from '../../electron/core/rooms/billing/index.ts'
import { createProforma, draftFor } from '../support/billing-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId, type TestCore } from '../support/test-core.ts'

let scenario: Scenario | null = null
afterEach(async () => {
  await scenario?.dispose()
  scenario = null
})

async function open(...options: Parameters<typeof openScenario>): Promise<Scenario> {
  scenario = await openScenario(...options)
  return scenario
}

/** A renderer that does what it is told, so that a test sees the queue and not the layout. */
function renderer(render: PdfRenderer['render']): PdfRenderer {
  return { render, close: async () => undefined }
}

const printed = renderer(async (frozen) => {
  const bytes = new TextEncoder().encode(`%PDF ${frozen.title}`)
  return { bytes, sha256: sha256Hex(bytes) }
})

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (await condition()) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('it did not happen')
}

const waiting = (core: TestCore) => core.core.store.read(async (tx) => (await pendingPdfs(tx)).problems)
const proveHashes = (core: TestCore) => checkPdfHashes(core.core.store)

for (const flavour of flavours) {
  describe(`PDFs on ${flavour}`, () => {
    it('are made when asked, stored with their hash, and given out as they are', async () => {
      const { client, core } = await open(flavour, { core: { pdf: printed } })
      const { id: customerId } = await createCard(client)
      const { id, number } = await createProforma(client, customerId)
      expect(await refusalOf(client.billing.getPdf({ id }))).toEqual({
        code: 'billing.pdf-pending',
        params: { number },
      })
      expect(await waiting(core)).toEqual([{ code: 'pdf-pending', params: { number } }])
      const made = await client.billing.renderPending({ requestId: requestId() })
      expect(made).toEqual({ rendered: 1, failed: 0, pending: 0 })
      const file = await client.billing.getPdf({ id })
      expect([file.name, file.type]).toEqual([`${number}.pdf`, 'application/pdf'])
      expect(await file.text()).toContain(number)
      const page = await client.billing.get({ id })
      expect(page).toMatchObject({
        pdfState: 'stored',
        pdfSha256: sha256Hex(new Uint8Array(await file.arrayBuffer())),
      })
      expect(await waiting(core)).toEqual([])
      expect(await proveHashes(core)).toEqual({ examined: 1, problems: [] })
      const story = await client.audit.story({ recordKind: 'document', recordId: id })
      expect(story.map(({ action, operatorName }) => [action, operatorName])).toEqual([
        ['billing.pdf-stored', 'Openpost'],
        ['billing.proforma-issued', 'M. de Vries'],
      ])
    })

    it('are made behind the commit, and what a stopped program left is made by the next', async () => {
      const { client, core } = await open(flavour, { core: { pdf: printed, backgroundJobs: true } })
      const { id: customerId } = await createCard(client)
      for (let count = 0; count < 20; count += 1) await createProforma(client, customerId)
      await until(async () => (await waiting(core)).length === 0)
      expect((await proveHashes(core)).problems).toEqual([])
    })

    it('fail after three attempts with the reason, and can be asked for again', async () => {
      let broken = true
      const pdf = renderer(async (frozen) => {
        if (broken) throw new Error('no paper')
        return printed.render(frozen)
      })
      const { client, core } = await open(flavour, { core: { pdf, log: () => undefined } })
      const { id: customerId } = await createCard(client)
      const { id, number } = await createProforma(client, customerId)
      const again = () => client.billing.renderPending({ requestId: requestId() })
      expect(await again()).toEqual({ rendered: 0, failed: 3, pending: 1 })
      expect(await waiting(core)).toEqual([{ code: 'pdf-failed', params: { number } }])
      expect(await refusalOf(client.billing.getPdf({ id }))).toEqual({
        code: 'billing.pdf-failed',
        params: { number, reason: 'no paper' },
      })
      broken = false
      expect(await again()).toEqual({ rendered: 1, failed: 0, pending: 0 })
      expect((await client.billing.get({ id })).pdfState).toBe('stored')
    })

    it('do not keep the program from ending', async () => {
      let started = 0
      const never = renderer(() => {
        started += 1
        return new Promise(() => undefined)
      })
      const { client } = await open(flavour, { core: { pdf: never, backgroundJobs: true } })
      const { id: customerId } = await createCard(client)
      await createProforma(client, customerId)
      await until(async () => started > 0)
      await scenario?.dispose()
      scenario = null
    })
  })
}

describe('PDFs of the real renderer', () => {
  it('are made again with the same bytes when they are missing, and changed ones are found', async () => {
    const { client, core } = await open('sqlite')
    const { id: customerId } = await createCard(client)
    const { id, number } = await createProforma(client, customerId)
    await client.billing.renderPending({ requestId: requestId() })
    const first = await (await client.billing.getPdf({ id })).arrayBuffer()
    expect(new TextDecoder().decode(first.slice(0, 5))).toBe('%PDF-')
    rmSync(path.join(core.folder, 'files'), { recursive: true })
    expect((await proveHashes(core)).problems).toEqual([{ code: 'pdf-missing', params: { number } }])
    expect(sha256Hex(new Uint8Array(await (await client.billing.getPdf({ id })).arrayBuffer()))).toBe(
      sha256Hex(new Uint8Array(first)),
    )
    expect((await proveHashes(core)).problems).toEqual([])
    expect(readdirSync(path.join(core.folder, 'files'))).toHaveLength(1)
  })

  it('show a draft without storing anything', async () => {
    const { client, core } = await open('sqlite')
    const { id: customerId } = await createCard(client)
    const file = await client.billing.previewPdf(draftFor(customerId))
    expect([file.type, file.size > 5_000]).toEqual(['application/pdf', true])
    expect((await client.billing.list({})).total).toBe(0)
    expect((await proveHashes(core)).examined).toBe(0)
  })
})
