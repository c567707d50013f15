import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/client.ts'
import type { Failure } from '../../../api/failures.ts'
import { queryClient } from '../../../api/query-client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useFailureWords, useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import { useSessionMatches } from './session-matches.ts'
import { added, cardOf, isPayable, picked, problemOf, toggled, withRestAsCredit } from './tray.ts'
import type { Candidate, Card, Tray, TrayProblem } from './tray.ts'
import { useAccept } from './use-accept.ts'
import type { Accepted } from './use-accept.ts'
import { useCandidates } from './use-candidates.ts'
import type { Candidates } from './use-candidates.ts'
import { useOthers } from './use-others.ts'
import { useOutgoing } from './use-outgoing.ts'
import type { Outgoing } from './use-outgoing.ts'
import { useOtherName } from './other-name.ts'
import { usePark } from './use-park.ts'
import { useSelection } from './use-selection.ts'
import type { Selection } from './use-selection.ts'
import { useSplit } from './use-split.ts'
import { useTakings } from './use-takings.ts'
import { useTray } from './use-tray.ts'
import type { TrayState } from './use-tray.ts'
import { useUndo } from './use-undo.ts'
import type { Undone } from './use-undo.ts'

/** What the last key press did, in words and links. */
export type Result =
  | { kind: 'accepted'; accepted: Accepted }
  | { kind: 'undone'; undone: Undone }
  | { kind: 'said'; text: string }

/** What stands in the way of a line, shown beside its tray. */
export interface Message {
  lineId: string
  text: string
}

export interface Desk {
  selection: Selection
  line: BankLine | undefined
  lineFailure: unknown
  retryLine(): void
  candidates: Candidates
  /** Returned payments, refunds and transfers that the line may be. */
  outgoing: Outgoing
  trayState: TrayState
  /** Of what is in the tray, else of the marked candidate. */
  card: Card | null
  mayWrite: boolean
  message: string | null
  result: Result | null
  sessionCount: number
  accept(): void
  pick(index: number): void
  toggle(index: number): void
  /** Puts what was found into the tray, beside what is there, and shows the suggestions again. */
  take(index: number): void
  split(): void
  keepRest(): void
  keepFor(card: Card): void
  /** What a document falls short goes to rounding, or is a fee that a bank kept back. */
  round(): void
  bookFee(): void
  /** What is left is no business of receivables, or costs of the bank. */
  putOutside(): void
  putCosts(): void
  /** Puts what money that went out may be into the tray, or takes it out. */
  pickOther(index: number): void
  takeTransfer(): void
  takings: ReturnType<typeof useTakings>
  park: ReturnType<typeof usePark>
  undo: ReturnType<typeof useUndo>
  undoLast(): void
  isChoosingCard: boolean
  chooseCard(shown: boolean): void
}

/** Everything the match desk knows and can do; the parts on screen only show it. */
export function useDesk(): Desk {
  const selection = useSelection()
  const { lineId } = selection
  const query = useQuery({
    ...api.payments.getLine.queryOptions({ input: { id: lineId ?? '' } }),
    enabled: lineId !== null,
  })
  const line = lineId === null ? undefined : query.data
  const candidates = useCandidates(lineId, line)
  const outgoing = useOutgoing(line)
  const trayState = useTray(line, candidates.suggested)
  const says = useSaying(lineId)
  const session = useSessionMatches()
  const actions = useActions({ selection, line, candidates, outgoing, trayState, says, session })
  const marked = candidates.shown[candidates.active]
  return {
    selection,
    line,
    lineFailure: line === undefined ? query.error : null,
    retryLine: () => void query.refetch(),
    candidates,
    outgoing,
    trayState,
    card: cardOf(trayState.tray) ?? marked ?? null,
    mayWrite: useMay('payments.write'),
    message: says.message,
    result: says.result,
    sessionCount: session.lineCount,
    ...actions,
  }
}

type Says = ReturnType<typeof useSaying>

/** The words under the tray: why not, and what was done. */
function useSaying(lineId: string | null) {
  const [message, setMessage] = useState<Message | null>(null)
  const [result, setResult] = useState<Result | null>(null)
  return {
    message: message !== null && message.lineId === lineId ? message.text : null,
    result,
    object: (text: string, of = lineId) => setMessage(of === null ? null : { lineId: of, text }),
    clear: () => setMessage(null),
    say: (text: string) => setResult({ kind: 'said', text }),
    show: (next: Result) => {
      setMessage(null)
      setResult(next)
    },
  }
}

interface Parts {
  selection: Selection
  line: BankLine | undefined
  candidates: Candidates
  outgoing: Outgoing
  trayState: TrayState
  says: Says
  session: ReturnType<typeof useSessionMatches>
}

