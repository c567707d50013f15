import { Button, Group } from '@mantine/core'
import type { CompanyFields } from '../../../shared/contract/settings.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import type { Settings } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { FailureAlert, notifyDone, useFields } from '../../ui/index.ts'
import {
  CompanyBillingFields,
  CompanyContactFields,
  CompanyIdentityFields,
  CompanyPaymentFields,
  CompanyPlaceFields,
} from './company-fields.tsx'
import { companyErrors } from './company-values.ts'
import classes from './settings.module.css'

export function CompanyTab({ company, mayWrite }: { company: Settings['company']; mayWrite: boolean }) {
  const t = useWords()
  const { version, ...initial } = company
  const fields = useFields<CompanyFields>(initial, (values) => companyErrors(t, values))
  const save = useCommand(client.settings.updateCompany, {
    showFailure: 'inline',
    onSuccess: () => notifyDone(t('settings:company.saved')),
  })
  return (
    <form
      noValidate
      className={classes.form}
      onSubmit={fields.submit((values) => save.run({ version, company: values }))}
    >
      <fieldset className={classes.group} disabled={!mayWrite}>
        <CompanyIdentityFields fields={fields} />
        <CompanyContactFields fields={fields} />
        <CompanyPlaceFields fields={fields} isNew={false} />
        <CompanyBillingFields fields={fields} />
        <CompanyPaymentFields fields={fields} />
        <FailureAlert failure={save.failure} />
        {mayWrite && (
          <Group mt="md">
            <Button type="submit" variant="filled" disabled={!fields.isDirty} loading={save.isRunning}>
              {t('save')}
            </Button>
          </Group>
        )}
      </fieldset>
    </form>
  )
}
