import { Buffer } from 'node:buffer'
import { CsvError, Parser } from 'csv-parse'
import { excerpt } from '../field-values.ts'
import { limits } from '../limits.ts'
import { StatementRefusal } from '../types.ts'

export type CsvDelimiter = ',' | ';' | '\t' | '|'
export type CsvQuote = '"' | "'"

/** How the file divides its fields; a null quote makes every quotation mark a letter like others. */
export interface CsvDialect {
  delimiter: CsvDelimiter
  quote: CsvQuote | null
}

/** One record with the line it begins in and its text as it stands in the file. */
export interface CsvRecord {
  fields: string[]
  line: number
  raw: string
}

/**
 * Divides text into records while it comes in. Every line end counts as one (`\r\n`, `\r`, `\n`); blank lines are
 * passed over. Throws a refusal where quotation marks do not pair.
 */
export class CsvRecords {
  private readonly dialect: CsvDialect
  private readonly delimiterCode: number
  /** Takes over for good at the first line that is more than fields with or without quotation marks around them. */
  private parser: Parser | null = null
  private found: CsvRecord[] = []
  private rest = ''
  private endsInReturn = false
  private line = ''
  private lineNumber = 0
  private lastEnd = 0
  private failure: unknown = null

  constructor(dialect: CsvDialect) {
    this.dialect = dialect
    this.delimiterCode = dialect.delimiter.charCodeAt(0)
  }

  private startParser(): Parser {
    const { delimiter, quote } = this.dialect
    return new Parser({
      delimiter,
      quote,
      escape: quote,
      record_delimiter: '\n',
      relax_column_count: true,
      raw: true,
      max_record_size: limits.lineCharacters,
      on_record: (record: unknown) => this.take(record),
    })
  }

  write(text: string): CsvRecord[] {
    // A return at the end of a piece and the line feed that begins the next are one line end.
    const joined = this.endsInReturn && text.startsWith('\n') ? text.slice(1) : text
    if (text !== '') this.endsInReturn = text.endsWith('\r')
    const lines = (this.rest + joined.replace(/\r\n?/gu, '\n')).split('\n')
    this.rest = lines.pop() ?? ''
    if (this.rest.length > limits.lineCharacters) throw this.tooLong()
    for (const line of lines) this.feed(line, true)
    return this.taken()
  }

  close(): CsvRecord[] {
    if (this.rest !== '') this.feed(this.rest, false)
    this.rest = ''
    this.parser?._flush((error) => this.fail(error))
    this.throwFailure()
    return this.taken()
  }

  private feed(text: string, hasEnd: boolean): void {
    this.lineNumber += 1
    if (text.length + (hasEnd ? 1 : 0) > limits.lineCharacters) throw this.tooLong()
    if (text.includes('\0')) throw new StatementRefusal('file-is-binary', {}, this.position(1))
    const fields = this.parser === null ? this.plainFields(text) : null
    if (fields === null) {
      this.parse(hasEnd ? `${text}\n` : text)
      return
    }
    this.lastEnd = this.lineNumber
    if (!isBlank(fields)) this.found.push({ fields, line: this.lineNumber, raw: text })
  }

  private parse(line: string): void {
    this.line = line
    this.parser ??= this.startParser()
    // The parser's own step, called in place: as a stream it would hand out records and errors only later.
    this.parser._transform(Buffer.from(line, 'utf8'), 'utf8', (error) => this.fail(error))
    this.throwFailure()
  }

