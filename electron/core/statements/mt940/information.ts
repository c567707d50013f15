import { parseIban } from '../../../../shared/values/iban.ts'
import { compactCode } from '../field-values.ts'

/** What `:86:` tells of a transaction, whichever dialect it is in. Empty text is absence. */
export interface TransactionInformation {
  remittancePieces: string[]
  name: string
  iban: string
  account: string
  bic: string
  ultimateName: string
  address: string
  endToEndId: string
  instructionId: string
  mandateId: string
  creditorId: string
  creditorReference: string
  purpose: string
  returnCode: string
  bookingText: string
  businessCode: string
}

export function noInformation(): TransactionInformation {
  return {
    remittancePieces: [],
    name: '',
    iban: '',
    account: '',
    bic: '',
    ultimateName: '',
    address: '',
    endToEndId: '',
    instructionId: '',
    mandateId: '',
    creditorId: '',
    creditorReference: '',
    purpose: '',
    returnCode: '',
    bookingText: '',
    businessCode: '',
  }
}

/** Lines of this length are full: the text goes on in the next without a blank between (SWIFT: 6 lines of 65). */
const fullLine = 65

/**
 * Reads all `:86:` fields of a transaction, each with its lines. Three dialects: German subfields (`166?20…?32…`,
 * Triodos writes `>`), codes between slashes (`/EREF/…/REMI/…`), and free text.
 */
