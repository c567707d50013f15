import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useCompany } from '../../app/company.ts'
import type { Settings } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { Cell, FormFoot, FormSection } from '../../ui/form-layout.tsx'
import {
  FailureAlert,
  KeyHint,
  notifyDone,
  Page,
  QueryView,
  useFailureWords,
  useFields,
  useShortcuts,
} from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.ts'
import {
  AddressSection,
  BillingSection,
  ContactSection,
  KindField,
  NameFields,
  NoteSection,
  RegisterFields,
} from './card-fields.tsx'
import {
  emptyCard,
  fieldOfRefusal,
  fieldsOf,
  usualLanguage,
  usualTaxKind,
  validateNewCard,
  valuesOf,
} from './card-values.ts'
import type { NewCardValues } from './card-values.ts'
import classes from './customers.module.css'
import { PossibleDuplicates } from './possible-duplicates.tsx'
import { TaxIdFields } from './tax-id-fields.tsx'

type Customer = Outputs['customers']['get']

/** A new card: empty, or with the data of another one (`?copy=`), whose tax ID is never taken over. */
export function NewCustomerPage() {
  const { copy } = useSearch({ from: '/customers/new' })
  const company = useCompany()
  const t = useWords()
  if (company === undefined) return <Page title={t('customers:newTitle')}>{null}</Page>
  return copy === undefined ? (
    <NewCard company={company} source={null} />
  ) : (
    <CopiedCard id={copy} company={company} />
  )
}

function CopiedCard({ id, company }: { id: string; company: Settings['company'] }) {
  const query = useQuery(api.customers.get.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(source) => <NewCard company={company} source={source} />}</QueryView>
}

function startingValues(company: Settings['company'], source: Customer | null): NewCardValues {
  const empty = emptyCard(company.country, company.language)
  if (source === null) return empty
  const copied = valuesOf(source)
  const { country } = source.taxIdentity
  return {
    ...empty,
    ...copied,
    taxCountry: country,
    taxKind: usualTaxKind(country, copied.kind),
    taxValue: '',
  }
}

/** Keeps the kind of tax ID one that the card's kind and country may have. */
function useIdentityChanges(fields: ReturnType<typeof useFields<NewCardValues>>) {
  const { values } = fields
  const setKind = (kind: NewCardValues['kind']) => {
    fields.set('kind', kind)
    fields.set('taxKind', usualTaxKind(values.taxCountry, kind))
    fields.set('taxValue', '')
    if (kind === 'person') fields.set('tradeName', '')
  }
  const followCountry = (country: string) => {
    if (country === '') return
    const isUsual = values.language === usualLanguage(values.country)
    if (isUsual) fields.set('language', usualLanguage(country))
    if (values.taxValue.trim() !== '') return
    fields.set('taxCountry', country)
    fields.set('taxKind', usualTaxKind(country, values.kind))
  }
  return { setKind, followCountry }
}

/** Makes the card and goes to it; a refusal about one field is shown there. */
function useCreate(fields: ReturnType<typeof useFields<NewCardValues>>) {
  const t = useWords()
  const words = useFailureWords()
  const navigate = useNavigate()
  const letGo = useUnsavedGuard(fields.isDirty)
  const create = useCommand(client.customers.create, {
    showFailure: 'inline',
    onSuccess: async ({ id, cardNumber }) => {
      letGo()
      notifyDone(t('customers:create.created', { number: cardNumber }))
      await navigate({ to: '/customers/$id', params: { id } })
    },
    onFailure: (failure) => {
      const field = failure.kind === 'refused' ? fieldOfRefusal(failure.refusal.code) : null
      if (field !== null) fields.setErrors({ [field]: words(failure) })
    },
  })
  const submit = (values: NewCardValues) =>
    void create.run({
      taxIdentity: { kind: values.taxKind, country: values.taxCountry, value: values.taxValue.trim() },
      card: fieldsOf(values),
    })
  return { create, submit }
}

function NewCard({ company, source }: { company: Settings['company']; source: Customer | null }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const fields = useFields<NewCardValues>(startingValues(company, source), (values) =>
    validateNewCard(t, values),
  )
  const { setKind, followCountry } = useIdentityChanges(fields)
  const { create, submit } = useCreate(fields)
  useShortcuts([
    {
      key: 'Enter',
      mod: true,
      inFields: true,
      label: t('customers:create.submit'),
      run: () => form.current?.requestSubmit(),
    },
  ])
  return (
    <Page title={t('customers:newTitle')}>
      <form ref={form} noValidate onSubmit={fields.submit(submit)} className={classes.form}>
        <div className={classes.newCard}>
          <div className={classes.newFields}>
            {source !== null && (
              <Alert mb="md">{t('customers:create.copied', { number: source.cardNumber })}</Alert>
            )}
            <FormSection title={t('customers:section.identity')} hint={t('customers:section.identityHint')}>
              <Cell span={6}>
                <KindField value={fields.values.kind} onChange={setKind} />
              </Cell>
              <NameFields fields={fields} />
              <TaxIdFields fields={fields} />
              {(fields.values.kind === 'company' || fields.values.vatNumber !== '') && (
                <RegisterFields fields={fields} />
              )}
            </FormSection>
            <AddressSection fields={fields} onCountry={followCountry} />
            <ContactSection fields={fields} />
            <BillingSection fields={fields} />
            <NoteSection fields={fields} />
          </div>
          <PossibleDuplicates values={fields.values} />
        </div>
        <FormFoot>
          <Button
            type="submit"
            variant="filled"
            loading={create.isRunning}
            rightSection={<KeyHint keys={['Control', 'Enter']}>{null}</KeyHint>}
          >
            {t('customers:create.submit')}
          </Button>
          <ButtonLink to="/customers">{t('cancel')}</ButtonLink>
          <FailureAlert failure={create.failure} />
        </FormFoot>
      </form>
    </Page>
  )
}
