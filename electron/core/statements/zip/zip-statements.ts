import { Buffer } from 'node:buffer'
import { limits } from '../limits.ts'
import { StatementRefusal } from '../types.ts'
import type { StatementEvent } from '../types.ts'
import { contentOf, UnpackedBytes } from './zip-content.ts'
import { readZipDirectory } from './zip-directory.ts'

/** Reads one file as its bytes come in. */
export type ReadFile = (bytes: AsyncIterable<Uint8Array>) => AsyncIterable<StatementEvent>

/** True where the first bytes are those of a zip, also of one without any entry. */
export function looksLikeZip(head: Uint8Array): boolean {
  const [first, second, third, fourth] = head
  return first === 0x50 && second === 0x4b && ((third === 3 && fourth === 4) || (third === 5 && fourth === 6))
}

/** Collects an archive, which is read from its end. Throws a refusal where it is larger than an archive may be. */
export async function collectArchive(
  pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<Buffer> {
  const collected: Uint8Array[] = []
  let bytes = 0
  for await (const piece of pieces) {
    bytes += piece.byteLength
    if (bytes > limits.archiveBytes)
      throw new StatementRefusal('zip-too-large', { limit: limits.archiveBytes })
    collected.push(piece)
  }
  const [first] = collected
  if (collected.length === 1 && first !== undefined) {
    return Buffer.from(first.buffer, first.byteOffset, first.byteLength)
  }
  return Buffer.concat(collected)
}

/**
 * Reads every statement of every file in a zip, in the order of its directory, as if it were one file: statements are
 * counted on, each says the name of its entry, and one `end` closes all. A file that cannot be read refuses the whole
 * archive, with the reader's own code and place and the name of the entry in `params.entry`.
 */
export async function* readZip(
  archive: Buffer,
  readFile: ReadFile,
): AsyncGenerator<StatementEvent, void, undefined> {
  const entries = readZipDirectory(archive)
  const unpacked = new UnpackedBytes(archive.byteLength)
  let statementCount = 0
  let lineCount = 0
  for (const [number, entry] of entries.entries()) {
    const shift = statementCount
    try {
      for await (const event of readFile(contentOf(archive, entry, unpacked))) {
        if (event.type === 'end') {
          statementCount += event.statementCount
          lineCount += event.lineCount
        } else yield shifted(event, shift, { entryName: entry.name, entryNumber: number })
      }
    } catch (error) {
      throw error instanceof StatementRefusal ? ofEntry(error, entry.name) : error
    }
    if (statementCount > limits.statementsPerFile) {
      throw new StatementRefusal('too-many-statements', { limit: limits.statementsPerFile })
    }
  }
  yield { type: 'end', format: 'zip', statementCount, lineCount }
}

function ofEntry(refusal: StatementRefusal, entry: string): StatementRefusal {
  const code = refusal.code === 'file-is-zip' ? 'zip-nested' : refusal.code
  return new StatementRefusal(code, { ...refusal.params, entry }, refusal.position)
}

function shifted(
  event: Exclude<StatementEvent, { type: 'end' }>,
  shift: number,
  entry: { entryName: string; entryNumber: number },
): StatementEvent {
  if (event.type === 'lines') {
    const lines = event.lines.map((line) => ({ ...line, statementIndex: line.statementIndex + shift }))
    return { type: 'lines', lines }
  }
  if (event.type === 'warning') {
    const { warning } = event
    const statementIndex = warning.statementIndex === null ? null : warning.statementIndex + shift
    return { type: 'warning', warning: { ...warning, statementIndex } }
  }
  const statement = { ...event.statement, index: event.statement.index + shift, ...entry }
  if (event.type === 'statement') return { type: 'statement', statement }
  const summary = { ...event.summary, statementIndex: event.summary.statementIndex + shift }
  return { type: 'statement-end', statement, summary }
}
