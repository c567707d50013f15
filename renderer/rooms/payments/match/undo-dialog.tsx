import { Button, Group, Modal, Radio, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import classes from './match.module.css'
import type { InvoiceDecision, UndoQuestion, useUndo } from './use-undo.ts'

/** Asks what is right for the final invoice that rests on a payment which is taken back. */
export function UndoDialog({ undo }: { undo: ReturnType<typeof useUndo> }) {
  const t = useWords()
  const lineId = undo.question?.lineId
  // The last match may be of a line that is not on screen: the question says whose payment it is.
  const line = useQuery({
    ...api.payments.getLine.queryOptions({ input: { id: lineId ?? '' } }),
    enabled: lineId !== undefined,
  }).data
  return (
    <Modal
      opened={undo.question !== null}
      onClose={undo.cancel}
      title={t('payments:undo.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {undo.question !== null && line !== undefined && (
        <UndoForm question={undo.question} line={line} onCancel={undo.cancel} onSubmit={undo.answer} />
      )}
    </Modal>
  )
}

function UndoForm({
  question,
  line,
  onCancel,
  onSubmit,
}: {
  question: UndoQuestion
  line: BankLine
  onCancel(): void
  onSubmit(decision: InvoiceDecision, reason: string): void
}) {
  const t = useWords()
  const format = useFormat()
  const [decision, setDecision] = useState<InvoiceDecision | null>(null)
  const [reason, setReason] = useState('')
  const { number } = question.invoice
  const payer = line.counterpartyName || line.counterpartyIban || t('payments:list.unknownPayer')
  const amount = format.amountWithCurrency(line.amountCents, line.currency)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (decision !== null) onSubmit(decision, reason.trim())
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Radio.Group
          label={t('payments:undo.intro', { number, payer, amount })}
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
