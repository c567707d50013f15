import type { z } from 'zod'
import type { zMigrationWish } from '../../shared/contract/migrations.ts'
import { cardFields, createCard, type Scenario } from '../support/scenario.ts'
import { type Client, requestId } from '../support/test-core.ts'
import { reverse, takeIn, toDocument } from './receipt-steps.ts'

export type Wish = z.input<typeof zMigrationWish>

export const dni = { kind: 'es-dni', country: 'ES', value: '12345678Z' }
export const cif = { kind: 'es-cif', country: 'ES', value: 'B58378431' }
export const otherCif = { kind: 'es-cif', country: 'ES', value: 'A58818501' }
export const payerIban = 'ES9121000418450200051332'
export const today = '2026-11-20'

/** A sole trader in Girona, who will found a company. */
export const soleTrader = cardFields({
  kind: 'company',
  legalName: 'Marta Puig Serra',
  addressLine: 'Carrer de la Força 12',
  postcode: '17004',
  city: 'Girona',
  country: 'ES',
  email: 'marta@forca.example',
  language: 'es',
  paymentMethod: 'direct-debit',
  iban: payerIban,
})

export async function addDomain(client: Client, customerId: string, label: string): Promise<string> {
  const { id } = await client.services.create({
    requestId: requestId(),
    customerId,
    startDay: '2025-12-01',
    service: {
      kind: 'domain',
      label,
      description: 'Domain name',
      unitPrice: '100',
      periodMonths: 12,
      nextBillingDay: '2026-12-01',
      registrant: { name: 'Marta Puig Serra', country: 'ES' },
    },
    confirm: [],
  })
  return id
}

/** A proforma that bills the next year of a service. */
export async function billService(client: Client, customerId: string, serviceId: string) {
  return client.billing.createProforma({
    requestId: requestId(),
    confirm: ['billing.vat-not-confirmed'],
    draft: {
      customerId,
      lines: [
        {
          description: 'Domain name for a year',
          quantity: '1',
          unitPrice: '100',
          serviceId,
          periodFrom: '2026-12-01',
          periodTo: '2027-11-30',
        },
      ],
    },
  })
}

export interface Story {
  oldId: string
  oldNumber: string
  domains: string[]
  proforma: { id: string; number: string }
  invoice: { id: string; number: string }
}

/** The card of the issue: three domains, one open proforma, one unpaid invoice, 12.50 of credit, direct debit. */
export async function openStory({ client }: Scenario): Promise<Story> {
  const card = await createCard(client, soleTrader, dni)
  const domains: string[] = []
  for (const label of ['forca-vella.example', 'onyar.example', 'pedra.example'])
    domains.push(await addDomain(client, card.id, label))
  await client.customers.saveContact({
    requestId: requestId(),
    customerId: card.id,
    contactId: null,
    version: null,
    name: 'Jordi Puig',
    email: 'jordi@forca.example',
    access: 'billing',
  })
  const earlier = await client.billing.createProforma({
    requestId: requestId(),
    confirm: ['billing.vat-not-confirmed'],
    draft: { customerId: card.id, lines: [{ description: 'Set-up', quantity: '1', unitPrice: '50' }] },
  })
  const paid = await takeIn(client, card.id, [toDocument(earlier.id, 60_50)])
  const [invoice] = paid.issuedInvoices
  if (invoice === undefined) throw new Error('no invoice')
  // The money turns out to be somebody else's, and the invoice is owed again.
  await reverse(client, paid.id, 'leave-open')
  await takeIn(client, card.id, [{ kind: 'credit', amountCents: 12_50 }])
  const proforma = await billService(client, card.id, domains[0] ?? '')
  return { oldId: card.id, oldNumber: card.cardNumber, domains, proforma, invoice }
}

/** The company that takes over, with its VAT number confirmed. */
export function wishOf(story: Pick<Story, 'oldId'>, change: Partial<Wish> = {}): Wish {
  return {
    customerId: story.oldId,
    taxIdentity: cif,
    card: { ...soleTrader, legalName: 'Força Vella Digital S.L.', vatNumber: 'ESB58378431' },
    vatConfirmation: { day: today, valid: true, consultationNumber: 'WAPIAAAAX1' },
    day: today,
    ...change,
  }
}

export const consent = { by: 'Marta Puig Serra', day: today, note: 'signed letter' }

const everyWarning = [
  'migrations.new-signature-needed',
  'migrations.totals-differ',
  'migrations.credit-stays',
  'migrations.services-stay',
  'migrations.tax-id-of-moved-card',
  'billing.vat-not-confirmed',
  'customers.duplicate',
]

/** Looks at the plan and does what it says, as a clerk does who confirms what is asked. */
export async function migrate(client: Client, wish: Wish) {
  const plan = await client.migrations.previewMigration(wish)
  return client.migrations.migrate({
    requestId: requestId(),
    ...wish,
    proformas: plan.proformas.flatMap(({ id, way }) => (way === null ? [] : [{ id, way }])),
    version: plan.version,
    confirm: everyWarning,
  })
}

export async function takeBack(client: Client, id: string, reason = 'The founding was put off') {
  const { version } = await client.migrations.get({ id })
  return client.migrations.takeBackMigration({ requestId: requestId(), id, version, reason })
}
