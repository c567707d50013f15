import { createHash, randomInt } from 'node:crypto'
import type { z } from 'zod'
import type { zCsvMapping } from '../../../../shared/contract/payments-csv.ts'
import { type Core, type JobContext, type CommandContext, refuse } from '../../api/context.ts'
import { RequestReused } from '../../api/transaction.ts'
import { bulkIds } from '../../platform/bulk-ids.ts'
import type { BulkRow } from '../../store/bulk-insert.ts'
import type { WriteTx } from '../../store/store.ts'
import {
  prepareWorker,
  readPackedInWorker,
  StatementRefusal,
  type StatementWarning,
  type WorkerSource,
} from '../../statements/index.ts'
import { type FileLayout, layoutFor } from './csv-mapping.ts'
import { examineBatch, othersTurn, stepRows } from './examine.ts'
import { accountFinder } from './import-accounts.ts'
import {
  type Import,
  insertBatch,
  insertStatement,
  type Notice,
  readBatch,
  readImport,
} from './import-store.ts'
import { FileStaging, type ReadStatement } from './staging.ts'
import { deleteStaged, insertStaged } from './staging-store.ts'
import { unreadable } from './unreadable.ts'

/** Larger than any statement a bank gives out; what is read is held in memory once. */
export const maximumFileBytes = 512 * 1024 * 1024
const hashPieceBytes = 4 * 1024 * 1024
const rowsAtOnce = 500
const rowsPerWrite = 4000

export type PreviewEvent =
  | { type: 'progress'; lineCount: number; bytesRead: number; bytesTotal: number }
  | { type: 'preview'; import: Import }

/**
 * Reads a file in a worker, stages its lines in short transactions, and ends with what an import would do. Staged
 * lines are seen by nobody; leaving the stream, a refusal and the next start of the program remove them.
 *
 * @throws Refusal payments.file-empty, payments.file-too-large, payments.file-unreadable (with the reader's code as
 *   `reason`, the place as `line` and `column`, and the values of its message)
 */
export async function* previewImport(
  job: JobContext,
  input: {
    requestId: string
    file: File
    mapping: z.output<typeof zCsvMapping> | null
    accountText: string
    accountId: string | null
  },
  signal?: AbortSignal,
): AsyncGenerator<PreviewEvent> {
  const { file } = input
  const { core } = job
  if (file.size === 0) refuse('payments.file-empty')
  if (file.size > maximumFileBytes) {
    refuse('payments.file-too-large', { size: file.size, limit: maximumFileBytes })
  }
  prepareWorker()
  const bytes = new Uint8Array(await file.arrayBuffer())
  const sha256 = await hashInPieces(bytes)
  const stage = randomInt(1, 800_000_000)
  const staging = new FileStaging(stage, bulkIds(core.clock))
  let keptStage: number | null = null
  let layoutName: string | null = null
  try {
    const layout = await layoutFor(job, bytes, input)
    layoutName = layout.remembered?.name ?? null
    const source = { bytes, ...(layout.mapping === null ? {} : { mapping: layout.mapping }) }
    for await (const progress of stageFile(core, staging, source, file.size, signal)) yield progress
    const { accountId } = input
    const kept = await job.command(input.requestId, (command) =>
      keepPreview(command, { fileName: file.name, sha256, stage, staging, layout, accountId }),
    )
    keptStage = kept.stage
    if (kept.sha256 !== sha256) throw new RequestReused(input.requestId)
    if (keptStage === stage) await examine(job, kept.id)
    yield { type: 'preview', import: await job.read((query) => readImport(query.tx, kept.id)) }
  } catch (error) {
    throw error instanceof StatementRefusal ? unreadable(error, layoutName) : error
  } finally {
    if (keptStage !== stage) await dropStage(core, stage, staging.bookedCount)
  }
}

