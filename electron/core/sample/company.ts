import { randomUUID } from 'node:crypto'
import type { CompanyFields } from '../../../shared/contract/settings.ts'
import type { Language } from '../../../shared/values/languages.ts'
import type { Core } from '../api/context.ts'
import { runCommand } from '../api/transaction.ts'
import { acceptPassword, addOperator, sampleCredentials } from '../rooms/operators/index.ts'
import { createCompany } from '../rooms/settings/index.ts'
import type { TimeMachine } from './time-machine.ts'

/** The sample company: it exists nowhere, and its mail goes nowhere. */
export const sampleCompany: CompanyFields = {
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
  autoLockMinutes: 15,
  priceMode: 'net',
}

export const sampleBankAccount = {
  name: 'Betaalrekening',
  iban: 'NL91ABNA0417164300',
  bic: 'ABNANL2A',
  currency: 'EUR',
} as const
export const openingBalanceCents = 1_842_377

/** The second pair of eyes: a clerk with the same password. */
export const sampleClerk = { login: 'sample-clerk', name: 'Tjitske Hofstra' } as const
const sampleAdministrator = 'Wytze Zijlstra'

/**
 * Makes the company, its administrator and its clerk, and signs the clerk in to the time machine.
 *
 * @throws Refusal operators.already-set-up
 */
export async function enterCompany(machine: TimeMachine, real: Core, language: Language): Promise<void> {
  const administratorHash = await acceptPassword(real, sampleCredentials.password, sampleCredentials.login)
  const clerkHash = await acceptPassword(real, sampleCredentials.password, sampleClerk.login)
  const call = {
    path: 'operators.setUpSample',
    requestId: randomUUID(),
    input: null,
    session: null,
    actor: { n: null, name: 'Openpost' },
  }
  await runCommand(machine.core, call, async (command) => {
    await createCompany(command, { company: sampleCompany, bankAccount: null, isSample: true })
    const operator = { email: '', language }
    await addOperator(command, {
      ...operator,
      name: sampleAdministrator,
      login: sampleCredentials.login,
      role: 'administrator',
      passwordHash: administratorHash,
    })
    await addOperator(command, {
      ...operator,
      name: sampleClerk.name,
      login: sampleClerk.login,
      role: 'clerk',
      passwordHash: clerkHash,
    })
    return {}
  })
  await machine.signIn(sampleCredentials)
  await machine.client.settings.addBankAccount({
    requestId: machine.requestId(),
    ...sampleBankAccount,
    isDefault: true,
    openingBalanceCents,
  })
  await machine.signIn({ login: sampleClerk.login, password: sampleCredentials.password })
}
