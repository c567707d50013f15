import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkMigrations } from '../../electron/core/rooms/migrations/index.ts'
import { changeCard } from '../support/customer-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { openScenario, type Scenario } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import {
  addDomain,
  consent,
  migrate,
  openStory,
  otherCif,
  type Story,
  takeBack,
  wishOf,
} from './migration-steps.ts'
import { readEml } from './read-eml.ts'

for (const flavour of flavours) {
  describe(`after a migration, on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    let story: Story
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
      story = await openStory(scenario)
    })
    afterEach(() => scenario.dispose())

    const problems = async () => {
      const found = await scenario.core.core.store.read((tx) => checkMigrations(tx))
      return found.problems.map(({ code }) => code)
    }
    const attack = (statement: string) =>
      scenario.core.core.store.write((tx) => sql.raw(statement).execute(tx.db))

    it('puts the letter into the outbox, in the language of the card and with the PDF', async () => {
      const moved = await migrate(client, wishOf(story))
      const { messageId } = await client.migrations.sendLetter({ requestId: requestId(), id: moved.id })
      const message = await client.mail.get({ id: messageId })
      expect(message).toMatchObject({
        kind: 'migration',
        recordKind: 'migration',
        recordId: moved.id,
        customerId: moved.newCustomerId,
        toAddress: 'marta@forca.example',
        language: 'es',
        state: 'draft',
      })
      expect(message.subject).toContain(`Su nuevo número de cliente ${moved.newCardNumber}`)
      expect(message.bodyText).toContain(story.oldNumber)
      const file = await client.mail.exportEml({ requestId: requestId(), id: messageId, version: 1 })
      const eml = readEml(Buffer.from(await file.arrayBuffer()))
      expect(eml.parts[1]?.bytes.subarray(0, 5).toString()).toBe('%PDF-')
      const letter = await client.mail.attachment({ id: messageId, index: 0 })
      expect(
        Buffer.from(await letter.arrayBuffer())
          .subarray(0, 5)
          .toString(),
      ).toBe('%PDF-')
      const { rows } = await client.mail.list({
        filters: { kind: { operator: 'equals', value: 'migration' } },
      })
      expect(rows.map(({ id }) => id)).toEqual([messageId])
    })

    it('waits for an address where the card has none, and says nothing once it was taken back', async () => {
      const moved = await migrate(client, wishOf(story))
      await changeCard(client, moved.newCustomerId, { email: '' })
      const { messageId } = await client.migrations.sendLetter({ requestId: requestId(), id: moved.id })
      expect((await client.mail.get({ id: messageId })).toAddress).toBe('')
      await takeBack(client, moved.id)
      const again = client.migrations.sendLetter({ requestId: requestId(), id: moved.id })
      expect(await refusalOf(again)).toMatchObject({ code: 'migrations.taken-back' })
    })

    it('proves every move: done, moved on, and taken back', async () => {
      expect(await problems()).toEqual([])
      const first = await migrate(client, wishOf(story, { consent, creditCents: 12_50 }))
      expect(await problems()).toEqual([])
      const second = await migrate(
        client,
        wishOf(
          { oldId: first.newCustomerId },
          {
            taxIdentity: otherCif,
            card: { ...wishOf(story).card, legalName: 'Força Nova S.L.', vatNumber: 'ESA58818501' },
            consent,
            creditCents: 12_50,
          },
        ),
      )
      expect(await problems()).toEqual([])
      await takeBack(client, second.id)
      expect(await problems()).toEqual([])
      await takeBack(client, first.id)
      expect(await problems()).toEqual([])
      const checks = []
      for await (const check of await client.audit.verify()) checks.push(check)
      expect(checks.find(({ check }) => check === 'migrations')).toMatchObject({ ok: true, examined: 2 })
    })

    it('finds a service that is elsewhere, and credit that the ledger does not bear out', async () => {
      const moved = await migrate(client, wishOf(story, { consent, creditCents: 12_50 }))
      const [domain] = story.domains
      const cardN = (id: string) => `(select n from customer where id = '${id}')`
      await attack(`update service set customer_n = ${cardN(story.oldId)} where id = '${domain}'`)
      expect(await problems()).toEqual(['migrations.services-not-moved'])
      await attack(`update service set customer_n = ${cardN(moved.newCustomerId)} where id = '${domain}'`)
      expect(await problems()).toEqual([])
      await addDomain(client, moved.newCustomerId, 'after.example')
      expect(await problems()).toEqual([])
      const other = flavour === 'sqlite' ? 'drop trigger' : 'alter table card_migration disable trigger'
      await attack(`${other} guard_card_migration_update_card_migration_immutable`)
      await attack(
        `update card_migration set made_json = replace(made_json, '"creditCents":1250', '"creditCents":1')`,
      )
      expect(await problems()).toEqual(['migrations.credit-not-moved'])
    })

    it('finds a move taken back whose services did not come back', async () => {
      const moved = await migrate(client, wishOf(story))
      await takeBack(client, moved.id)
      const newN = `(select n from customer where id = '${moved.newCustomerId}')`
      await attack(`update service set customer_n = ${newN} where id = '${story.domains[0]}'`)
      expect(await problems()).toEqual(['migrations.services-not-restored'])
      await attack(`update customer set successor_n = null where id = '${moved.newCustomerId}'`)
      expect(await problems()).toEqual(['migrations.card-not-restored', 'migrations.services-not-restored'])
    })
  })
}
