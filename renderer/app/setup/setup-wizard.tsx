import { Checkbox, Stepper, TextInput } from '@mantine/core'
import { useState } from 'react'
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
import { AdministratorStep } from './administrator-step.tsx'
import type { AdministratorFields } from './administrator-step.tsx'
import { StepForm } from './step-form.tsx'

interface BankFields {
  later: boolean
  name: string
  iban: string
  bic: string
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
  const finish = ({ name, login, email, password, checker }: AdministratorFields) =>
    setUp.run({
      company: company.values,
      bankAccount: bank.values.later
        ? null
        : { name: bank.values.name, iban: bank.values.iban, bic: bank.values.bic },
      administrator: { name, login, email, password, language },
      checker: checker === null ? null : { ...checker, email: '', language },
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
