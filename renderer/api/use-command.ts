import { useCallback, useRef, useState } from 'react'
import { askWarnings } from '../ui/ask.ts'
import { useFailureNotice } from '../ui/failure-notice.tsx'
import { failureOf } from './failures.ts'
import type { Failure } from './failures.ts'
import { announceSessionEnd } from './query-client.ts'

/** A call that changes something: its input holds the request id that makes repeating it safe. */
type CommandCall<Input extends { requestId: string }, Output> = (
  input: Input,
  options?: { signal?: AbortSignal },
) => PromiseLike<Output>

export interface CommandOptions<Input, Output> {
  onSuccess?(output: Output, input: Input): void | Promise<void>
  /** Called for every failure but a cancelled warning; answer true where it is dealt with and needs no notice. */
  onFailure?(failure: Failure, input: Input): boolean | void
  /** `inline`: the page shows `failure` itself, next to the form; else a notice appears. */
  showFailure?: 'notice' | 'inline'
}

export interface Command<Input, Output> {
  /** Does it; resolves with the output, or undefined where it failed or was cancelled (never rejects). */
  run(input: Omit<Input, 'requestId' | 'confirm'>): Promise<Output | undefined>
  isRunning: boolean
  failure: Failure | null
  clearFailure(): void
}

/** Calls, and where the core warns, asks and repeats with what the clerk has seen and overruled. */
async function callWithConfirmation<Input extends { requestId: string }, Output>(
  call: CommandCall<Input, Output>,
  input: Input,
): Promise<Output | undefined> {
  let confirm: string[] = []
  for (;;) {
    try {
      return await call(confirm.length === 0 ? input : { ...input, confirm })
    } catch (error) {
      const failure = failureOf(error)
      if (failure.kind !== 'confirm') throw error
      const codes = failure.warnings.map((warning) => warning.code)
      const isKnown = codes.every((code) => confirm.includes(code))
      if (isKnown || !(await askWarnings(failure.warnings))) return undefined
      confirm = [...new Set([...confirm, ...codes])]
    }
  }
}

/**
 * One command for a page: gives it a request id per action (kept while no answer came, so that trying again
 * cannot do it twice), asks about warnings, words failures, and tells the shell when the session ended.
 *
 *     const cancel = useCommand(client.billing.cancelProforma, { onSuccess: close })
 *     await cancel.run({ id, version, reason })
 */
export function useCommand<Input extends { requestId: string }, Output>(
  call: CommandCall<Input, Output>,
  options: CommandOptions<Input, Output> = {},
): Command<Input, Output> {
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const notify = useFailureNotice()
  const unanswered = useRef<{ requestId: string; body: string } | null>(null)
  const current = useRef({ call, options })
  current.current = { call, options }

  const run = useCallback(
    async (fields: Omit<Input, 'requestId' | 'confirm'>): Promise<Output | undefined> => {
      const body = JSON.stringify(fields)
      const kept = unanswered.current
      const requestId = kept !== null && kept.body === body ? kept.requestId : crypto.randomUUID()
      unanswered.current = { requestId, body }
      setRunning(true)
      setFailure(null)
      const input = { ...fields, requestId } as Input
      try {
        const output = await callWithConfirmation(current.current.call, input)
        unanswered.current = null
        if (output !== undefined) await current.current.options.onSuccess?.(output, input)
        return output
      } catch (error) {
        const reason = failureOf(error)
        if (reason.kind !== 'offline') unanswered.current = null
        if (reason.kind === 'unauthenticated') announceSessionEnd()
        setFailure(reason)
        const isDone = current.current.options.onFailure?.(reason, input) === true
        if (!isDone && current.current.options.showFailure !== 'inline') notify(reason)
        return undefined
      } finally {
        setRunning(false)
      }
    },
    [notify],
  )
  const clearFailure = useCallback(() => setFailure(null), [])
  return { run, isRunning, failure, clearFailure }
}
