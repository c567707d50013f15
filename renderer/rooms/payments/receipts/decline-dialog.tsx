import { Select, Text, Textarea } from '@mantine/core'
import {
  declineMethods,
  declineNextSteps,
  declineReasons,
} from '../../../../shared/contract/payments-declined.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useToday } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { AmountInput, DayInput, FormDialog, notifyDone, useFields } from '../../../ui/index.ts'
import type { Fields } from '../../../ui/index.ts'
import { CustomerPicker, type PickedCustomer } from '../../customers/index.ts'
import classes from './receipts.module.css'

interface Values {
  customer: PickedCustomer | null
  day: Day | null
  method: string | null
  amountCents: Cents | null
  reasonCode: string | null
  nextStep: string | null
  note: string
}

interface DeclineDialogProps {
  /** The card, where it is known; else it is asked. */
  customer?: PickedCustomer | null
  /** The document that was to be paid. */
  document?: { id: string; number: string; openCents: Cents }
  onClose(): void
}

function useDeclineFields({ customer, document }: DeclineDialogProps) {
  const t = useWords()
  const today = useToday()
  const first: Values = {
    customer: customer ?? null,
    day: today,
    method: 'credit-card',
    amountCents: document?.openCents ?? null,
    reasonCode: null,
    nextStep: 'ask-transfer',
    note: '',
  }
  return useFields(first, (values) => ({
    ...(values.customer === null ? { customer: t('required') } : {}),
    ...(values.day === null ? { day: t('required') } : {}),
    ...(values.amountCents === null || values.amountCents <= zeroCents ? { amountCents: t('required') } : {}),
    ...(values.reasonCode === null ? { reasonCode: t('required') } : {}),
    ...(values.reasonCode === 'other' && values.note.trim() === ''
      ? { note: t('receipts:declined.noteNeeded') }
      : {}),
  }))
}

/** Notes that a payment did not go through, why, and what happens next. */
export function DeclineDialog(props: DeclineDialogProps) {
  const { customer, document, onClose } = props
  const t = useWords()
  const fields = useDeclineFields(props)
  const command = useCommand(client.payments.recordDecline, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('receipts:declined.saved'))
      onClose()
    },
  })
  const submit = fields.submit((values) => {
    const method = declineMethods.find((one) => one === values.method)
    const reasonCode = declineReasons.find((one) => one === values.reasonCode)
    const nextStep = declineNextSteps.find((one) => one === values.nextStep)
    if (values.customer === null || values.day === null || values.amountCents === null) return
    if (method === undefined || reasonCode === undefined || nextStep === undefined) return
    const { day, amountCents, note } = values
    const customerId = values.customer.id
    void command.run({
      ...{ customerId, documentId: document?.id ?? null },
      ...{ day, method, amountCents, reasonCode, nextStep, note },
    })
  })
  return (
    <FormDialog
      title={
        document === undefined
          ? t('receipts:declined.dialogTitle')
          : `${t('receipts:declined.dialogTitle')} · ${document.number}`
      }
      command={command}
      onClose={onClose}
      onSubmit={submit}
    >
      <DeclineFields fields={fields} asksCustomer={customer === undefined || customer === null} />
    </FormDialog>
  )
}

/** The reason comes first: it is what the clerk has before his eyes. */
function DeclineFields({ fields, asksCustomer }: { fields: Fields<Values>; asksCustomer: boolean }) {
  const t = useWords()
  return (
    <>
      <Text className="dim">{t('receipts:declined.intro')}</Text>
      {asksCustomer && <CustomerPicker data-autofocus {...fields.value('customer')} />}
      <Select
        label={t('receipts:declined.field.reason')}
        data-autofocus={fields.values.customer !== null || undefined}
        withAsterisk
        data={declineReasons.map((value) => ({ value, label: t(`receipts:declined.reason.${value}`) }))}
        allowDeselect={false}
        {...fields.value('reasonCode')}
      />
      <div className={classes.row}>
        <Select
          label={t('receipts:declined.field.method')}
          data={declineMethods.map((value) => ({ value, label: t(`receipts:declined.method.${value}`) }))}
          allowDeselect={false}
          {...fields.value('method')}
        />
        <Select
          label={t('receipts:declined.field.nextStep')}
          data={declineNextSteps.map((value) => ({ value, label: t(`receipts:declined.step.${value}`) }))}
          allowDeselect={false}
          {...fields.value('nextStep')}
        />
      </div>
      <div className={classes.row}>
        <DayInput label={t('receipts:declined.field.day')} {...fields.value('day')} />
        <AmountInput label={t('receipts:declined.field.amount')} {...fields.value('amountCents')} />
      </div>
      <Textarea
        label={t('receipts:declined.field.note')}
        autosize
        minRows={2}
        maxLength={500}
        {...fields.text('note')}
      />
    </>
  )
}
