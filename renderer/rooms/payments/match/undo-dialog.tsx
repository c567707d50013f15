import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '../../../app/i18n.ts'
import classes from './match.module.css'
import type { InvoiceDecision, UndoQuestion, useUndo } from './use-undo.ts'

/** Asks what is right for the final invoice that rests on a payment which is taken back. */
export function UndoDialog({ undo }: { undo: ReturnType<typeof useUndo> }) {
  const t = useWords()
  return (
    <Modal
      opened={undo.question !== null}
      onClose={undo.cancel}
      title={t('payments:undo.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {undo.question !== null && (
        <UndoForm question={undo.question} onCancel={undo.cancel} onSubmit={undo.answer} />
      )}
    </Modal>
  )
}

function UndoForm({
  question,
  onCancel,
  onSubmit,
}: {
  question: UndoQuestion
  onCancel(): void
  onSubmit(decision: InvoiceDecision, reason: string): void
}) {
  const t = useWords()
  const [decision, setDecision] = useState<InvoiceDecision | null>(null)
  const [reason, setReason] = useState('')
  const { number } = question.invoice
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (decision !== null) onSubmit(decision, reason.trim())
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group
          label={t('payments:undo.intro', { number })}
          value={decision}
          onChange={(value) =>
            setDecision(value === 'credit-and-reopen' ? 'credit-and-reopen' : 'leave-open')
          }
        >
          <div className={classes.decision} style={{ marginTop: 10 }}>
            <Radio
              data-autofocus
              value="leave-open"
              label={t('payments:undo.leave-open')}
              description={t('payments:undo.leaveOpenHint', { number })}
            />
            <Radio
              value="credit-and-reopen"
              label={t('payments:undo.credit-and-reopen')}
              description={t('payments:undo.creditHint', { number })}
            />
          </div>
        </Radio.Group>
        <TextInput
          label={t('payments:undo.reason')}
          value={reason}
          maxLength={300}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={decision === null}>
            {t('payments:undo.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
