import { CamtReader } from './camt/camt-reader.ts'
import { CsvReader } from './csv/csv-reader.ts'
import type { CsvMapping } from './csv/csv-mapping.ts'
import { layoutOfMapping } from './csv/mapped-csv.ts'
import { SettlementReader } from './csv/settlement-reader.ts'
import { ByteDecoder, encodingOf } from './decode.ts'
import type { FileEncoding } from './decode.ts'
import { Mt940Reader } from './mt940/mt940-reader.ts'
import { detectFormat, detectionBytes } from './detect.ts'
import type { DetectedFile } from './detect.ts'
import { Norma43Reader } from './norma43/norma43-reader.ts'
import { OfxReader } from './ofx/ofx-reader.ts'
import type { TextReader } from './text-reader.ts'
import { StatementRefusal } from './types.ts'
import type { StatementEvent, StatementFile } from './types.ts'
import { collectArchive, looksLikeZip, readZip } from './zip/zip-statements.ts'

/** Bytes that are read before what they held is handed out: about a hundred camt entries. */
const bytesPerStep = 65_536

const readers: Readonly<Record<Exclude<DetectedFile['format'], 'csv'>, () => TextReader>> = {
  camt: () => new CamtReader(),
  mt940: () => new Mt940Reader(),
  norma43: () => new Norma43Reader(),
  ofx: () => new OfxReader(),
}

/** How a file is read that cannot be read without being told. */
export interface ReadOptions {
  /** For a CSV of no known bank; a file that is something else is read as what it is. */
  mapping?: CsvMapping
  /** The mapping is for this file, whatever it looks like. */
  isMappingForced?: boolean
}

/**
 * Reads one statement file of any known format while its bytes come in: give it pieces with `push`, then `finish`.
 * Both return what became complete and throw a `StatementRefusal` where the file cannot be read; after that the
 * reader is of no more use. Holds no more of the file than the entry it is in.
 */
export class StatementReader {
  private head: Uint8Array[] = []
  private headLength = 0
  private decoder: ByteDecoder | null = null
  private reader: TextReader | null = null
  private hasWarned = false
  private readonly options: ReadOptions

  constructor(options: ReadOptions = {}) {
    this.options = options
  }

  push(bytes: Uint8Array): StatementEvent[] {
    if (this.reader !== null) return this.read(bytes)
    this.head.push(bytes)
    this.headLength += bytes.byteLength
    return this.headLength < detectionBytes ? [] : this.start()
  }

  finish(): StatementEvent[] {
    const events = this.reader === null ? this.start() : []
    if (this.reader === null || this.decoder === null) return events
    const rest = this.decoder.finish()
    if (rest !== '') events.push(...this.reader.write(rest))
    events.push(...this.reader.close())
    return events
  }

  private start(): StatementEvent[] {
    const head = joinBytes(this.head, this.headLength)
    this.head = []
    const { encoding, reader } = readerFor(head, this.options)
    this.decoder = new ByteDecoder(encoding)
    this.reader = reader
    return this.read(withoutLeadingBlanks(head))
  }

  private read(bytes: Uint8Array): StatementEvent[] {
    const { reader, decoder } = this
    if (reader === null || decoder === null) return []
    const events: StatementEvent[] = []
    for (let from = 0; from < bytes.byteLength; from += bytesPerStep) {
      const text = decoder.decode(bytes.subarray(from, from + bytesPerStep))
      for (const event of reader.write(text)) events.push(event)
    }
    if (decoder.isMended && !this.hasWarned) {
      this.hasWarned = true
      reader.warnOfEncoding()
    }
    return events
  }
}

/** The reader of a file by its first bytes; a mapping is for the CSV that would be refused without it. */
function readerFor(
  head: Uint8Array,
  { mapping, isMappingForced }: ReadOptions,
): { encoding: FileEncoding; reader: TextReader } {
  const mapped = (): { encoding: FileEncoding; reader: TextReader } | null =>
    mapping === undefined
      ? null
      : { encoding: mapping.encoding ?? encodingOf(head), reader: new CsvReader(layoutOfMapping(mapping)) }
  const forced = isMappingForced === true ? mapped() : null
  if (forced !== null) return forced
  try {
    const { format, encoding, layout } = detectFormat(head)
    if (format !== 'csv') return { encoding, reader: readers[format]() }
    if (layout === null) throw new StatementRefusal('format-unknown')
    return {
      encoding,
      reader: layout.service === null ? new CsvReader(layout) : new SettlementReader(layout, layout.service),
    }
  } catch (error) {
    const isForMapping =
      error instanceof StatementRefusal &&
      (error.code === 'csv-needs-mapping' || error.code === 'format-unknown')
    const byMapping = isForMapping ? mapped() : null
    if (byMapping === null) throw error
    return byMapping
  }
}

