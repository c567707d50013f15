import { useState } from 'react'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useJob } from '../../../api/use-job.ts'

type Progressed =
  Outputs['payments']['issueBatchInvoices'] extends AsyncIterator<infer Event, unknown, unknown>
    ? Event
    : never

/** Issuing the invoices that wait: of one batch, or all that wait for nothing else (null). */
export function useBatchIssuing() {
  const [results, setResults] = useState<readonly Progressed[] | null>(null)
  const [wasStopped, setStopped] = useState(false)
  const job = useJob<Progressed>({ onEvent: (event) => setResults((before) => [...(before ?? []), event]) })
  return {
    job,
    /** Null while nothing was asked for. */
    results,
    wasStopped,
    start: async (batchId: string | null) => {
      if (job.isRunning) return
      setResults([])
      setStopped(false)
      const requestId = crypto.randomUUID()
      const events = await job.start((signal) =>
        batchId === null
          ? client.billing.issueWaiting({ requestId, proformaIds: null }, { signal })
          : client.payments.issueBatchInvoices({ requestId, batchId }, { signal }),
      )
      setStopped(events === undefined)
    },
    close: () => setResults(null),
  }
}

export type BatchIssuing = ReturnType<typeof useBatchIssuing>
