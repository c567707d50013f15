import { Alert, Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { IconUserCheck } from '@tabler/icons-react'
import { sepaText } from '../../../../shared/values/sepa-text.ts'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { AmountInput, FailureAlert, notifyDone, useFormat } from '../../../ui/index.ts'
import type { Fields } from '../../../ui/index.ts'
import { anotherIban, IbanChoice } from './iban-choice.tsx'
import type { KnownIban } from './iban-choice.tsx'
import { useOrderFields } from './use-order-fields.ts'
import type { Customer, OrderValues } from './use-order-fields.ts'

interface FormProps {
  customer: Customer
  known: readonly KnownIban[]
  /** What is proposed to stand on the customer's statement. */
  remittance: string
  onClose(): void
}

/** Amount, IBAN and words of a refund. */
export function OrderRefundForm({ customer, known, remittance: proposed, onClose }: FormProps) {
  const t = useWords()
  const format = useFormat()
  const fields = useOrderFields(customer, known, proposed)
  const order = useCommand(client.payments.orderRefund, {
    showFailure: 'inline',
    onSuccess: ({ endToEndId: reference, state }) => {
      const words = state === 'to-approve' ? 'refunds:order.toApprove' : 'refunds:order.ordered'
      notifyDone(t(words, { reference }))
      onClose()
    },
  })
  const submit = ({ amountCents, choice, typedIban, holderName, remittance, reason }: OrderValues) => {
    if (amountCents === null) return
    const iban = choice === anotherIban ? typedIban : choice
    void order.run({ customerId: customer.id, amountCents, iban, holderName, remittance, reason })
  }
  return (
    <form noValidate onSubmit={fields.submit(submit)}>
      <Stack gap="sm">
        <Text className="dim">
          {t('refunds:order.credit', {
            name: customer.legalName,
            amount: format.amountWithCurrency(customer.creditCents),
          })}
        </Text>
        <AmountInput label={t('amount')} w={200} autoFocus {...fields.value('amountCents')} />
        <ToWhichIban known={known} fields={fields} />
        <Wording fields={fields} />
        <FailureAlert failure={order.failure} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" loading={order.isRunning}>
            {t('refunds:order.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function ToWhichIban({ known, fields }: { known: readonly KnownIban[]; fields: Fields<OrderValues> }) {
  const t = useWords()
  const { choice } = fields.values
  const chosen = known.find(({ iban }) => iban === choice)
  const choose = (next: string) => {
    const holder = known.find(({ iban }) => iban === next)?.holderName
    fields.set('choice', next)
    if (holder !== undefined) fields.set('holderName', holder)
  }
  return (
    <>
      <IbanChoice known={known} value={choice} onChange={choose} />
      {choice === anotherIban && (
        <TextInput label="IBAN" withAsterisk autoComplete="off" {...fields.text('typedIban')} />
      )}
      {chosen?.basis !== 'paid-from' && (
        <Alert icon={<IconUserCheck size={16} />}>{t('refunds:order.secondOperator')}</Alert>
      )}
    </>
  )
}

const belowInput = ['label', 'input', 'description', 'error'] as const

function Wording({ fields }: { fields: Fields<OrderValues> }) {
  const t = useWords()
  return (
    <>
      <TextInput
        label={t('refunds:order.holder')}
        withAsterisk
        maxLength={140}
        {...fields.text('holderName')}
      />
      <TextInput
        label={t('refunds:order.remittance')}
        withAsterisk
        maxLength={280}
        description={<Carried text={fields.values.remittance} />}
        inputWrapperOrder={[...belowInput]}
        {...fields.text('remittance')}
      />
      <Textarea
        label={t('reason')}
        description={t('refunds:order.reasonHint')}
        inputWrapperOrder={[...belowInput]}
        autosize
        minRows={1}
        maxLength={300}
        {...fields.text('reason')}
      />
    </>
  )
}

/** What the bank will carry of a text, where that differs from what was typed. */
function Carried({ text }: { text: string }) {
  const t = useWords()
  const carried = sepaText(text)
  if (!carried.ok || carried.text === text.trim()) return t('refunds:order.remittanceHint')
  return t('refunds:order.carried', { text: carried.text })
}
