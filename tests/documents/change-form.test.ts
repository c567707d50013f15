import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { decodeQR } from 'qr/decode.js'
import { describe, expect, it } from 'vitest'
import {
  type ChangeFormFacts,
  changeFormFields,
  changeFormKinds,
  changeFormTexts,
  changeFormVerdicts,
  documentLanguages,
  freezeChangeForm,
  readFrozenLetter,
  requesterCapacities,
} from '../../electron/core/documents/index.ts'
import { renderLetterPdf } from '../../electron/core/documents/letter-render.ts'
import { drawQr } from '../../electron/core/documents/qr-path.ts'
import { formCodeFromQr, makeFormCode } from '../../shared/values/form-code.ts'
import { cardForm, changeFormFacts, formCode, lostAccessForm } from './change-form-facts.ts'
import { nodesOf, readPdf, rolesOf } from './read-pdf.ts'

const print = (facts: ChangeFormFacts): Promise<Uint8Array<ArrayBuffer>> =>
  renderLetterPdf(freezeChangeForm(facts))
/** The words of a page, however its lines are broken. */
const flat = (text: string | undefined): string => (text ?? '').replace(/\s+/gu, '')
const manyRows = Array.from({ length: 20 }, (_, index) => ({
  field: 'lineDescription' as const,
  position: index + 1,
  before: `What it says now in row ${index}, over more than one line of the column`,
  after: `Asked-for value ${index}`,
}))

