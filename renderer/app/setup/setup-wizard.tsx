import { Button, Checkbox, Group, PasswordInput, Stack, Stepper, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { CompanyFields } from '../../../shared/contract/settings.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { CompanyIdentityFields, CompanyPlaceFields } from '../../rooms/settings/company-fields.tsx'
import { companyErrors, ibanError, newCompany } from '../../rooms/settings/company-values.ts'
import { FailureAlert } from '../../ui/failure-notice.tsx'
import { useFields } from '../../ui/use-fields.ts'
import type { Fields } from '../../ui/use-fields.ts'
import { useLanguage, useWords } from '../i18n.ts'
import { useSignIn } from '../use-sign-in.ts'

interface BankFields {
  later: boolean
  name: string
  iban: string
  bic: string
}
interface AdministratorFields {
  name: string
  login: string
  email: string
  password: string
  again: string
}

/** One's own company in three steps; nothing is stored before the last. */
export function SetupWizard({ onBack, onNotSignedIn }: { onBack(): void; onNotSignedIn(): void }) {
  const t = useWords()
  const language = useLanguage()
  const [step, setStep] = useState(0)
  const company = useFields<CompanyFields>(newCompany(language), (values) => companyErrors(t, values))
  const bank = useFields<BankFields>({ later: false, name: '', iban: '', bic: '' }, (values) => {
    if (values.later) return {}
    const iban = ibanError(t, values.iban)
    return {
      ...(values.name.trim() !== '' ? {} : { name: t('required') }),
      ...(iban === null ? {} : { iban }),
    }
  })
  const signIn = useSignIn(onNotSignedIn)
  const setUp = useCommand(client.operators.setUp, {
    showFailure: 'inline',
    onSuccess: async (_output, { administrator }) => {
      await signIn.run({ login: administrator.login, password: administrator.password })
    },
  })
  const finish = ({ name, login, email, password }: AdministratorFields) =>
    setUp.run({
      company: company.values,
      bankAccount: bank.values.later
        ? null
        : { name: bank.values.name, iban: bank.values.iban, bic: bank.values.bic },
      administrator: { name, login, email, password, language },
    })
  return (
    <Stepper active={step} size="sm" mt="md" allowNextStepsSelect={false} onStepClick={setStep}>
      <Stepper.Step label={t('shell:setup.stepCompany')}>
        <StepForm key="company" onBack={onBack} onSubmit={company.submit(() => setStep(1))}>
          <CompanyIdentityFields fields={company} />
          <CompanyPlaceFields fields={company} isNew />
        </StepForm>
      </Stepper.Step>
      <Stepper.Step label={t('shell:setup.stepBank')}>
        <StepForm key="bank" onBack={() => setStep(0)} onSubmit={bank.submit(() => setStep(2))}>
          <BankStep fields={bank} />
        </StepForm>
      </Stepper.Step>
      <Stepper.Step label={t('shell:setup.stepAdministrator')}>
        <AdministratorStep
          onBack={() => setStep(1)}
          onFinish={finish}
          isRunning={setUp.isRunning || signIn.isRunning}
          notice={<FailureAlert failure={setUp.failure} />}
        />
      </Stepper.Step>
    </Stepper>
  )
}

function StepForm({
  children,
  onBack,
  onSubmit,
  submitLabel,
  isRunning = false,
}: {
  children: ReactNode
  onBack(): void
  onSubmit: ReturnType<Fields<object>['submit']>
  submitLabel?: string
  isRunning?: boolean
}) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form ref={form} noValidate onSubmit={onSubmit}>
      <Stack gap="sm" mt="md">
        {children}
        <Group justify="space-between">
          <Button onClick={onBack}>{t('back')}</Button>
          <Button type="submit" variant="filled" loading={isRunning}>
            {submitLabel ?? t('next')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function BankStep({ fields }: { fields: Fields<BankFields> }) {
  const t = useWords()
  const { later } = fields.values
  return (
    <>
      <TextInput
        label={t('settings:account.name')}
        withAsterisk={!later}
        disabled={later}
        {...fields.text('name')}
      />
      <TextInput label="IBAN" withAsterisk={!later} disabled={later} {...fields.text('iban')} />
      <TextInput label="BIC" disabled={later} {...fields.text('bic')} />
      <Checkbox
        label={t('shell:setup.skipBank')}
        checked={later}
        onChange={(event) => fields.set('later', event.currentTarget.checked)}
      />
    </>
  )
}

function AdministratorStep({
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
  const fields = useFields<AdministratorFields>(
    { name: '', login: '', email: '', password: '', again: '' },
    (values) => ({
      ...(values.name.trim() === '' ? { name: t('required') } : {}),
      ...(values.login.trim() === '' ? { login: t('required') } : {}),
      ...(values.password === '' ? { password: t('required') } : {}),
      ...(values.again === values.password ? {} : { again: t('shell:password.differs') }),
    }),
  )
  return (
    <StepForm
      onBack={onBack}
      onSubmit={fields.submit(onFinish)}
      submitLabel={t('shell:setup.finish')}
      isRunning={isRunning}
    >
      {notice}
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
    </StepForm>
  )
}
