import { useEffect, useRef, useState } from 'react'
import { client } from '../../../api/client.ts'
import type { Failure } from '../../../api/failures.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useJob } from '../../../api/use-job.ts'
import type { Mapping } from './mapping-roles.ts'

export type Import = Outputs['payments']['getImport']
type PreviewEvent = Outputs['payments']['previewImport'] extends AsyncIterator<infer Event> ? Event : never
export type Progress = Extract<PreviewEvent, { type: 'progress' }>

/** How far a file has come. Only `imported` changed anything. */
export type FileState = 'waiting' | 'reading' | 'ready' | 'imported' | 'discarded' | 'failed' | 'stopped'

/** What the clerk said of a file that does not say it itself. */
export interface ImportChoice {
  mapping: Mapping | null
  accountText: string
  accountId: string | null
}

export interface QueuedFile {
  file: File
  choice: ImportChoice
  state: FileState
  /** What it would do, or did. */
  import: Import | null
  failure: Failure | null
}

export interface ImportQueue {
  files: readonly QueuedFile[]
  /** Which file is worked on; past the end when all are dealt with. */
  at: number
  current: QueuedFile | undefined
  progress: Progress | null
  isStopping: boolean
  isCommitting: boolean
  /** Why the last decision was refused. */
  refusal: Failure | null
  add(files: readonly File[]): void
  stop(): void
  readAgain(): void
  /** Reads the current file anew as the clerk said. */
  readWith(choice: Partial<ImportChoice>): void
  commit(): void
  discard(): void
  /** Shows the current file as decisions about its doubts have left it. */
  replace(changed: Import): void
  /** On to the next file, leaving this one as it is. */
  next(): void
  close(): void
}

const nothingSaid: ImportChoice = { mapping: null, accountText: '', accountId: null }

/** Files one after another: read without booking anything, look, decide, next. */
export function useImportQueue(): ImportQueue {
  const [files, setFiles] = useState<readonly QueuedFile[]>([])
  const [at, setAt] = useState(0)
  const current = files[at]
  const update = (index: number, change: Partial<QueuedFile>) =>
    setFiles((before) => before.map((one, here) => (here === index ? { ...one, ...change } : one)))
  const reading = useReading(files, at, update)
  const decisions = useDecisions()
  const { commit, discard } = decisions
  const close = () => {
    reading.stop()
    decisions.clear()
    setFiles([])
    setAt(0)
  }
  const decide = async (state: 'imported' | 'discarded') => {
    const shown = current?.import
    if (shown === undefined || shown === null) return
    if (state === 'imported') {
      const done = await commit.run({ id: shown.id })
      if (done === undefined) return
      update(at, { state, import: done })
    } else {
      if ((await discard.run({ id: shown.id })) === undefined) return
      if (files.length === 1) {
        decisions.clear()
        // A file that was dropped in the meantime is the only one then, and the next to be read.
        setFiles((before) => before.slice(1))
        return
      }
      update(at, { state })
    }
    setAt(at + 1)
  }
  const readAgain = async (said: Partial<ImportChoice> = {}) => {
    // What was read before would stay behind as an import that nobody decided about.
    if (current?.state === 'ready' && current.import !== null) await discard.run({ id: current.import.id })
    const choice = { ...(current?.choice ?? nothingSaid), ...said }
    update(at, { state: 'waiting', import: null, failure: null, choice })
  }
  return {
    files,
    at,
    current,
    ...reading,
    isCommitting: commit.isRunning || discard.isRunning,
    refusal: commit.failure ?? discard.failure,
    add: (added) => {
      const queued = added.map((file): QueuedFile => ({
        file,
        choice: nothingSaid,
        state: 'waiting',
        import: null,
        failure: null,
      }))
      setFiles((before) => [...before, ...queued])
    },
    readAgain: () => void readAgain(),
    readWith: (choice) => void readAgain(choice),
    commit: () => void decide('imported'),
    discard: () => void decide('discarded'),
    replace: (changed) => update(at, { import: changed }),
    next: () => {
      decisions.clear()
      setAt(at + 1)
    },
    close,
  }
}

function useDecisions() {
  const commit = useCommand(client.payments.commitImport, { showFailure: 'inline' })
  const discard = useCommand(client.payments.discardImport, { showFailure: 'inline' })
  return {
    commit,
    discard,
    clear: () => {
      commit.clearFailure()
      discard.clearFailure()
    },
  }
}

/** Reads the file whose turn it is. */
function useReading(
  files: readonly QueuedFile[],
  at: number,
  update: (index: number, change: Partial<QueuedFile>) => void,
) {
  const [failedAt, setFailedAt] = useState<number | null>(null)
  const isStopped = useRef(false)
  const job = useJob<PreviewEvent>({ quiet: true })
  const waiting = files[at]?.state === 'waiting' ? files[at] : null
  const latest = useRef({ update, job })
  latest.current = { update, job }
  useEffect(() => {
    if (waiting === null) return
    const read = async ({ file, choice }: QueuedFile) => {
      isStopped.current = false
      latest.current.update(at, { state: 'reading' })
      const events = await latest.current.job.start((signal) =>
        client.payments.previewImport({ requestId: crypto.randomUUID(), file, ...choice }, { signal }),
      )
      const end = events?.at(-1)
      if (end?.type === 'preview') latest.current.update(at, { state: 'ready', import: end.import })
      else if (isStopped.current) latest.current.update(at, { state: 'stopped' })
      else setFailedAt(at)
    }
    void read(waiting)
  }, [waiting, at])
  const { failure } = job
  useEffect(() => {
    if (failedAt === null || failure === null) return
    latest.current.update(failedAt, { state: 'failed', failure })
    setFailedAt(null)
  }, [failedAt, failure])
  return {
    progress: job.latest?.type === 'progress' ? job.latest : null,
    isStopping: job.isStopping,
    stop: () => {
      isStopped.current = true
      job.stop()
    },
  }
}
