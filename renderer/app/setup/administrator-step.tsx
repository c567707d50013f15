import { Checkbox, Divider, PasswordInput, Text, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFields } from '../../ui/use-fields.ts'
import type { Fields } from '../../ui/use-fields.ts'
import { useWords } from '../i18n.ts'
import { StepForm } from './step-form.tsx'

export interface AdministratorFields {
  name: string
  login: string
  email: string
  password: string
  /** In a one-person office: whoever decides with the administrator. */
  checker: { name: string; login: string; password: string } | null
}

interface StepValues {
  name: string
  login: string
  email: string
  password: string
  again: string
  isAlone: boolean
  checkerName: string
  checkerLogin: string
  checkerPassword: string
}

const empty: StepValues = {
  name: '',
  login: '',
  email: '',
  password: '',
  again: '',
  isAlone: false,
  checkerName: '',
  checkerLogin: '',
  checkerPassword: '',
}

const required = ['name', 'login', 'password'] as const
const requiredOfChecker = ['checkerName', 'checkerLogin', 'checkerPassword'] as const

/** The last step: who may do everything, and, for whoever works alone, who decides with them. */
export function AdministratorStep({
  onBack,
  onFinish,
  isRunning,
  notice,
}: {
  onBack(): void
  onFinish(values: AdministratorFields): unknown
  isRunning: boolean
  notice: ReactNode
}) {
  const t = useWords()
  const fields = useFields(empty, (values) => {
    const needed = values.isAlone ? [...required, ...requiredOfChecker] : required
    return {
      ...Object.fromEntries(
        needed.filter((name) => values[name].trim() === '').map((name) => [name, t('required')]),
      ),
      ...(values.again === values.password ? {} : { again: t('shell:password.differs') }),
    }
  })
  const finish = (values: StepValues) =>
    onFinish({
      name: values.name,
      login: values.login,
      email: values.email,
      password: values.password,
      checker: values.isAlone
        ? { name: values.checkerName, login: values.checkerLogin, password: values.checkerPassword }
        : null,
    })
  return (
    <StepForm
      onBack={onBack}
      onSubmit={fields.submit(finish)}
      submitLabel={t('shell:setup.finish')}
      isRunning={isRunning}
    >
      {notice}
      <OwnFields fields={fields} />
      <Divider />
      <Checkbox
        label={t('people:checker.setUp')}
        checked={fields.values.isAlone}
        onChange={(event) => fields.set('isAlone', event.currentTarget.checked)}
      />
      {fields.values.isAlone && <CheckerFields fields={fields} />}
    </StepForm>
  )
}

function OwnFields({ fields }: { fields: Fields<StepValues> }) {
  const t = useWords()
  return (
    <>
      <p className="dim">{t('shell:setup.administratorHint')}</p>
      <TextInput label={t('name')} withAsterisk autoComplete="name" {...fields.text('name')} />
      <TextInput
        label={t('shell:login.login')}
        withAsterisk
        autoComplete="username"
        {...fields.text('login')}
      />
      <TextInput label={t('email')} type="email" autoComplete="email" {...fields.text('email')} />
      <PasswordInput
        label={t('password')}
        description={t('shell:password.hint')}
        withAsterisk
        autoComplete="new-password"
        {...fields.text('password')}
      />
      <PasswordInput
        label={t('shell:setup.passwordAgain')}
        withAsterisk
        autoComplete="new-password"
        {...fields.text('again')}
      />
    </>
  )
}

function CheckerFields({ fields }: { fields: Fields<StepValues> }) {
  const t = useWords()
  return (
    <>
      <Text className="dim">{t('people:checker.setUpHint')}</Text>
      <TextInput
        label={t('people:checker.name')}
        withAsterisk
        autoComplete="off"
        {...fields.text('checkerName')}
      />
      <TextInput
        label={t('people:checker.login')}
        withAsterisk
        autoComplete="off"
        {...fields.text('checkerLogin')}
      />
      <PasswordInput
        label={t('people:checker.password')}
        description={t('shell:password.hint')}
        withAsterisk
        autoComplete="new-password"
        {...fields.text('checkerPassword')}
      />
    </>
  )
}
