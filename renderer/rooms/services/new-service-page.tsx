import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { Day } from '../../../shared/values/day.ts'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { Cell, FormFoot, FormSection } from '../../ui/form-layout.tsx'
import {
  DayInput,
  FailureAlert,
  KeyHint,
  notifyDone,
  Page,
  QueryView,
  useFields,
  useShortcuts,
} from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.ts'
import { CustomerPicker } from '../customers/index.ts'
import type { PickedCustomer } from '../customers/index.ts'
import { PriceSection, RegistrantSection, registrantOf, ServiceSection } from './service-fields.tsx'
import { emptyService, serviceFieldsOf, validateService } from './service-values.ts'
import type { ServiceValues } from './service-values.ts'
import classes from './services.module.css'

interface NewServiceValues extends ServiceValues {
  customer: PickedCustomer | null
  startDay: Day | null
}

/** A new service; the card may be given in the address. */
export function NewServicePage() {
  const { customer } = useSearch({ from: '/services/new' })
  return customer === undefined ? <NewService customer={null} /> : <ServiceForCard id={customer} />
}

function ServiceForCard({ id }: { id: string }) {
  const query = useQuery(api.customers.get.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(customer) => <NewService customer={customer} />}</QueryView>
}

function useNewService(customer: PickedCustomer | null) {
  const t = useWords()
  const today = useToday()
  const navigate = useNavigate()
  const [start] = useState<NewServiceValues>(() => ({ ...emptyService(today), customer, startDay: today }))
  const fields = useFields<NewServiceValues>(start, (values) => ({
    ...validateService(t, values),
    ...(values.customer === null ? { customer: t('required') } : {}),
    ...(values.startDay === null ? { startDay: t('required') } : {}),
  }))
  const letGo = useUnsavedGuard(fields.isDirty)
  const create = useCommand(client.services.create, {
    showFailure: 'inline',
    onSuccess: async ({ id }) => {
      letGo()
      notifyDone(t('services:create.created', { label: fields.values.label }))
      await navigate({ to: '/services/$id', params: { id } })
    },
  })
  const submit = (values: NewServiceValues) => {
    if (values.customer === null || values.startDay === null) return
    void create.run({
      customerId: values.customer.id,
      startDay: values.startDay,
      service: serviceFieldsOf(values),
    })
  }
  return { fields, create, submit }
}

function NewService({ customer }: { customer: PickedCustomer | null }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const { fields, create, submit } = useNewService(customer)
  const picked = fields.values.customer
  const copyRegistrant = async (id: string) => {
    const card = await client.customers.get({ id })
    fields.set('registrant', registrantOf(card))
  }
  useShortcuts([
    {
      key: 'Enter',
      mod: true,
      inFields: true,
      label: t('services:create.submit'),
      run: () => form.current?.requestSubmit(),
    },
  ])
  return (
    <Page title={t('services:newTitle')}>
      <form ref={form} noValidate onSubmit={fields.submit(submit)} className={classes.form}>
        <div className={classes.sections}>
          <FormSection title={t('services:field.customer')}>
            <Cell span={4}>
              <CustomerPicker withAsterisk autoFocus={customer === null} {...fields.value('customer')} />
            </Cell>
            <Cell span={2}>
              <DayInput label={t('services:field.startDay')} withAsterisk {...fields.value('startDay')} />
            </Cell>
          </FormSection>
          <ServiceSection fields={fields} />
          <PriceSection fields={fields} />
          {fields.values.kind === 'domain' && (
            <RegistrantSection
              fields={fields}
              onCopy={picked === null ? undefined : () => void copyRegistrant(picked.id)}
            />
          )}
        </div>
        <FormFoot>
          <Button
            type="submit"
            variant="filled"
            loading={create.isRunning}
            rightSection={<KeyHint keys={['Control', 'Enter']}>{null}</KeyHint>}
          >
            {t('services:create.submit')}
          </Button>
          <ButtonLink to="/services">{t('cancel')}</ButtonLink>
          <FailureAlert failure={create.failure} />
        </FormFoot>
      </form>
    </Page>
  )
}