/**
 * Reads a file as events, in the order `StatementEvent` describes; a zip as all its files. Takes the next bytes only
 * when the last events were taken, so memory stays bounded (a zip is held packed); leaving the loop stops reading.
 * Throws `StatementRefusal`.
 */
export async function* readStatementFile(
  source: { bytes: Uint8Array | AsyncIterable<Uint8Array> } & ReadOptions,
): AsyncGenerator<StatementEvent, void, undefined> {
  const { bytes, ...options } = source
  const chunks = bytes instanceof Uint8Array ? onePiece(bytes) : bytes
  const { head, all } = await peek(chunks)
  if (!looksLikeZip(head)) return yield* readPieces(all, options)
  yield* readZip(await collectArchive(all), (content) => readPieces(content, options))
}

async function* readPieces(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions,
): AsyncGenerator<StatementEvent, void, undefined> {
  const reader = new StatementReader(options)
  for await (const chunk of chunks) {
    for (const piece of piecesOf(chunk)) yield* reader.push(piece)
  }
  yield* reader.finish()
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes
}

/** The first four bytes, and all of them again from the start. */
async function peek(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; all: AsyncGenerator<Uint8Array, void, undefined> }> {
  const iterator = chunks[Symbol.asyncIterator]()
  const first: Uint8Array[] = []
  let length = 0
  while (length < 4) {
    const next = await iterator.next()
    if (next.done === true) break
    first.push(next.value)
    length += next.value.byteLength
  }
  async function* all(): AsyncGenerator<Uint8Array, void, undefined> {
    try {
      yield* first
      for (;;) {
        const next = await iterator.next()
        if (next.done === true) return
        yield next.value
      }
    } finally {
      await iterator.return?.()
    }
  }
  return { head: joinBytes(first, length).subarray(0, 4), all: all() }
}

/** Reads a file that is in memory, whole; a zip is refused. Throws `StatementRefusal`. */
export function readWholeFile(bytes: Uint8Array, options: ReadOptions = {}): StatementFile {
  const file: StatementFile = { format: 'camt', statements: [], summaries: [], lines: [], warnings: [] }
  const reader = new StatementReader(options)
  for (const piece of piecesOf(bytes)) collect(file, reader.push(piece))
  collect(file, reader.finish())
  return file
}

/**
 * Reads a CSV that is in memory as its mapping says, also where a known bank's reader would take it. Throws
 * `StatementRefusal`, for a mapping that cannot be `csv-mapping-wrong`.
 */
export function readMappedCsv(source: { bytes: Uint8Array; mapping: CsvMapping }): StatementFile {
  return readWholeFile(source.bytes, { mapping: source.mapping, isMappingForced: true })
}

function collect(file: StatementFile, events: readonly StatementEvent[]): void {
  for (const event of events) {
    if (event.type === 'lines') for (const line of event.lines) file.lines.push(line)
    else if (event.type === 'warning') file.warnings.push(event.warning)
    else if (event.type === 'statement-end') {
      file.statements.push(event.statement)
      file.summaries.push(event.summary)
    } else if (event.type === 'end') file.format = event.format
  }
}

function* piecesOf(bytes: Uint8Array): Generator<Uint8Array, void, undefined> {
  for (let from = 0; from < bytes.byteLength; from += bytesPerStep)
    yield bytes.subarray(from, from + bytesPerStep)
}

function joinBytes(chunks: readonly Uint8Array[], length: number): Uint8Array {
  const [first] = chunks
  if (chunks.length === 1 && first !== undefined) return first
  const joined = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    joined.set(chunk, at)
    at += chunk.byteLength
  }
  return joined
}

/** Some tools write an empty line before the XML declaration, which must stand first. */
function withoutLeadingBlanks(bytes: Uint8Array): Uint8Array {
  let from = 0
  while (from < bytes.byteLength) {
    const byte = bytes[from]
    if (byte !== 10 && byte !== 13 && byte !== 32 && byte !== 9) break
    from += 1
  }
  return bytes.subarray(from)
}
