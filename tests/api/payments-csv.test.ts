import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { zCsvMapping, zGuessedMapping } from '../../shared/contract/payments-csv.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { companyIban, openScenario, type Scenario } from '../support/scenario.ts'
import { balanceOf, listAll, problemsOf, stagedCount } from './payments-helpers.ts'

type Mapping = z.output<typeof zCsvMapping>

const german =
  'Buchungstag;Valuta;Auftraggeber;IBAN;Verwendungszweck;Soll;Haben\r\n' +
  '16.11.26;16.11.26;Müller;DE89370400440532013000;RE 42;;181,50\r\n' +
  '17.11.26;17.11.26;Strom AG;;Abschlag;31,50;\r\n'
const nextWeek = german.replaceAll('.11.26', '.12.26').replace('RE 42', 'RE 43')
const fileOf = (text: string, name = 'umsatz.csv') => new File([text], name)

function completed(
  guess: z.output<typeof zGuessedMapping>,
  change: Partial<Mapping['columns']> = {},
): Mapping {
  const { bookingDay } = guess.columns
  if (bookingDay === null) throw new Error('no day was found')
  return { ...guess, columns: { ...guess.columns, bookingDay, ...change } }
}

async function preview(client: Client, file: File, choice: { mapping?: Mapping; accountText?: string } = {}) {
  const events = await client.payments.previewImport({ requestId: requestId(), file, ...choice })
  for await (const event of events) if (event.type === 'preview') return event.import
  throw new Error('the preview did not end')
}

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

