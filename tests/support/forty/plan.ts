import type { CamtLine } from '../../../electron/core/sample/camt-writer.ts'
import { day, nextBankDay } from '../../../shared/values/day.ts'
import { cents } from '../../../shared/values/money.ts'
import { type Client, requestId } from '../test-core.ts'
import type { PlannedLine } from './planned-line.ts'

interface Card {
  id: string
  name: string
}

interface Asked {
  card: Card
  id: string
  number: string
  reference: string
  cents: number
}

/** Two people at work: the one who asks for a refund, and the one who sends it. */
interface People {
  client: Client
  clerk: Client
  /** The company's account. */
  iban: string
}

/** Makes the documents and hands out amounts that nothing else in the books has. */
class Office {
  readonly client: Client
  private readonly cards: Card[]
  private amount = 61_03
  private readonly lines: PlannedLine[] = []

  constructor(client: Client, cards: Card[]) {
    this.client = client
    this.cards = cards
  }

  card(): Card {
    const card = this.cards.shift()
    if (card === undefined) throw new Error('the sample has too few cards')
    return card
  }

  /** A card with an active domain, and that domain. */
  async withDomain(): Promise<{ card: Card; service: { id: string; label: string } }> {
    for (;;) {
      const card = this.card()
      const { rows } = await this.client.services.list({
        limit: 1,
        filters: {
          customerId: { operator: 'equals', value: card.id },
          kind: { operator: 'equals', value: 'domain' },
          state: { operator: 'equals', value: 'active' },
        },
      })
      const [service] = rows
      if (service !== undefined) return { card, service }
    }
  }

  async ask(card: Card, amountCents?: number, serviceId: string | null = null): Promise<Asked> {
    this.amount += 7_31
    const wanted = amountCents ?? this.amount
    const { id, number } = await this.client.billing.createProforma({
      requestId: requestId(),
      confirm: ['billing.vat-not-confirmed'],
      draft: {
        customerId: card.id,
        priceMode: 'gross',
        lines: [
          { description: 'Work by the hour', quantity: '1', unitPrice: (wanted / 100).toFixed(2), serviceId },
        ],
      },
    })
    const { reference, grossCents } = await this.client.billing.get({ id })
    return { card, id, number, reference, cents: grossCents }
  }

  add(
    kind: string,
    amountCents: number,
    keys: PlannedLine['keys'],
    written: Partial<CamtLine> & { counterpartyName: string },
  ): void {
    const line: CamtLine = { bookingDay: '', amountCents, ...written }
    this.lines.push({ name: written.counterpartyName, kind, line, keys })
  }

  /** A line of another account of the company, which the line before settles too. */
  addElsewhere(
    iban: string,
    amountCents: number,
    written: Partial<CamtLine> & { counterpartyName: string },
  ): void {
    const line: CamtLine = { bookingDay: '', amountCents, ...written }
    this.lines.push({ name: written.counterpartyName, kind: 'other account', line, keys: null, iban })
  }

  get planned(): PlannedLine[] {
    return this.lines
  }
}

/** Forty lines of all kinds that come up at the desk, with the documents that they mean. */
export async function planLines({ client, clerk, iban: ownIban }: People): Promise<PlannedLine[]> {
  const office = new Office(client, await readCards(client))
  await planCertain(office)
  await planLikely(office)
  await planRests(office)
  await planSearched(office)
  await planOutgoing(office, clerk, ownIban)
  await planTransfer(office)
  return office.planned
}

async function readCards(client: Client): Promise<Card[]> {
  const { rows } = await client.customers.list({
    limit: 200,
    filters: { state: { operator: 'equals', value: 'active' } },
  })
  const seen = new Set<string>()
  return rows.flatMap(({ id, legalName, country, openCents }) => {
    const isUsable = country === 'NL' && openCents === 0 && !seen.has(legalName)
    seen.add(legalName)
    return isUsable ? [{ id, name: legalName }] : []
  })
}

const iban = (index: number): string => testIbans[index % testIbans.length] ?? ''
const testIbans = ['NL20INGB0001234567', 'NL44RABO0123456789', 'DE89370400440532013000', 'NL02ABNA0123456789']

