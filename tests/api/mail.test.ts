import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeMessage, type NewMessage } from '../../electron/core/rooms/mail/index.ts'
import { writeMessage } from '../../electron/core/rooms/mail/mime.ts'
import { readAddresses } from '../../electron/core/rooms/mail/rules.ts'
import { inCommand } from '../support/billing-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { readEml } from './read-eml.ts'

const refused = (code: string, params: object = {}) =>
  expect.objectContaining({
    code: 'REFUSED',
    data: expect.objectContaining({ code, params: expect.objectContaining(params) }),
  })

const pdf = new TextEncoder().encode('%PDF-1.7 not much of one\n'.repeat(40))

async function compose(scenario: Scenario, change: Partial<NewMessage> = {}): Promise<string> {
  const { core } = scenario.core
  const sha256 = await core.store.files.put(pdf, core.clock.now())
  const { id } = await inCommand(scenario.core, (command) =>
    composeMessage(command, {
      kind: 'receipt',
      customerN: null,
      record: { kind: 'receipt', id: '01900000-0000-7000-8000-000000000001', label: 'R-2026-00001' },
      language: 'es',
      to: 'compras@peña.example',
      subject: 'Recibo R-2026-00001 – ¡muchas gracias por su pago, señoría!',
      bodyText: 'Estimados señores:\n\nAdjuntamos el recibo.',
      attachments: [{ fileName: 'R-2026-00001.pdf', mediaType: 'application/pdf', size: pdf.length, sha256 }],
      ...change,
    }),
  )
  return id
}

async function save(scenario: Scenario, id: string) {
  const { version } = await scenario.client.mail.get({ id })
  const file = await scenario.client.mail.exportEml({ requestId: requestId(), id, version })
  return new Uint8Array(await file.arrayBuffer())
}

for (const flavour of flavours) {
  const withOutbox = (name: string, work: (scenario: Scenario) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour, { company: { tradeName: 'Brightwire “Hosting” Ñ' } })
      try {
        await work(scenario)
      } finally {
        await scenario.dispose()
      }
    })

  describe(`the outbox on ${flavour}`, () => {
    withOutbox('saves a message that reads back whole', async (scenario) => {
      const id = await compose(scenario)
      const bytes = await save(scenario, id)
      const { headers, parts } = readEml(bytes)
      expect(Object.fromEntries(headers)).toMatchObject({
        from: 'Brightwire “Hosting” Ñ <billing@brightwire.example>',
        to: 'compras@xn--pea-8ma.example',
        subject: 'Recibo R-2026-00001 – ¡muchas gracias por su pago, señoría!',
        date: 'Fri, 20 Nov 2026 09:00:00 +0000',
        'message-id': `<${id}@brightwire.example>`,
        'mime-version': '1.0',
        'x-unsent': '1',
      })
      expect(parts[0]?.bytes.toString('utf8')).toBe('Estimados señores:\r\n\r\nAdjuntamos el recibo.\r\n')
      expect(parts[1]?.headers.get('content-disposition')).toBe('attachment; filename="R-2026-00001.pdf"')
      expect(new Uint8Array(parts[1]?.bytes ?? [])).toEqual(pdf)
      scenario.clock.advanceSeconds(3600)
      expect(await save(scenario, id)).toEqual(bytes)
      expect(await scenario.client.mail.get({ id })).toMatchObject({ state: 'exported', version: 2 })
    })

    withOutbox('changes a draft only', async (scenario) => {
      const { client } = scenario
      const id = await compose(scenario, { to: '' })
      const draft = { id, to: 'a@b.example; c@d.example', subject: 'Your receipt', bodyText: 'Hello' }
      await expect(save(scenario, id)).rejects.toEqual(refused('mail.address-missing'))
      await client.mail.updateDraft({ requestId: requestId(), version: 1, ...draft })
      expect(await client.mail.get({ id })).toMatchObject({
        toAddress: 'a@b.example, c@d.example',
        version: 2,
      })
      await save(scenario, id)
      await expect(client.mail.updateDraft({ requestId: requestId(), version: 3, ...draft })).rejects.toEqual(
        refused('mail.not-a-draft'),
      )
    })

    withOutbox(
      'is marked sent by hand, with who and when, and cannot be cancelled then',
      async (scenario) => {
        const { client } = scenario
        const id = await compose(scenario)
        await client.mail.markSent({ requestId: requestId(), id, version: 1 })
        expect(await client.mail.get({ id })).toMatchObject({
          state: 'sent',
          sentByName: 'M. de Vries',
          sentAt: '2026-11-20T09:00:00.000Z',
        })
        await expect(client.mail.cancel({ requestId: requestId(), id, version: 2 })).rejects.toEqual(
          refused('mail.already-sent'),
        )
        const other = await compose(scenario)
        await client.mail.cancel({ requestId: requestId(), id: other, version: 1 })
        await expect(save(scenario, other)).rejects.toEqual(refused('mail.cancelled'))
        expect(await client.mail.counts()).toEqual({ draft: 0, exported: 0 })
      },
    )

    withOutbox('refuses what would write a header of its own', async (scenario) => {
      const { client } = scenario
      const id = await compose(scenario)
      const draft = { id, version: 1, to: 'a@b.example', subject: 'Fine', bodyText: 'Hello' }
      const evil = 'a@b.example\r\nBcc: thief@evil.example'
      for (const change of [{ to: evil }, { subject: `Hello\r\nBcc: thief@evil.example` }])
        await expect(
          client.mail.updateDraft({ requestId: requestId(), ...draft, ...change }),
        ).rejects.toMatchObject({ code: expect.stringMatching(/INPUT_INVALID|BAD_REQUEST|REFUSED/) })
      for (const to of ['a@b.example <x@y.example>', '"a b"@c.example', 'a@b', 'a@b.example Bcc:x@y.example'])
        await expect(client.mail.updateDraft({ requestId: requestId(), ...draft, to })).rejects.toEqual(
          refused('mail.address-invalid'),
        )
      await expect(compose(scenario, { to: evil })).rejects.toMatchObject({ code: 'mail.address-invalid' })
      await expect(compose(scenario, { subject: 'a\nb' })).rejects.toMatchObject({
        code: 'mail.subject-missing',
      })
    })

    withOutbox('finds messages by state, address and customer', async (scenario) => {
      const { client } = scenario
      await createCard(client)
      const id = await compose(scenario, { customerN: 1, to: 'info@bakkerij.example' })
      await compose(scenario)
      const ids = async (input: Parameters<typeof client.mail.list>[0]) =>
        (await client.mail.list(input)).rows.map((row) => row.id)
      expect(await ids({ search: 'pastoor' })).toEqual([id])
      expect(await ids({ search: 'bakkerij.example' })).toEqual([id])
      expect(await ids({ filters: { state: { operator: 'equals', value: 'sent' } } })).toEqual([])
      const file = await client.mail.attachment({ id, index: 0 })
      expect(new Uint8Array(await file.arrayBuffer())).toEqual(pdf)
    })
  })
}

