import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { OutgoingCandidate } from '../../../../shared/contract/payments-outgoing.ts'
import { api } from '../../../api/client.ts'
import type { BankLine } from './bank-line.ts'

export interface Outgoing {
  /** What the line may be, best first; of money that came in only transfers. */
  shown: readonly OutgoingCandidate[]
  isLoading: boolean
  /** Which of those on screen is marked. */
  active: number
  setActive(index: number): void
}

/** Returned payments, refunds and transfers that a line may be. */
export function useOutgoing(line: BankLine | undefined): Outgoing {
  const lineId = line?.id ?? null
  const [state, setState] = useState({ lineId, active: 0 })
  const active = state.lineId === lineId ? state.active : 0
  const isPossible = line !== undefined && line.state !== 'withdrawn' && line.remainingCents !== 0
  const query = useQuery({
    ...api.payments.suggestOutgoing.queryOptions({ input: { bankLineId: lineId ?? '' } }),
    enabled: isPossible,
  })
  const shown = (isPossible ? query.data : undefined) ?? []
  return {
    shown,
    isLoading: query.data === undefined && query.isFetching,
    active: Math.min(active, Math.max(0, shown.length - 1)),
    setActive: (index) => setState({ lineId, active: index }),
  }
}
