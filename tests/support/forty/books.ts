import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { createRouterClient } from '@orpc/server'
import { openCore } from '../../../electron/core/open-core.ts'
import { camtText } from '../../../electron/core/sample/camt-writer.ts'
import { day, previousBankDay } from '../../../shared/values/day.ts'
import { type Client, requestId } from '../test-core.ts'
import type { PlannedLine } from './planned-line.ts'
import { planLines } from './plan.ts'

interface PreparedBooks {
  file: string
  lines: PlannedLine[]
}

const sampleIban = 'NL91ABNA0417164300'
const secret = 'explore openpost'

/** Opens the sample books, empties the desk, and puts documents into them that forty bank lines will mean. */
async function prepareForty(folder: string): Promise<PreparedBooks> {
  const open = await openCore({
    data: { kind: 'folder', folder },
    backgroundJobs: false,
    log: () => undefined,
  })
  try {
    const clientFor = (token: string | null): Client =>
      createRouterClient(open.router, { context: { core: open.core, token } })
    const signIn = async (login: string) => {
      const { token } = await clientFor(null).operators.login({
        requestId: requestId(),
        login,
        password: secret,
      })
      return clientFor(token)
    }
    const client = await signIn('sample')
    await emptyDesk(client)
    const lines = await planLines({ client, clerk: await signIn('sample-clerk'), iban: sampleIban })
    const { bankAccounts } = await client.settings.get()
    const account = bankAccounts.find(({ iban }) => iban === sampleIban)
    const file = path.join(folder, 'forty-lines.xml')
    writeFileSync(file, statementText(lines, account?.balanceCents ?? 0))
    return { file, lines }
  } finally {
    await open.close()
  }
}

/** What waits in the sample is put aside: the desk of the scenario begins empty. */
async function emptyDesk(client: Client): Promise<void> {
  for (;;) {
    const { rows } = await client.payments.listLines({
      tab: null,
      limit: 1,
      filters: { state: openOrParked },
    })
    const [line] = rows
    if (line === undefined) return
    const { version, amountCents } = await client.payments.getLine({ id: line.id })
    const targets = [{ kind: 'outside' as const, amountCents }]
    await client.payments.match({ requestId: requestId(), bankLineId: line.id, version, targets })
  }
}

const openOrParked = { operator: 'in' as const, value: ['open', 'parked'] }

function statementText(lines: readonly PlannedLine[], openingCents: number): string {
  const bookingDay = previousBankDay(day(new Date().toISOString().slice(0, 10)))
  const ibans = [...new Set(lines.map(({ iban }) => iban ?? sampleIban))]
  return camtText({
    messageId: 'FORTY',
    createdAt: `${bookingDay}T21:00:00.000Z`,
    statements: ibans.map((iban) => ({
      identification: `FORTY-${iban.slice(-4)}-${bookingDay}`,
      sequenceNumber: 900,
      iban,
      currency: 'EUR',
      ownerName: 'Brightwire Hosting B.V.',
      servicerBic: 'ABNANL2A',
      fromDay: bookingDay,
      toDay: bookingDay,
      openingCents: iban === sampleIban ? openingCents : 1_000_00,
      lines: lines
        .filter((planned) => (planned.iban ?? sampleIban) === iban)
        .map(({ line }) => ({ ...line, bookingDay })),
    })),
  })
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which data folder?')
process.stdout.write(JSON.stringify(await prepareForty(folder)))
