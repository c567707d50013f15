import { PasswordInput, Select, Switch, TextInput } from '@mantine/core'
import { roles } from '../../../shared/contract/permissions.ts'
import type { Role } from '../../../shared/contract/permissions.ts'
import { isLanguage, languages } from '../../../shared/values/languages.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useLanguage, useWords } from '../../app/i18n.ts'
import { useOperator } from '../../app/session.ts'
import { FormDialog, notifyDone, useFields } from '../../ui/index.ts'
import type { Operator } from './operators-page.tsx'

function RoleSelect({
  value,
  onChange,
  disabled = false,
}: {
  value: Role
  onChange(role: Role): void
  disabled?: boolean
}) {
  const t = useWords()
  return (
    <Select
      label={t('operators:role')}
      description={t(`operators:roleHint.${value}`)}
      data={roles.map((role) => ({ value: role, label: t(`operators:roles.${role}`) }))}
      value={value}
      disabled={disabled}
      onChange={(role) => onChange(roles.find((one) => one === role) ?? value)}
    />
  )
}

/** @param role what is offered first */
export function NewOperatorDialog({ role, onClose }: { role: Role; onClose(): void }) {
  const t = useWords()
  const language = useLanguage()
  const initial = { name: '', login: '', email: '', role, language, password: '' }
  const fields = useFields(initial, (values) => ({
    ...(values.name.trim() === '' ? { name: t('required') } : {}),
    ...(values.login.trim() === '' ? { login: t('required') } : {}),
    ...(values.password === '' ? { password: t('required') } : {}),
  }))
  const create = useCommand(client.operators.create, {
    showFailure: 'inline',
    onSuccess: (_output, { name }) => {
      notifyDone(t('operators:created', { name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('operators:add')}
      command={create}
      onClose={onClose}
      onSubmit={fields.submit((values) => create.run(values))}
    >
      <TextInput label={t('name')} withAsterisk data-autofocus maxLength={80} {...fields.text('name')} />
      <TextInput
        label={t('operators:login')}
        withAsterisk
        maxLength={60}
        autoComplete="off"
        {...fields.text('login')}
      />
      <TextInput label={t('email')} type="email" maxLength={254} {...fields.text('email')} />
      <RoleSelect value={fields.values.role} onChange={(role) => fields.set('role', role)} />
      <Select
        label={t('language')}
        data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        value={fields.values.language}
        onChange={(value) => {
          if (value !== null && isLanguage(value)) fields.set('language', value)
        }}
      />
      <PasswordInput
        label={t('operators:firstPassword')}
        description={t('operators:firstPasswordHint')}
        withAsterisk
        autoComplete="new-password"
        {...fields.text('password')}
      />
    </FormDialog>
  )
}

export function OperatorDialog({ operator, onClose }: { operator: Operator; onClose(): void }) {
  const t = useWords()
  const isSelf = useOperator()?.id === operator.id
  const fields = useFields(
    { name: operator.name, email: operator.email, role: operator.role, active: operator.active },
    (values) => (values.name.trim() === '' ? { name: t('required') } : {}),
  )
  const save = useCommand(client.operators.update, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('operators:saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={`${t('operators:edit')} ${operator.login}`}
      command={save}
      onClose={onClose}
      onSubmit={fields.submit((values) =>
        save.run({ id: operator.id, version: operator.version, ...values }),
      )}
    >
      <TextInput label={t('name')} withAsterisk data-autofocus maxLength={80} {...fields.text('name')} />
      <TextInput label={t('email')} type="email" maxLength={254} {...fields.text('email')} />
      <RoleSelect
        value={fields.values.role}
        disabled={isSelf}
        onChange={(role) => fields.set('role', role)}
      />
      <Switch
        label={t('operators:active')}
        description={isSelf ? t('operators:ownRole') : undefined}
        disabled={isSelf}
        checked={fields.values.active}
        onChange={(event) => fields.set('active', event.currentTarget.checked)}
      />
    </FormDialog>
  )
}
