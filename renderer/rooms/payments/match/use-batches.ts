import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { askConfirm, notifyDone, useFormat } from '../../../ui/index.ts'
import { useSessionMatches } from './session-matches.ts'
import type { BatchIssuing } from './use-batch-issuing.ts'
import { useBatchIssuing } from './use-batch-issuing.ts'

export type Batch = Outputs['payments']['listBatches']['rows'][number]

/** How long a batch without waiting invoices stays in sight, so that it can be taken back. */
const shownMilliseconds = 24 * 3600 * 1000

function isOpen(batch: Batch): boolean {
  if (batch.state === 'undone') return false
  const age = Date.now() - Date.parse(batch.createdAt)
  return batch.invoicesWaiting > 0 || (batch.canUndo && age < shownMilliseconds)
}

export interface Batches {
  /** The last batch, while something of it is still to decide. */
  last: Batch | null
  mayWrite: boolean
  issuing: BatchIssuing
  undo(batch: Batch): Promise<void>
  /** Issues the invoices that wait, of one batch or of all (null), after asking: only a credit note undoes them. */
  issue(batchId: string | null, count: number): Promise<void>
  undoLast(): void
  issueLast(): void
  isAccepting: boolean
  showAccepting(shown: boolean): void
  isListed: boolean
  showList(shown: boolean): void
}

/** Batches as the match desk shows them. Colleagues accept and issue too, so the last one is asked for again. */
export function useBatches(): Batches {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const options = api.payments.listBatches.queryOptions({ input: { limit: 1 } })
  const newest = useQuery({ ...options, refetchInterval: 15_000 }).data?.rows[0]
  const last = newest !== undefined && isOpen(newest) ? newest : null
  const issuing = useBatchIssuing()
  const undo = useUndoBatch()
  const issue = useIssueAfterAsking(issuing)
  const [isAccepting, showAccepting] = useState(false)
  const [isListed, showList] = useState(false)
  return {
    last,
    mayWrite,
    issuing,
    undo,
    issue,
    undoLast: () => {
      if (last?.canUndo === true) void undo(last)
      else notifyDone(t('batches:nothingToUndo'))
    },
    issueLast: () => {
      if (last !== null && last.invoicesWaiting > 0) void issue(last.id, last.invoicesWaiting)
      else notifyDone(t('batches:nothingToIssue'))
    },
    isAccepting,
    showAccepting,
    isListed,
    showList,
  }
}

/** Issues invoices, after asking: a key that is pressed by mistake must not send twenty. */
function useIssueAfterAsking(issuing: BatchIssuing) {
  const t = useWords()
  const format = useFormat()
  return async (batchId: string | null, count: number) => {
    const formatted = format.count(count)
    const yes = await askConfirm({
      title: t('batches:issueTitle', { count, formatted }),
      message: t('batches:issueText'),
      confirmLabel: t('batches:issue', { count, formatted }),
    })
    if (yes) await issuing.start(batchId)
  }
}

/** Takes a batch back, after asking. */
function useUndoBatch() {
  const t = useWords()
  const session = useSessionMatches()
  const format = useFormat()
  const undo = useCommand(client.payments.undoBatch, {
    onSuccess: ({ undoneCount: count }) => {
      session.countBatch(-count)
      notifyDone(t('batches:undone', { count, formatted: format.count(count) }))
    },
  })
  return async ({ id, standingCount: count, createdAt, operatorName, totalCents, currency }: Batch) => {
    const yes = await askConfirm({
      title: t('batches:undoTitle', { count, formatted: format.count(count) }),
      message: t('batches:undoText', {
        at: format.instant(createdAt),
        name: operatorName,
        amount: format.amountWithCurrency(totalCents, currency),
      }),
      confirmLabel: t('batches:undoConfirm'),
      danger: true,
    })
    if (yes) await undo.run({ batchId: id })
  }
}
