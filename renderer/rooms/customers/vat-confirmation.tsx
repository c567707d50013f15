import { Button, Modal, SegmentedControl, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '../../../shared/values/day.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { DayInput, FailureAlert, notifyDone, StateBadge, useFields, useFormat } from '../../ui/index.ts'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'

/** Whether the VAT number was confirmed, why that matters, and the way to keep a result. */
export function VatConfirmation({ customer }: { customer: Customer }) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useMay('customers.write') && customer.state === 'active'
  const [isOpen, setOpen] = useState(false)
  if (customer.kind === 'person' && customer.vatNumber === '') return null
  const confirmation =
    customer.vatConfirmation?.vatNumber === customer.vatNumber ? customer.vatConfirmation : null
  const params = { number: confirmation?.vatNumber, day: format.day(confirmation?.day ?? null) }
  return (
    <Panel
      title={t('customers:vat.title')}
      action={
        mayWrite &&
        customer.vatNumber !== '' && (
          <Button onClick={() => setOpen(true)}>{t('customers:vat.record')}</Button>
        )
      }
    >
      <p>
        {customer.vatNumber === '' && t('customers:vat.noNumber')}
        {customer.vatNumber !== '' && confirmation === null && (
          <StateBadge tone="warn">{t('customers:vat.missing')}</StateBadge>
        )}
        {confirmation?.valid === true && (
          <StateBadge tone="good">{t('customers:vat.confirmed', params)}</StateBadge>
        )}
        {confirmation?.valid === false && (
          <StateBadge tone="bad">{t('customers:vat.refused', params)}</StateBadge>
        )}
        {confirmation !== null && confirmation.consultationNumber !== '' && (
          <span className="dim">
            {' '}
            {t('customers:vat.consultation')} {confirmation.consultationNumber}
          </span>
        )}
      </p>
      <p className="dim">{t('customers:vat.why')}</p>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={t('customers:vat.title')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <ConfirmationForm customer={customer} onDone={() => setOpen(false)} />
      </Modal>
    </Panel>
  )
}

interface Result {
  day: Day | null
  valid: boolean
  consultationNumber: string
}

function ConfirmationForm({ customer, onDone }: { customer: Customer; onDone(): void }) {
  const t = useWords()
  const today = useToday()
  const fields = useFields<Result>({ day: today, valid: true, consultationNumber: '' }, ({ day }) =>
    day === null ? { day: t('required') } : {},
  )
  const confirm = useCommand(client.customers.confirmVat, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('customers:vat.saved'))
      onDone()
    },
  })
  const submit = ({ day, valid, consultationNumber }: Result) => {
    if (day === null) return
    void confirm.run({ id: customer.id, version: customer.version, day, valid, consultationNumber })
  }
  return (
    <form noValidate onSubmit={fields.submit(submit)}>
      <Stack gap="sm">
        <div>{customer.vatNumber}</div>
        <SegmentedControl
          aria-label={t('customers:vat.result')}
          data={[
            { value: 'valid', label: t('customers:vat.valid') },
            { value: 'invalid', label: t('customers:vat.invalid') },
          ]}
          value={fields.values.valid ? 'valid' : 'invalid'}
          onChange={(result) => fields.set('valid', result === 'valid')}
        />
        <DayInput label={t('customers:vat.day')} withAsterisk {...fields.value('day')} />
        <TextInput
          label={t('customers:vat.consultation')}
          maxLength={40}
          autoComplete="off"
          {...fields.text('consultationNumber')}
        />
        <FailureAlert failure={confirm.failure} />
        <Button type="submit" variant="filled" loading={confirm.isRunning}>
          {t('customers:vat.save')}
        </Button>
      </Stack>
    </form>
  )
}
