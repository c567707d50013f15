import fc from 'fast-check'
import { safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { changeCard } from '../support/customer-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'

const identity = { kind: 'es-cif', country: 'ES', value: 'B64717838' }
const spanish = {
  legalName: 'Panadería Sol S.L.',
  country: 'ES',
  postcode: '28013',
  city: 'Madrid',
  language: 'es' as const,
}
const identityColumns = ['tax_id_kind', 'tax_id_country', 'tax_id_value'] as const
const columns = `id, version, card_number, card_sequence, kind, legal_name, trade_name, former_names, address_line,
  address_extra, postcode, city, country, email, phone, vat_number, registration_number, language, term_days,
  payment_method, iban, purchase_reference, price_mode, use_credit_automatically, note, state, successor_n,
  vat_confirmation_json, credit_cents, open_cents, sort_key, city_key, search_text, duplicate_key, created_at,
  updated_at`

/** One way to get at the tax identity of a card. */
type Attack = (scenario: Scenario, card: { id: string; n: number }) => Promise<unknown>

function statement(text: (n: number) => string): Attack {
  return (scenario, { n }) => scenario.core.core.store.write((tx) => sql.raw(text(n)).execute(tx.db))
}

const value = fc.constantFrom('B00000000', '', 'X', "o''brien", 'b64717838')
const column = fc.constantFrom(...identityColumns)

const replaceWith = (to: string) =>
  statement(
    (n) => `insert or replace into customer (n, tax_id_kind, tax_id_country, tax_id_value, ${columns})
      select n, 'es-cif', 'ES', '${to}', ${columns} from customer where n = ${n}`,
  )
const upsertWith = (to: string) =>
  statement(
    (n) => `insert into customer (n, tax_id_kind, tax_id_country, tax_id_value, ${columns})
      select n, 'es-cif', 'ES', '${to}', ${columns} from customer where n = ${n}
      on conflict (n) do update set tax_id_value = '${to}'`,
  )

const attacks: fc.Arbitrary<Attack> = fc.oneof(
  fc
    .tuple(column, value)
    .map(([name, to]) => statement((n) => `update customer set ${name} = '${to}' where n = ${n}`)),
  value.map((to) =>
    statement(
      (n) =>
        `update customer set tax_id_kind = 'none', tax_id_value = '${to}', version = version + 1 where n = ${n}`,
    ),
  ),
  value.map(replaceWith),
  value.map(upsertWith),
  fc.constant(statement((n) => `delete from customer where n = ${n}`)),
  fc.constant(statement(() => 'delete from customer')),
  fc.constant(statement(() => 'truncate customer cascade')),
  fc.constant(statement((n) => `update customer set n = n + 1000000 where n = ${n}`)),
  fc.constant(statement((n) => `update customer_version set card_json = '{}' where customer_n = ${n}`)),
  fc.constant(statement((n) => `delete from customer_version where customer_n = ${n}`)),
  fc
    .record({ kind: fc.constantFrom('company' as const, 'person' as const), note: value, vatNumber: value })
    .map<Attack>(
      (change) =>
        ({ client }, { id }) =>
          changeCard(client, id, change, {}),
    ),
  value.map<Attack>((to) => async ({ client }, { id }) => {
    const card = await client.customers.get({ id })
    const smuggled = { ...card, note: to, taxId: to, taxIdentity: { ...identity, value: to } }
    const asked = { requestedBy: 'own', identifiedBy: 'not-needed' as const }
    return client.customers.update({
      requestId: requestId(),
      id,
      version: card.version,
      card: smuggled,
      ...asked,
    })
  }),
  fc.boolean().map<Attack>((valid) => async ({ client }, { id }) => {
    const { version } = await client.customers.get({ id })
    const call = { requestId: requestId(), id, version, day: '2026-11-19', valid, consultationNumber: '' }
    return client.customers.confirmVat(call)
  }),
  value.map<Attack>((name) => ({ client }, { id }) => {
    const contact = { contactId: null, version: null, name, access: 'full' as const }
    return client.customers.saveContact({ requestId: requestId(), customerId: id, ...contact })
  }),
)

for (const flavour of flavours) {
  describe(`the tax identity of a card on ${flavour}`, () => {
    let scenario: Scenario
    let card: { id: string; n: number }
    beforeAll(async () => {
      scenario = await openScenario(flavour)
      const { id } = await createCard(scenario.client, spanish, identity)
      card = { id, n: await keyOf(scenario, id) }
    })
    afterAll(() => scenario.dispose())

    it('never changes by any sequence of calls and SQL statements', async () => {
      await fc.assert(
        fc.asyncProperty(fc.array(attacks, { minLength: 1, maxLength: 6 }), async (sequence) => {
          for (const attack of sequence) await safe(attack(scenario, card))
          const kept = await scenario.client.customers.get({ id: card.id })
          expect(kept.taxIdentity).toEqual(identity)
          expect((await scenario.client.customers.history({ id: card.id })).length).toBe(kept.version)
        }),
        { numRuns: 60 },
      )
    }, 120_000)

    it('is refused by the database itself, so that a bug in the program cannot change it either', async () => {
      for (const name of identityColumns) {
        const change = statement((n) => `update customer set ${name} = 'X' where n = ${n}`)
        await expect(change(scenario, card)).rejects.toThrow('guard:tax-id-locked')
      }
      const removed = statement((n) => `delete from customer where n = ${n}`)
      await expect(removed(scenario, card)).rejects.toThrow('guard:customer-kept')
      await expect(upsertWith('X')(scenario, card)).rejects.toThrow('guard:')
      if (flavour !== 'sqlite') return
      await expect(replaceWith('X')(scenario, card)).rejects.toThrow('guard:customer-kept')
    })

    it('can be written as it is, together with fields that do change', async () => {
      const same = statement(
        (n) => `update customer set tax_id_value = 'B64717838', note = 'x' where n = ${n}`,
      )
      await expect(same(scenario, card)).resolves.toBeDefined()
    })

    it('is held by the trigger and by nothing else: without it the statement goes through', async () => {
      const unguarded = await openScenario(flavour)
      const { id } = await createCard(unguarded.client, spanish, identity)
      const key = { id, n: await keyOf(unguarded, id) }
      const trigger = 'guard_customer_update_tax_id_locked'
      const drop = flavour === 'sqlite' ? `drop trigger ${trigger}` : `drop trigger ${trigger} on customer`
      await statement(() => drop)(unguarded, key)
      await statement((n) => `update customer set tax_id_value = 'X' where n = ${n}`)(unguarded, key)
      expect((await unguarded.client.customers.get({ id })).taxIdentity.value).toBe('X')
      await unguarded.dispose()
    })
  })
}

async function keyOf(scenario: Scenario, id: string): Promise<number> {
  const row = await scenario.core.core.store.read((tx) =>
    tx.db.selectFrom('customer').select('n').where('id', '=', id).executeTakeFirstOrThrow(),
  )
  return row.n
}
