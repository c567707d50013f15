import { describe, expect, it } from 'vitest'
import {
  createRenderPool,
  documentLanguages,
  freezeReceipt,
  readFrozenReceipt,
  type ReceiptFacts,
} from '../../electron/core/documents/index.ts'
import { renderReceiptPdf } from '../../electron/core/documents/receipt-render.ts'
import { receiptTexts } from '../../electron/core/documents/receipt-texts.ts'
import { company, recipient } from './document-facts.ts'
import { readPdf, rolesOf } from './read-pdf.ts'

function receiptFacts(change: Partial<ReceiptFacts> = {}): ReceiptFacts {
  return {
    number: 'R-2026-00042',
    language: 'nl',
    day: '2026-11-18',
    method: 'cash',
    currency: 'EUR',
    company,
    recipient,
    reference: 'Terminal 7',
    documents: [
      {
        kind: 'proforma',
        number: 'PF-2026-00118',
        day: '2026-11-02',
        amountCents: 121000,
        roundingCents: 0,
        remainingCents: 0,
        invoiceNumber: '2026-00931',
      },
      {
        kind: 'proforma',
        number: 'PF-2026-00120',
        day: '2026-11-05',
        amountCents: 4000,
        roundingCents: 2,
        remainingCents: 6000,
        invoiceNumber: null,
      },
    ],
    creditCents: 2500,
    amountCents: 127500,
    recordedAt: '2026-11-18T10:00:00.000Z',
    ...change,
  }
}

describe('a receipt on paper', () => {
  for (const language of documentLanguages) {
    it(`says in ${language} what was paid, on one page, and that it is no invoice`, async () => {
      const {
        pages,
        title,
        language: tag,
      } = await readPdf(await renderReceiptPdf(freezeReceipt(receiptFacts({ language }))))
      const texts = receiptTexts[language]
      expect(pages).toHaveLength(1)
      expect(title).toBe(`${texts.title} R-2026-00042`)
      expect(tag).toBe(language)
      const said = [
        texts.notice,
        texts.methods.cash,
        'Terminal 7',
        'PF-2026-00118',
        '2026-00931',
        texts.proformaOpen,
        texts.creditDetail,
        texts.total,
      ]
      for (const words of said) expect(pages[0]).toContain(words)
    })
  }

  it('is tagged as a heading and a table', async () => {
    const { structure } = await readPdf(await renderReceiptPdf(freezeReceipt(receiptFacts())))
    const roles = rolesOf(structure[0] ?? null)
    expect(roles).toEqual(expect.arrayContaining(['H1', 'Table', 'TH', 'TD']))
  })

  it('says that an invoice comes apart where the proforma is paid and a clerk still looks', () => {
    const [paid] = receiptFacts().documents
    const documents = paid === undefined ? [] : [{ ...paid, invoiceNumber: null }]
    const { closing } = freezeReceipt(receiptFacts({ documents }))
    expect(closing).toEqual([receiptTexts.nl.invoiceLater, receiptTexts.nl.thanks])
  })

  it('gives the same bytes from its stored words, and another page once it is reversed', async () => {
    const frozen = readFrozenReceipt(JSON.parse(JSON.stringify(freezeReceipt(receiptFacts()))))
    const pool = createRenderPool({ workers: 1 })
    try {
      const first = await pool.render(frozen)
      expect((await pool.render(frozen)).sha256).toBe(first.sha256)
      const reversed = await pool.render({ ...frozen, mark: receiptTexts.nl.reversedMark })
      const { pages } = await readPdf(reversed.bytes)
      expect(pages[0]?.replaceAll('\n', '')).toContain('VERVALLEN')
    } finally {
      await pool.close()
    }
  })

  it('leaves out letters that the font lacks rather than refuse the money', () => {
    const frozen = freezeReceipt(
      receiptFacts({ reference: 'Kassa 漢 7', recipient: { ...recipient, name: '漢字 B.V.' } }),
    )
    expect(frozen.recipient.lines[0]).toBe(' B.V.')
    expect(frozen.meta.map(({ value }) => value)).toContain('Kassa  7')
  })

  it('keeps many documents in one table over the pages', async () => {
    const documents = Array.from({ length: 60 }, (_, index) => ({
      kind: 'invoice' as const,
      number: `2026-${String(index).padStart(5, '0')}`,
      day: '2026-11-02',
      amountCents: 100,
      roundingCents: 0,
      remainingCents: 0,
      invoiceNumber: null,
    }))
    const { pages } = await readPdf(await renderReceiptPdf(freezeReceipt(receiptFacts({ documents }))))
    expect(pages.length).toBeGreaterThan(1)
    for (const { number } of documents) expect(pages.join('\n')).toContain(number)
  })
})
