import { TextInput } from '@mantine/core'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { currencyCodes } from '../../../shared/values/currencies.ts'
import { FormDialog, notifyDone, useFields } from '../../ui/index.ts'

/** The names under which the settlement files of these services are read. */
const knownNames = 'MOLLIE, STRIPE, ADYEN, PAYPAL'

/** A payment service: what it holds until it pays out stands on an account of its own. */
export function NewServiceDialog({ currency: first, onClose }: { currency: string; onClose(): void }) {
  const t = useWords()
  const fields = useFields({ name: '', iban: '', currency: first }, (values) => ({
    ...(values.name.trim() === '' ? { name: t('required') } : {}),
    ...(values.iban.trim() === '' ? { iban: t('required') } : {}),
    ...(currencyCodes.includes(values.currency.trim().toUpperCase()) ? {} : { currency: t('required') }),
  }))
  const add = useCommand(client.settings.addBankAccount, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('settings:account.saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings:account.addService')}
      command={add}
      onClose={onClose}
      onSubmit={fields.submit(({ name, iban, currency }) =>
        add.run({
          kind: 'payment-service',
          name,
          iban: iban.trim(),
          currency: currency.trim().toUpperCase(),
        }),
      )}
    >
      <TextInput
        label={t('settings:account.name')}
        withAsterisk
        data-autofocus
        maxLength={80}
        {...fields.text('name')}
      />
      <TextInput
        label={t('settings:account.identifier')}
        description={t('settings:account.identifierHint', { names: knownNames })}
        withAsterisk
        maxLength={42}
        {...fields.text('iban')}
      />
      <TextInput label={t('currency')} withAsterisk maxLength={3} {...fields.text('currency')} />
    </FormDialog>
  )
}
