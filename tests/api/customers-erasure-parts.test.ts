import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { changeCard, eventsOf } from '../support/customer-steps.ts'
import { openScenario, password, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { consent, migrate, openStory, type Story, takeBack, wishOf } from './migration-steps.ts'

const later = '2026-12-01'

for (const flavour of flavours) {
  describe(`what an erasure reaches beside the person, on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    let story: Story
    let contactId: string
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
      story = await openStory(scenario)
      const { contacts } = await client.customers.get({ id: story.oldId })
      const [contact] = contacts
      if (contact === undefined) throw new Error('no contact')
      contactId = contact.id
    })
    afterEach(() => scenario.dispose())

    const erase = async (keepNoteIds: string[] = []) => {
      const { contacts } = await client.customers.get({ id: story.oldId })
      return client.customers.erasePerson({
        requestId: requestId(),
        contactId,
        version: contacts.find(({ id }) => id === contactId)?.version ?? 0,
        reason: 'Asked by letter',
        keepNoteIds,
        password,
      })
    }
    const addNote = async (text: string, about: string | null = null) => {
      const note = { requestId: requestId(), customerId: story.oldId, kind: 'call' as const, text }
      return (await client.customers.addNote({ ...note, contactId: about, followUpDay: later })).id
    }
    const askAsContact = () =>
      changeCard(
        client,
        story.oldId,
        { email: 'nou@forca.example', city: 'Salt' },
        { password, requestedBy: contactId, identifiedBy: 'call-back' },
      )
    const attack = (statement: string) =>
      scenario.core.core.store.write((tx) => sql.raw(statement).execute(tx.db))
    const table = (name: 'customer_version' | 'card_note' | 'audit_event' | 'card_migration') =>
      scenario.core.core.store.read(async (tx) =>
        JSON.stringify(await tx.db.selectFrom(name).selectAll().execute()),
      )
    const chainProblems = async () => {
      const checks = []
      for await (const check of await client.audit.verify()) checks.push(check)
      return checks.filter(({ ok }) => !ok)
    }

    it('takes the name from the changes they asked for, and from the events that tell of them', async () => {
      await askAsContact()
      expect(await client.customers.previewErasure({ contactId })).toMatchObject({ requestCount: 1 })
      expect(await erase()).toMatchObject({ cleared: { versions: [2], noteIds: [], migrationIds: [] } })
      expect(await table('customer_version')).not.toContain('Jordi')
      expect(await table('audit_event')).not.toContain('Jordi')
      const [last] = await client.customers.history({ id: story.oldId })
      expect(last?.requested).toMatchObject({ by: 'contact', name: '', access: 'billing', contactId })
      expect(await chainProblems()).toEqual([])
    })

    it('empties the notes that are about them or name them, but for those the operator keeps', async () => {
      const about = await addNote('Will call again', contactId)
      const naming = await addNote('Spoke with Jordi Puig about the bill')
      const kept = await addNote('Jordi Puig signed for the company, see the file')
      const other = await addNote('The bakery is closed on Monday')
      await client.customers.closeFollowUp({
        requestId: requestId(),
        id: naming,
        version: 1,
        outcome: 'Jordi Puig paid',
      })
      const preview = await client.customers.previewErasure({ contactId })
      expect(preview.notes.map(({ id }) => id)).toEqual([kept, naming, about])
      const { cleared, eventCount } = await erase([kept])
      expect(cleared.noteIds).toEqual([naming, about])
      expect(eventCount).toBe(4)
      const notes = await client.customers.listNotes({ customerId: story.oldId })
      const textOf = (id: string) => notes.find((note) => note.id === id)?.text
      expect([about, naming, kept, other].map(textOf)).toEqual([
        '',
        '',
        'Jordi Puig signed for the company, see the file',
        'The bakery is closed on Monday',
      ])
      expect(notes.find(({ id }) => id === naming)?.outcome).toBe('')
      const events = JSON.stringify(await eventsOf(client, story.oldId))
      expect(events).toContain('closed on Monday')
      for (const trace of ['Will call again', 'about the bill', 'Puig paid'])
        expect(events).not.toContain(trace)
      expect(await chainProblems()).toEqual([])
    })

    it('empties their entry in the plan of a migration, also one taken back, and names its papers as kept', async () => {
      const moved = await migrate(client, wishOf(story, { consent, creditCents: 12_50 }))
      await takeBack(client, moved.id)
      const preview = await client.customers.previewErasure({ contactId })
      expect(preview.migrations).toMatchObject([{ id: moved.id }])
      expect(preview.kept).toMatchObject([{ kind: 'migration', id: moved.id, keepUntilDay: '2033-12-31' }])
      const before = await client.migrations.get({ id: moved.id })
      expect(await erase()).toMatchObject({ cleared: { migrationIds: [moved.id] } })
      const after = await client.migrations.get({ id: moved.id })
      expect(after.plan.contacts).toEqual([{ name: '', email: '', access: 'billing' }])
      expect(after).toEqual({ ...before, plan: { ...before.plan, contacts: after.plan.contacts } })
      const report = await client.migrations.getReportPdf({ id: moved.id })
      expect(report.size).toBeGreaterThan(1_000)
    })

    it('lets nobody change what was written without an erasure, nor anything else with one', async () => {
      await askAsContact()
      const note = await addNote('Will call again', contactId)
      const other = await addNote('The bakery is closed on Monday')
      await migrate(client, wishOf(story))
      const name = (value: string) =>
        flavour === 'sqlite'
          ? `json_set(request_json, '$.requested.name', '${value}')`
          : `jsonb_set(request_json::jsonb, '{requested,name}', '"${value}"')::text`
      const blankRequest = `update customer_version set request_json = ${name('')} where version = 2`
      const blankNote = (id: string) => `update card_note set text = '' where id = '${id}'`
      const blankPlan = `update card_migration set plan_json = replace(replace(plan_json, 'Jordi Puig', ''), 'jordi@forca.example', '')`
      await expect(attack(blankRequest)).rejects.toThrow('guard:customer-version-immutable')
      await expect(attack(blankNote(note))).rejects.toThrow('guard:card-note-written')
      await expect(attack(blankPlan)).rejects.toThrow('guard:card-migration-plan')

      await erase()
      const refused: [string, string][] = [
        [`update customer_version set request_json = ${name('Joan')} where version = 2`, 'customer-version'],
        [`update customer_version set request_json = null where version = 2`, 'customer-version'],
        [`update customer_version set card_json = '{}' where version = 2`, 'customer-version'],
        [`update customer_version set operator_name = '' where version = 2`, 'customer-version'],
        [`delete from customer_version where version = 2`, 'customer-version-kept'],
        [`update card_note set text = 'Something else' where id = '${note}'`, 'card-note-written'],
        [blankNote(other), 'card-note-written'],
        [`update card_migration set plan_json = '{}'`, 'card-migration-plan'],
        [
          `update card_migration set plan_json = replace(plan_json, '"access":"billing"', '"access":"full"')`,
          'plan',
        ],
        [`update card_migration set plan_json = replace(plan_json, 'pedra', '')`, 'card-migration-plan'],
        [`update card_migration set report_json = '{}'`, 'card-migration-immutable'],
        [`update contact_person set name = 'Jordi Puig' where id = '${contactId}'`, 'person-erased'],
      ]
      for (const [statement, code] of refused)
        await expect(attack(statement), statement).rejects.toThrow(new RegExp(`guard:\\S*${code}`, 'u'))
    })
  })
}
