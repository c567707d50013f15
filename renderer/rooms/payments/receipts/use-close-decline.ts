import { useCallback, useRef } from 'react'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { askText, notifyDone } from '../../../ui/index.ts'

export type Decline = Outputs['payments']['listDeclines']['rows'][number]

/** Closes a declined payment, after asking what came of it. */
export function useCloseDecline(): (decline: Decline) => Promise<void> {
  const t = useWords()
  const command = useCommand(client.payments.closeDecline, {
    onSuccess: () => notifyDone(t('receipts:declined.closed')),
  })
  const run = useRef(command.run)
  run.current = command.run
  return useCallback(
    async ({ id, version }) => {
      const outcome = await askText({
        title: t('receipts:declined.closeTitle'),
        label: t('receipts:declined.outcome'),
        required: false,
      })
      if (outcome !== null) await run.current({ id, version, outcome })
    },
    [t],
  )
}