  /**
   * The fields of a line on its own, many times as fast as the parser; null for what only the parser decides: marks
   * inside of a field or a field that goes on in the next line.
   */
  private plainFields(text: string): string[] | null {
    const { delimiter, quote } = this.dialect
    if (quote === null || !text.includes(quote)) return text.split(delimiter)
    const fields: string[] = []
    let at = 0
    for (;;) {
      if (text.startsWith(quote, at)) {
        const end = text.indexOf(quote, at + 1)
        if (end < 0) return null
        fields.push(text.slice(at + 1, end))
        at = end + 1
        if (at < text.length && text.charCodeAt(at) !== this.delimiterCode) return null
      } else {
        const next = text.indexOf(delimiter, at)
        const field = next < 0 ? text.slice(at) : text.slice(at, next)
        if (field.includes(quote)) return null
        fields.push(field)
        at += field.length
      }
      if (at >= text.length) return fields
      at += 1
    }
  }

  private take(parsed: unknown): null {
    if (isParsed(parsed)) {
      const { record: fields, raw } = parsed
      if (!isBlank(fields)) this.found.push({ fields, line: this.lastEnd + 1, raw: raw.replace(/\n$/u, '') })
      // A record may be told one line later than it ended, so its own line ends are counted.
      this.lastEnd += raw.split('\n').length - 1
    }
    return null
  }

  /** Records that were complete before the last call, also where it threw. */
  taken(): CsvRecord[] {
    const { found } = this
    this.found = []
    return found
  }

  private fail(error: unknown): void {
    if (error !== undefined && error !== null) this.failure ??= error
  }

  private throwFailure(): void {
    const { failure } = this
    if (failure === null) return
    if (!(failure instanceof CsvError)) throw failure
    if (failure.code === 'CSV_MAX_RECORD_SIZE') throw this.tooLong()
    const reason = failure.code.replace(/^CSV_/u, '').toLowerCase().replaceAll('_', '-')
    if (failure.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw new StatementRefusal('csv-malformed', { reason }, { line: this.lastEnd + 1, column: 1 })
    }
    const index = this.lastEnd + 1 === this.lineNumber ? Number(failure.column) : 0
    const column = fieldColumn(this.line, Number.isInteger(index) ? index : 0, this.dialect)
    const text = excerpt(this.line.slice(column - 1).trim())
    throw new StatementRefusal('csv-malformed', { reason, text }, this.position(column))
  }

  private tooLong(): StatementRefusal {
    const line = Math.max(this.lineNumber, 1)
    return new StatementRefusal('text-too-long', { limit: limits.lineCharacters }, { line, column: 1 })
  }

  private position(column: number): { line: number; column: number } {
    return { line: this.lineNumber, column }
  }
}

function isBlank(fields: readonly string[]): boolean {
  return fields.length === 1 && (fields[0] ?? '').trim() === ''
}

function isParsed(value: unknown): value is { record: string[]; raw: string } {
  return typeof value === 'object' && value !== null && 'record' in value && 'raw' in value
}

/** The column, from 1, at which a field of a record begins in its text. */
export function fieldColumn(raw: string, fieldIndex: number, { delimiter, quote }: CsvDialect): number {
  let field = 0
  let isQuoted = false
  let isStart = true
  for (let index = 0; index < raw.length; index += 1) {
    if (field === fieldIndex && isStart) return index + 1
    const character = raw.charAt(index)
    if (character === quote && (isStart || isQuoted)) isQuoted = !isQuoted
    else if (character === quote && raw.charAt(index - 1) === quote) isQuoted = true
    isStart = false
    if (character === delimiter && !isQuoted) {
      field += 1
      isStart = true
    }
  }
  return field === fieldIndex ? raw.length + 1 : 1
}

/** The first records of a text that may be cut off anywhere; none where it is not in this dialect. */
export function firstRecords(text: string, dialect: CsvDialect, count: number): CsvRecord[] {
  const records = new CsvRecords(dialect)
  const found: CsvRecord[] = []
  try {
    for (const line of text.split(/(?<=\n)|(?<=\r)(?!\n)/u)) {
      found.push(...records.write(line))
      if (found.length >= count) break
    }
    if (found.length < count) found.push(...records.close())
  } catch (error) {
    if (!(error instanceof StatementRefusal)) throw error
    found.push(...records.taken())
  }
  return found.slice(0, count)
}
