import { createHash } from 'node:crypto'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { freezeDocument } from '../../electron/core/documents/index.ts'
import { renderPdf } from '../../electron/core/documents/render.ts'
import { documentFacts, lineOf, paidInvoiceFacts, recipient } from './document-facts.ts'
import { nodesOf, readPdf, rolesOf } from './read-pdf.ts'

const render = (facts: Parameters<typeof freezeDocument>[0]): Promise<Uint8Array> =>
  renderPdf(freezeDocument(facts))
const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

describe('the bytes of a document', () => {
  it('are the same whenever it is rendered and whatever was rendered before', async () => {
    const first = documentFacts()
    const other = paidInvoiceFacts({
      number: '2026-02000',
      lines: [lineOf(1, { description: 'Ωμέγα ℓ № “quoted”' })],
    })
    const before = [hash(await render(first)), hash(await render(other))]
    const after = [hash(await render(other)), hash(await render(first))]
    expect(after).toEqual([before[1], before[0]])
  })

  it('differ as soon as one printed string does', async () => {
    const bytes = await render(documentFacts())
    expect(hash(await render(documentFacts({ purchaseReference: 'PO-77121' })))).not.toBe(hash(bytes))
  })
})

describe('the text of a document', () => {
  it('can be selected, with the letters of Polish, Hungarian and Romanian names', async () => {
    const names = {
      name: 'Żółć Łódź & Kőszegi Főző Ștefănescu Țepeș',
      attention: 'Ģirts Ņikiforovs',
      city: 'Győr',
    }
    const { pages } = await readPdf(await render(documentFacts({ recipient: { ...recipient, ...names } })))
    expect(pages[0]).toContain('Żółć Łódź & Kőszegi Főző Ștefănescu Țepeș')
    expect(pages[0]).toContain('Ģirts Ņikiforovs')
    expect(pages[0]).toContain('61-807 Győr')
  })

  it('keeps quotation marks and dashes as they were typed', async () => {
    const lines = [lineOf(1, { description: '’t Hoff – “zonder” spaties −20 °C' })]
    const { pages } = await readPdf(await render(documentFacts({ lines })))
    expect(pages[0]).toContain('’t Hoff – “zonder” spaties −20 °C')
  })

  it('says how to pay a proforma and when an invoice was paid', async () => {
    const proforma = await readPdf(await render(documentFacts()))
    expect(proforma.pages[0]).toContain('NL91 ABNA 0417 1643 00')
    expect(proforma.pages[0]).toContain('RF71 2348 231')
    const invoice = await readPdf(await render(paidInvoiceFacts()))
    expect(invoice.pages[0]).toContain('Betaald op 18-11-2026')
    expect(invoice.pages[0]).not.toContain('Betaalgegevens')
  })

  it('marks the preview of a draft on every page', async () => {
    const draft = await readPdf(await render(documentFacts({ number: null, lineCount: 40 })))
    expect(draft.pages.length).toBeGreaterThan(1)
    for (const page of draft.pages) expect(page).toContain('CONCEPT')
    expect((await readPdf(await render(documentFacts()))).pages[0]).not.toContain('CONCEPT')
  })
})

describe('the properties of a document', () => {
  it('name its title, author, language and the instant of issue', async () => {
    const pdf = await readPdf(await render(documentFacts({ kind: 'invoice', language: 'de' })))
    expect(pdf.title).toBe('Rechnung 2026-01000')
    expect(pdf.author).toBe('Van den Bergh & Żak Techniek B.V.')
    expect(pdf.language).toBe('de')
    expect(pdf.creationDate).toBe('D:20261120090000Z')
  })

  it('declare PDF/A-3b in XML that stays well-formed with & and < in a name', async () => {
    const company = { ...documentFacts().company, legalName: 'Bits & <Bytes> B.V.' }
    const { metadata, author } = await readPdf(await render(documentFacts({ company })))
    expect(author).toBe('Bits & <Bytes> B.V.')
    expect(metadata).toMatch(/pdfaid:part>3<.*pdfaid:conformance>B</su)
    const parser = new SaxesParser({ xmlns: true })
    const texts: string[] = []
    parser.on('text', (text) => texts.push(text.trim()))
    parser.on('error', (error) => {
      throw error
    })
    parser.write(metadata.replace(/^\uFEFF/u, '')).close()
    expect(texts).toContain('Bits & <Bytes> B.V.')
  })
})

describe('the structure of a document', () => {
  it('has one title, a table of lines with head and rows, and the code as a described figure', async () => {
    const { structure } = await readPdf(await render(documentFacts({ lineCount: 2 })))
    const root = structure[0] ?? null
    expect(nodesOf(root, 'H1')).toHaveLength(1)
    const lines = nodesOf(root, 'Table').find((table) => nodesOf(table, 'TR')[0]?.children.length === 6)
    expect(lines?.children.map((row) => row.children.map((cell) => cell.role).join(' '))).toEqual([
      'TH TH TH TH TH TH',
      'TD TD TD TD TD TD',
      'TD TD TD TD TD TD',
    ])
    expect(nodesOf(root, 'Figure').map((figure) => figure.alt)).toEqual([
      'QR-code om €\u00a060,50 over te maken aan Van den Bergh & Żak Techniek B.V.',
    ])
  })

  it('reads the totals after the lines, not as one of them', async () => {
    const { structure } = await readPdf(await render(documentFacts({ lineCount: 5 })))
    const roles = (structure[0]?.children[0]?.children ?? []).map((node) => node.role)
    expect(roles.filter((role) => role === 'Table').length).toBeGreaterThanOrEqual(4)
    for (const table of nodesOf(structure[0] ?? null, 'Table'))
      expect(nodesOf(table, 'Table')).toHaveLength(1)
  })

  it('leaves headers, footers and the repeated head of the table out of what is read', async () => {
    const { structure, pages } = await readPdf(await render(documentFacts({ lineCount: 60 })))
    expect(pages[1]).toContain('Omschrijving')
    expect(rolesOf(structure[0] ?? null).filter((role) => role === 'TH').length).toBeGreaterThanOrEqual(6)
    const secondPage = structure[1] ?? null
    expect(nodesOf(secondPage, 'TD').length).toBeGreaterThan(100)
    expect(nodesOf(structure[0] ?? null, 'TH').filter((head) => head.pieces > 0).length).toBeGreaterThan(6)
    expect(nodesOf(secondPage, 'TD').some((cell) => cell.pieces > 0)).toBe(true)
    expect(nodesOf(secondPage, 'TH').filter((head) => head.pieces > 0)).toEqual([])
  })
})