function useActions(parts: Parts) {
  const t = useWords()
  const { selection, line, candidates, outgoing, trayState, says } = parts
  const change = (tray: Tray) => {
    says.clear()
    trayState.change(tray)
  }
  const choose = (act: (tray: Tray, candidate: Candidate, left: BankLine['remainingCents']) => Tray) => {
    return (index: number) => {
      const candidate = candidates.shown[index]
      if (candidate === undefined || line === undefined || line.remainingCents <= 0) return
      candidates.setActive(index)
      if (!isPayable(candidate)) {
        says.object(t('payments:tray.problem.not-payable', { number: candidate.documentNumber }))
        return
      }
      change(act(trayState.tray, candidate, line.remainingCents))
    }
  }
  const credit = useCredit(parts, change)
  const split = useSplit(change, says.say)
  const { tray, limits } = trayState
  const { remember } = parts.session
  const others = useOthers({ line, tray, change, outgoing, limits, selection, says, remember })
  const isOutgoing = line !== undefined && line.amountCents < 0
  return {
    ...useDecisions(parts),
    ...credit,
    ...others,
    pick: isOutgoing ? others.pickOther : choose(picked),
    toggle: isOutgoing ? others.pickOther : choose(toggled),
    take: (index: number) => {
      choose(added)(index)
      candidates.setFind('')
    },
    split: () => void split(line, trayState.tray, candidates.shown[candidates.active] ?? null),
    takings: useTakings(selection, says, remember),
    park: usePark(selection, says),
  }
}

/** What is left, kept as customer credit. */
function useCredit({ line, candidates, trayState }: Parts, change: (tray: Tray) => void) {
  const [isChoosingCard, chooseCard] = useState(false)
  const keepFor = (card: Card) => {
    chooseCard(false)
    if (line !== undefined) change(withRestAsCredit(trayState.tray, card, line.remainingCents))
  }
  return {
    isChoosingCard,
    chooseCard,
    keepFor,
    keepRest: () => {
      if (line === undefined || line.remainingCents <= 0) return
      const card = cardOf(trayState.tray) ?? candidates.shown[candidates.active] ?? null
      if (card === null) chooseCard(true)
      else keepFor(card)
    },
  }
}

function useProblemWords() {
  const t = useWords()
  const format = useFormat()
  return (problem: TrayProblem, currency: string): string =>
    t(`payments:tray.problem.${problem.code}`, {
      ...('number' in problem ? { number: problem.number } : {}),
      ...('amountCents' in problem ? { amount: format.amount(problem.amountCents, currency) } : {}),
    })
}

/** Whether the desk shows a batch that goes back as one: whoever presses U may mean that. */
function hasBatchToUndo(): boolean {
  const { queryKey } = api.payments.listBatches.queryOptions({ input: { limit: 1 } })
  return queryClient.getQueryData(queryKey)?.rows[0]?.canUndo === true
}

/** Accepting and taking back. */
function useDecisions({ selection, line, candidates, trayState, says, session }: Parts) {
  const t = useWords()
  const words = useFailureWords()
  const problemWords = useProblemWords()
  const otherName = useOtherName()
  const wordFailure = (failure: Failure) =>
    failure.kind === 'stale' ? t('payments:result.stale') : words(failure)
  const acceptTray = useAccept(selection, {
    onDone: (accepted) => {
      trayState.reset(accepted.line.id)
      says.show({ kind: 'accepted', accepted })
    },
    onFailed: (lineId, failure) => {
      if (failure.kind === 'stale') trayState.reset(lineId)
      says.object(wordFailure(failure), lineId)
    },
    remember: session.remember,
  })
  const undo = useUndo(
    (undone) => {
      session.forget(undone.lineId)
      trayState.reset(undone.lineId)
      selection.select(undone.lineId)
      says.show({ kind: 'undone', undone })
    },
    (failure) => says.object(wordFailure(failure)),
  )
  const undoLast = async () => {
    if (line !== undefined && line.state === 'done') {
      if (await undo.startForLine(line.id, null)) return
    }
    const last = session.matches.at(-1)
    if (last !== undefined) {
      if (await undo.startForLine(last.lineId, last.allocationIds)) return
      session.forget(last.lineId)
    }
    if (line !== undefined && (await undo.startForLine(line.id, null))) return
    says.object(t(`payments:result.${hasBatchToUndo() ? 'nothingButBatch' : 'nothingToUndo'}`))
  }
  return {
    undo,
    undoLast: () => void undoLast(),
    accept: () => {
      if (line === undefined) return
      const { tray } = trayState
      const problem = problemOf(tray, line, { credit: t('payments:tray.credit'), other: otherName })
      if (problem === null) void acceptTray(line, tray)
      else if (problem.code === 'empty' && candidates.suggested === undefined) {
        says.object(t('payments:tray.problem.loading'))
      } else says.object(problemWords(problem, line.currency))
    },
  }
}
