import type { Asked, PrintedWords, SignerInput } from '../../shared/contract/changes-asked.ts'
import type { EvidenceKind } from '../../shared/contract/evidence.ts'
import { importStatement, listAll } from '../api/payments-helpers.ts'
import { createProforma } from './billing-steps.ts'
import { makePdf, makePng, masked } from './evidence-files.ts'
import { createCard, openScenario, type Scenario } from './scenario.ts'
import { type Client, type flavours, requestId } from './test-core.ts'
import { fileOf, memoryWrapper, setUpVault } from './vault-steps.ts'

/** A card with contact persons of each access, an invoice that was sent and paid, a clerk and a second pair of eyes. */
export interface Office {
  scenario: Scenario
  /** The administrator. */
  client: Client
  clerk: Client
  supervisor: Client
  customerId: string
  cardNumber: string
  contacts: { full: string; billing: string; only: string }
  invoice: { id: string; number: string }
  dispose(): Promise<void>
}

export async function addContact(
  client: Client,
  customerId: string,
  name: string,
  access: 'full' | 'billing' | 'contact-only',
): Promise<string> {
  const { id } = await client.customers.saveContact({
    requestId: requestId(),
    customerId,
    contactId: null,
    version: null,
    name,
    email: `${name.split(' ')[0]?.toLowerCase() ?? 'x'}@bakkerij-pastoor.example`,
    phone: '',
    jobTitle: '',
    access,
    requestedBy: 'own',
    identifiedBy: 'not-needed',
  })
  return id
}

/** A proforma over 100.00 before VAT, paid by transfer, and its final invoice. */
export async function paidInvoice(client: Client, customerId: string, day = '2026-11-19') {
  const proforma = await createProforma(client, customerId)
  await importStatement(client, {
    id: `S-${proforma.number}`,
    day,
    openingCents: null,
    bookings: [{ cents: 121_00, text: proforma.number, name: 'Bakkerij Pastoor' }],
  })
  const line = (await listAll(client)).find(({ remainingCents }) => remainingCents === 121_00)
  if (line === undefined) throw new Error('the transfer is not open')
  const { version } = await client.payments.getLine({ id: line.id })
  await client.payments.match({
    requestId: requestId(),
    bankLineId: line.id,
    version,
    targets: [{ kind: 'document', documentId: proforma.id, amountCents: 121_00 }],
  })
  const { related } = await client.billing.get({ id: proforma.id })
  const invoice = related.find(({ kind }) => kind === 'invoice')
  if (invoice === undefined) throw new Error('the invoice was not issued')
  return { id: invoice.id, number: invoice.number }
}

function memoryVault() {
  const keychain = memoryWrapper()
  return { keychain: async () => keychain }
}

export async function openOffice(
  flavour: (typeof flavours)[number],
  core: NonNullable<Parameters<typeof openScenario>[1]>['core'] = memoryVault(),
): Promise<Office> {
  const scenario = await openScenario(flavour, { core })
  const { client } = scenario
  await setUpVault(client)
  const { id: customerId, cardNumber } = await createCard(client)
  const contacts = {
    full: await addContact(client, customerId, 'Pieter Pastoor', 'full'),
    billing: await addContact(client, customerId, 'Bea Boekhouder', 'billing'),
    only: await addContact(client, customerId, 'Karel Kassa', 'contact-only'),
  }
  return {
    scenario,
    client,
    clerk: await scenario.as('clerk'),
    supervisor: await scenario.as('supervisor'),
    customerId,
    cardNumber,
    contacts,
    invoice: await paidInvoice(client, customerId),
    dispose: () => scenario.dispose(),
  }
}

const masks = [
  { x: 2, y: 2, width: 20, height: 24 },
  { x: 30, y: 34, width: 28, height: 6 },
]

export function filePaper(client: Client, id: string, kind: EvidenceKind = 'signed-form') {
  const isCopy = kind === 'identity-copy'
  return client.changes.addEvidence({
    requestId: requestId(),
    id,
    kind,
    masks: isCopy ? masks : [],
    file: isCopy ? fileOf(makePng(64, 44, masked(masks)), 'passport.png') : fileOf(makePdf()),
  })
}

export async function wordsOf(client: Client, documentId: string): Promise<PrintedWords> {
  return (await client.changes.printedWords({ documentId })).words
}

/** A request to put the words of an invoice right. */
export async function askedWords(
  client: Client,
  documentId: string,
  change: Partial<PrintedWords>,
): Promise<Asked> {
  const words = { ...(await wordsOf(client, documentId)), ...change }
  return { kind: 'invoice', documentId, matter: 'words', words, rightCustomerId: null, fields: {} }
}

export function record(client: Client, asked: Asked, signer: SignerInput, confirm: string[] = []) {
  return client.changes.createChange({
    requestId: requestId(),
    asked,
    askedBy: 'Pieter Pastoor',
    identifiedBy: 'mail-on-file',
    note: '',
    signer,
    confirm,
  })
}

const versionOf = async (client: Client, id: string) => (await client.changes.get({ id })).version

export async function submit(client: Client, id: string, signedBy: SignerInput, signedDay = '2026-11-20') {
  const version = await versionOf(client, id)
  return client.changes.submitChange({ requestId: requestId(), id, version, signedBy, signedDay })
}

export async function decide(
  client: Client,
  id: string,
  decision: 'approve' | 'reject' | 'send-back' = 'approve',
  reason = decision === 'approve' ? '' : 'The signature is another one',
) {
  const { version, requiredChecks: checks } = await client.changes.get({ id })
  return client.changes.decideChange({ requestId: requestId(), id, version, decision, checks, reason })
}

export async function apply(client: Client, id: string) {
  return client.changes.applyChange({ requestId: requestId(), id, version: await versionOf(client, id) })
}

/** From record to decision, by the clerk and the supervisor. */
export async function approved(office: Office, asked: Asked, signer: SignerInput): Promise<string> {
  const { id } = await record(office.clerk, asked, signer)
  const { needs } = await office.clerk.changes.get({ id })
  await filePaper(office.clerk, id)
  if (needs.identityCopy) await filePaper(office.clerk, id, 'identity-copy')
  if (needs.registerExtract) await filePaper(office.clerk, id, 'register-extract')
  await submit(office.clerk, id, signer)
  await decide(office.supervisor, id)
  return id
}
