import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { csvCell } from '../../electron/core/rooms/customers/import-rules.ts'
import { changeCard, confirmationOf, eventsOf } from '../support/customer-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { refusalOf } from '../support/refusal.ts'

const head = 'Naam;Adres;Postcode;Plaats;Land;KvK;E-mail;Soort;Onbekend'
const fileOf = (...lines: string[]) => new File([[head, ...lines].join('\r\n')], 'klanten.csv')
const good = (name: string, kvk: string) =>
  `${name};Kade 3;8601ab;Sneek;Nederland;${kvk};Info@Zeil.example;;x`

for (const flavour of flavours) {
  describe(`an import of cards on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
    })
    afterAll(() => scenario.dispose())

    const mappingOf = async (file: File) =>
      (await scenario.client.customers.previewImport({ file })).columns.map(({ field }) => field)
    const commit = async (file: File, confirm: string[] = []) =>
      scenario.client.customers.commitImport({
        requestId: requestId(),
        file,
        mapping: await mappingOf(file),
        confirm,
      })

    it('says of each row what it would do, with row and field of what is wrong, and does nothing', async () => {
      const { client } = scenario
      const kept = await createCard(client, {}, { kind: 'nl-kvk', country: 'NL', value: '50505050' })
      const file = fileOf(
        good('Bakker Zeilmakerij B.V.', '50505051'),
        good('Bekend B.V.', '50505050'),
        good('Nog eens Bakker', '50505051'),
        'Kapot B.V.;Kade 4;86;Sneek;NL;50505052;;;',
        ';;8601 AB;;NL;50505053;;;',
        'Nergens B.V.;Kade 5;;Sneek;Atlantis;50505054;;;',
        'Geen Nummer B.V.;Kade 6;;Sneek;NL;;;;',
        'Jan Jansen;Kade 7;;Sneek;NL;111222333;;particulier;',
        'Piet Pieters;Kade 8;;Sneek;NL;;;particulier;',
      )
      const preview = await client.customers.previewImport({ file })
      expect(preview.columns.map(({ field }) => field)).toEqual([
        'legalName',
        'addressLine',
        'postcode',
        'city',
        'country',
        'taxId',
        'email',
        'kind',
        null,
      ])
      expect(preview).toMatchObject({ newCount: 2, knownCount: 2, problemCount: 5 })
      const problems = preview.rows.map(({ line, state, problems: found }) => [
        line,
        state,
        found.map(({ field, code }) => `${field} ${code}`),
      ])
      expect(problems).toEqual([
        [5, 'problem', ['postcode customers.postcode-invalid']],
        [6, 'problem', ['legalName empty', 'addressLine empty', 'city empty']],
        [7, 'problem', ['country country-unknown']],
        [8, 'problem', ['taxId customers.tax-id-invalid']],
        [9, 'problem', ['taxId customers.bsn-forbidden']],
        [2, 'new', []],
        [10, 'new', []],
        [3, 'known', []],
        [4, 'known', []],
      ])
      expect(preview.rows.find(({ line }) => line === 3)?.cardNumber).toBe(kept.cardNumber)
      expect((await client.customers.list({})).total).toBe(1)
    })

    it('makes the new cards at once, knows them when the file comes again, and leaves out what it said', async () => {
      const { client } = scenario
      const file = fileOf(good('Nieuw Een B.V.', '60606061'), good('Nieuw Twee B.V.', '60606062'), ';;;;;;;;')
      expect(await confirmationOf(commit(file))).toMatchObject([
        { code: 'customers.import-problems', params: { problemCount: 1 } },
      ])
      const before = (await client.customers.list({})).total
      const made = await commit(file, ['customers.import-problems'])
      expect(made).toMatchObject({ newCount: 2, knownCount: 0, problemCount: 1 })
      expect((await client.customers.list({})).total).toBe(before + 2)
      const [card] = await client.customers.search({ text: '60606061' })
      expect(card).toMatchObject({
        legalName: 'Nieuw Een B.V.',
        postcode: '8601 AB',
        email: 'info@zeil.example',
      })
      expect(await refusalOf(commit(file, ['customers.import-problems']))).toMatchObject({
        code: 'customers.import-nothing',
        params: { knownCount: 2 },
      })
    })

    it('is undone while none of its cards was used, and then makes them anew', async () => {
      const { client } = scenario
      const file = fileOf(good('Terug Een B.V.', '70707071'), good('Terug Twee B.V.', '70707072'))
      await commit(file)
      const undo = async () => {
        const [last] = await client.customers.listImports()
        if (last === undefined) throw new Error('no import')
        return client.customers.undoImport({ requestId: requestId(), id: last.id, version: last.version })
      }
      await undo()
      const [withdrawn] = await client.customers.search({ text: '70707071' })
      expect(withdrawn?.state ?? 'withdrawn').toBe('withdrawn')
      expect(await client.customers.listImports()).toMatchObject([{ state: 'undone' }, {}])
      expect((await refusalOf(undo())).code).toBe('customers.import-undone')

      await commit(file)
      const found = (await client.customers.search({ text: '70707072' })).filter(
        ({ state }) => state === 'active',
      )
      const id = found[0]?.id ?? ''
      await changeCard(client, id, { note: 'called' }, {})
      expect(await refusalOf(undo())).toEqual({
        code: 'customers.import-used',
        params: { cardNumber: found[0]?.cardNumber },
      })
      expect((await eventsOf(client, id)).map(({ action }) => action)).toEqual([
        'customers.card-created',
        'customers.card-changed',
      ])
    })

    it('refuses what is no table and what is too much', async () => {
      const read = (file: File) => scenario.client.customers.previewImport({ file })
      expect((await refusalOf(read(new File(['hello'], 'a.csv')))).code).toBe('customers.import-unreadable')
      expect((await refusalOf(read(new File([''], 'a.csv')))).code).toBe('customers.import-unreadable')
      const many = fileOf(...Array.from({ length: 5001 }, (_, at) => good(`N${at}`, String(80000000 + at))))
      expect(await refusalOf(read(many))).toEqual({
        code: 'customers.import-too-large',
        params: { limit: 5000 },
      })
    })

    it('reads what the export wrote, and no cell of it is a formula', async () => {
      const { client } = scenario
      await createCard(client, { legalName: '=HYPERLINK("http://x","y")', phone: '+31 58 555 01 20' })
      const file = await client.customers.exportCards({ requestId: requestId() })
      const text = await file.text()
      expect(text).toContain(`"'=HYPERLINK(""http://x"",""y"")"`)
      expect(text).toContain(`'+31 58 555 01 20`)
      const preview = await client.customers.previewImport({ file })
      expect(preview.newCount).toBe(0)
      expect(preview.problemCount).toBe(0)
      expect(preview.rows.map(({ legalName }) => legalName)).toContain('=HYPERLINK("http://x","y")')
    })
  })
}

describe('a cell of an export', () => {
  it('never begins as a formula does, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(csvCell(text)).not.toMatch(/^"?[=+\-@\t\r]/u)
      }),
    )
  })
})
