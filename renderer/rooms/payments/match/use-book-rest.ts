import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFailureWords, useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import type { SessionMatch } from './session-matches.ts'
import type { Selection } from './use-selection.ts'

interface Says {
  object(text: string, of?: string | null): void
  say(text: string): void
}

/** What is left of a line is no business of receivables, or costs of the bank. Taken back like any match. */
export function useBookRest(selection: Selection, says: Says, remember: (match: SessionMatch) => void) {
  const t = useWords()
  const words = useFailureWords()
  const format = useFormat()
  const match = useCommand(client.payments.match, {
    showFailure: 'inline',
    onFailure: (failure, input) =>
      says.object(failure.kind === 'stale' ? t('payments:result.stale') : words(failure), input.bankLineId),
  })
  const move = async (line: BankLine, kind: 'outside' | 'costs') => {
    const next = selection.neighbour()
    const targets = [{ kind, amountCents: line.remainingCents }]
    const output = await match.run({ bankLineId: line.id, version: line.version, targets })
    if (output === undefined) return
    remember({ lineId: line.id, allocationIds: output.allocationIds })
    selection.lines.forget(line.id)
    selection.select(next?.id ?? null)
    const amount = format.amount(Math.abs(line.remainingCents), line.currency)
    says.say(t(`payments:result.${kind}`, { amount }))
  }
  return (line: BankLine, kind: 'outside' | 'costs') => {
    if (line.remainingCents === 0 || match.isRunning) return
    void move(line, kind)
  }
}
