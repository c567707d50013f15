import { useCallback, useRef } from 'react'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { askText, notifyDone } from '../../../ui/index.ts'
import type { Tone } from '../../../ui/index.ts'

export type AnnouncedPayment = Outputs['payments']['listPromises']['rows'][number]

export const promiseTones: Record<AnnouncedPayment['state'], Tone> = {
  waiting: 'accent',
  late: 'bad',
  kept: 'good',
  replaced: 'plain',
  withdrawn: 'plain',
}

/** Takes an announcement back, after asking why. */
export function useWithdrawPromise(): (promise: AnnouncedPayment) => Promise<void> {
  const t = useWords()
  const command = useCommand(client.payments.withdrawPromise, {
    onSuccess: () => notifyDone(t('promises:withdrawn')),
  })
  const run = useRef(command.run)
  run.current = command.run
  return useCallback(
    async ({ id, version, documentNumber }) => {
      const reason = await askText({
        title: t('promises:withdrawTitle', { number: documentNumber }),
        label: t('promises:withdrawLabel'),
        confirmLabel: t('promises:withdraw'),
        required: false,
      })
      if (reason !== null) await run.current({ id, version, reason })
    },
    [t],
  )
}
