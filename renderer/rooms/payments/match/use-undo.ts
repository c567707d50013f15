import { useRef, useState } from 'react'
import type { Inputs, Outputs } from '../../../api/types.ts'
import { api, client } from '../../../api/client.ts'
import { failureOf } from '../../../api/failures.ts'
import type { Failure } from '../../../api/failures.ts'
import { queryClient } from '../../../api/query-client.ts'
import { useCommand } from '../../../api/use-command.ts'

export type Allocation = Outputs['payments']['getLine']['allocations'][number]
export type InvoiceDecision = NonNullable<Inputs['payments']['unmatch']['invoiceDecision']>

export interface Undone {
  lineId: string
  amountCents: number
  creditNote: { id: string; number: string } | null
}

/** Allocations to take back, waiting for the clerk to say what is right for the invoice that rests on them. */
export interface UndoQuestion {
  lineId: string
  allocations: readonly Allocation[]
  invoice: { id: string; number: string }
}

/** Those of a line that still stand. A difference or a fee that was booked with a payment goes back with it. */
export function standing(allocations: readonly Allocation[]): Allocation[] {
  const live = allocations.filter((one) => !one.undone)
  const paid = new Set(live.filter((one) => one.kind === 'document').map((one) => one.documentId))
  return live.filter((one) => (one.kind !== 'rounding' && one.kind !== 'fee') || !paid.has(one.documentId))
}

/** Takes allocations back, after asking where a final invoice rests on one of them. */
export function useUndo(onUndone: (undone: Undone) => void, onFailed: (failure: Failure) => void) {
  const [question, setQuestion] = useState<UndoQuestion | null>(null)
  const isBusy = useRef(false)
  const unmatch = useCommand(client.payments.unmatch, { showFailure: 'inline', onFailure: onFailed })

  const takeBack = async (
    lineId: string,
    allocations: readonly Allocation[],
    decision: InvoiceDecision | null,
    reason: string,
  ) => {
    if (isBusy.current) return
    isBusy.current = true
    const undone: Undone = { lineId, amountCents: 0, creditNote: null }
    for (const allocation of allocations) {
      const invoiceDecision = allocation.invoice === null ? null : decision
      const output = await unmatch.run({ allocationId: allocation.id, reason, invoiceDecision })
      if (output === undefined) break
      undone.amountCents += allocation.amountCents
      undone.creditNote = output.creditNote ?? undone.creditNote
    }
    isBusy.current = false
    if (undone.amountCents !== 0) onUndone(undone)
  }
  const start = (lineId: string, allocations: readonly Allocation[]) => {
    const invoice = allocations.find((one) => one.invoice !== null)?.invoice ?? null
    if (invoice === null) void takeBack(lineId, allocations, null, '')
    else setQuestion({ lineId, allocations, invoice })
  }
  /** Reads the line as it is now and takes back those of its allocations that are asked for, or all. */
  const startForLine = async (lineId: string, allocationIds: readonly string[] | null) => {
    try {
      const options = api.payments.getLine.queryOptions({ input: { id: lineId }, staleTime: 0 })
      const line = await queryClient.fetchQuery(options)
      const wanted = line.allocations.filter(
        (one) => allocationIds === null || allocationIds.includes(one.id),
      )
      const live = standing(wanted)
      if (live.length === 0) return false
      start(lineId, live)
    } catch (error) {
      onFailed(failureOf(error))
    }
    return true
  }
  return {
    start,
    startForLine,
    question,
    answer: (decision: InvoiceDecision, reason: string) => {
      if (question === null) return
      setQuestion(null)
      void takeBack(question.lineId, question.allocations, decision, reason)
    },
    cancel: () => setQuestion(null),
  }
}