describe('the form to sign', () => {
  const stories: [string, Partial<ChangeFormFacts>][] = [
    ['invoice', {}],
    ['card', cardForm],
    ['lost-access', lostAccessForm],
  ]
  for (const language of documentLanguages) {
    const texts = changeFormTexts[language]
    for (const [kind, story] of stories) {
      it(`says on one page in ${language} for ${kind} what is asked, what happens then and how to send it back`, async () => {
        const facts = changeFormFacts({ ...story, language })
        const { pages, title, language: tag } = await readPdf(await print(facts))
        expect(pages).toHaveLength(1)
        expect(title).toBe(`${texts.title[facts.kind]} CR-2026-0007`)
        expect(tag).toBe(language)
        const page = flat(pages[0])
        const [row] = facts.rows
        const said = [
          texts.asked[facts.kind],
          row?.before,
          row?.after,
          facts.requester.name,
          texts.happens[facts.verdict](facts.document),
          texts.declaration.may(facts.recipient.name, facts.cardNumber),
          texts.declaration.signature,
          texts.back.byMail('administratie@bergh.example'),
          texts.privacy.identity,
          formCode,
        ]
        for (const words of said) expect(page).toContain(flat(words))
      })
    }
  }

  it('has the code in letters on every page, and the declaration on the page of its signature', async () => {
    const { pages } = await readPdf(await print(changeFormFacts({ rows: manyRows })))
    expect(pages).toHaveLength(2)
    for (const page of pages) expect(page).toContain(formCode)
    const { declaration } = changeFormTexts.nl
    const signed = pages.filter((page) => page.includes(declaration.signature))
    expect(signed).toHaveLength(1)
    expect(signed[0]).toContain(declaration.heading)
    expect(signed[0]).toContain(declaration.place)
    for (const { after } of manyRows) expect(flat(pages.join(''))).toContain(flat(after))
  })

  it('has a QR code that gives its code back and is read aloud as one', async () => {
    const frozen = freezeChangeForm(changeFormFacts())
    expect(formCodeFromQr(frozen.code?.qrText ?? '')).toBe(formCode)
    const { structure } = await readPdf(await renderLetterPdf(frozen))
    const root = structure[0] ?? null
    expect(nodesOf(root, 'Figure').map(({ alt }) => alt)).toEqual([`QR-code met formuliercode ${formCode}`])
    const roles = rolesOf(root)
    expect(roles).toEqual(expect.arrayContaining(['H1', 'H2', 'Table', 'TH', 'TD']))
    expect(nodesOf(root, 'H1')).toHaveLength(1)
  })

  it('has a QR code of 25 modules that stands a quarter of it lost', () => {
    const { qrText = '' } = freezeChangeForm(changeFormFacts()).code ?? {}
    const { operators, scale } = drawQr(qrText, 100, 'quartile')
    expect(Math.round(100 / scale)).toBe(25)
    const dots = 8
    const side = 33 * dots
    const data = new Uint8Array(side * side * 4).fill(255)
    const fill = (x: number, y: number, width: number, value: number): void => {
      for (let row = y * dots; row < (y + 1) * dots; row += 1)
        data.fill(value, (row * side + x * dots) * 4, (row * side + (x + width) * dots) * 4)
    }
    for (const run of operators.split('\n')) {
      const [x = 0, y = 0, length = 0] = run.split(' ').map(Number)
      fill(x + 4, y + 4, length, 0)
    }
    // A stamp or a hole over what lies between the patterns that are searched for: one module in nine.
    for (let row = 0; row < 8; row += 1) fill(4 + 9, 4 + 9 + row, 8, 255)
    expect(decodeQR({ width: side, height: side, data })).toBe(qrText)
  })

  it('words what is stored as a code, and names the line of the invoice that a row is about', () => {
    const rows: ChangeFormFacts['rows'] = [
      { field: 'country', position: null, before: 'NL', after: 'BE' },
      { field: 'paymentMethod', position: null, before: 'direct-debit', after: 'transfer' },
      { field: 'contactAccess', position: null, before: 'contact-only', after: 'full' },
      { field: 'language', position: null, before: 'de', after: '' },
      { field: 'lineDescription', position: 3, before: 'Hosting', after: 'Webhosting' },
    ]
    const { blocks } = freezeChangeForm(changeFormFacts({ rows }))
    expect(blocks.find((block) => block.kind === 'table')?.rows).toEqual([
      ['Land', 'Nederland', 'België'],
      ['Betaalwijze', 'automatische incasso', 'overschrijving'],
      ['Toegang van de contactpersoon', 'alleen contact', 'volledig bevoegd'],
      ['Taal van documenten', 'Duits', '–'],
      ['Omschrijving, regel 3', 'Hosting', 'Webhosting'],
    ])
  })

  it('asks only for what is needed', () => {
    const points = (needs: ChangeFormFacts['needs']): string[] =>
      freezeChangeForm(changeFormFacts({ needs })).blocks.flatMap((block) =>
        block.kind === 'notes' ? [block.text, ...block.points] : [],
      )
    const { back, privacy } = changeFormTexts.nl
    const none = points({ signedForm: true, identityCopy: false, registerExtract: false })
    expect(none.join(' ')).not.toContain(back.enclose)
    expect(none.join(' ')).not.toContain(privacy.identity)
    expect(none.join(' ')).not.toContain('BSN')
    const copy = points({ signedForm: true, identityCopy: true, registerExtract: false })
    expect(copy.join(' ')).toContain('‘kopie voor Van den Bergh & Żak Techniek B.V., 20-11-2026’')
    expect(copy.at(-2)).toMatch(/leesbaar\.$/u)
    const both = points({ signedForm: true, identityCopy: true, registerExtract: true })
    expect(both).toContain(back.extract)
  })

  it('says that who lost access has none any more, and leaves out a day or mail address that is not there', () => {
    const { declaration, meta } = changeFormTexts.nl
    const words = (facts: Partial<ChangeFormFacts>): string =>
      JSON.stringify(freezeChangeForm(changeFormFacts(facts)))
    expect(words(lostAccessForm)).toContain(declaration.lost)
    expect(words(cardForm)).not.toContain(declaration.lost)
    expect(words({ dueDay: null })).not.toContain(meta.due)
    const company = { ...changeFormFacts().company, email: '' }
    expect(words({ company })).not.toContain('e-mail naar')
  })

  it('gives the same bytes from its stored words', async () => {
    const frozen = freezeChangeForm(changeFormFacts())
    const hash = async (letter: typeof frozen): Promise<string> =>
      createHash('sha256')
        .update(await renderLetterPdf(letter))
        .digest('hex')
    expect(await hash(readFrozenLetter(JSON.parse(JSON.stringify(frozen))))).toBe(await hash(frozen))
  })

  it('goes on over the page with a value that is longer than one', async () => {
    const last = 'the very last words'
    const rows: ChangeFormFacts['rows'] = [
      { field: 'note', position: null, before: `${'many words '.repeat(700)}${last}`, after: 'short' },
    ]
    const { pages } = await readPdf(await print(changeFormFacts({ rows })))
    expect(flat(pages.join(''))).toContain(flat(last))
  })

  it('is printed for whatever people are called and ask for, with every asked value and the code on each page', async () => {
    const words = (maxLength: number) =>
      fc.string({ unit: fc.constantFrom(...'abcĄéß ẞ&<—’ 12345–漢\n\t'), maxLength })
    const anyRow = fc.record({
      field: fc.constantFrom(...changeFormFields.filter((field) => field !== 'country')),
      position: fc.option(fc.integer({ min: 1, max: 500 })),
      before: words(200),
      after: words(200),
    })
    const anyFacts = fc.record({
      language: fc.constantFrom(...documentLanguages),
      kind: fc.constantFrom(...changeFormKinds),
      verdict: fc.constantFrom(...changeFormVerdicts),
      document: fc.option(fc.record({ number: words(30), day: fc.constant('2026-02-28') })),
      dueDay: fc.option(fc.constant('2026-12-31')),
      formCode: fc.uint8Array({ minLength: 10, maxLength: 10 }).map(makeFormCode),
      rows: fc.array(anyRow, { maxLength: 25 }),
      requester: fc.record({
        name: words(160),
        capacity: fc.constantFrom(...requesterCapacities),
        access: fc.constantFrom('' as const, 'full', 'billing', 'contact-only'),
      }),
      holder: words(160),
    })
    await fc.assert(
      fc.asyncProperty(anyFacts, async ({ holder, ...rest }) => {
        const base = changeFormFacts(rest)
        const facts = { ...base, recipient: { ...base.recipient, name: `X ${holder}` } }
        const frozen = readFrozenLetter(JSON.parse(JSON.stringify(freezeChangeForm(facts))))
        const { pages } = await readPdf(await renderLetterPdf(frozen))
        for (const page of pages) expect(page).toContain(facts.formCode)
        const all = flat(pages.join(''))
        const table = frozen.blocks.find((block) => block.kind === 'table')
        for (const cell of table?.rows.flat() ?? []) expect(all).toContain(flat(cell))
        expect(all).toContain(flat(changeFormTexts[facts.language].declaration.signature))
      }),
      { numRuns: 25 },
    )
  })
})
