import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { readFrozenDocument } from '../../electron/core/documents/index.ts'
import { renderPdf } from '../../electron/core/documents/render.ts'
import { readPdf } from './read-pdf.ts'

// The fixture is what a released version stored. It is never regenerated: a new format gets a new file.
const stored = async (format: number): Promise<unknown> =>
  JSON.parse(await readFile(new URL(`frozen-format-${format}.json`, import.meta.url), 'utf8'))

describe('a document frozen by an earlier release', () => {
  it('of format 1 is still read and printed', async () => {
    const { pages, title } = await readPdf(await renderPdf(readFrozenDocument(await stored(1))))
    expect(title).toBe('Proforma 2026-01000')
    expect(pages[0]).toContain('RF71 2348 231')
    expect(pages[0]).toContain('Betaald op 18-11-2026')
    expect(pages[0]).toContain('Dank u wel.')
  })

  it('is refused where the stored text is damaged or of a later release', async () => {
    const document = await stored(1)
    expect(() => readFrozenDocument({ ...Object(document), format: 2 })).toThrow()
    expect(() => readFrozenDocument({ ...Object(document), lines: undefined })).toThrow()
    expect(() => readFrozenDocument({ ...Object(document), createdAt: 'yesterday' })).toThrow()
  })
})
