import { Button, Group, Modal, SegmentedControl, Stack, Table, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { cents } from '../../../shared/values/money.ts'
import type { Cents } from '../../../shared/values/money.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { Amount, AmountInput, FailureAlert, notifyDone, useFormat } from '../../ui/index.ts'
import classes from './billing.module.css'
import type { Document } from './document-page.tsx'

type Line = Document['lines'][number]
/** What is to be credited per position; null while an amount is not understood. */
type Amounts = Readonly<Record<number, Cents | null>>

function leftOf(line: Line): Cents {
  return cents(line.amountCents - line.creditedCents)
}

/** True where an amount is not one, or goes beyond what is left of its line. */
function isWrong(line: Line, amountCents: Cents | null | undefined): boolean {
  if (amountCents === undefined) return false
  if (amountCents === null) return false
  const left = leftOf(line)
  return left < 0 ? amountCents > 0 || amountCents < left : amountCents < 0 || amountCents > left
}

interface CreditDialogProps {
  document: Document
  andCopy: boolean
  onClose(): void
}

function useCredit({ document, andCopy, onClose }: CreditDialogProps) {
  const t = useWords()
  const navigate = useNavigate()
  return useCommand(client.billing.creditInvoice, {
    showFailure: 'inline',
    onSuccess: async (note) => {
      notifyDone(t('billing:action.credited', { number: note.number }))
      onClose()
      if (andCopy) await navigate({ to: '/proformas/new', search: { copy: document.id } })
      else await navigate({ to: '/documents/$id', params: { id: note.id } })
    },
  })
}

/** A credit note: of everything that is left, or by line; with a copy to a new proforma after it, if wanted. */
export function CreditDialog(props: CreditDialogProps) {
  const { document, andCopy, onClose } = props
  const t = useWords()
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      title={t(andCopy ? 'billing:credit.andCopyTitle' : 'billing:credit.title', { number: document.number })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <CreditForm {...props} />
    </Modal>
  )
}

function CreditForm(props: CreditDialogProps) {
  const { document, andCopy, onClose } = props
  const t = useWords()
  const [isWhole, setWhole] = useState(true)
  const [amounts, setAmounts] = useState<Amounts>({})
  const [reason, setReason] = useState('')
  const [isTried, setTried] = useState(false)
  const credit = useCredit(props)
  const chosen = document.lines.flatMap(({ position }) => {
    const amountCents = amounts[position]
    return amountCents === undefined || amountCents === null || amountCents === 0
      ? []
      : [{ position, amountCents }]
  })
  const hasWrong = document.lines.some((line) => isWrong(line, amounts[line.position]))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === '' || (!isWhole && (chosen.length === 0 || hasWrong))) return
    void credit.run({ id: document.id, version: document.version, reason, lines: isWhole ? null : chosen })
  }
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <div className="dim">{t('billing:credit.hint')}</div>
        <SegmentedControl
          aria-label={t('billing:credit.what')}
          data={[
            { value: 'whole', label: t('billing:credit.whole') },
            { value: 'line', label: t('billing:credit.byLine') },
          ]}
          value={isWhole ? 'whole' : 'line'}
          onChange={(how) => setWhole(how === 'whole')}
        />
        {!isWhole && (
          <CreditLines
            document={document}
            amounts={amounts}
            onChange={(position, amountCents) =>
              setAmounts((before) => ({ ...before, [position]: amountCents }))
            }
          />
        )}
        {!isWhole && isTried && chosen.length === 0 && (
          <div role="alert" className={classes.wrong}>
            {t('billing:credit.nothing')}
          </div>
        )}
        <TextInput
          label={t('billing:credit.reason')}
          description={t('billing:credit.reasonHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          withAsterisk
          data-autofocus
          maxLength={300}
          value={reason}
          error={isTried && reason.trim() === '' ? t('required') : undefined}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <FailureAlert failure={credit.failure} />
        <Group justify="flex-end">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={credit.isRunning}>
            {t(andCopy ? 'billing:credit.submitAndCopy' : 'billing:credit.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function CreditLines({
  document,
  amounts,
  onChange,
}: {
  document: Document
  amounts: Amounts
  onChange(position: number, amountCents: Cents | null): void
}) {
  const t = useWords()
  const format = useFormat()
  const { currency } = document
  const sum = document.lines.reduce((total, { position }) => total + (amounts[position] ?? 0), 0)
  return (
    <Table verticalSpacing={4} horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('billing:credit.line')}</Table.Th>
          <Table.Th className={classes.number}>{t('billing:credit.left')}</Table.Th>
          <Table.Th className={classes.number}>{t('billing:credit.amount')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {document.lines.map((line) => {
          const left = leftOf(line)
          return (
            <Table.Tr key={line.position}>
              <Table.Td>{line.description}</Table.Td>
              <Table.Td className={classes.number}>
                <Amount cents={left} currency={currency} />
              </Table.Td>
              <Table.Td className={classes.creditCell}>
                <AmountInput
                  aria-label={t('billing:credit.amountOf', { number: line.position })}
                  currency={currency}
                  disabled={left === 0}
                  value={amounts[line.position] ?? null}
                  onChange={(amountCents) => onChange(line.position, amountCents)}
                  error={
                    isWrong(line, amounts[line.position])
                      ? t('billing:credit.tooMuch', { amount: format.amount(left, currency) })
                      : undefined
                  }
                />
              </Table.Td>
            </Table.Tr>
          )
        })}
        <Table.Tr className={classes.sumRow}>
          <Table.Td colSpan={2}>{t('billing:credit.sum')}</Table.Td>
          <Table.Td className={classes.number}>
            <Amount cents={sum} currency={currency} strong />
          </Table.Td>
        </Table.Tr>
      </Table.Tbody>
    </Table>
  )
}