async function* stageFile(
  core: Core,
  staging: FileStaging,
  source: WorkerSource,
  bytesTotal: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<PreviewEvent> {
  const rows: BulkRow[] = []
  let bytesRead = 0
  const onProgress = (read: number): void => {
    bytesRead = read
  }
  for await (const event of readPackedInWorker(source, {
    ...(signal === undefined ? {} : { signal }),
    onProgress,
  })) {
    for (const row of staging.take(event)) rows.push(row)
    if (event.type !== 'packed-lines') continue
    await othersTurn()
    if (rows.length >= rowsPerWrite) await core.store.write((tx) => stageRows(tx, rows.splice(0)))
    yield { type: 'progress', lineCount: staging.lineCount, bytesRead, bytesTotal }
  }
  await core.store.write((tx) => stageRows(tx, rows.splice(0)))
}

/** A commit costs as much as some hundred rows, so a few thousand share one; reads go on between its pieces. */
async function stageRows(tx: WriteTx, rows: readonly BulkRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += rowsAtOnce) {
    await insertStaged(tx, rows.slice(from, from + rowsAtOnce))
    await othersTurn()
  }
}

async function hashInPieces(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256')
  for (let from = 0; from < bytes.byteLength; from += hashPieceBytes) {
    hash.update(bytes.subarray(from, from + hashPieceBytes))
    await othersTurn()
  }
  return hash.digest('hex')
}

/** Removes staged rows in short transactions. */
export async function dropStage(core: Core, stage: number, count: number): Promise<void> {
  for (let from = 0; from < count; from += stepRows) {
    await core.store.write((tx) => deleteStaged(tx, stage, from, from + stepRows))
  }
}

async function keepPreview(
  command: CommandContext,
  read: {
    fileName: string
    sha256: string
    stage: number
    staging: FileStaging
    layout: FileLayout
    accountId: string | null
  },
): Promise<{ id: string; stage: number; sha256: string }> {
  const { staging, stage } = read
  const { tx } = command
  const id = command.newId()
  const findAccount = await accountFinder(tx, read.accountId)
  const batchN = await insertBatch(tx, {
    id,
    fileName: read.fileName.slice(0, 200),
    sha256: read.sha256,
    format: staging.statements[0]?.header.formatVersion ?? staging.format,
    lineCount: staging.lineCount,
    knownCount: 0,
    notices: [...layoutNotices(read.layout), ...staging.fileWarnings.map(noticeOf)],
    stage,
    stagedCount: staging.bookedCount,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    at: command.now,
  })
  for (const statement of staging.statements) {
    const accountText = statement.header.account.iban ?? statement.header.account.other ?? ''
    await insertStatement(tx, batchN, {
      ...columnsOf(statement),
      id: command.newId(),
      bankAccountN: (await findAccount(accountText, statement.currency))?.n ?? null,
      accountText,
    })
  }
  await command.audit({
    action: 'payments.import-previewed',
    recordKind: 'import',
    recordId: id,
    recordLabel: read.sha256.slice(0, 12),
    public: { sha256: read.sha256, lineCount: staging.lineCount, statements: staging.statements.length },
    private: { fileName: read.fileName },
  })
  return { id, stage, sha256: read.sha256 }
}

function columnsOf(statement: ReadStatement) {
  const { header, warnings, bookedCount: _bookedCount, ...figures } = statement
  return {
    ...figures,
    position: header.index,
    identification: header.identification ?? header.sequenceNumber ?? '',
    kind: header.kind,
    format: header.formatVersion,
    entry: header.entryNumber ?? 0,
    notices: warnings.map(noticeOf),
  }
}

/** The layout that was used without being asked for: its name, and what is needed to change it. */
function layoutNotices({ remembered }: FileLayout): Notice[] {
  return remembered === null
    ? []
    : [{ code: 'mapping-used', params: { name: remembered.name, id: remembered.id } }]
}

function noticeOf(warning: StatementWarning): Notice {
  return { code: warning.code, params: { ...warning.params } }
}

async function examine(job: JobContext, batchId: string): Promise<void> {
  const batch = await job.read(({ tx }) => readBatch(tx, batchId))
  const { store } = job.core
  await examineBatch({ read: (work) => store.read(work), write: (work) => store.write(work) }, batch)
}
