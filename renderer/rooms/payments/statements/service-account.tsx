import { Alert, Button } from '@mantine/core'
import { IconBuildingBank } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useSettings } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { FailureAlert } from '../../../ui/index.ts'
import classes from './mapping.module.css'

const serviceNames: Readonly<Record<string, string>> = {
  MOLLIE: 'Mollie',
  STRIPE: 'Stripe',
  ADYEN: 'Adyen',
  PAYPAL: 'PayPal',
}

/** Whether a file is of a payment service: it then has the service's name where others have an account. */
export function isService(accountText: string): boolean {
  return accountText in serviceNames
}

/** A file that names no account of ours: which one it is of, or that it shall have one. */
export function ServiceAccount({
  accountText,
  currency,
  onChoose,
}: {
  accountText: string
  currency: string
  onChoose(accountId: string): void
}) {
  const t = useWords()
  const id = useId()
  const accounts = useSettings()?.bankAccounts ?? []
  const mayAdd = useMay('settings.write')
  const services = accounts.filter((one) => one.kind === 'payment-service' && one.currency === currency)
  const [chosen, setChosen] = useState<string | null>(null)
  const selected = chosen ?? services[0]?.id ?? ''
  const name = serviceNames[accountText] ?? accountText
  const add = useCommand(client.settings.addBankAccount, {
    showFailure: 'inline',
    onSuccess: ({ id: added }) => onChoose(added),
  })
  const addService = () => {
    const isTaken = accounts.some((one) => one.iban === accountText)
    const iban = isTaken ? `${accountText}-${currency}` : accountText
    void add.run({ kind: 'payment-service', name: isTaken ? `${name} ${currency}` : name, iban, currency })
  }
  return (
    <Alert color="red" role="alert" icon={<IconBuildingBank size={16} />}>
      <div className={classes.stack}>
        <div>
          {t('mapping:service.unknown', { name, currency })}{' '}
          {services.length === 0 && !mayAdd && t('mapping:service.askAdministrator')}
        </div>
        <div className={classes.finish}>
          {services.length > 0 && (
            <>
              <label htmlFor={id}>{t('mapping:service.account')}</label>
              <select
                id={id}
                className={classes.select}
                value={selected}
                onChange={(event) => setChosen(event.currentTarget.value)}
              >
                {services.map((one) => (
                  <option key={one.id} value={one.id}>
                    {`${one.name} · ${one.iban}`}
                  </option>
                ))}
              </select>
              <Button variant="filled" onClick={() => onChoose(selected)}>
                {t('mapping:service.use')}
              </Button>
            </>
          )}
          {mayAdd && (
            <Button
              variant={services.length === 0 ? 'filled' : 'default'}
              loading={add.isRunning}
              onClick={addService}
            >
              {t('mapping:service.add', { name })}
            </Button>
          )}
        </div>
        <FailureAlert failure={add.failure} />
      </div>
    </Alert>
  )
}
