import { Select, Text, TextInput } from '@mantine/core'
import { promiseChannels } from '../../../../shared/contract/payments-promises.ts'
import { zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useToday } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { AmountInput, DayInput, FormDialog, notifyDone, useFields, useFormat } from '../../../ui/index.ts'

interface Values {
  amountCents: Cents | null
  promisedDay: Day | null
  channel: string | null
  note: string
}

/** Notes that the payer of a document says its money is under way. */
export function AnnounceDialog({
  document,
  onClose,
}: {
  document: { id: string; number: string; openCents: Cents; currency: string }
  onClose(): void
}) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const command = useCommand(client.payments.recordPromise, {
    showFailure: 'inline',
    onSuccess: ({ holdUntilDay }) => {
      notifyDone(t('promises:saved', { day: format.day(holdUntilDay) }))
      onClose()
    },
  })
  const first: Values = { amountCents: document.openCents, promisedDay: today, channel: 'phone', note: '' }
  const fields = useFields(first, ({ amountCents, promisedDay, channel }) => ({
    ...(amountCents === null || amountCents <= zeroCents || amountCents > document.openCents
      ? { amountCents: t('invalidField') }
      : {}),
    ...(promisedDay === null ? { promisedDay: t('required') } : {}),
    ...(channel === null ? { channel: t('required') } : {}),
  }))
  const submit = fields.submit(({ amountCents, promisedDay, channel, note }) => {
    const known = promiseChannels.find((one) => one === channel)
    if (amountCents === null || promisedDay === null || known === undefined) return
    void command.run({ documentId: document.id, amountCents, promisedDay, channel: known, note })
  })
  return (
    <FormDialog
      title={t('promises:announceTitle', { number: document.number })}
      command={command}
      onClose={onClose}
      onSubmit={submit}
    >
      <Text className="dim">{t('promises:intro')}</Text>
      <DayInput
        data-autofocus
        label={t('promises:field.promisedDay')}
        value={fields.values.promisedDay}
        onChange={(value) => fields.set('promisedDay', value)}
        error={fields.errors.promisedDay}
      />
      <AmountInput
        label={t('promises:field.amount')}
        currency={document.currency}
        value={fields.values.amountCents}
        onChange={(value) => fields.set('amountCents', value)}
        error={fields.errors.amountCents}
      />
      <Select
        label={t('promises:field.channel')}
        data={promiseChannels.map((value) => ({ value, label: t(`promises:channel.${value}`) }))}
        allowDeselect={false}
        {...fields.value('channel')}
      />
      <TextInput label={t('promises:field.note')} maxLength={500} {...fields.text('note')} />
    </FormDialog>
  )
}
