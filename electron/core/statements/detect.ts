import { Buffer } from 'node:buffer'
import { TextDecoder } from 'node:util'
import { encodingOf } from './decode.ts'
import type { FileEncoding } from './decode.ts'
import type { CsvLayout } from './csv/csv-layout.ts'
import { detectBankCsv, isKnabWithoutHeader, tableDialect } from './csv/detect-csv.ts'
import { StatementRefusal } from './types.ts'
import type { RefusalCode, StatementFormat } from './types.ts'

/** How many bytes decide what a file is; preambles of banks before the first tag are far shorter. */
export const detectionBytes = 8192

export interface DetectedFile {
  format: Exclude<StatementFormat, 'zip'>
  encoding: FileEncoding
  /** How a CSV is read; null for every other format. */
  layout: CsvLayout | null
}

const signatures: readonly { bytes: string; code: RefusalCode }[] = [
  { bytes: '%PDF-', code: 'file-is-pdf' },
  { bytes: 'PK\x03\x04', code: 'file-is-zip' },
  { bytes: 'PK\x05\x06', code: 'file-is-zip' },
  { bytes: '\x1f\x8b', code: 'file-is-zip' },
  { bytes: '7z\xbc\xaf', code: 'file-is-zip' },
  { bytes: 'Rar!', code: 'file-is-zip' },
]

/**
 * What a file is, by its first bytes (up to `detectionBytes`); its name is not asked. Throws a refusal that says
 * what it is instead of a statement.
 */
export function detectFormat(head: Uint8Array): DetectedFile {
  const start = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, detectionBytes))
  const raw = start.toString('latin1')
  for (const { bytes, code } of signatures) {
    if (raw.startsWith(bytes)) throw new StatementRefusal(code)
  }
  const encoding = encodingOf(start)
  const text = textOf(start, encoding).trimStart()
  if (text === '') throw new StatementRefusal('file-empty')
  if (text.startsWith('<')) return { format: markupFormat(text), encoding, layout: null }
  if (hasControlCharacters(text)) throw new StatementRefusal('file-is-binary')
  if (looksLikeOfx(text)) return { format: 'ofx', encoding, layout: null }
  if (looksLikeNorma43(text)) return { format: 'norma43', encoding, layout: null }
  if (looksLikeMt940(text)) return { format: 'mt940', encoding, layout: null }
  const layout = detectBankCsv(text)
  if (layout !== null) return { format: 'csv', encoding, layout }
  if (isKnabWithoutHeader(text)) throw new StatementRefusal('csv-header-missing', {}, { line: 2, column: 1 })
  throw new StatementRefusal(tableDialect(text) === null ? 'format-unknown' : 'csv-needs-mapping')
}

/** Whether a file is a table that is read only as an operator says; any other file says itself what it is. */
export function needsMapping(head: Uint8Array): boolean {
  try {
    detectFormat(head)
    return false
  } catch (error) {
    if (error instanceof StatementRefusal) return error.code === 'csv-needs-mapping'
    throw error
  }
}

function textOf(start: Buffer, encoding: FileEncoding): string {
  const text =
    encoding === 'utf-16le' || encoding === 'utf-16be' ? decodeUtf16(start, encoding) : start.toString('utf8')
  return text.replace(/^\ufeff/u, '')
}

function decodeUtf16(start: Buffer, encoding: FileEncoding): string {
  return new TextDecoder(encoding).decode(start)
}

/** Every XML file but OFX goes to the camt reader, which says what else it is where it holds no statement. */
function markupFormat(text: string): 'camt' | 'ofx' {
  if (/<html[\s>]/iu.test(text) || /<!doctype\s+html/iu.test(text)) throw new StatementRefusal('file-is-html')
  return /<\?OFX\s/iu.test(text) || /^(?:<[?!][^>]*>\s*)*<OFX>/iu.test(text) ? 'ofx' : 'camt'
}

/** OFX before version 2 begins with a header of `KEY:value`, on lines or without any. */
function looksLikeOfx(text: string): boolean {
  return /^OFXHEADER\s*:/iu.test(text)
}

/** A header of account with bank, office, number, two days, mark, balance and currency; some banks put a `00` first. */
function looksLikeNorma43(text: string): boolean {
  return /^(?:00[^\r\n]*[\r\n]+)?11\d{18}\d{12}[12]\d{14}\d{3}/u.test(text)
}

/** A reference and an account, in this order, behind whatever preamble the bank writes. */
function looksLikeMt940(text: string): boolean {
  return /(?:^|[\r\n]):20:[^\r\n]*[\r\n]+(?::(?!20:)[^\r\n]*[\r\n]+)*:25P?:/u.test(text)
}

/** Text of a bank has line ends, tabs and perhaps the marks of a transmission (SOH, ETX, SUB), never a zero byte. */
function hasControlCharacters(text: string): boolean {
  let count = 0
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charCodeAt(index)
    if (character === 0) return true
    if (character < 32 && character !== 9 && character !== 10 && character !== 13) count += 1
  }
  return count > text.length / 20
}
