import { useState } from 'react'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFailureWords } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import type { Selection } from './use-selection.ts'

interface Says {
  object(text: string, of?: string | null): void
  say(text: string): void
}

/** To the tab *to check* with a note, and back to open. */
export function usePark(selection: Selection, says: Says) {
  const t = useWords()
  const words = useFailureWords()
  const [asked, setAsked] = useState<BankLine | null>(null)
  const park = useCommand(client.payments.park, {
    showFailure: 'inline',
    onFailure: (failure, input) =>
      says.object(failure.kind === 'stale' ? t('payments:result.stale') : words(failure), input.bankLineId),
  })
  const move = async (
    line: BankLine,
    { parked, note, assigneeId }: { parked: boolean; note: string; assigneeId: string | null },
  ) => {
    const next = selection.neighbour()
    const output = await park.run({ bankLineId: line.id, version: line.version, parked, note, assigneeId })
    if (output === undefined) return
    selection.lines.forget(line.id)
    selection.select(next?.id ?? null)
    says.say(t(parked ? 'payments:result.parked' : 'payments:result.unparked'))
  }
  return {
    asked,
    start: (line: BankLine | undefined) => {
      if (line?.state === 'parked') void move(line, { parked: false, note: '', assigneeId: null })
      else if (line?.state === 'open') setAsked(line)
    },
    cancel: () => setAsked(null),
    confirm: (note: string, assigneeId: string | null) => {
      if (asked === null) return
      setAsked(null)
      void move(asked, { parked: true, note, assigneeId })
    },
  }
}
