/** A camt.053 as banks write it (ISO 20022, bank-to-customer statement), made line by line. Knows no reader. */
export type CamtVersion = 'camt.053.001.02' | 'camt.053.001.08'

/** Ustrd holds at most 140 characters (Max140Text); longer words go into several. */
const maximumRemittance = 140

export interface CamtLine {
  bookingDay: string
  /** The booking day unless said otherwise. */
  valueDay?: string
  /** Signed minor units of two decimals: credit is positive. Never 0. */
  amountCents: number
  counterpartyName?: string
  counterpartyIban?: string
  counterpartyBic?: string
  /** The payer's words. */
  remittance?: string
  /** ISO 11649, in electronic form. */
  creditorReference?: string
  endToEndId?: string
  mandateId?: string
  /** The bank's own reference of the booking; numbered by the writer where absent. */
  bankReference?: string
  /** Domain, family, sub-family, e.g. `PMNT/RCDT/ESCT`. */
  transactionCode?: string
  isReversal?: boolean
  returnReasonCode?: string
  additionalInfo?: string
}

export interface CamtStatement {
  identification: string
  sequenceNumber: number
  iban: string
  currency: string
  ownerName: string
  servicerBic: string
  fromDay: string
  toDay: string
  /** Signed minor units. The closing balance is opening plus lines. */
  openingCents: number
  /** Gone through twice: once for the balances, which stand before the entries, and once to write. */
  lines: Iterable<CamtLine>
}

export interface CamtFile {
  version?: CamtVersion
  messageId: string
  /** UTC, ISO 8601. */
  createdAt: string
  statements: Iterable<CamtStatement>
}

/** The file in pieces of some kilobytes, for streams of any length. */
export function* camtPieces(file: CamtFile): Generator<string> {
  const version = file.version ?? 'camt.053.001.08'
  let buffer = `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:${version}">
<BkToCstmrStmt>
<GrpHdr><MsgId>${escape(file.messageId)}</MsgId><CreDtTm>${file.createdAt}</CreDtTm></GrpHdr>
`
  for (const statement of file.statements) {
    buffer += statementHead(statement, totalsOf(statement), file.createdAt, version)
    let position = 0
    for (const line of statement.lines) {
      position += 1
      buffer += entry(line, statement, position, version)
      if (buffer.length > 65_536) {
        yield buffer
        buffer = ''
      }
    }
    buffer += '</Stmt>\n'
  }
  yield `${buffer}</BkToCstmrStmt>\n</Document>\n`
}

export function camtText(file: CamtFile): string {
  return [...camtPieces(file)].join('')
}

export interface CamtTotals {
  count: number
  creditCount: number
  creditCents: number
  debitCount: number
  debitCents: number
  closingCents: number
}

export function totalsOf(statement: Pick<CamtStatement, 'lines' | 'openingCents'>): CamtTotals {
  const totals = { count: 0, creditCount: 0, creditCents: 0, debitCount: 0, debitCents: 0 }
  for (const { amountCents } of statement.lines) {
    if (!Number.isSafeInteger(amountCents) || amountCents === 0)
      throw new RangeError('an entry without amount')
    totals.count += 1
    if (amountCents > 0) {
      totals.creditCount += 1
      totals.creditCents += amountCents
    } else {
      totals.debitCount += 1
      totals.debitCents -= amountCents
    }
  }
  return { ...totals, closingCents: statement.openingCents + totals.creditCents - totals.debitCents }
}

function statementHead(
  statement: CamtStatement,
  totals: CamtTotals,
  createdAt: string,
  version: CamtVersion,
): string {
  const { currency } = statement
  const bic = version === 'camt.053.001.02' ? 'BIC' : 'BICFI'
  const net = totals.creditCents - totals.debitCents
  const netAmount =
    version === 'camt.053.001.02'
      ? `<TtlNetNtryAmt>${decimal(net)}</TtlNetNtryAmt><CdtDbtInd>${direction(net)}</CdtDbtInd>`
      : `<TtlNetNtry><Amt>${decimal(net)}</Amt><CdtDbtInd>${direction(net)}</CdtDbtInd></TtlNetNtry>`
  return `<Stmt>
<Id>${escape(statement.identification)}</Id>
<ElctrncSeqNb>${statement.sequenceNumber}</ElctrncSeqNb>
<CreDtTm>${createdAt}</CreDtTm>
<FrToDt><FrDtTm>${statement.fromDay}T00:00:00</FrDtTm><ToDtTm>${statement.toDay}T23:59:59</ToDtTm></FrToDt>
<Acct><Id><IBAN>${statement.iban}</IBAN></Id><Ccy>${currency}</Ccy><Ownr><Nm>${escape(statement.ownerName)}</Nm></Ownr><Svcr><FinInstnId><${bic}>${statement.servicerBic}</${bic}></FinInstnId></Svcr></Acct>
${balance('OPBD', statement.openingCents, currency, statement.fromDay)}
${balance('CLBD', totals.closingCents, currency, statement.toDay)}
<TxsSummry><TtlNtries><NbOfNtries>${totals.count}</NbOfNtries><Sum>${decimal(totals.creditCents + totals.debitCents)}</Sum>${netAmount}</TtlNtries><TtlCdtNtries><NbOfNtries>${totals.creditCount}</NbOfNtries><Sum>${decimal(totals.creditCents)}</Sum></TtlCdtNtries><TtlDbtNtries><NbOfNtries>${totals.debitCount}</NbOfNtries><Sum>${decimal(totals.debitCents)}</Sum></TtlDbtNtries></TxsSummry>
`
}

