import { createRouterClient } from '@orpc/server'
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { openCore } from '../../electron/core/open-core.ts'
import { camtText } from '../../electron/core/sample/camt-writer.ts'
import type { Client } from './test-core.ts'
import { cardFields, companyFields, companyIban, kvk, password } from './scenario.ts'

/**
 * Works on a data folder until it is killed, and says on standard output what was acknowledged:
 * one line `kind id` per command, written only after its reply came.
 */
const [folder, seedText] = process.argv.slice(2)
if (folder === undefined || seedText === undefined) throw new Error('usage: kill-worker FOLDER SEED')

const acknowledge = (kind: string, id: string) => writeSync(1, `${kind} ${id}\n`)
const requestId = () => randomUUID()

const open = await openCore({ data: { kind: 'folder', folder }, passwordCost: 10, backgroundJobs: true })
const clientOf = (token: string | null): Client =>
  createRouterClient(open.router, { context: { core: open.core, token } })

async function signedIn(): Promise<Client> {
  const anonymous = clientOf(null)
  if (!(await anonymous.operators.state()).setUp) {
    await anonymous.operators.setUp({
      requestId: requestId(),
      company: companyFields(),
      bankAccount: { name: 'Current account', iban: companyIban, bic: '' },
      administrator: { name: 'M. de Vries', login: 'vries', email: '', password, language: 'en' },
    })
  }
  const { token } = await anonymous.operators.login({ requestId: requestId(), login: 'vries', password })
  return clientOf(token)
}

async function anyCard(client: Client): Promise<string> {
  const known = (await client.customers.list({ limit: 1 })).rows[0]
  if (known !== undefined) return known.id
  const card = await client.customers.create({
    requestId: requestId(),
    taxIdentity: kvk(),
    card: cardFields(),
    confirm: ['customers.duplicate'],
  })
  return card.id
}

let counter = Number(seedText) * 100_000

async function importPayments(client: Client, numbers: string[]): Promise<void> {
  const day = new Date().toISOString().slice(0, 10)
  const lines = numbers.map((number) => {
    counter += 1
    return {
      bookingDay: day,
      amountCents: 14_520,
      bankReference: `B${counter}`,
      counterpartyName: 'Payer',
      counterpartyIban: 'NL44RABO0123456789',
      remittance: number,
    }
  })
  const [account] = (await client.settings.get()).bankAccounts
  const text = camtText({
    messageId: `M${counter}`,
    createdAt: new Date().toISOString(),
    statements: [
      {
        identification: `S${counter}`,
        sequenceNumber: counter,
        iban: companyIban,
        currency: 'EUR',
        ownerName: '',
        servicerBic: 'ABNANL2A',
        fromDay: day,
        toDay: day,
        openingCents: account?.balanceCents ?? 0,
        lines,
      },
    ],
  })
  for await (const event of await client.payments.previewImport({
    requestId: requestId(),
    file: new File([text], 'a.xml'),
  })) {
    if (event.type !== 'preview') continue
    const done = await client.payments.commitImport({
      requestId: requestId(),
      id: event.import.id,
      confirm: ['payments.possible-duplicate', 'payments.does-not-balance'],
    })
    acknowledge('import', done.id)
  }
}

async function matchOpenLines(client: Client): Promise<void> {
  const { rows } = await client.payments.listLines({ tab: 'open', limit: 5 })
  for (const row of rows) {
    const line = await client.payments.getLine({ id: row.id })
    const [candidate] = await client.payments.suggest({ bankLineId: line.id })
    if (
      candidate === undefined ||
      candidate.openCents !== line.remainingCents ||
      candidate.grade !== 'certain'
    )
      continue
    const matched = await client.payments.match({
      requestId: requestId(),
      bankLineId: line.id,
      version: line.version,
      targets: [{ kind: 'document', documentId: candidate.documentId, amountCents: line.remainingCents }],
    })
    for (const id of matched.allocationIds) acknowledge('allocation', `${line.id}/${id}`)
    for (const invoice of matched.issuedInvoices) acknowledge('document', invoice.id)
  }
}

const client = await signedIn()
const customerId = await anyCard(client)
writeSync(1, 'ready -\n')
for (;;) {
  await matchOpenLines(client)
  const numbers: string[] = []
  for (let index = 0; index < 3; index += 1) {
    const proforma = await client.billing.createProforma({
      requestId: requestId(),
      draft: { customerId, lines: [{ description: 'Hosting', quantity: '1', unitPrice: '120' }] },
    })
    acknowledge('document', proforma.id)
    numbers.push(proforma.number)
  }
  await importPayments(client, numbers)
}
