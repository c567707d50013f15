import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { errorCodeOf, eventsOf } from '../support/customer-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { issueProforma } from './payments-helpers.ts'
import { takeIn, toDocument } from './receipt-steps.ts'
import { refusalOf } from '../support/refusal.ts'

for (const flavour of flavours) {
  describe(`the call sheet of a card on ${flavour}`, () => {
    let scenario: Scenario
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      scenario.clock.set('2026-11-20T09:00:00.000Z')
    })
    afterAll(() => scenario.dispose())

    const call = (customerId: string, change: { followUpDay?: string; assigneeId?: string | null } = {}) => ({
      requestId: requestId(),
      customerId,
      kind: 'call' as const,
      text: 'Asks for two more weeks',
      identifiedBy: 'call-back' as const,
      ...change,
    })

    it('keeps dated notes, newest first, with whom and how they were identified', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Bellen B.V.' })
      const contact = await client.customers.saveContact({
        requestId: requestId(),
        customerId: id,
        contactId: null,
        version: null,
        name: 'Femke Dijkstra',
        access: 'full',
      })
      await client.customers.addNote({ ...call(id), contactId: contact.id })
      await client.customers.addNote({
        requestId: requestId(),
        customerId: id,
        kind: 'note',
        text: 'Paid late',
      })
      expect(await client.customers.listNotes({ customerId: id })).toMatchObject([
        { kind: 'note', text: 'Paid late', identifiedBy: 'not-needed', contactName: null },
        {
          kind: 'call',
          identifiedBy: 'call-back',
          contactName: 'Femke Dijkstra',
          operatorName: 'M. de Vries',
          createdAt: '2026-11-20T09:00:00.000Z',
        },
      ])
      const added = (await eventsOf(client, id)).at(-1)
      expect(added).toMatchObject({
        action: 'customers.note-added',
        private: { text: 'Paid late' },
      })
      expect(JSON.stringify(added?.public)).not.toContain('Paid late')
      const other = await createCard(client, { legalName: 'Ander B.V.' })
      expect(await errorCodeOf(client.customers.addNote({ ...call(other.id), contactId: contact.id }))).toBe(
        'MISSING',
      )
    })

    it('lists follow-ups by day to whom they were given, and to all what was given to nobody', async () => {
      const { client } = scenario
      const clerk = await scenario.as('clerk')
      const assignees = await client.customers.listAssignees()
      const assigneeId = assignees.find(({ name }) => name === 'A clerk')?.id ?? null
      const { id } = await createCard(client, { legalName: 'Opvolgen B.V.' })
      await client.customers.addNote(call(id, { followUpDay: '2026-11-27', assigneeId }))
      const open = await client.customers.addNote(call(id, { followUpDay: '2026-11-23' }))

      const days = async (who: typeof client, whose: 'mine' | 'all', untilDay?: string) =>
        (await who.customers.listFollowUps({ whose, untilDay: untilDay ?? null })).map(
          (note) => note.followUpDay,
        )
      expect(await days(clerk, 'mine')).toEqual(['2026-11-23', '2026-11-27'])
      expect(await days(client, 'mine')).toEqual(['2026-11-23'])
      expect(await days(client, 'all')).toEqual(['2026-11-23', '2026-11-27'])
      expect(await days(client, 'all', '2026-11-23')).toEqual(['2026-11-23'])

      const moved = await client.customers.changeFollowUp({
        requestId: requestId(),
        id: open.id,
        version: 1,
        followUpDay: '2026-12-01',
        assigneeId: null,
      })
      expect(await days(client, 'all')).toEqual(['2026-11-27', '2026-12-01'])
      const done = { requestId: requestId(), id: open.id, version: moved.version, outcome: 'paid' }
      expect(await errorCodeOf(client.customers.closeFollowUp({ ...done, version: 1 }))).toBe('STALE')
      await clerk.customers.closeFollowUp({ ...done, requestId: requestId() })
      expect(await days(client, 'all')).toEqual(['2026-11-27'])
      expect((await client.customers.listNotes({ customerId: id }))[0]).toMatchObject({
        doneByName: 'A clerk',
        outcome: 'paid',
      })
      const again = { ...done, requestId: requestId(), version: moved.version + 1 }
      expect((await refusalOf(client.customers.closeFollowUp(again))).code).toBe('customers.follow-up-done')
    })

    it('refuses a day that has passed and an operator who only reads', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Verleden B.V.' })
      expect((await refusalOf(client.customers.addNote(call(id, { followUpDay: '2026-11-19' })))).code).toBe(
        'customers.follow-up-past',
      )
      const auditor = await scenario.as('auditor')
      const operators = await client.operators.list()
      const reader = operators.find(({ role }) => role === 'auditor')
      const given = call(id, { followUpDay: '2026-11-23', assigneeId: reader?.id ?? null })
      expect((await refusalOf(client.customers.addNote(given))).code).toBe('customers.assignee-inactive')
      expect(await errorCodeOf(auditor.customers.addNote(call(id)))).toBe('FORBIDDEN')
    })

    it('shows the last payments, and puts a document into the outbox once more', async () => {
      const { client } = scenario
      const { id } = await createCard(client, { legalName: 'Betaald B.V.', email: 'ap@betaald.example' })
      const proforma = await issueProforma(client, id, 12_100)
      await takeIn(client, id, [toDocument(proforma.id, 2_100)])
      expect(await client.customers.lastPayments({ customerId: id })).toMatchObject([
        { amountCents: 2_100, currency: 'EUR', documentNumber: proforma.number },
      ])
      const send = () => client.mail.sendDocument({ requestId: requestId(), documentId: proforma.id })
      expect((await refusalOf(send())).code).toBe('billing.pdf-pending')
      await client.billing.renderPending({ requestId: requestId() })
      const { messageId } = await send()
      expect(await client.mail.get({ id: messageId })).toMatchObject({
        kind: 'document',
        state: 'draft',
        toAddress: 'ap@betaald.example',
        recordId: proforma.id,
        attachments: [{ fileName: `${proforma.number}.pdf`, mediaType: 'application/pdf' }],
      })
    })

    it('never rewrites a note, not even by SQL', async () => {
      const { client, core } = scenario
      const { id } = await createCard(client, { legalName: 'Vast B.V.' })
      const note = await client.customers.addNote(call(id))
      const rewrite = core.core.store.write((tx) =>
        tx.db.updateTable('card_note').set({ text: 'never said' }).where('id', '=', note.id).execute(),
      )
      await expect(rewrite).rejects.toThrow('guard:card-note-written')
      const remove = core.core.store.write((tx) =>
        tx.db.deleteFrom('card_note').where('id', '=', note.id).execute(),
      )
      await expect(remove).rejects.toThrow('guard:')
    })
  })
}
