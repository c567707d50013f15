import { Alert, Button, Group } from '@mantine/core'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { askText, notifyDone } from '../../../ui/index.ts'
import type { Refund } from './refund-dialog.tsx'

/** What can be decided on a refund in its state, by who looks at it. */
export function RefundDecisions({ refund, onClose }: { refund: Refund; onClose(): void }) {
  const t = useWords()
  const mayRefund = useMay('payments.refund')
  const mayDecide = useMay('refunds.decide')
  const { id, version, state, endToEndId: reference } = refund
  const done = (words: string) => {
    notifyDone(words)
    onClose()
  }
  const approve = useCommand(client.payments.approveRefund, {
    onSuccess: () => done(t('refunds:decide.approved', { reference })),
  })
  const reject = useCommand(client.payments.rejectRefund, {
    onSuccess: () => done(t('refunds:decide.rejected', { reference })),
  })
  const cancel = useCommand(client.payments.cancelRefund, {
    onSuccess: () => done(t('refunds:decide.cancelled', { reference })),
  })
  if ((!mayRefund && !mayDecide) || state === 'paid' || state === 'cancelled') return null
  const isWaiting = state === 'to-approve'
  const runWithReason = async (command: typeof reject | typeof cancel, title: string) => {
    const reason = await askText({ title, label: t('reason'), confirmLabel: title, danger: true })
    if (reason !== null) await command.run({ id, version, reason })
  }
  return (
    <>
      {isWaiting && refund.isOwn && <Alert>{t('refunds:decide.own')}</Alert>}
      <Group gap="xs" justify="flex-end">
        {mayDecide && isWaiting && !refund.isOwn && (
          <Button
            loading={reject.isRunning}
            onClick={() => void runWithReason(reject, t('refunds:decide.reject'))}
          >
            {t('refunds:decide.reject')}
          </Button>
        )}
        {mayRefund && (!isWaiting || refund.isOwn) && (
          <Button
            loading={cancel.isRunning}
            onClick={() => void runWithReason(cancel, t('refunds:decide.cancel'))}
          >
            {t('refunds:decide.cancel')}
          </Button>
        )}
        {mayDecide && isWaiting && !refund.isOwn && (
          <Button
            variant="filled"
            loading={approve.isRunning}
            onClick={() => void approve.run({ id, version })}
          >
            {t('refunds:decide.approve')}
          </Button>
        )}
      </Group>
    </>
  )
}
