import { useWords } from '../../../app/i18n.ts'
import { useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import { feeable, isEmptyTray, openAfter, roundable, shortDocument, withShortfall } from './tray.ts'
import type { Tray } from './tray.ts'
import { toggledOther, withRestAs } from './tray-changes.ts'
import { useBookRest } from './use-book-rest.ts'
import type { Limits } from './use-limits.ts'
import type { Outgoing } from './use-outgoing.ts'
import type { Selection } from './use-selection.ts'
import type { SessionMatch } from './session-matches.ts'

interface Parts {
  line: BankLine | undefined
  tray: Tray
  change(tray: Tray): void
  outgoing: Outgoing
  limits: Limits
  selection: Selection
  says: { object(text: string, of?: string | null): void; say(text: string): void }
  remember(match: SessionMatch): void
}

/** Decisions about money that is for no document, and about what a document falls short. */
export function useOthers({ line, tray, change, outgoing, limits, selection, says, remember }: Parts) {
  const bookRest = useBookRest(selection, says, remember)
  const bookShortfall = useShortfall({ line, tray, change, limits, says })
  const pickOther = (index: number) => {
    const candidate = outgoing.shown[index]
    if (candidate === undefined || line === undefined || line.remainingCents === 0) return
    outgoing.setActive(index)
    change(toggledOther(tray, candidate, line.remainingCents))
  }
  /** All of an untouched line is booked at once; beside what the clerk put together it is a part of the tray. */
  const putRest = (kind: 'outside' | 'costs') => {
    if (line === undefined || line.remainingCents === 0) return
    if (kind === 'costs' && line.amountCents > 0) return
    if (tray.isSuggested || isEmptyTray(tray)) bookRest(line, kind)
    else change(withRestAs(tray, kind, line.remainingCents))
  }
  return {
    pickOther,
    takeTransfer: () => pickOther(outgoing.shown.findIndex((one) => one.kind === 'transfer')),
    putOutside: () => putRest('outside'),
    putCosts: () => putRest('costs'),
    round: () => bookShortfall('rounding'),
    bookFee: () => bookShortfall('fee'),
  }
}

/** R and B: what a document falls short goes to rounding, or is a fee that a bank kept back. */
function useShortfall({
  line,
  tray,
  change,
  limits,
  says,
}: Pick<Parts, 'line' | 'tray' | 'change' | 'limits' | 'says'>) {
  const t = useWords()
  const format = useFormat()
  return (as: 'rounding' | 'fee') => {
    if (line === undefined || line.remainingCents <= 0) return
    const limitCents = as === 'rounding' ? limits.toleranceCents : limits.feeLimitCents
    const document =
      as === 'rounding'
        ? roundable(tray, line.remainingCents, limits.toleranceCents)
        : feeable(tray, line.remainingCents, limits.feeLimitCents)
    if (document !== null) {
      change(withShortfall(tray, document.documentId, as))
      return
    }
    const short = shortDocument(tray, line.remainingCents)
    if (short === null) {
      says.object(t('payments:result.noShortfall'))
      return
    }
    const amount = format.amount(openAfter(short), line.currency)
    if (limitCents === null || openAfter(short) <= limitCents) {
      says.object(t('payments:result.feeTooLarge', { number: short.number, amount }))
      return
    }
    const limit = format.amount(limitCents, line.currency)
    says.object(t(`payments:result.beyondLimit.${as}`, { number: short.number, amount, limit }))
  }
}
