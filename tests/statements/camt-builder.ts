/** One entry of a built camt.053; each field has a plain default. */
export interface EntryParts {
  amount?: string
  currency?: string
  direction?: string
  reversal?: boolean
  status?: string
  bookingDay?: string | null
  reference?: string
  details?: string
  extra?: string
}

export interface CamtParts {
  entries?: EntryParts[]
  opening?: string
  closing?: string | null
  prolog?: string
  version?: string
  identification?: string
  summary?: string
}

export function camtEntry(parts: EntryParts): string {
  const {
    amount = '10.00',
    currency = 'EUR',
    direction = 'CRDT',
    status = 'BOOK',
    bookingDay = '2026-03-02',
  } = parts
  const day = bookingDay === null ? '' : `<BookgDt><Dt>${bookingDay}</Dt></BookgDt>`
  const reversal = parts.reversal === true ? '<RvslInd>true</RvslInd>' : ''
  const reference = parts.reference === undefined ? '' : `<AcctSvcrRef>${parts.reference}</AcctSvcrRef>`
  const details = parts.details === undefined ? '' : `<NtryDtls>${parts.details}</NtryDtls>`
  return (
    `<Ntry><Amt Ccy="${currency}">${amount}</Amt><CdtDbtInd>${direction}</CdtDbtInd>${reversal}` +
    `<Sts>${status}</Sts>${day}${reference}<BkTxCd/>${details}${parts.extra ?? ''}</Ntry>\n`
  )
}

function balance(code: string, amount: string): string {
  const direction = amount.startsWith('-') ? 'DBIT' : 'CRDT'
  return (
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount.replace('-', '')}</Amt>` +
    `<CdtDbtInd>${direction}</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>\n`
  )
}

/** A camt.053 with the given entries, as text. */
export function camtText(parts: CamtParts = {}): string {
  const {
    entries = [],
    opening = '0.00',
    closing = '0.00',
    version = '053.001.08',
    identification = 'S1',
  } = parts
  const prolog = parts.prolog ?? '<?xml version="1.0" encoding="UTF-8"?>\n'
  return (
    `${prolog}<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.${version}"><BkToCstmrStmt>` +
    `<GrpHdr><MsgId>M1</MsgId></GrpHdr>\n<Stmt><Id>${identification}</Id>` +
    `<Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy></Acct>\n` +
    `${balance('OPBD', opening)}${closing === null ? '' : balance('CLBD', closing)}${parts.summary ?? ''}` +
    `${entries.map(camtEntry).join('')}</Stmt></BkToCstmrStmt></Document>\n`
  )
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