/** What *accept all certain* takes: numbers and references in the noise of payers, domains, two documents at once. */
async function planCertain(office: Office): Promise<void> {
  const ways: [string, (asked: Asked) => Partial<CamtLine>][] = [
    ['number', ({ number }) => ({ remittance: number })],
    ['number with blanks', ({ number }) => ({ remittance: `betaling ${number.replaceAll('-', ' ')} dank` })],
    ['number in lower case', ({ number }) => ({ remittance: `factuur ${number.toLowerCase()}` })],
    ['reference', ({ reference }) => ({ creditorReference: reference })],
    [
      'reference in the text',
      ({ reference }) => ({ remittance: `ref ${reference.replace(/(.{4})/gu, '$1 ').trim()}` }),
    ],
    ['number as end-to-end id', ({ number }) => ({ endToEndId: number, remittance: 'hosting' })],
  ]
  for (let round = 0; round < 2; round += 1) {
    for (const [kind, words] of ways) {
      const asked = await office.ask(office.card())
      office.add(kind, asked.cents, null, { counterpartyName: asked.card.name, ...words(asked) })
    }
  }
  for (let index = 0; index < 2; index += 1) {
    const { card, service } = await office.withDomain()
    const asked = await office.ask(card, undefined, service.id)
    office.add('domain', asked.cents, null, {
      counterpartyName: card.name,
      remittance: index === 0 ? service.label : service.label.toUpperCase(),
    })
  }
  for (let pair = 0; pair < 2; pair += 1) {
    const card = office.card()
    const both = [await office.ask(card), await office.ask(card)]
    office.add('two documents', sum(both), null, {
      counterpartyName: card.name,
      remittance: both.map(({ number }) => number).join(' en '),
    })
  }
}

const sum = (asked: readonly Asked[]): number => asked.reduce((total, one) => total + one.cents, 0)

/** What a clerk looks at and accepts with one key. */
async function planLikely(office: Office): Promise<void> {
  for (let index = 0; index < 4; index += 1) {
    const asked = await office.ask(office.card())
    office.add('name and amount', asked.cents, ['Enter'], {
      counterpartyName: asked.card.name,
      counterpartyIban: iban(index),
      remittance: 'hosting',
    })
  }
  for (let index = 0; index < 2; index += 1) {
    const asked = await office.ask(office.card())
    // 00089 becomes 00809, which no document of the sample is.
    const [a = '', b = '', c = '', d = '', e = ''] = asked.number.slice(-5)
    const slip = `${asked.number.slice(0, -5)}${a}${b}${d}${c}${e}`
    office.add('slip in the number', asked.cents, null, {
      counterpartyName: asked.card.name,
      remittance: slip,
    })
  }
  const part = await office.ask(office.card())
  office.add('part', Math.round(part.cents / 2), ['Enter'], {
    counterpartyName: part.card.name,
    remittance: `${part.number} eerste helft`,
  })
  const card = office.card()
  const both = [await office.ask(card), await office.ask(card)]
  office.add('set of one customer', sum(both), ['Enter'], {
    counterpartyName: card.name,
    remittance: 'alles wat open staat',
  })
}

/** A cent, a fee or ten euros beside what was asked for. */
async function planRests(office: Office): Promise<void> {
  const cent = await office.ask(office.card())
  office.add('a cent short', cent.cents - 1, ['r', 'Enter'], {
    counterpartyName: cent.card.name,
    remittance: cent.number,
  })
  const fee = await office.ask(office.card())
  office.add('a bank fee kept back', fee.cents - 7_50, ['b', 'Enter'], {
    counterpartyName: fee.card.name,
    remittance: fee.number,
  })
  for (let index = 0; index < 2; index += 1) {
    const over = await office.ask(office.card())
    office.add('too much', over.cents + 10_00, ['c', 'Enter'], {
      counterpartyName: over.card.name,
      remittance: over.number,
    })
  }
}

/** Lines that say too little: found by hand, or put aside with a note. */
async function planSearched(office: Office): Promise<void> {
  const asked = await office.ask(office.card())
  office.add('third party', asked.cents, ['f', asked.number, 'Enter', 'Enter'], {
    counterpartyName: 'Stichting Derdengelden Zwaluw',
    remittance: 'namens client',
  })
  const two = [await office.ask(office.card()), await office.ask(office.card())]
  office.add('two customers', sum(two), ['Enter'], {
    counterpartyName: 'Administratiekantoor Terpstra',
    remittance: two.map(({ number }) => number).join(' + '),
  })
  const twin = 48_13
  const first = await office.ask(office.card(), twin)
  await office.ask(office.card(), twin)
  office.add('equal amounts', twin, ['1', 'Enter'], {
    counterpartyName: 'W. van der Meulen',
    remittance: `${first.card.name.slice(0, 6)} hosting`,
  })
  office.add('nobody knows', 33_33, ['t', 'Enter'], {
    counterpartyName: 'Onbekende Afzender',
    remittance: 'zie mail',
  })
}

