import { describe, expect, it } from 'vitest'
import type { DocumentKind, DocumentLanguage } from '../../electron/core/documents/index.ts'
import {
  documentKinds,
  documentLanguages,
  findUnsupportedCharacters,
  freezeDocument,
  readFrozenDocument,
} from '../../electron/core/documents/index.ts'
import { company, documentFacts, lineOf, paidInvoiceFacts, recipient } from './document-facts.ts'

const untaxed = (
  vatCode: 'reverse-charge' | 'exempt' | 'outside-eu' | 'oss',
): Parameters<typeof documentFacts>[0] => ({
  kind: 'invoice',
  lines: [lineOf(1, { vatCode, vatRatePermyriad: vatCode === 'oss' ? 2300 : 0 })],
  vatGroups: [{ vatCode, ratePermyriad: vatCode === 'oss' ? 2300 : 0, netCents: 2500, vatCents: 0 }],
})

describe('a frozen document', () => {
  it('is stored as JSON and read back unchanged, for every kind and language', () => {
    for (const kind of documentKinds) {
      for (const language of documentLanguages) {
        const frozen = freezeDocument(documentFacts({ kind, language }))
        expect(readFrozenDocument(JSON.parse(JSON.stringify(frozen)))).toEqual(frozen)
      }
    }
  })

  it('is titled by kind and language, and a German credit note is a Rechnungskorrektur', () => {
    const title = (kind: DocumentKind, language: DocumentLanguage): string =>
      freezeDocument(documentFacts({ kind, language })).title
    expect(documentLanguages.map((language) => title('invoice', language))).toEqual([
      'Factuur 2026-01000',
      'Invoice 2026-01000',
      'Rechnung 2026-01000',
      'Factura 2026-01000',
    ])
    expect(title('credit-note', 'de')).toBe('Rechnungskorrektur 2026-01000')
    expect(title('credit-note', 'es')).toBe('Factura rectificativa 2026-01000')
  })

  it('says on a proforma, in its language, that it is no invoice', () => {
    const notices = documentLanguages.map((language) => freezeDocument(documentFacts({ language })).notice)
    expect(notices[0]).toContain('geen factuur')
    expect(notices[1]).toContain('not an invoice')
    expect(notices[2]).toContain('keine Rechnung')
    expect(notices[3]).toContain('no es una factura')
    expect(freezeDocument(paidInvoiceFacts()).notice).toBeNull()
  })

  it('words reverse charge as each language’s law does', () => {
    const note = (language: DocumentLanguage): string =>
      freezeDocument(documentFacts({ ...untaxed('reverse-charge'), language })).legalNotes.join(' ')
    expect(note('nl')).toContain('Btw verlegd')
    expect(note('en')).toContain('Reverse charge')
    expect(note('de')).toContain('Steuerschuldnerschaft des Leistungsempfängers')
    expect(note('es')).toContain('Inversión del sujeto pasivo')
  })

  it('says why no VAT is charged, and nothing where it is', () => {
    const notes = (facts: Parameters<typeof documentFacts>[0]): string =>
      freezeDocument(documentFacts(facts)).legalNotes.join(' ')
    expect(notes(untaxed('exempt'))).toContain('Vrijgesteld van btw')
    expect(notes(untaxed('outside-eu'))).toContain('buiten het btw-gebied')
    expect(notes(untaxed('oss'))).toContain('éénloketregeling')
    expect(notes({ kind: 'invoice' })).toBe('')
  })

  it('writes amounts, days and quantities as its language does', () => {
    const line = lineOf(1, { quantity: '18342.5', unitPrice: '0.0045', amountCents: 123_456 })
    const frozen = documentLanguages.map((language) =>
      freezeDocument(documentFacts({ language, lines: [line] })),
    )
    expect(frozen.map(({ lines }) => lines[0]?.quantity)).toEqual([
      '18.342,5',
      '18,342.5',
      '18.342,5',
      '18.342,5',
    ])
    expect(frozen.map(({ lines }) => lines[0]?.amount)).toEqual([
      '1.234,56',
      '1,234.56',
      '1.234,56',
      '1.234,56',
    ])
    expect(frozen.map(({ lines }) => lines[0]?.unitPrice)).toEqual(['0,0045', '0.0045', '0,0045', '0,0045'])
    expect(frozen.map(({ meta }) => meta[1]?.value)).toEqual([
      '20-11-2026',
      '20 Nov 2026',
      '20.11.2026',
      '20/11/2026',
    ])
  })

  it('prints the country of a foreign recipient in capitals and in the words of the country of posting', () => {
    const lines = (country: string, from = 'NL'): string[] =>
      freezeDocument(
        documentFacts({ recipient: { ...recipient, country }, company: { ...company, country: from } }),
      ).recipient.lines
    expect(lines('PL').at(-1)).toBe('POLEN')
    expect(lines('DE').at(-1)).toBe('DUITSLAND')
    expect(lines('NL', 'ES').at(-1)).toBe('PAÍSES BAJOS')
    expect(lines('NL').at(-1)).toContain('Poznań')
  })

  it('shows the payments of a final invoice, what is left, and the proforma it came from', () => {
    const frozen = freezeDocument(paidInvoiceFacts())
    expect(frozen.payments?.rows).toEqual([
      { day: '18-11-2026', text: 'Overboeking · RF71 2348 231', amount: '€\u00a060,50' },
    ])
    expect(frozen.payments?.paidNote).toBe('Betaald op 18-11-2026')
    expect(frozen.totals.at(-1)).toEqual({ label: 'Nog te betalen', value: '€\u00a00,00', emphasised: true })
    expect(frozen.meta).toContainEqual({ label: 'Bij proforma', value: 'P2026-01412', emphasised: false })
    expect(frozen.meta).toContainEqual({ label: 'Datum betaling', value: '18-11-2026', emphasised: false })
    expect(frozen.paymentBlock).toBeNull()
  })

  it('does not call a partly paid proforma paid, and asks for the rest only', () => {
    const facts = documentFacts()
    const frozen = freezeDocument({
      ...facts,
      payments: [{ day: '2026-11-18', kind: 'transfer', reference: '', amountCents: 1000 }],
      openCents: facts.totals.grossCents - 1000,
    })
    expect(frozen.payments?.paidNote).toBeNull()
    expect(frozen.paymentBlock?.rows[0]?.value).toBe('€\u00a050,50')
    expect(frozen.paymentBlock?.qrText).toContain('EUR50.50')
  })

  it('gives the code of EPC069-12 for euro, and none for other money or a draft', () => {
    const block = (facts: Parameters<typeof documentFacts>[0]): string | null | undefined =>
      freezeDocument(documentFacts(facts)).paymentBlock?.qrText
    expect(block({})).toBe(
      'BCD\n002\n1\nSCT\nABNANL2A\nVan den Bergh & Żak Techniek B.V.\nNL91ABNA0417164300\nEUR60.50\n\nRF712348231',
    )
    expect(block({ currency: 'USD' })).toBeNull()
    expect(block({ number: null })).toBeNull()
    expect(freezeDocument(documentFacts({ kind: 'credit-note', openCents: 0 })).paymentBlock).toBeNull()
  })

  it('names the invoice that a credit note or corrective document belongs to', () => {
    const refersTo = { kind: 'invoice' as const, number: '2026-00877', day: '2026-10-02' }
    expect(freezeDocument(documentFacts({ kind: 'credit-note', refersTo })).notice).toBe(
      'Correctie op factuur 2026-00877 van 02-10-2026.',
    )
    expect(freezeDocument(documentFacts({ kind: 'corrective', refersTo })).notice).toContain('2026-00877')
  })

  it('says on a corrective document what was and what is, in every language', () => {
    const refersTo = { kind: 'invoice' as const, number: '2026-00877', day: '2026-10-02' }
    const period = (to: string) => ({ from: '2026-01-01', to })
    const facts = (language: 'nl' | 'en' | 'de' | 'es') =>
      documentFacts({
        kind: 'corrective',
        language,
        refersTo,
        takesPlaceOf: { number: 'R2026-00001', day: '2026-10-08' },
        corrections: [
          { field: 'country', position: null, was: 'DE', is: 'ES' },
          { field: 'purchase-reference', position: null, was: '', is: 'PO 7' },
          { field: 'line-period', position: 2, was: period('2026-03-31'), is: period('2026-12-31') },
        ],
      })
    const frozen = freezeDocument(facts('es'))
    expect(frozen.notice).toBe(
      'Corrige los datos de la factura 2026-00877 de 02/10/2026. Los importes y el IVA no cambian. ' +
        'Este documento sustituye a R2026-00001 de 08/10/2026.',
    )
    expect(frozen.corrections).toEqual({
      heading: 'Datos corregidos',
      columns: { what: 'Dato', was: 'Antes', is: 'Ahora' },
      rows: [
        { what: 'País', was: 'Alemania', is: 'España' },
        { what: 'Su referencia', was: '(nada)', is: 'PO 7' },
        {
          what: 'Periodo, línea 2',
          was: 'del 01/01/2026 al 31/03/2026',
          is: 'del 01/01/2026 al 31/12/2026',
        },
      ],
    })
    const headings = (['nl', 'en', 'de', 'es'] as const).map(
      (language) => freezeDocument(facts(language)).corrections?.heading,
    )
    expect(new Set(headings).size).toBe(4)
    expect(freezeDocument(documentFacts({})).corrections).toBeUndefined()
    expect(freezeDocument(documentFacts({ kind: 'invoice', refersTo })).notice).toContain(
      'in de plaats van factuur 2026-00877',
    )
  })

  it('shows VAT in the company’s currency on a document in another one', () => {
    const frozen = freezeDocument(
      documentFacts({
        kind: 'invoice',
        currency: 'USD',
        vatGroups: [
          { vatCode: 'standard', ratePermyriad: 2100, netCents: 5000, vatCents: 1050, companyVatCents: 968 },
        ],
        exchange: { companyCurrency: 'EUR', rate: '1.085', rateDay: '2026-11-19' },
      }),
    )
    expect(frozen.vatSummary?.rows[0]?.companyVat).toBe('€\u00a09,68')
    expect(frozen.vatSummary?.note).toContain('1 EUR = 1,085 USD')
  })

  it('composes letters and drops what no page can show', () => {
    const frozen = freezeDocument(
      documentFacts({ recipient: { ...recipient, name: 'Ko\u030bszegi\tL\u0007td\u200b' } }),
    )
    expect(frozen.recipient.lines[0]).toBe('Kőszegi Ltd')
  })
})

describe('the check before issue', () => {
  it('finds nothing in European names and finds each character the font lacks once', () => {
    expect(findUnsupportedCharacters(documentFacts())).toEqual([])
    const lines = [lineOf(1, { description: 'Domein 中文 中', detail: 'met 🎉' })]
    expect(findUnsupportedCharacters(documentFacts({ lines }))).toEqual([
      { character: '中', codePoint: 'U+4E2D', text: 'Domein 中文 中' },
      { character: '文', codePoint: 'U+6587', text: 'Domein 中文 中' },
      { character: '🎉', codePoint: 'U+1F389', text: 'met 🎉' },
    ])
  })

  it('passes every fixed word of every language and kind', () => {
    for (const kind of documentKinds) {
      for (const language of documentLanguages) {
        expect(findUnsupportedCharacters(paidInvoiceFacts({ kind, language }))).toEqual([])
        expect(findUnsupportedCharacters(documentFacts({ kind, language, number: null }))).toEqual([])
      }
    }
  })
})
