import { CamtReader } from './camt/camt-reader.ts'
import { ByteDecoder } from './decode.ts'
import { Mt940Reader } from './mt940/mt940-reader.ts'
import { detectFormat, detectionBytes } from './detect.ts'
import type { TextReader } from './text-reader.ts'
import type { StatementEvent, StatementFile, StatementFormat } from './types.ts'

/** Bytes that are read before what they held is handed out: about a hundred camt entries. */
const bytesPerStep = 65_536

const readers: Readonly<Record<StatementFormat, () => TextReader>> = {
  camt: () => new CamtReader(),
  mt940: () => new Mt940Reader(),
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
    const { format, encoding } = detectFormat(head)
    this.decoder = new ByteDecoder(encoding)
    this.reader = readers[format]()
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

/**
 * Reads a file as events, in the order `StatementEvent` describes. Takes the next bytes only when the last events
 * were taken, so memory stays bounded; leaving the loop stops reading. Throws `StatementRefusal`.
 */
export async function* readStatementFile(source: {
  bytes: Uint8Array | AsyncIterable<Uint8Array>
}): AsyncGenerator<StatementEvent, void, undefined> {
  const reader = new StatementReader()
  if (source.bytes instanceof Uint8Array) {
    for (const piece of piecesOf(source.bytes)) yield* reader.push(piece)
  } else {
    for await (const chunk of source.bytes) {
      for (const piece of piecesOf(chunk)) yield* reader.push(piece)
    }
  }
  yield* reader.finish()
}

/** Reads a file that is in memory, whole. Throws `StatementRefusal`. */
export function readWholeFile(bytes: Uint8Array): StatementFile {
  const file: StatementFile = { format: 'camt', statements: [], summaries: [], lines: [], warnings: [] }
  const reader = new StatementReader()
  for (const piece of piecesOf(bytes)) collect(file, reader.push(piece))
  collect(file, reader.finish())
  return file
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