/** Salaries, bank costs, a refund that was ordered, a payment that comes back. */
async function planOutgoing(office: Office, clerk: Client, ownIban: string): Promise<void> {
  office.add('outside', -2_412_55, ['o'], { counterpartyName: 'Salaris T. Hofstra', remittance: 'november' })
  office.add('outside', -1_150_00, ['o'], { counterpartyName: 'Vastgoed Noord B.V.', remittance: 'huur' })
  office.add('bank costs', -12_80, ['g'], { counterpartyName: 'Uw bank', remittance: 'kosten betaalpakket' })
  const refund = await orderRefund(office, clerk, ownIban)
  office.add('refund', -refund.cents, ['1', 'Enter'], {
    counterpartyName: refund.name,
    counterpartyIban: refund.iban,
    endToEndId: refund.endToEndId,
    remittance: 'terugbetaling',
  })
  const [paid, twice] = await paidBefore(office)
  if (paid === undefined || twice === undefined) throw new Error('one transfer paid too few of the sample')
  office.add('payment that comes back', -paid.cents, ['1', 'Enter'], {
    counterpartyName: paid.name,
    counterpartyIban: paid.iban,
    remittance: `retour ${paid.number}`,
  })
  office.add('paid twice', twice.cents, ['c', 'Enter'], {
    counterpartyName: `${twice.name} zelf`,
    counterpartyIban: twice.iban,
    remittance: `${twice.number} nogmaals`,
  })
}

/** Two proformas of the sample that one transfer paid each, and who paid them. */
async function paidBefore({ client }: Office) {
  const { rows } = await client.billing.list({
    limit: 100,
    filters: {
      kind: { operator: 'equals', value: 'proforma' },
      state: { operator: 'equals', value: 'settled' },
    },
  })
  const found: { number: string; cents: number; name: string; iban: string }[] = []
  for (const { id } of rows) {
    if (found.length === 2) break
    const { payments, number } = await client.billing.get({ id })
    const [payment] = payments.filter(({ undone }) => !undone)
    if (payments.length !== 1 || payment === undefined || payment.bankLineId === null) continue
    const line = await client.payments.getLine({ id: payment.bankLineId })
    if (line.counterpartyIban === '' || line.amountCents !== payment.amountCents) continue
    const { counterpartyName: name, counterpartyIban: iban } = line
    if (found.every((one) => one.name !== name))
      found.push({ number, cents: payment.amountCents, name, iban })
  }
  return found
}

/** Money between two accounts of the company: one decision settles the line of each. */
async function planTransfer(office: Office): Promise<void> {
  const savings = { name: 'Spaarrekening', iban: 'NL39RABO0300065264' }
  await office.client.settings.addBankAccount({
    requestId: requestId(),
    ...savings,
    bic: 'RABONL2U',
    currency: 'EUR',
  })
  office.add('between own accounts', 750_00, ['x', 'Enter'], {
    counterpartyName: 'Brightwire van spaarrekening',
    counterpartyIban: savings.iban,
    remittance: 'overboeking',
  })
  office.addElsewhere(savings.iban, -750_00, {
    counterpartyName: 'Brightwire naar betaalrekening',
    remittance: 'overboeking',
  })
}

/** Somebody paid fifty euros too much; the clerk gives them back, and the file has gone to the bank. */
async function orderRefund(office: Office, clerk: Client, ownIban: string) {
  const { client } = office
  const iban = testIbans[3] ?? ''
  const name = 'Restitutie Jansma'
  const amountCents = cents(50_00)
  const { bankAccounts, today } = await client.settings.get()
  const card = office.card()
  await client.payments.recordReceipt({
    requestId: requestId(),
    customerId: card.id,
    method: 'cash',
    day: today,
    amountCents,
    targets: [{ kind: 'credit', amountCents }],
    confirm: [],
  })
  const { id, endToEndId } = await clerk.payments.orderRefund({
    requestId: requestId(),
    customerId: card.id,
    amountCents,
    iban,
    holderName: name,
    remittance: 'Terugbetaling',
    reason: '',
    confirm: ['payments.refund-name-differs'],
  })
  const { version, state } = await client.payments.getRefund({ id })
  if (state === 'to-approve') await client.payments.approveRefund({ requestId: requestId(), id, version })
  await client.payments.createRefundFile({
    requestId: requestId(),
    refundIds: [id],
    bankAccountId: bankAccounts.find((account) => account.iban === ownIban)?.id ?? '',
    executionDay: nextBankDay(day(today)),
    confirm: [],
  })
  return { cents: amountCents, iban, name, endToEndId }
}