describe('a written message', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 120 }).map((value) => value.replace(/\p{Cc}/gu, ' '))
  const letter = (change: Partial<Parameters<typeof writeMessage>[0]> = {}) => ({
    id: '01900000-0000-7000-8000-000000000001',
    from: { name: 'Brightwire', address: 'billing@brightwire.example' },
    to: ['a@b.example'],
    subject: 'Receipt',
    bodyText: 'Hello',
    language: 'en',
    at: '2026-11-20T09:00:00.000Z',
    attachments: [],
    ...change,
  })

  it('gives back any subject, body and attachment', () => {
    fc.assert(
      fc.property(
        text,
        fc.string({ unit: 'grapheme' }),
        fc.uint8Array({ maxLength: 300 }),
        (subject, bodyText, bytes) => {
          const attachments = [{ fileName: 'Beleg Größe.pdf', mediaType: 'application/pdf', bytes }]
          const { headers, parts } = readEml(writeMessage(letter({ subject, bodyText, attachments })))
          const blanks = (value: string) => value.replace(/ +/gu, ' ').trim()
          expect(blanks(headers.get('subject') ?? '')).toBe(blanks(subject))
          expect(parts[0]?.bytes.toString('utf8')).toBe(`${bodyText.replace(/\r\n?|\n/gu, '\r\n')}\r\n`)
          expect(new Uint8Array(parts[1]?.bytes ?? [])).toEqual(bytes)
        },
      ),
    )
  })

  it('throws rather than write a header that somebody smuggled in', () => {
    for (const change of [
      { subject: 'a\r\nBcc: x@y.example' },
      { to: ['a@b.example\r\nBcc: x@y.example'] },
      { from: { name: 'a\nb', address: 'a@b.example' } },
    ])
      expect(() => writeMessage(letter(change))).toThrow('line break')
  })

  it('names a file by both rules where its name is not plain', () => {
    const attachments = [{ fileName: 'Größe.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1]) }]
    const { parts } = readEml(writeMessage(letter({ attachments })))
    expect(parts[1]?.headers.get('content-disposition')).toBe(
      `attachment; filename="Gr__e.pdf"; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf`,
    )
  })

  it('reads several addresses and says which one is wrong', () => {
    expect(readAddresses('a@b.example,  c.d+e@f.example ;a@b.example')).toEqual({
      ok: true,
      addresses: ['a@b.example', 'c.d+e@f.example'],
    })
    expect(readAddresses('a@b.example, nobody')).toEqual({ ok: false, wrong: 'nobody' })
  })
})
