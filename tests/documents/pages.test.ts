import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freezeDocument } from '../../electron/core/documents/index.ts'
import { renderPdf } from '../../electron/core/documents/render.ts'
import { company, documentFacts, lineOf, recipient } from './document-facts.ts'
import { readPdf } from './read-pdf.ts'

const pagesOf = async (facts: Parameters<typeof freezeDocument>[0]): Promise<string[]> =>
  (await readPdf(await renderPdf(freezeDocument(facts)))).pages

describe('the pages of a document', () => {
  it('are one for a line and for six', async () => {
    expect(await pagesOf(documentFacts({ lineCount: 1 }))).toHaveLength(1)
    expect(await pagesOf(documentFacts({ lineCount: 6 }))).toHaveLength(1)
  })

  it('carry all of 300 lines in order, the head of the table, the title and the page number', async () => {
    const pages = await pagesOf(documentFacts({ lineCount: 300 }))
    const printed = pages.join('\n').match(/(?<=Hostingpakket )\d+/gu)
    expect(printed).toEqual(Array.from({ length: 300 }, (_, index) => String(index + 1)))
    expect(pages.length).toBeGreaterThan(10)
    pages.forEach((page, index) => {
      expect(page).toContain(`Pagina ${index + 1} van ${pages.length}`)
      expect(page).toContain('Proforma 2026-01000')
      if (page.includes('Hostingpakket')) expect(page).toContain('Omschrijving')
    })
  })

  it('keep the totals with the last two lines, for any number of lines', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 60 }), async (lineCount) => {
        const pages = await pagesOf(documentFacts({ lineCount }))
        const withTotals = pages.filter((page) => page.includes('Subtotaal'))
        expect(withTotals).toHaveLength(1)
        expect(withTotals[0]).toContain(`Hostingpakket ${lineCount - 1}\n`)
        expect(withTotals[0]).toContain(`Hostingpakket ${lineCount}\n`)
        expect(pages.join('\n').match(/Hostingpakket/gu)).toHaveLength(lineCount)
      }),
      { numRuns: 12 },
    )
  }, 60_000)

  it('lose no word of a description that is taller than a page', async () => {
    const words = Array.from({ length: 1500 }, (_, index) => `woord${index}`)
    const lines = [lineOf(1), lineOf(2, { detail: words.join(' ') }), lineOf(3)]
    const text = (await pagesOf(documentFacts({ lines }))).join('\n')
    expect(text.match(/woord\d+/gu)).toEqual(words)
  })

  it('lose no total when there are very many rates', async () => {
    const vatGroups = Array.from({ length: 60 }, (_, index) => ({
      vatCode: 'standard' as const,
      ratePermyriad: 100 + index,
      netCents: 1000 + index,
      vatCents: 10,
    }))
    const text = (await pagesOf(documentFacts({ vatGroups }))).join('\n')
    expect(text.match(/^Btw 1(,\d+)?%/gmu)).toHaveLength(60)
    expect(text).toContain('Te betalen')
  })

  it('lose no word of a note that is longer than a page', async () => {
    const words = Array.from({ length: 2000 }, (_, index) => `noot${index}`)
    const text = (await pagesOf(documentFacts({ notes: words.join(' ') }))).join('\n')
    expect(text.match(/noot\d+/gu)).toEqual(words)
    expect(text).toContain('Betaalgegevens')
  })

  it('lose no word of what was corrected, though it fills pages', async () => {
    const texts = (word: string, count: number) =>
      Array.from({ length: count }, (_, index) => `${word}${index}`)
    const corrections = [
      {
        field: 'note',
        position: null,
        was: texts('was', 900).join(' '),
        is: texts('is', 300).join(' '),
      } as const,
      ...Array.from({ length: 60 }, (_, index) => ({
        field: 'line-detail' as const,
        position: index + 1,
        was: `old${index}\nline`,
        is: `new${index}`,
      })),
    ]
    const facts = documentFacts({ kind: 'corrective', corrections, lineCount: 60 })
    const text = (await pagesOf(facts)).join('\n')
    expect(new Set(text.match(/was\d+/gu)).size).toBe(900)
    expect(new Set(text.match(/(?<![a-z])is\d+/gu)).size).toBe(300)
    expect(text.match(/(?:old|new)\d+/gu)).toHaveLength(120)
    expect(text).toContain('Betaalgegevens')
    expect(text.match(/(?<=Hostingpakket )\d+/gu)).toHaveLength(60)
  })

  it('have room for the longest names and numbers', async () => {
    const name = 'Internationale Vereniging tot Bevordering van Zonneënergie en Windmolens '.repeat(3).trim()
    const facts = documentFacts({
      company: { ...company, legalName: name, tradeName: null },
      recipient: {
        ...recipient,
        name,
        addressLines: [
          'Gebouw De Oude Meelfabriek, derde verdieping, kamer 3.14-bis',
          'Prins Bernhardlaan 118',
        ],
      },
      lines: [
        lineOf(1, { quantity: '123456.789', unit: 'gebruikersmaanden', amountCents: 7_000_000_000_000 }),
      ],
      purchaseReference: 'PO-2026-'.repeat(12),
    })
    const text = (await pagesOf(facts)).join(' ').replaceAll('\n', ' ')
    expect(text).toContain(name)
    expect(text).toContain('70.000.000.000,00')
    expect(text).toContain('kamer 3.14-bis')
    expect(text).toContain('Nederland')
    expect(text.replaceAll(' ', '')).toContain('PO-2026-'.repeat(12))
  })
})