export function readInformation(fields: readonly (readonly string[])[]): TransactionInformation {
  const first = fields[0]?.[0] ?? ''
  if (/^\d{3}[?>]\d{2}/u.test(first)) return readSubfields(fields.flat())
  const joined = fields.flat().join('')
  if (/^\s*\/[A-Z]{3,5}\//u.test(first) && slashCodes.test(joined)) return readSlashCodes(joined)
  return readFreeText(fields)
}

function collapse(text: string): string {
  return text.replace(/\s+/gu, ' ').trim()
}

/** Subfields 20–29 and 60–63 hold the purpose in pieces of 27 characters; a shorter piece lost its blanks. */
const fullPiece = 27

function readSubfields(lines: readonly string[]): TransactionInformation {
  const text = lines.join('')
  const information = noInformation()
  information.businessCode = text.slice(0, 3)
  const separator = text.charAt(3)
  // Triodos gives the other account in 10 and our own in 31.
  const accountSubfield = separator === '>' ? 10 : 31
  const purposes: string[] = []
  const names: string[] = []
  for (const part of text.slice(4).split(separator)) {
    const number = Number(part.slice(0, 2))
    const value = part.slice(2)
    if (!/^\d{2}/u.test(part)) appendToLast(purposes, `${separator}${part}`)
    else if (number === 0) information.bookingText = collapse(value)
    else if ((number >= 20 && number <= 29) || (number >= 60 && number <= 63)) purposes.push(value)
    else if (number === 30) information.bic = bicOf(value)
    else if (number === accountSubfield) readOtherAccount(information, value)
    else if (number === 32 || number === 33) names.push(value)
  }
  information.name = collapse(joinPieces(names))
  readPurpose(information, joinPieces(purposes))
  return information
}

/** A separator inside of the text itself is given back to the piece it cut. */
function appendToLast(pieces: string[], text: string): void {
  const last = pieces.pop()
  if (last !== undefined) pieces.push(last + text)
}

function joinPieces(pieces: readonly string[]): string {
  let text = ''
  for (const piece of pieces) {
    text += piece.trimEnd().length < fullPiece ? `${piece} ` : piece.trimEnd()
  }
  return text
}

function bicOf(text: string): string {
  const code = compactCode(text)
  return /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u.test(code) ? code : ''
}

function readOtherAccount(information: TransactionInformation, text: string): void {
  const code = compactCode(text)
  if (/^[A-Z]{2}\d{2}[A-Z0-9]{8,30}$/u.test(code)) information.iban = code
  else information.account = code
}

const purposeKeys =
  /(?:^|\s|(?<=[a-z0-9.,]))(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|IBAN|BIC|PURP|COAM|OAMT)\+/gu

/** SEPA keywords inside of the purpose (German banks, DFÜ agreement annex 3): what stands before any is purpose. */
function readPurpose(information: TransactionInformation, text: string): void {
  const found = [...text.matchAll(purposeKeys)]
  const before = collapse(text.slice(0, found[0]?.index ?? text.length))
  if (before !== '') information.remittancePieces.push(before)
  for (let index = 0; index < found.length; index += 1) {
    const match = found[index]
    if (match === undefined) continue
    const value = text.slice(match.index + match[0].length, found[index + 1]?.index ?? text.length)
    setPurposePart(information, match[1] ?? '', value)
  }
}

function setPurposePart(information: TransactionInformation, key: string, value: string): void {
  const text = collapse(value)
  if (text === '') return
  if (key === 'EREF') information.endToEndId = text
  else if (key === 'KREF') information.instructionId = text
  else if (key === 'MREF') information.mandateId = text
  else if (key === 'CRED') information.creditorId = text
  else if (key === 'SVWZ') information.remittancePieces.push(text)
  else if (key === 'ABWA' || key === 'ABWE') information.ultimateName = text
  else if (key === 'PURP') information.purpose = text
  else if (key === 'BIC') information.bic = bicOf(text)
  else if (key === 'IBAN' && information.iban === '') readOtherAccount(information, text)
}

const codeNames =
  'TRTP|IBAN|BIC|NAME|REMI|EREF|MARF|CSID|PREF|ORDP|BENM|ISDT|RTRN|CNTP|ADDR|PURP|ULTD|ULTC|ULTB|SVCL|RTYP|ACCW|ID|' +
  'OCMT|EXCH|CHGS|CHGS1|CHGS2|TRCD|BATCH|NRTX|UETR|VALD|INIT'
const slashCodes = new RegExp(`/(${codeNames})/`, 'u')
const everySlashCode = new RegExp(`/(${codeNames})(?=/)`, 'gu')

/** ABN AMRO, ING, Rabobank: known codes between slashes; a slash inside of a value is left as it is. */
function readSlashCodes(text: string): TransactionInformation {
  const information = noInformation()
  const found = [...text.matchAll(everySlashCode)]
  for (let index = 0; index < found.length; index += 1) {
    const match = found[index]
    if (match === undefined) continue
    const value = text.slice(match.index + match[0].length + 1, found[index + 1]?.index ?? text.length)
    setSlashPart(information, match[1] ?? '', value)
  }
  return information
}

function setSlashPart(information: TransactionInformation, key: string, value: string): void {
  const text = collapse(withoutTrailingSlashes(value))
  if (text === '') return
  if (key === 'REMI') readRemittance(information, text)
  else if (key === 'CNTP') readCounterparty(information, text)
  else if (key === 'EREF') information.endToEndId = text
  else if (key === 'MARF') information.mandateId = text
  else if (key === 'CSID') information.creditorId = text
  else if (key === 'PREF') information.instructionId = text
  else if (key === 'NAME') information.name = text
  else if (key === 'IBAN' || key === 'ACCW') readOtherAccount(information, text.split(/[/,]/u)[0] ?? '')
  else if (key === 'BIC') information.bic = bicOf(text)
  else if (key === 'ADDR') information.address = text
  else if (key === 'PURP') information.purpose = text.replace(/^CD\//u, '')
  else if (key === 'RTRN') information.returnCode = text
  else if (key === 'TRTP') information.bookingText = text
  else if (key.startsWith('ULT')) information.ultimateName = text.replace(/^NAME\//u, '')
}

/** Not a pattern with `$`: that takes quadratic time on a long row of slashes. */
function withoutTrailingSlashes(text: string): string {
  let end = text.length
  while (end > 0 && text.charCodeAt(end - 1) === 47) end -= 1
  return text.slice(0, end)
}

/** ING: `USTD//text`, `STRD/CUR/reference`, Rabobank and ABN AMRO: the text itself. */
function readRemittance(information: TransactionInformation, text: string): void {
  const structured = /^STRD\/(?:CUR|ISO)\/(.+)$/u.exec(text)
  if (structured !== null) {
    information.creditorReference = (structured[1] ?? '').replace(/[\s/]/gu, '')
    return
  }
  const plain = text.replace(/^USTD\/\/?/u, '').replace(/^STRD\//u, '')
  if (plain !== '') information.remittancePieces.push(plain)
}

/** ING: account, BIC, name and town, divided by slashes. */
function readCounterparty(information: TransactionInformation, text: string): void {
  const [account = '', bic = '', name = ''] = text.split('/')
  if (account !== '') readOtherAccount(information, account)
  information.bic = bicOf(bic)
  information.name = name.trim()
}

/** Free text: the whole is the payer's words; an IBAN in it, and a name behind its usual keys, are pointed out. */
function readFreeText(fields: readonly (readonly string[])[]): TransactionInformation {
  const information = noInformation()
  for (const lines of fields) {
    const piece = collapse(joinLines(lines))
    if (piece !== '') information.remittancePieces.push(piece)
  }
  const text = information.remittancePieces.join(' ')
  const named = /(?:REK|IBAN): ?([A-Z]{2}\d{2}[A-Z0-9]{8,30})\b/u.exec(text)?.[1]
  information.iban = named ?? onlyIban(text)
  const raw = fields.map(joinLines).join('  ')
  const name =
    /(?:NAAM|NAME): ?(.+?)(?: {2,}|$| (?:OMSCHRIJVING|KENMERK|BIC|IBAN|REMI|MACHTIGING|INCASSANT):)/u.exec(
      raw,
    )
  information.name = collapse(name?.[1] ?? '')
  information.bic = bicOf(/BIC: ?([A-Z0-9]{8,11})\b/u.exec(text)?.[1] ?? '')
  return information
}

function joinLines(lines: readonly string[]): string {
  let text = ''
  for (const line of lines) text += line.length >= fullLine ? line : `${line} `
  return text
}

/** The IBAN in a text, where it holds one and no other. */
function onlyIban(text: string): string {
  const found = new Set<string>()
  for (const match of text.matchAll(/\b[A-Z]{2}\d{2}[A-Z0-9]{8,30}\b/gu)) {
    const parsed = parseIban(match[0])
    if (parsed.ok) found.add(parsed.iban)
  }
  const [iban] = found
  return found.size === 1 && iban !== undefined ? iban : ''
}
