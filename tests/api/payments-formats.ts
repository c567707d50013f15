import { companyIban } from '../support/scenario.ts'

/** One booking as the bank has it; each format writes it in its own way. */
export interface BankBooking {
  cents: number
  day: string
  name: string
  iban: string
  words: string
  endToEndId?: string
  bankReference?: string
}

export const formats = ['camt.053', 'camt.054', 'camt.052', 'mt940', 'csv'] as const
export type Format = (typeof formats)[number]

/** A file of all bookings from one day to another, out of everything the bank has booked. */
export interface Cut {
  format: Format
  fromDay: string
  toDay: string
}

const bookingsOf = (all: readonly BankBooking[], { fromDay, toDay }: Cut): BankBooking[] =>
  all.filter((one) => one.day >= fromDay && one.day <= toDay)
const sumOf = (bookings: readonly BankBooking[]): number => bookings.reduce((sum, one) => sum + one.cents, 0)

export function fileOf(all: readonly BankBooking[], cut: Cut, openingCents = 0): File {
  const bookings = bookingsOf(all, cut)
  const opening = openingCents + sumOf(all.filter((one) => one.day < cut.fromDay))
  if (cut.format === 'csv') return new File([ingCsv(bookings)], 'lines.csv')
  if (cut.format === 'mt940') return new File([mt940(bookings, cut, opening)], 'lines.sta')
  return new File([camt(bookings, cut, opening)], `${cut.format}.xml`)
}

const amount = (cents: number, sign = '.'): string => (Math.abs(cents) / 100).toFixed(2).replace('.', sign)

const messages = {
  'camt.053': ['BkToCstmrStmt', 'Stmt', '053'],
  'camt.054': ['BkToCstmrDbtCdtNtfctn', 'Ntfctn', '054'],
  'camt.052': ['BkToCstmrAcctRpt', 'Rpt', '052'],
} as const

function camt(bookings: readonly BankBooking[], cut: Cut, openingCents: number): string {
  if (cut.format === 'mt940' || cut.format === 'csv') throw new Error('not camt')
  const [root, statement, message] = messages[cut.format]
  const { fromDay, toDay } = cut
  const balance = (code: string, cents: number, day: string): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount(cents)}</Amt>
    <CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
  const balances =
    cut.format === 'camt.053'
      ? balance('OPBD', openingCents, fromDay) + balance('CLBD', openingCents + sumOf(bookings), toDay)
      : ''
  return `<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${message}.001.08"><${root}>
    <GrpHdr><MsgId>M</MsgId></GrpHdr><${statement}><Id>${fromDay}</Id>
    <FrToDt><FrDtTm>${fromDay}T00:00:00</FrDtTm><ToDtTm>${toDay}T23:59:59</ToDtTm></FrToDt>
    <Acct><Id><IBAN>${companyIban}</IBAN></Id><Ccy>EUR</Ccy></Acct>${balances}
    ${bookings.map(camtEntry).join('\n')}</${statement}></${root}></Document>`
}

function camtEntry({ cents, day, name, iban, words, endToEndId, bankReference }: BankBooking): string {
  const party = cents < 0 ? 'Cdtr' : 'Dbtr'
  const account = iban === '' ? '' : `<${party}Acct><Id><IBAN>${iban}</IBAN></Id></${party}Acct>`
  const reference = bankReference === undefined ? '' : `<AcctSvcrRef>${bankReference}</AcctSvcrRef>`
  return `<Ntry><Amt Ccy="EUR">${amount(cents)}</Amt><CdtDbtInd>${cents < 0 ? 'DBIT' : 'CRDT'}</CdtDbtInd>
    <Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>${reference}<BkTxCd/>
    <NtryDtls><TxDtls><Refs><EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>
    <RltdPties>${name === '' ? '' : `<${party}><Nm>${name}</Nm></${party}>`}${account}</RltdPties>
    ${words === '' ? '' : `<RmtInf><Ustrd>${words}</Ustrd></RmtInf>`}</TxDtls></NtryDtls></Ntry>`
}

const shortDay = (day: string): string => day.slice(2).replaceAll('-', '')

function mt940(bookings: readonly BankBooking[], { fromDay, toDay }: Cut, openingCents: number): string {
  const balance = (cents: number, day: string): string =>
    `${cents < 0 ? 'D' : 'C'}${shortDay(day)}EUR${amount(cents, ',')}`
  return [
    ':20:STATEMENT',
    `:25:${companyIban}`,
    ':28C:1',
    `:60F:${balance(openingCents, fromDay)}`,
    ...bookings.map(mt940Entry),
    `:62F:${balance(openingCents + sumOf(bookings), toDay)}`,
    '-',
    '',
  ].join('\n')
}

function mt940Entry(booking: BankBooking): string {
  const { cents, day, name, iban, words, endToEndId, bankReference } = booking
  const short = shortDay(day)
  const parts = [
    '/TRTP/SEPA OVERBOEKING',
    iban === '' ? '' : `/IBAN/${iban}/BIC/ABNANL2A`,
    name === '' ? '' : `/NAME/${name}`,
    words === '' ? '' : `/REMI/${words}`,
    endToEndId === undefined ? '' : `/EREF/${endToEndId}`,
  ]
  const information = parts.join('').match(/.{1,65}/gu) ?? []
  const side = cents < 0 ? 'D' : 'C'
  return (
    `:61:${short}${short.slice(2)}${side}${amount(cents, ',')}NTRFEREF//${bankReference ?? 'NONREF'}\n` +
    `:86:${information.join('\n')}`
  )
}

function ingCsv(bookings: readonly BankBooking[]): string {
  const rows = bookings.map(({ cents, day, name, iban, words, endToEndId }) => {
    const parts = [
      name === '' ? '' : `Naam: ${name}`,
      words === '' ? '' : `Omschrijving: ${words}`,
      iban === '' ? '' : `IBAN: ${iban}`,
      endToEndId === undefined ? '' : `Kenmerk: ${endToEndId}`,
      `Valutadatum: ${day.slice(8)}-${day.slice(5, 7)}-${day.slice(0, 4)}`,
    ].filter((part) => part !== '')
    const fields = [day.replaceAll('-', ''), name, companyIban, iban, 'OV', cents < 0 ? 'Af' : 'Bij']
    return [...fields, amount(cents, ','), 'Overschrijving', parts.join(' ')]
      .map((field) => `"${field}"`)
      .join(';')
  })
  const header =
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"'
  return `${[header, ...rows].join('\n')}\n`
}
