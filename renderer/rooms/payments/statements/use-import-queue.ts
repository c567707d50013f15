import { useEffect, useRef, useState } from 'react'
import { client } from '../../../api/client.ts'
import type { Failure } from '../../../api/failures.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useJob } from '../../../api/use-job.ts'

export type Import = Outputs['payments']['getImport']
type PreviewEvent = Outputs['payments']['previewImport'] extends AsyncIterator<infer Event> ? Event : never
export type Progress = Extract<PreviewEvent, { type: 'progress' }>

/** How far a file has come. Only `imported` changed anything. */
export type FileState = 'waiting' | 'reading' | 'ready' | 'imported' | 'discarded' | 'failed' | 'stopped'

export interface QueuedFile {
  file: File
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
  commit(): void
  discard(): void
  /** Shows the current file as decisions about its doubts have left it. */
  replace(changed: Import): void
  /** On to the next file, leaving this one as it is. */
  next(): void
  close(): void
}

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
        close()
        return
      }
      update(at, { state })
    }
    setAt(at + 1)
  }
  const readAgain = async () => {
    // What was read before would stay behind as an import that nobody decided about.
    if (current?.state === 'ready' && current.import !== null) await discard.run({ id: current.import.id })
    update(at, { state: 'waiting', import: null, failure: null })
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
        state: 'waiting',
        import: null,
        failure: null,
      }))
      setFiles((before) => [...before, ...queued])
    },
    readAgain: () => void readAgain(),
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
  const waiting = files[at]?.state === 'waiting' ? files[at].file : null
  const latest = useRef({ update, job })
  latest.current = { update, job }
  useEffect(() => {
    if (waiting === null) return
    const read = async (file: File) => {
      isStopped.current = false
      latest.current.update(at, { state: 'reading' })
      const events = await latest.current.job.start((signal) =>
        client.payments.previewImport({ requestId: crypto.randomUUID(), file }, { signal }),
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
