import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { FailureAlert, notifyDone } from '../../../ui/index.ts'
import type { Receipt } from './receipt-page.tsx'
import classes from './receipts.module.css'

type Decision = 'leave-open' | 'credit-and-reopen'

/** Takes a receipt back: why, and what becomes of final invoices that rest on it. */
export function ReverseDialog({ receipt, onClose }: { receipt: Receipt; onClose(): void }) {
  const t = useWords()
  const { number } = receipt
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('receipts:reverse.title', { number })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ReverseForm receipt={receipt} onClose={onClose} />
    </Modal>
  )
}

function ReverseForm({ receipt, onClose }: { receipt: Receipt; onClose(): void }) {
  const t = useWords()
  const { id, version, number, invoices } = receipt
  const [decision, setDecision] = useState<Decision | null>(null)
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const command = useCommand(client.payments.reverseReceipt, {
    showFailure: 'inline',
    onSuccess: ({ creditNotes }) => {
      const notes = creditNotes.map((note) => note.number).join(', ')
      notifyDone(
        notes === ''
          ? t('receipts:action.reversed', { number })
          : t('receipts:action.reversedWith', { number, notes }),
      )
      onClose()
    },
  })
  const needsDecision = invoices.length > 0
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '' || (needsDecision && decision === null)) return
    void command.run({ id, version, reason, invoiceDecision: decision })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <div className="dim">{t('receipts:reverse.intro')}</div>
        {needsDecision && (
          <Radio.Group
            label={t('receipts:reverse.question', { numbers: invoices.map((one) => one.number).join(', ') })}
            value={decision}
            error={isTried && decision === null ? t('required') : undefined}
            onChange={(value) => setDecision(value === 'credit-and-reopen' ? value : 'leave-open')}
          >
            <div className={classes.decision}>
              <Radio
                value="leave-open"
                label={t('receipts:reverse.leave-open')}
                description={t('receipts:reverse.leaveOpenHint')}
              />
              <Radio
                value="credit-and-reopen"
                label={t('receipts:reverse.credit-and-reopen')}
                description={t('receipts:reverse.creditHint')}
              />
            </div>
          </Radio.Group>
        )}
        <TextInput
          label={t('receipts:reverse.reason')}
          withAsterisk
          data-autofocus
          maxLength={300}
          value={reason}
          error={isTried && reason.trim() === '' ? t('required') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureAlert failure={command.failure} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" color="red" loading={command.isRunning}>
            {t('receipts:reverse.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
