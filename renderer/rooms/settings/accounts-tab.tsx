import { Button, Checkbox, Group, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Cents } from '../../../shared/values/money.ts'
import { zeroCents } from '../../../shared/values/money.ts'
import { formatIban, isIban } from '../../../shared/values/iban.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import type { Settings } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import {
  FormDialog,
  Amount,
  AmountInput,
  DayText,
  EmptyState,
  notifyDone,
  StateBadge,
  useFields,
} from '../../ui/index.ts'
import { ibanError } from './company-values.ts'
import { SavedMappings } from './saved-mappings.tsx'
import { NewServiceDialog } from './service-dialog.tsx'
import classes from './settings.module.css'

type Account = Settings['bankAccounts'][number]

export function AccountsTab({ settings, mayWrite }: { settings: Settings; mayWrite: boolean }) {
  const t = useWords()
  const [edited, setEdited] = useState<Account | 'new' | 'service' | null>(null)
  const add = mayWrite && (
    <Group gap="xs">
      <Button variant="filled" onClick={() => setEdited('new')}>
        {t('settings:account.add')}
      </Button>
      <Button onClick={() => setEdited('service')}>{t('settings:account.addService')}</Button>
    </Group>
  )
  return (
    <div className={classes.stack}>
      {settings.bankAccounts.length === 0 ? (
        <EmptyState title={t('settings:account.none')} hint={t('settings:account.noneHint')} action={add} />
      ) : (
        <>
          <AccountTable accounts={settings.bankAccounts} onEdit={mayWrite ? setEdited : undefined} />
          {add}
        </>
      )}
      {edited === 'new' && (
        <NewAccountDialog currency={settings.company.currency} onClose={() => setEdited(null)} />
      )}
      {edited === 'service' && (
        <NewServiceDialog currency={settings.company.currency} onClose={() => setEdited(null)} />
      )}
      <SavedMappings />
      {edited !== null && edited !== 'new' && edited !== 'service' && (
        <AccountDialog account={edited} onClose={() => setEdited(null)} />
      )}
    </div>
  )
}

function AccountTable({
  accounts,
  onEdit,
}: {
  accounts: readonly Account[]
  onEdit: ((account: Account) => void) | undefined
}) {
  const t = useWords()
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('settings:account.name')}</Table.Th>
          <Table.Th>IBAN</Table.Th>
          <Table.Th>BIC</Table.Th>
          <Table.Th>{t('currency')}</Table.Th>
          <Table.Th>{t('settings:account.lastStatement')}</Table.Th>
          <Table.Th className={classes.number}>{t('settings:account.balance')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {accounts.map((account) => (
          <Table.Tr key={account.id}>
            <Table.Td>
              {account.name}{' '}
              {account.isDefault && <StateBadge tone="accent">{t('settings:account.isDefault')}</StateBadge>}
              {account.kind === 'payment-service' && (
                <StateBadge tone="plain">{t('settings:account.service')}</StateBadge>
              )}
            </Table.Td>
            <Table.Td>{isIban(account.iban) ? formatIban(account.iban) : account.iban}</Table.Td>
            <Table.Td>{account.bic}</Table.Td>
            <Table.Td>{account.currency}</Table.Td>
            <Table.Td>
              <DayText day={account.lastStatementDay} />
            </Table.Td>
            <Table.Td className={classes.number}>
              <Amount cents={account.balanceCents} currency={account.currency} />
            </Table.Td>
            <Table.Td>
              {onEdit !== undefined && (
                <Button size="compact-sm" onClick={() => onEdit(account)}>
                  {t('edit')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function NewAccountDialog({ currency, onClose }: { currency: string; onClose(): void }) {
  const t = useWords()
  const fields = useFields(
    { name: '', iban: '', bic: '', isDefault: false, opening: zeroCents as Cents | null },
    (values) => {
      const iban = ibanError(t, values.iban)
      return {
        ...(values.name.trim() === '' ? { name: t('required') } : {}),
        ...(iban === null ? {} : { iban }),
      }
    },
  )
  const add = useCommand(client.settings.addBankAccount, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('settings:account.saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings:account.add')}
      command={add}
      onClose={onClose}
      onSubmit={fields.submit(({ name, iban, bic, isDefault, opening }) =>
        add.run({ name, iban, bic, isDefault, currency, openingBalanceCents: opening ?? 0 }),
      )}
    >
      <TextInput
        label={t('settings:account.name')}
        withAsterisk
        data-autofocus
        maxLength={80}
        {...fields.text('name')}
      />
      <TextInput label="IBAN" withAsterisk maxLength={42} {...fields.text('iban')} />
      <TextInput label="BIC" maxLength={11} {...fields.text('bic')} />
      <AmountInput
        label={t('settings:account.openingBalance')}
        description={t('settings:account.openingHint')}
        currency={currency}
        {...fields.value('opening')}
      />
      <Checkbox
        label={t('settings:account.isDefault')}
        checked={fields.values.isDefault}
        onChange={(event) => fields.set('isDefault', event.currentTarget.checked)}
      />
    </FormDialog>
  )
}

function AccountDialog({ account, onClose }: { account: Account; onClose(): void }) {
  const t = useWords()
  const fields = useFields(
    { name: account.name, bic: account.bic, isDefault: account.isDefault },
    (values) => (values.name.trim() === '' ? { name: t('required') } : {}),
  )
  const save = useCommand(client.settings.updateBankAccount, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('settings:account.saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={`${t('settings:account.edit')} ${account.iban}`}
      command={save}
      onClose={onClose}
      onSubmit={fields.submit((values) => save.run({ id: account.id, version: account.version, ...values }))}
    >
      <TextInput
        label={t('settings:account.name')}
        withAsterisk
        data-autofocus
        maxLength={80}
        {...fields.text('name')}
      />
      {account.kind === 'bank' && (
        <>
          <TextInput label="BIC" maxLength={11} {...fields.text('bic')} />
          <Checkbox
            label={t('settings:account.isDefault')}
            checked={fields.values.isDefault}
            disabled={account.isDefault}
            onChange={(event) => fields.set('isDefault', event.currentTarget.checked)}
          />
        </>
      )}
    </FormDialog>
  )
}
