import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { generateSample, type Sample } from '../../electron/core/sample/index.ts'
import { type Client, flavours, openTestCore, requestId, type TestCore } from '../support/test-core.ts'
import { signIn } from '../support/scenario.ts'

async function everything(client: Client) {
  const documents = await client.billing.list({
    limit: 500,
    sort: [{ field: 'number', direction: 'ascending' }],
  })
  const customers = await client.customers.list({
    limit: 500,
    sort: [{ field: 'cardNumber', direction: 'ascending' }],
  })
  const lines = await client.payments.listLines({
    limit: 500,
    sort: [{ field: 'bookingDay', direction: 'ascending' }],
  })
  const line = ({
    bookingDay,
    amountCents,
    remainingCents,
    counterpartyIban,
    remittance,
    state,
  }: (typeof lines.rows)[number]) =>
    [bookingDay, amountCents, remainingCents, counterpartyIban, remittance, state].join(' | ')
  return {
    documents: documents.rows.map(({ number, state, customerName, issueDay, grossCents, openCents }) => ({
      number,
      state,
      customerName,
      issueDay,
      grossCents,
      openCents,
    })),
    customers: customers.rows.map(({ cardNumber, legalName, taxId, openCents, creditCents }) => ({
      cardNumber,
      legalName,
      taxId,
      openCents,
      creditCents,
    })),
    lines: lines.rows.map(line).sort(),
  }
}

const importOf = async (client: Client, { text, name }: NonNullable<Sample['statement']>) => {
  const file = new File([text], name)
  for await (const event of await client.payments.previewImport({ requestId: requestId(), file })) {
    if (event.type === 'preview') return event.import
  }
  throw new Error('no preview')
}

describe.each(flavours)('the sample company on %s', (flavour) => {
  const size = { customers: 24, documents: 90, language: 'en' } as const
  let core: TestCore
  let client: Client
  let sample: Sample

  beforeAll(async () => {
    core = await openTestCore(flavour)
    sample = await generateSample(core.core, size)
    client = await signIn(core, 'sample', 'explore openpost')
  }, 120_000)
  afterAll(() => core.dispose())

  it('proves itself like real books', async () => {
    const failed = []
    for await (const check of await client.audit.verify()) if (!check.ok) failed.push(check)
    expect(failed).toEqual([])
  })

  it('has as many customers and documents as were asked for', async () => {
    expect((await client.customers.list({ limit: 1 })).total).toBe(24)
    const { total } = await client.billing.list({ limit: 1 })
    expect(total).toBe(sample.documentCount)
    expect(total).toBe(90)
  })

  it('leaves work: open lines in the books, and a file that continues where they end', async () => {
    const { open, suggested } = await client.payments.counts()
    expect(open + suggested).toBeGreaterThan(0)
    if (sample.statement === null) throw new Error('no statement was left')
    const preview = await importOf(client, sample.statement)
    expect(preview.newCount).toBe(sample.statement.lineCount)
    expect(preview.statements.every(({ imbalanceCents }) => imbalanceCents === 0)).toBe(true)
    const committed = await client.payments.commitImport({ requestId: requestId(), id: preview.id })
    expect(committed.state).toBe('committed')
  })

  it('is not made twice, and not over a company that is there', async () => {
    const again = core.anonymous.operators.setUpSample({ requestId: requestId(), ...size })
    await expect(again).rejects.toMatchObject({ data: { code: 'operators.already-set-up' } })
  })

  it('signs its two operators in with the password it shows', async () => {
    const { sampleLogin, isSample } = await core.anonymous.operators.state()
    expect({ sampleLogin, isSample }).toMatchObject({ isSample: true, sampleLogin: { login: 'sample' } })
    const clerk = await signIn(core, 'sample-clerk', 'explore openpost')
    expect((await clerk.operators.state()).session?.operator.role).toBe('clerk')
  })
})

describe('suggestions for what payers really write', () => {
  let core: TestCore
  afterAll(() => core.dispose())

  it('are never certain of a wrong document, and find most of the right ones', async () => {
    core = await openTestCore('sqlite')
    const { statement } = await generateSample(core.core, { customers: 120, documents: 500, language: 'en' })
    const client = await signIn(core, 'sample', 'explore openpost')
    if (statement === null) throw new Error('no statement was left')
    const { id } = await importOf(client, statement)
    await client.payments.commitImport({ requestId: requestId(), id })
    const { rows } = await client.payments.listLines({
      limit: 500,
      filters: { importId: { operator: 'equals', value: id } },
    })
    const wrong: string[] = []
    let paying = 0
    let found = 0
    for (const row of rows) {
      const truth = statement.truth.find(
        (line) =>
          line.bookingDay === row.bookingDay &&
          line.amountCents === row.amountCents &&
          line.counterpartyIban === row.counterpartyIban,
      )
      const numbers = truth?.documentNumbers ?? []
      const candidates = await client.payments.suggest({ bankLineId: row.id })
      for (const { grade, documentNumber } of candidates) {
        if (grade === 'certain' && !numbers.includes(documentNumber))
          wrong.push(`${row.remittance}: ${documentNumber}, not ${numbers.join(' ')}`)
      }
      if (numbers.length === 0) continue
      paying += 1
      if (numbers.every((number) => candidates.some((candidate) => candidate.documentNumber === number)))
        found += 1
    }
    expect(wrong).toEqual([])
    expect(paying).toBeGreaterThan(10)
    expect(found / paying).toBeGreaterThan(0.8)
  }, 120_000)
})

describe('two generations', () => {
  it('are the same company with the same history', async () => {
    const size = { customers: 50, documents: 200 } as const
    const made = []
    for (let round = 0; round < 2; round += 1) {
      const core = await openTestCore('sqlite')
      try {
        const credentials = await core.anonymous.operators.setUpSample({
          requestId: requestId(),
          ...size,
          language: 'nl',
        })
        made.push(await everything(await signIn(core, credentials.login, credentials.password)))
      } finally {
        await core.dispose()
      }
    }
    expect(made[0]?.documents).toHaveLength(200)
    expect(made[1]).toEqual(made[0])
  }, 120_000)
})