function balance(code: string, amountCents: number, currency: string, day: string): string {
  return `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${decimal(amountCents)}</Amt><CdtDbtInd>${direction(amountCents)}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
}

function entry(line: CamtLine, statement: CamtStatement, position: number, version: CamtVersion): string {
  const amount = `<Amt Ccy="${statement.currency}">${decimal(line.amountCents)}</Amt>`
  const status = version === 'camt.053.001.02' ? 'BOOK' : '<Cd>BOOK</Cd>'
  const reference = line.bankReference ?? `${statement.identification}-${String(position).padStart(6, '0')}`
  const [domain = '', family = '', subFamily = ''] = (
    line.transactionCode ?? (line.amountCents > 0 ? 'PMNT/RCDT/ESCT' : 'PMNT/ICDT/ESCT')
  ).split('/')
  return `<Ntry><NtryRef>${position}</NtryRef>${amount}<CdtDbtInd>${direction(line.amountCents)}</CdtDbtInd>${
    line.isReversal === true ? '<RvslInd>true</RvslInd>' : ''
  }<Sts>${status}</Sts><BookgDt><Dt>${line.bookingDay}</Dt></BookgDt><ValDt><Dt>${
    line.valueDay ?? line.bookingDay
  }</Dt></ValDt><AcctSvcrRef>${escape(reference.slice(0, 35))}</AcctSvcrRef><BkTxCd><Domn><Cd>${domain}</Cd><Fmly><Cd>${family}</Cd><SubFmlyCd>${subFamily}</SubFmlyCd></Fmly></Domn></BkTxCd><NtryDtls><TxDtls>${details(line, amount, version)}</TxDtls></NtryDtls></Ntry>
`
}

function details(line: CamtLine, amount: string, version: CamtVersion): string {
  const old = version === 'camt.053.001.02'
  const mandate = line.mandateId === undefined ? '' : `<MndtId>${escape(line.mandateId)}</MndtId>`
  const endToEnd = escape((line.endToEndId ?? 'NOTPROVIDED').slice(0, 35))
  const amounts = old
    ? `<AmtDtls><TxAmt>${amount}</TxAmt></AmtDtls>`
    : `${amount}<CdtDbtInd>${direction(line.amountCents)}</CdtDbtInd>`
  return [
    `<Refs><EndToEndId>${endToEnd}</EndToEndId>${mandate}</Refs>`,
    amounts,
    parties(line, old),
    remittance(line),
    line.returnReasonCode === undefined
      ? ''
      : `<RtrInf><Rsn><Cd>${escape(line.returnReasonCode)}</Cd></Rsn></RtrInf>`,
    line.additionalInfo === undefined ? '' : `<AddtlTxInf>${escape(line.additionalInfo)}</AddtlTxInf>`,
  ].join('')
}

function parties(line: CamtLine, old: boolean): string {
  const side = line.amountCents > 0 ? 'Dbtr' : 'Cdtr'
  const name =
    line.counterpartyName === undefined ? '' : `<Nm>${escape(line.counterpartyName.slice(0, 140))}</Nm>`
  const party = name === '' ? '' : `<${side}>${old ? name : `<Pty>${name}</Pty>`}</${side}>`
  const account =
    line.counterpartyIban === undefined
      ? ''
      : `<${side}Acct><Id><IBAN>${line.counterpartyIban}</IBAN></Id></${side}Acct>`
  const bic = old ? 'BIC' : 'BICFI'
  const agent =
    line.counterpartyBic === undefined
      ? ''
      : `<RltdAgts><${side}Agt><FinInstnId><${bic}>${line.counterpartyBic}</${bic}></FinInstnId></${side}Agt></RltdAgts>`
  return `${party === '' && account === '' ? '' : `<RltdPties>${party}${account}</RltdPties>`}${agent}`
}

function remittance(line: CamtLine): string {
  const words = [...(line.remittance ?? '')]
  const pieces: string[] = []
  for (let start = 0; start < words.length; start += maximumRemittance) {
    pieces.push(`<Ustrd>${escape(words.slice(start, start + maximumRemittance).join(''))}</Ustrd>`)
  }
  const structured =
    line.creditorReference === undefined
      ? ''
      : `<Strd><CdtrRefInf><Tp><CdOrPrtry><Cd>SCOR</Cd></CdOrPrtry></Tp><Ref>${escape(line.creditorReference)}</Ref></CdtrRefInf></Strd>`
  return pieces.length === 0 && structured === '' ? '' : `<RmtInf>${pieces.join('')}${structured}</RmtInf>`
}

const direction = (amountCents: number): 'CRDT' | 'DBIT' => (amountCents < 0 ? 'DBIT' : 'CRDT')

/** Unsigned, two decimals, without floating point. */
function decimal(amountCents: number): string {
  const digits = String(Math.abs(amountCents)).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** XML text; what XML 1.0 cannot hold is left out. */
function escape(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replace(/[&<>"]/gu, (character) => entities[character] ?? '')
}
