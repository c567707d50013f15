import { useCallback, useEffect, useRef, useState } from 'react'
import { useFailureNotice } from '../ui/failure-notice.tsx'
import { failureOf } from './failures.ts'
import type { Failure } from './failures.ts'
import { announceSessionEnd } from './query-client.ts'

export interface Job<Event> {
  /** Runs it to its end; resolves with every event, or undefined where it failed or was stopped. */
  start(open: (signal: AbortSignal) => PromiseLike<AsyncIterable<Event>>): Promise<Event[] | undefined>
  stop(): void
  isRunning: boolean
  isStopping: boolean
  latest: Event | null
  failure: Failure | null
}

/**
 * Long work that reports progress:
 *
 *     const job = useJob<Check>({ onEvent })
 *     await job.start((signal) => client.audit.verify(undefined, { signal }))
 */
export function useJob<Event>({
  onEvent,
  quiet = false,
}: { onEvent?(event: Event): void; quiet?: boolean } = {}): Job<Event> {
  const [state, setState] = useState<'idle' | 'running' | 'stopping'>('idle')
  const [latest, setLatest] = useState<Event | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const abort = useRef<AbortController | null>(null)
  const notify = useFailureNotice()
  const listener = useRef(onEvent)
  listener.current = onEvent
  useEffect(() => () => abort.current?.abort(), [])

  const start = useCallback<Job<Event>['start']>(
    async (open) => {
      const controller = new AbortController()
      abort.current = controller
      setState('running')
      setLatest(null)
      setFailure(null)
      const events: Event[] = []
      try {
        for await (const event of await open(controller.signal)) {
          events.push(event)
          setLatest(event)
          listener.current?.(event)
          if (controller.signal.aborted) return undefined
        }
        return events
      } catch (error) {
        if (controller.signal.aborted) return undefined
        const reason = failureOf(error)
        if (reason.kind === 'unauthenticated') announceSessionEnd()
        setFailure(reason)
        if (!quiet) notify(reason)
        return undefined
      } finally {
        setState('idle')
      }
    },
    [notify, quiet],
  )
  const stop = useCallback(() => {
    setState('stopping')
    abort.current?.abort()
  }, [])
  return { start, stop, isRunning: state !== 'idle', isStopping: state === 'stopping', latest, failure }
}