for (const flavour of flavours) {
  describe(`a CSV of no known bank on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
    })
    afterEach(async () => {
      expect(await problemsOf(scenario)).toEqual([])
      await scenario.dispose()
    })

    const look = (text = german) =>
      client.payments.previewMapping({ requestId: requestId(), file: fileOf(text) })
    const attempt = (mapping: Mapping, text = german) =>
      client.payments.tryMapping({
        requestId: requestId(),
        file: fileOf(text),
        mapping,
        accountText: companyIban,
      })
    const remember = (headerFingerprint: string, mapping: Mapping, name = 'Sparkasse') =>
      client.payments.saveMapping({
        requestId: requestId(),
        name,
        headerFingerprint,
        mapping,
        accountText: companyIban,
      })

    it('is refused until its columns are named', async () => {
      await expect(preview(client, fileOf(german))).rejects.toThrow(
        refused('payments.file-unreadable', { reason: 'csv-needs-mapping' }),
      )
      expect(await stagedCount(scenario)).toBe(0)
    })

    it('shows its columns with samples and a guess, and takes what the operator knows better', async () => {
      const found = await look()
      expect(found).toMatchObject({
        encoding: 'utf-8',
        columnCount: 7,
        remembered: null,
        guess: { delimiter: ';', dayStyle: 'day-first', decimalSign: ',', columns: { debit: 5, credit: 6 } },
      })
      expect(found.columns[2]).toEqual({ index: 2, name: 'Auftraggeber', samples: ['Müller', 'Strom AG'] })
      const commas = await client.payments.previewMapping({
        requestId: requestId(),
        file: fileOf(german),
        delimiter: ',',
        encoding: 'windows-1252',
      })
      expect(commas.columns[0]?.samples[0]).toContain('17.11.26;17.11.26')
      expect(commas.encoding).toBe('windows-1252')
      expect(commas.headerFingerprint).toBe(found.headerFingerprint)
    })

    it('is tried without being imported: rows, count, sum, and every line that cannot be read', async () => {
      const { guess } = await look()
      const tried = await attempt(completed(guess))
      expect(tried).toMatchObject({
        count: 2,
        problemCount: 0,
        totals: [{ account: companyIban, currency: 'EUR', count: 2, sumCents: 150_00 }],
        rows: [
          {
            line: 2,
            bookingDay: '2026-11-16',
            amountCents: 181_50,
            counterpartyName: 'Müller',
            remittance: 'RE 42',
          },
          { line: 3, amountCents: -31_50 },
        ],
      })
      const wrong = german.replace('17.11.26;17', '41.11.26;17').replace('181,50', '1x')
      expect(await attempt(completed(guess), wrong)).toMatchObject({
        count: 0,
        problemCount: 2,
        problems: [
          { code: 'amount-malformed', line: 2, column: 56, params: { text: '1x' } },
          { code: 'day-malformed', line: 3, column: 1 },
        ],
      })
      const none = await attempt(completed(guess, { debit: null, credit: null }))
      expect(none.problems).toMatchObject([{ code: 'csv-mapping-wrong', params: { part: 'amount' } }])
      expect(await listAll(client)).toEqual([])
    })

    it('is imported with a mapping, and the next one without a question once the layout is remembered', async () => {
      const { guess, headerFingerprint } = await look()
      const mapping = completed(guess)
      const first = await preview(client, fileOf(german), { mapping, accountText: companyIban })
      expect(first).toMatchObject({
        newCount: 2,
        statements: [{ accountIban: companyIban, sumCents: 150_00 }],
      })
      await client.payments.commitImport({ requestId: requestId(), id: first.id })
      expect(await balanceOf(client, 'bank')).toBe(150_00)
      await remember(headerFingerprint, mapping)
      const second = await preview(client, fileOf(nextWeek))
      expect(second).toMatchObject({ newCount: 2, knownCount: 0 })
      expect(second.statements[0]?.notices).toContainEqual({
        code: 'mapping-used',
        params: expect.objectContaining({ name: 'Sparkasse' }),
      })
      const again = await preview(client, fileOf(german))
      expect(again).toMatchObject({ newCount: 0, knownCount: 2 })
      for (const { id } of [second, again])
        await client.payments.discardImport({ requestId: requestId(), id })
    })

    it('remembers one layout per header, which can be changed and removed', async () => {
      const { guess, headerFingerprint } = await look()
      const one = await remember(headerFingerprint, completed(guess))
      const other = await remember(headerFingerprint, completed(guess, { descriptions: [2] }), 'Haspa')
      expect(other).toEqual({ id: one.id, version: 2 })
      expect(await client.payments.listMappings()).toMatchObject([
        { name: 'Haspa', version: 2, accountText: companyIban, mapping: { columns: { descriptions: [2] } } },
      ])
      expect((await look(nextWeek)).remembered).toMatchObject({ name: 'Haspa' })
      await client.payments.removeMapping({ requestId: requestId(), id: one.id })
      expect(await client.payments.listMappings()).toEqual([])
      await expect(client.payments.removeMapping({ requestId: requestId(), id: one.id })).rejects.toThrow(
        expect.objectContaining({ code: 'MISSING' }),
      )
    })

    it('names the remembered layout where a file cannot be read with it', async () => {
      const { guess, headerFingerprint } = await look()
      await remember(headerFingerprint, completed(guess))
      await expect(preview(client, fileOf(german.replace('181,50', '1x')))).rejects.toThrow(
        refused('payments.file-unreadable', { reason: 'amount-malformed', line: 2, layout: 'Sparkasse' }),
      )
    })

    it('does not remember what no file can be read with', async () => {
      const { guess, headerFingerprint } = await look()
      const mapping = completed(guess, { amount: null, debit: null, credit: null })
      await expect(remember(headerFingerprint, mapping)).rejects.toThrow(
        refused('payments.mapping-wrong', { part: 'amount' }),
      )
    })

    it('leaves the files of known banks to their own readers, whatever is said of them', async () => {
      const knab =
        'KNAB EXPORT\nRekeningnummer;Transactiedatum;Valutacode;CreditDebet;Bedrag;Omschrijving\n' +
        `${companyIban};18-11-2026;EUR;C;1,00;x\n`
      const { guess } = await look()
      const found = await preview(client, fileOf(knab), {
        mapping: completed(guess),
        accountText: companyIban,
      })
      expect(found.format).toBe('csv-knab')
      await client.payments.discardImport({ requestId: requestId(), id: found.id })
    })

    it('is only for those who may import', async () => {
      const auditor = await scenario.as('auditor')
      await expect(
        auditor.payments.previewMapping({ requestId: requestId(), file: fileOf(german) }),
      ).rejects.toThrow(expect.objectContaining({ code: 'FORBIDDEN' }))
    })
  })
}

describe('the line of a mapped CSV', () => {
  it('has what the columns hold', async () => {
    const scenario = await openScenario('sqlite')
    const { client } = scenario
    try {
      const text = german.split('\r\n').slice(0, 2).join('\r\n') + '\r\n17.11.26;17.11.26;;;x;;1,00\r\n'
      const { guess } = await client.payments.previewMapping({ requestId: requestId(), file: fileOf(text) })
      const found = await preview(client, fileOf(text), {
        mapping: completed(guess),
        accountText: companyIban,
      })
      await client.payments.commitImport({ requestId: requestId(), id: found.id })
      const lines = await listAll(client)
      expect(lines.find((line) => line.amountCents === 181_50)).toMatchObject({
        counterpartyName: 'Müller',
        counterpartyIban: 'DE89370400440532013000',
        remittance: 'RE 42',
      })
      expect(lines).toHaveLength(2)
    } finally {
      await scenario.dispose()
    }
  })
})
