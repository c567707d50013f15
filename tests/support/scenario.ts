import type { Language } from '../../shared/values/languages.ts'
import type { Role } from '../../shared/contract/permissions.ts'
import type { CompanyFields } from '../../shared/contract/settings.ts'
import type { CardFields } from '../../shared/contract/customers.ts'
import type { OpenCoreOptions } from '../../electron/core/open-core.ts'
import {
  type Client,
  type flavours,
  openTestCore,
  requestId,
  type TestClock,
  type TestCore,
} from './test-core.ts'

import { companyIban, password } from './names.ts'

export { companyIban, password }

/** A hosting company in Leeuwarden, as every scenario starts with. */
export function companyFields(change: Partial<CompanyFields> = {}): CompanyFields {
  return {
    legalName: 'Brightwire Hosting B.V.',
    tradeName: '',
    tagline: 'Domains and hosting since 2004',
    addressLine: 'Blokhuisplein 40',
    addressExtra: '',
    postcode: '8911 LJ',
    city: 'Leeuwarden',
    country: 'NL',
    vatNumber: 'NL004495445B01',
    registrationNumber: '61234567',
    email: 'billing@brightwire.example',
    phone: '+31 58 555 01 20',
    website: 'www.brightwire.example',
    accentColour: '#0b7261',
    language: 'nl',
    currency: 'EUR',
    timeZone: 'Europe/Amsterdam',
    proformaTermDays: 14,
    invoiceOnPayment: 'at-once',
    toleranceCents: 5,
    supervisorToleranceCents: 500,
    feeLimitCents: 2500,
    batchUndoMinutes: null,
    // Tests move their clock by hours with one client.
    autoLockMinutes: null,
    priceMode: 'net',
    ...change,
  }
}

export interface Scenario {
  core: TestCore
  clock: TestClock
  /** The administrator. */
  client: Client
  as(role: Role): Promise<Client>
  dispose(): Promise<void>
}

/** A company that is set up, with its administrator signed in. */
export async function openScenario(
  flavour: (typeof flavours)[number] = 'sqlite',
  options: {
    company?: Partial<CompanyFields>
    core?: Omit<Partial<OpenCoreOptions>, 'clock'>
    clock?: TestClock
  } = {},
): Promise<Scenario> {
  const core = await openTestCore(flavour, {
    ...options.core,
    ...(options.clock === undefined ? {} : { clock: options.clock }),
  })
  await core.anonymous.operators.setUp({
    requestId: requestId(),
    company: companyFields(options.company),
    bankAccount: { name: 'Current account', iban: companyIban, bic: 'ABNANL2A' },
    administrator: {
      name: 'M. de Vries',
      login: 'vries',
      email: 'vries@brightwire.example',
      password,
      language: 'en',
    },
  })
  const client = await signIn(core, 'vries')
  return {
    core,
    clock: core.clock,
    client,
    as: async (role) => {
      const login = `${role}-${requestId().slice(0, 8)}`
      const operator = { name: `A ${role}`, login, email: '', role, language: 'en' as Language, password }
      await client.operators.create({ requestId: requestId(), ...operator })
      return signIn(core, login)
    },
    dispose: () => core.dispose(),
  }
}

export async function signIn(core: TestCore, login: string, secret = password): Promise<Client> {
  const { token } = await core.anonymous.operators.login({ requestId: requestId(), login, password: secret })
  return core.clientFor(token)
}

/** The fields of a Dutch company's card. */
export function cardFields(change: Partial<CardFields> = {}): CardFields {
  return {
    kind: 'company',
    legalName: 'Bakkerij Pastoor V.O.F.',
    tradeName: '',
    formerNames: '',
    addressLine: 'Wirdumerdijk 12',
    addressExtra: '',
    postcode: '8911 CE',
    city: 'Leeuwarden',
    country: 'NL',
    email: 'info@bakkerij-pastoor.example',
    phone: '',
    vatNumber: '',
    registrationNumber: '',
    language: 'nl',
    termDays: null,
    paymentMethod: 'transfer',
    iban: '',
    purchaseReference: '',
    priceMode: null,
    useCreditAutomatically: false,
    note: '',
    ...change,
  }
}

/** KvK numbers are eight digits without a check; each call gives another. */
let nextKvk = 10_000_000
export function kvk(): { kind: string; country: string; value: string } {
  nextKvk += 1
  return { kind: 'nl-kvk', country: 'NL', value: String(nextKvk) }
}

export async function createCard(
  client: Client,
  change: Partial<CardFields> = {},
  taxIdentity = kvk(),
): Promise<{ id: string; cardNumber: string }> {
  return client.customers.create({
    requestId: requestId(),
    taxIdentity,
    card: cardFields(change),
    confirm: ['customers.duplicate'],
  })
}
