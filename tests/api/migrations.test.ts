import { describe, expect, it } from 'vitest'
import { runSql } from '../support/billing-steps.ts'
import { confirmationOf, errorCodeOf, eventsOf } from '../support/customer-steps.ts'
import { refusalOf } from '../support/refusal.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import {
  addDomain,
  billService,
  cif,
  consent,
  dni,
  migrate,
  openStory,
  otherCif,
  soleTrader,
  type Story,
  takeBack,
  today,
  wishOf,
} from './migration-steps.ts'
import { importStatement, onlyLine } from './payments-helpers.ts'
import { takeIn, toDocument, verifyProblems } from './receipt-steps.ts'

for (const flavour of flavours) {
  const withStory = (name: string, work: (scenario: Scenario, story: Story) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        await work(scenario, await openStory(scenario))
        const problems = await verifyProblems(scenario)
        expect(problems.filter((one) => JSON.stringify(one).includes('pdf') === false)).toEqual([])
      } finally {
        await scenario.dispose()
      }
    })

  describe(`a migration to a new card on ${flavour}`, () => {
    withStory('is shown before it is done, with what each part becomes', async ({ client }, story) => {
      const plan = await client.migrations.previewMigration(wishOf(story, { creditCents: 12_50, consent }))
      expect(plan.problems).toEqual([])
      expect(plan.newCard.fields.paymentMethod).toBe('transfer')
      expect(plan.mandate).toBe('new-signature-needed')
      expect(plan.services.map(({ label, moves, nextBillingDay }) => [label, moves, nextBillingDay])).toEqual(
        [
          ['forca-vella.example', true, '2027-12-01'],
          ['onyar.example', true, '2026-12-01'],
          ['pedra.example', true, '2026-12-01'],
        ],
      )
      expect(plan.services[0]?.registrant?.name).toBe('Marta Puig Serra')
      expect(plan.proformas).toMatchObject([
        {
          number: story.proforma.number,
          way: 'reissue',
          now: { grossCents: 121_00, treatment: 'domestic' },
          // A confirmed business in another member state accounts for the VAT itself.
          reissued: { grossCents: 100_00, vatCents: 0, treatment: 'reverse-charge' },
          reissueRefusal: null,
          leaveRefusal: { code: 'migrations.proforma-not-leavable' },
        },
      ])
      expect(plan.invoices).toMatchObject([{ number: story.invoice.number, openCents: 60_50 }])
      expect(plan.credit).toEqual({ availableCents: 12_50, movedCents: 12_50, stayingCents: 0 })
      expect(plan.contacts).toEqual([{ name: 'Jordi Puig', email: 'jordi@forca.example', access: 'billing' }])
      expect(plan.warnings.map(({ code }) => code).sort()).toEqual([
        'migrations.new-signature-needed',
        'migrations.totals-differ',
      ])
      const card = await client.customers.get({ id: story.oldId })
      expect(card).toMatchObject({ state: 'active', successor: null, creditCents: 12_50 })
    })

    withStory(
      'moves services, proforma, credit and contacts, and leaves the invoice',
      async (scenario, story) => {
        const { client } = scenario
        const done = await migrate(
          client,
          wishOf(story, { creditCents: 12_50, consent, reason: 'S.L. founded' }),
        )
        const old = await client.customers.get({ id: story.oldId })
        const next = await client.customers.get({ id: done.newCustomerId })
        expect(old).toMatchObject({
          state: 'moved',
          successor: { id: next.id },
          creditCents: 0,
          openCents: 60_50,
        })
        expect(old.taxIdentity).toEqual(dni)
        expect(next).toMatchObject({
          state: 'active',
          taxIdentity: cif,
          legalName: 'Força Vella Digital S.L.',
          paymentMethod: 'transfer',
          creditCents: 12_50,
          serviceCount: 3,
          vatConfirmation: { valid: true },
        })
        expect(next.contacts).toMatchObject([{ name: 'Jordi Puig', access: 'billing' }])
        const service = await client.services.get({ id: story.domains[0] ?? '' })
        expect(service).toMatchObject({
          owner: { cardNumber: done.newCardNumber },
          nextBillingDay: '2027-12-01',
          registrant: { name: 'Marta Puig Serra' },
          ownersOverTime: [
            { cardNumber: done.newCardNumber, fromDay: today, toDay: null },
            { cardNumber: story.oldNumber, fromDay: '2025-12-01', toDay: '2026-11-19' },
          ],
        })
        const replaced = await client.billing.get({ id: story.proforma.id })
        expect(replaced).toMatchObject({ state: 'replaced', related: [{ relation: 'replaced-by' }] })
        const reissued = await client.billing.get({ id: replaced.related[0]?.id ?? '' })
        expect(reissued).toMatchObject({ state: 'open', grossCents: 100_00, cardNumber: done.newCardNumber })
        const entries = await client.ledger.list({
          filters: { kind: { operator: 'equals', value: 'credit-moved' } },
        })
        expect(entries.rows).toMatchObject([
          {
            lines: [
              { account: 'customer-credit', debitCents: 12_50, customerName: 'Marta Puig Serra' },
              { account: 'customer-credit', creditCents: 12_50, customerName: 'Força Vella Digital S.L.' },
            ],
          },
        ])
        const stories = async (id: string) => (await eventsOf(client, id)).map(({ action }) => action)
        expect(await stories(story.oldId)).toContain('customers.card-moved')
        expect(await stories(next.id)).toEqual([
          'customers.card-created',
          'customers.vat-confirmed',
          'customers.contact-added',
          'customers.card-took-over',
        ])
        expect(await client.migrations.ofCard({ customerId: next.id })).toMatchObject({
          movedTo: null,
          cameFrom: { id: done.id, oldCard: { id: story.oldId } },
        })
      },
    )

    withStory('brings a late transfer to the proforma that stands now', async ({ client }, story) => {
      const done = await migrate(client, wishOf(story))
      await importStatement(client, {
        openingCents: 0,
        bookings: [{ cents: 100_00, name: 'M Puig', text: `pago ${story.proforma.number}` }],
      })
      const line = await onlyLine(client)
      const [first] = await client.payments.suggest({ bankLineId: line.id })
      expect(first).toMatchObject({ cardNumber: done.newCardNumber, openCents: 100_00 })
      expect(first?.evidence.map(({ code }) => code)).toContain('follows-named')
      const target = { kind: 'document' as const, documentId: first?.documentId ?? '', amountCents: 100_00 }
      const paid = await client.payments.match({
        requestId: requestId(),
        bankLineId: line.id,
        version: line.version,
        targets: [target],
      })
      expect(paid.issuedInvoices).toHaveLength(1)
      const invoice = await client.billing.get({ id: paid.issuedInvoices[0]?.id ?? '' })
      expect(invoice).toMatchObject({
        customerName: 'Força Vella Digital S.L.',
        recipientTaxId: 'ESB58378431',
      })
    })

    withStory('knows the old card number, and the payers of the old card', async ({ client }, story) => {
      const pay = await client.billing.createProforma({
        requestId: requestId(),
        confirm: ['billing.vat-not-confirmed'],
        draft: { customerId: story.oldId, lines: [{ description: 'Work', quantity: '1', unitPrice: '10' }] },
      })
      const friend = 'DE89370400440532013000'
      await importStatement(client, {
        openingCents: 0,
        bookings: [{ cents: 12_10, name: 'Pagos Rius', iban: friend, text: pay.number }],
      })
      const learned = await onlyLine(client)
      await client.payments.match({
        requestId: requestId(),
        bankLineId: learned.id,
        version: learned.version,
        targets: [{ kind: 'document', documentId: pay.id, amountCents: 12_10 }],
      })
      const done = await migrate(client, wishOf(story))
      await importStatement(client, {
        id: 'S2',
        day: '2026-11-20',
        openingCents: 12_10,
        bookings: [
          { cents: 100_00, name: 'Pagos Rius', iban: friend, text: 'dominio' },
          { cents: 99_00, name: 'Somebody', text: `klant ${story.oldNumber}` },
        ],
      })
      const { rows } = await client.payments.listLines({ tab: null, limit: 10 })
      const open = rows.filter(({ remainingCents }) => remainingCents > 0)
      expect(open).toHaveLength(2)
      for (const line of open) {
        const [first] = await client.payments.suggest({ bankLineId: line.id })
        expect(first).toMatchObject({ cardNumber: done.newCardNumber })
        expect(first?.evidence.map(({ code }) => code)).toContain('card-taken-over')
      }
    })

    withStory('refuses what its plan calls a problem, and asks its warnings', async (scenario, story) => {
      const { client } = scenario
      const refused = async (change: Parameters<typeof wishOf>[1]) =>
        (await refusalOf(migrate(client, wishOf(story, change)))).code
      expect(await refused({ taxIdentity: dni })).toBe('migrations.same-tax-identity')
      expect(await refused({ taxIdentity: { ...cif, value: 'B58378432' } })).toBe('customers.tax-id-invalid')
      expect(await refused({ creditCents: 12_50 })).toBe('migrations.consent-missing')
      expect(await refused({ creditCents: 12_51, consent })).toBe('migrations.credit-too-large')
      expect(await refused({ creditCents: 1, consent: { ...consent, day: '2026-11-21' } })).toBe(
        'migrations.consent-in-future',
      )
      expect(await refused({ day: '2026-11-21' })).toBe('migrations.day-in-future')
      expect(await refused({ day: '2025-11-30' })).toBe('migrations.day-before-owner')
      const taken = await createCard(client, { ...soleTrader, legalName: 'Other' }, cif)
      const inUse = await refusalOf(migrate(client, wishOf(story)))
      expect(inUse).toMatchObject({
        code: 'migrations.tax-id-in-use',
        params: { cardNumber: taken.cardNumber },
      })
      const wish = wishOf(story, { taxIdentity: otherCif, card: soleTrader, vatConfirmation: null })
      const { version, proformas } = await client.migrations.previewMigration(wish)
      const order = { ...wish, version, requestId: requestId() }
      expect((await refusalOf(client.migrations.migrate(order))).code).toBe('migrations.proforma-undecided')
      const named = { ...order, proformas: proformas.map(({ id }) => ({ id, way: 'reissue' as const })) }
      expect(
        await confirmationOf(client.migrations.migrate({ ...named, requestId: requestId() })),
      ).toMatchObject([
        { code: 'customers.duplicate' },
        { code: 'billing.vat-not-confirmed' },
        { code: 'migrations.credit-stays', params: { creditCents: 12_50 } },
        { code: 'migrations.new-signature-needed' },
      ])
      const stale = { ...named, version: version + 1, requestId: requestId() }
      expect(await errorCodeOf(client.migrations.migrate(stale))).toBe('STALE')
      const auditor = await scenario.as('auditor')
      expect(await errorCodeOf(auditor.migrations.migrate(named))).toBe('FORBIDDEN')
      expect(await client.customers.get({ id: story.oldId })).toMatchObject({
        state: 'active',
        serviceCount: 3,
      })
    })

    withStory(
      'leaves a proforma only for supplies before the day or services that stay',
      async (scenario, story) => {
        const { client } = scenario
        const leave = wishOf(story, { proformas: [{ id: story.proforma.id, way: 'leave' }] })
        const plan = await client.migrations.previewMigration(leave)
        expect(plan.problems).toMatchObject([{ code: 'migrations.proforma-not-leavable' }])
        const stays = wishOf(story, { serviceIds: story.domains.slice(1) })
        expect(await client.migrations.previewMigration(stays)).toMatchObject({
          problems: [],
          proformas: [{ way: 'leave', reissueRefusal: { code: 'migrations.proforma-not-reissuable' } }],
          warnings: expect.arrayContaining([expect.objectContaining({ code: 'migrations.services-stay' })]),
        })
        await migrate(client, stays)
        // What stayed payable is paid on the old card, with the old holder on the invoice.
        const paid = await takeIn(client, story.oldId, [toDocument(story.proforma.id, 121_00)])
        const invoice = await client.billing.get({ id: paid.issuedInvoices[0]?.id ?? '' })
        expect(invoice.customerName).toBe('Marta Puig Serra')
      },
    )

    withStory('waits until a part-paid proforma is settled', async ({ client }, story) => {
      await takeIn(client, story.oldId, [toDocument(story.proforma.id, 21_00)])
      const plan = await client.migrations.previewMigration(wishOf(story))
      expect(plan.proformas).toMatchObject([{ way: null, state: 'part-paid' }])
      expect(plan.problems).toMatchObject([
        {
          code: 'migrations.proforma-part-paid',
          params: { number: story.proforma.number, receivedCents: 21_00 },
        },
      ])
    })

    withStory('is done once, however often it is asked', async ({ client }, story) => {
      const wish = wishOf(story, { card: soleTrader, vatConfirmation: null })
      const { version, proformas, warnings } = await client.migrations.previewMigration(wish)
      const order = {
        ...wish,
        requestId: requestId(),
        version,
        confirm: warnings.map(({ code }) => code),
        proformas: proformas.map(({ id }) => ({ id, way: 'reissue' as const })),
      }
      const one = await client.migrations.migrate(order)
      expect(await client.migrations.migrate(order)).toEqual(one)
      const again = await refusalOf(
        client.migrations.migrate({ ...order, requestId: requestId(), version: version + 1 }),
      )
      expect(again).toMatchObject({ code: 'customers.moved', params: { successor: one.newCardNumber } })
      expect((await client.migrations.list({})).total).toBe(1)
      expect((await client.customers.list({})).total).toBe(2)
    })

    withStory('is taken back while nothing happened on the new card', async (scenario, story) => {
      const { client } = scenario
      const done = await migrate(client, wishOf(story, { creditCents: 12_50, consent }))
      expect((await client.migrations.get({ id: done.id })).takeBackObstacles).toEqual([])
      await takeBack(client, done.id)
      expect(await client.customers.get({ id: story.oldId })).toMatchObject({
        state: 'active',
        successor: null,
        creditCents: 12_50,
        serviceCount: 3,
      })
      expect(await client.customers.get({ id: done.newCustomerId })).toMatchObject({
        state: 'withdrawn',
        creditCents: 0,
        serviceCount: 0,
      })
      const proforma = await client.billing.get({ id: story.proforma.id })
      expect(proforma).toMatchObject({ state: 'open', openCents: 121_00 })
      const reissued = await client.billing.get({ id: proforma.related[0]?.id ?? '' })
      expect(reissued.state).toBe('cancelled')
      expect(await client.services.get({ id: story.domains[0] ?? '' })).toMatchObject({
        owner: { cardNumber: story.oldNumber },
        nextBillingDay: '2027-12-01',
      })
      const page = await client.migrations.get({ id: done.id })
      expect(page).toMatchObject({ state: 'taken-back', takeBackReason: 'The founding was put off' })
      expect((await refusalOf(takeBack(client, done.id))).code).toBe('migrations.taken-back')
      // A payer who got the letter names the reissued one; the old one stands for it again.
      await importStatement(client, {
        openingCents: 0,
        bookings: [{ cents: 41_00, name: 'Xavi', text: `pago ${reissued.number}` }],
      })
      const found = await client.payments.suggest({ bankLineId: (await onlyLine(client)).id })
      const payable = found.filter(({ openCents }) => openCents > 0)
      expect(payable.map(({ documentNumber }) => documentNumber)).toEqual([story.proforma.number])
      const again = await migrate(client, wishOf(story))
      expect((await client.customers.get({ id: story.oldId })).successor?.id).toBe(again.newCustomerId)
    })

    withStory('stays once the new card was billed, paid, credited or sold to', async ({ client }, story) => {
      const done = await migrate(client, wishOf(story))
      const obstacles = async () =>
        (await client.migrations.get({ id: done.id })).takeBackObstacles.map(({ code }) => code)
      const added = await addDomain(client, done.newCustomerId, 'nou.example')
      expect(await obstacles()).toEqual(['migrations.new-card-services'])
      const billed = await billService(client, done.newCustomerId, added)
      expect(await obstacles()).toEqual(['migrations.new-card-billed', 'migrations.new-card-services'])
      await client.billing.cancelProforma({ requestId: requestId(), id: billed.id, version: 1, reason: 'x' })
      const { reissued } = await client.migrations.get({ id: done.id })
      await takeIn(client, done.newCustomerId, [
        toDocument(reissued[0]?.new.id ?? '', 100),
        { kind: 'credit', amountCents: 500 },
      ])
      expect(await obstacles()).toEqual([
        'migrations.new-card-paid',
        'migrations.new-card-credit',
        'migrations.new-card-services',
      ])
      expect((await refusalOf(takeBack(client, done.id))).code).toBe('migrations.new-card-paid')
    })

    withStory('may follow another: old references find the last card', async ({ client }, story) => {
      const first = await migrate(client, wishOf(story, { creditCents: 12_50, consent }))
      const second = await migrate(client, {
        ...wishOf({ oldId: first.newCustomerId }, { taxIdentity: otherCif, creditCents: 12_50, consent }),
        card: { ...soleTrader, legalName: 'Onyar Grup S.A.', vatNumber: '' },
        vatConfirmation: null,
      })
      const third = await migrate(client, wishOf({ oldId: second.newCustomerId }, { taxIdentity: dni }))
      await importStatement(client, {
        openingCents: 0,
        bookings: [
          // Nothing but what is named leads to the last card: no amount, account or name.
          { cents: 41_00, name: 'Xavi', text: `pago ${story.proforma.number}` },
          { cents: 77_00, name: 'Yolanda', text: `klant ${story.oldNumber}` },
        ],
      })
      const { rows } = await client.payments.listLines({ tab: null, limit: 10 })
      for (const { id } of rows) {
        const found = await client.payments.suggest({ bankLineId: id })
        const payable = found.filter(
          ({ documentKind, openCents }) => documentKind === 'proforma' && openCents > 0,
        )
        expect(payable.map(({ cardNumber }) => cardNumber)).toEqual([third.newCardNumber])
      }
      expect((await refusalOf(takeBack(client, first.id))).code).toBe('migrations.new-card-moved')
      await takeBack(client, third.id)
      await takeBack(client, second.id)
      await takeBack(client, first.id)
      const old = await client.customers.get({ id: story.oldId })
      expect(old).toMatchObject({ state: 'active', creditCents: 12_50, serviceCount: 3 })
      expect((await client.billing.get({ id: story.proforma.id })).state).toBe('open')
    })

    withStory(
      'prints a report for the file and a letter in the language of the card',
      async ({ client }, story) => {
        const done = await migrate(client, wishOf(story, { creditCents: 12_50, consent }))
        const pdf = async (kind: 'getReportPdf' | 'getLetterPdf') => client.migrations[kind]({ id: done.id })
        const letter = await pdf('getLetterPdf')
        expect(letter.type).toBe('application/pdf')
        expect(letter.name).toContain('Su nueva ficha de cliente')
        const report = await pdf('getReportPdf')
        expect(report.size).toBeGreaterThan(5_000)
        expect(Buffer.from(await (await pdf('getReportPdf')).arrayBuffer())).toEqual(
          Buffer.from(await report.arrayBuffer()),
        )
        await takeBack(client, done.id)
        expect((await pdf('getReportPdf')).size).not.toBe(report.size)
      },
    )

    withStory('cannot be forged in the database', async (scenario, story) => {
      const { client, core } = scenario
      const done = await migrate(client, wishOf(story))
      const attacks: [string, RegExp][] = [
        ...[story.oldId, done.newCustomerId].flatMap((id): [string, RegExp][] => [
          [`update customer set tax_id_value = 'X' where id = '${id}'`, /tax-id-locked/],
          [`update customer set tax_id_kind = 'none' where id = '${id}'`, /tax-id-locked/],
          [`update customer set tax_id_country = 'FR' where id = '${id}'`, /tax-id-locked/],
          [`delete from customer where id = '${id}'`, /customer-kept/],
        ]),
        [`update customer set state = 'active' where id = '${story.oldId}'`, /moved-card-stays/],
        [`update customer set successor_n = null where id = '${story.oldId}'`, /moved-card/],
        [
          `update customer set state = 'moved' where id = '${done.newCustomerId}'`,
          /moved-card-without-successor/,
        ],
        [`update card_migration set plan_json = '{}'`, /card-migration-plan/],
        [`update card_migration set made_json = '{}'`, /card-migration-immutable/],
        [`update card_migration set letter_json = '{}'`, /card-migration-immutable/],
        [`update card_migration set new_customer_n = old_customer_n`, /card-migration-immutable|check/i],
        [`update card_migration set state = 'taken-back'`, /check|constraint/i],
        [`delete from card_migration`, /card-migration-kept/],
      ]
      if (flavour === 'sqlite') {
        attacks.push(
          [`insert or replace into card_migration select * from card_migration`, /card-migration-kept/],
          [
            `insert or replace into customer select * from customer where id = '${story.oldId}'`,
            /customer-kept/,
          ],
        )
      }
      for (const [statement, refusal] of attacks)
        await expect(runSql(core, statement), statement).rejects.toThrow(refusal)
      await takeBack(client, done.id)
      await expect(
        runSql(core, `update card_migration set state = 'done', taken_back_at = null`),
      ).rejects.toThrow(/card-migration-(immutable|plan)/)
    })
  })
}
