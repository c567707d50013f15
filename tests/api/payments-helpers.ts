import type { Scenario } from '../support/scenario.ts'
import { companyIban } from '../support/scenario.ts'
import { type Client, requestId } from '../support/test-core.ts'
import {
  checkBankBalance,
  checkCreditIndex,
  checkLineIndex,
} from '../../electron/core/rooms/payments/index.ts'

/** One booking of a statement; amounts in cents, negative for money out. */
export interface Booking {
  cents: number
  day?: string
  name?: string
  iban?: string
  text?: string
  reference?: string
  bankReference?: string
  pending?: boolean
}

export interface StatementParts {
  id?: string
  iban?: string
  currency?: string
  day?: string
  fromDay?: string
  /** Null leaves the balances out. */
  openingCents?: number | null
  closingCents?: number
  bookings: Booking[]
}

const amount = (cents: number): string => (Math.abs(cents) / 100).toFixed(2)
const side = (cents: number): string => (cents < 0 ? 'DBIT' : 'CRDT')

function entryText(booking: Booking, day: string, currency: string): string {
  const party = booking.cents < 0 ? 'Cdtr' : 'Dbtr'
  const { name = 'A payer', iban = '', text = '', reference = '', bankReference = '' } = booking
  const account = iban === '' ? '' : `<${party}Acct><Id><IBAN>${iban}</IBAN></Id></${party}Acct>`
  const structured = reference === '' ? '' : `<Strd><CdtrRefInf><Ref>${reference}</Ref></CdtrRefInf></Strd>`
  const words = text === '' ? '' : `<Ustrd>${text}</Ustrd>`
  return `<Ntry><Amt Ccy="${currency}">${amount(booking.cents)}</Amt><CdtDbtInd>${side(booking.cents)}</CdtDbtInd>
    <Sts>${booking.pending === true ? 'PDNG' : 'BOOK'}</Sts><BookgDt><Dt>${booking.day ?? day}</Dt></BookgDt>
    ${bankReference === '' ? '' : `<AcctSvcrRef>${bankReference}</AcctSvcrRef>`}<BkTxCd/>
    <NtryDtls><TxDtls><RltdPties><${party}><Nm>${name}</Nm></${party}>${account}</RltdPties>
    <RmtInf>${words}${structured}</RmtInf></TxDtls></NtryDtls></Ntry>`
}

function balanceText(code: string, cents: number, day: string, currency: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount(cents)}</Amt>
    <CdtDbtInd>${side(cents)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
}

function statementText(parts: StatementParts): string {
  const { id = 'S1', iban = companyIban, currency = 'EUR', day = '2026-11-19', bookings } = parts
  const booked = bookings.filter((one) => one.pending !== true).reduce((sum, one) => sum + one.cents, 0)
  const opening = parts.openingCents ?? 0
  const balances =
    parts.openingCents === null
      ? ''
      : balanceText('OPBD', opening, parts.fromDay ?? day, currency) +
        balanceText('CLBD', parts.closingCents ?? opening + booked, day, currency)
  const period =
    parts.fromDay === undefined
      ? ''
      : `<FrToDt><FrDtTm>${parts.fromDay}T00:00:00</FrDtTm><ToDtTm>${day}T23:59:59</ToDtTm></FrToDt>`
  return `<Stmt><Id>${id}</Id>${period}<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
    ${balances}${bookings.map((one) => entryText(one, day, currency)).join('')}</Stmt>`
}

/** A camt.053 file of the given statements. */
export function statementFile(statements: StatementParts[], name = 'statement.xml'): File {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
    <GrpHdr><MsgId>M</MsgId></GrpHdr>${statements.map(statementText).join('')}</BkToCstmrStmt></Document>`
  return new File([text], name)
}

export async function preview(client: Client, file: File) {
  for await (const event of await client.payments.previewImport({ requestId: requestId(), file })) {
    if (event.type === 'preview') return event.import
  }
  throw new Error('the preview did not end')
}

/** Previews and commits; `confirm` answers what it may ask. */
export async function importFile(client: Client, file: File, confirm: string[] = []) {
  const { id } = await preview(client, file)
  return client.payments.commitImport({ requestId: requestId(), id, confirm })
}

export async function importStatement(client: Client, parts: StatementParts, confirm: string[] = []) {
  return importFile(client, statementFile([parts]), confirm)
}

export async function listAll(client: Client, tab: 'suggested' | 'open' | 'to-check' | 'done' | null = null) {
  const { rows } = await client.payments.listLines({ tab, limit: 500 })
  return rows
}

export async function onlyLine(client: Client) {
  const [line] = await listAll(client)
  if (line === undefined) throw new Error('there is no line')
  return client.payments.getLine({ id: line.id })
}

/** The balance of one ledger account in cents; debits are positive. */
export async function balanceOf(client: Client, account: string): Promise<number> {
  const { accounts } = await client.ledger.balances({})
  return accounts.find((one) => one.account === account)?.balanceCents ?? 0
}

/** Everything that payments can be proven by; empty when the books are right. */
export async function problemsOf(scenario: Scenario): Promise<unknown[]> {
  const { store } = scenario.core.core
  const proofs = [checkBankBalance, checkLineIndex, checkCreditIndex]
  const found = await store.read(async (tx) => {
    const problems: unknown[] = []
    for (const proof of proofs) problems.push(...(await proof(tx)).problems)
    return problems
  })
  const { balanced } = await scenario.client.ledger.balances({})
  return balanced ? found : [...found, 'the ledger is out of balance']
}

export async function stagedCount(scenario: Scenario): Promise<number> {
  const rows = await scenario.core.core.store.read((tx) =>
    tx.db.selectFrom('staged_line').select('n').execute(),
  )
  return rows.length
}

/** A card and a proforma of it; `cents` is what has to be paid. */
export async function issueProforma(client: Client, customerId: string, cents: number) {
  return client.billing.createProforma({
    requestId: requestId(),
    confirm: [],
    draft: {
      customerId,
      priceMode: 'gross',
      lines: [{ description: 'Hosting', quantity: '1', unitPrice: (cents / 100).toFixed(2) }],
    },
  })
}
