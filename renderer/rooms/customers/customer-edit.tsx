import { Alert, Button } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { CardFields } from '../../../shared/contract/customers.ts'
import { isTaxIdKind } from '../../../shared/values/tax-id.ts'
import { api, client } from '../../api/client.ts'
import { failureOf } from '../../api/failures.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { Cell, FormFoot, FormSection } from '../../ui/form-layout.tsx'
import {
  KeyHint,
  notifyDone,
  useCountryName,
  useFailureNotice,
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
import { fieldOfRefusal, fieldsOf, validateCard, valuesOf } from './card-values.ts'
import type { CardValues } from './card-values.ts'
import { ChangeEffectDialog } from './change-effect-dialog.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'

type Effect = Outputs['customers']['previewChange']

/** The card as a form. A colleague's change in the meantime never replaces what is typed. */
export function CustomerEdit({ customer }: { customer: Customer }) {
  const [start, setStart] = useState(customer)
  const queries = useQueryClient()
  const reload = async () => {
    const fresh = await queries.fetchQuery({
      ...api.customers.get.queryOptions({ input: { id: customer.id } }),
      staleTime: 0,
    })
    setStart(fresh)
  }
  return <EditForm key={start.version} customer={start} onReload={() => void reload()} />
}

/** The form's values, and what a change of them would affect once it is asked. */
function useCardChange(customer: Customer) {
  const t = useWords()
  const words = useFailureWords()
  const notify = useFailureNotice()
  const fields = useFields<CardValues>(valuesOf(customer), (values) => validateCard(t, values))
  const [pending, setPending] = useState<{ card: CardFields; effect: Effect } | null>(null)
  const [isAsking, setAsking] = useState(false)
  const preview = async (values: CardValues) => {
    const card = fieldsOf(values)
    if (JSON.stringify(card) === JSON.stringify(fieldsOf(valuesOf(customer)))) {
      notifyDone(t('customers:edit.unchanged'))
      return
    }
    setAsking(true)
    try {
      setPending({ card, effect: await client.customers.previewChange({ id: customer.id, card }) })
    } catch (error) {
      const failure = failureOf(error)
      const field = failure.kind === 'refused' ? fieldOfRefusal(failure.refusal.code) : null
      if (field !== null && field in fields.values) fields.setErrors({ [field]: words(failure) })
      else notify(failure)
    } finally {
      setAsking(false)
    }
  }
  return { fields, pending, preview, isAsking, cancel: () => setPending(null) }
}

function EditForm({ customer, onReload }: { customer: Customer; onReload(): void }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const { fields, pending, preview, isAsking, cancel } = useCardChange(customer)
  useUnsavedGuard(fields.isDirty)
  useShortcuts([
    {
      key: 'Enter',
      mod: true,
      inFields: true,
      label: t('customers:keys.save'),
      run: () => form.current?.requestSubmit(),
    },
  ])
  return (
    <form
      ref={form}
      noValidate
      className={classes.form}
      onSubmit={fields.submit((values) => void preview(values))}
    >
      <div className={classes.sections}>
        <FormSection title={t('customers:section.identity')} hint={t('customers:section.identityHint')}>
          <Cell span={6}>
            <KindField value={fields.values.kind} onChange={(kind) => fields.set('kind', kind)} />
          </Cell>
          <NameFields fields={fields} />
          <Cell span={6}>
            <LockedTaxId customer={customer} />
          </Cell>
          <RegisterFields fields={fields} />
        </FormSection>
        <AddressSection fields={fields} />
        <ContactSection fields={fields} />
        <BillingSection fields={fields} />
        <NoteSection fields={fields} />
      </div>
      {pending !== null && (
        <ChangeEffectDialog
          customer={customer}
          card={pending.card}
          effect={pending.effect}
          onClose={cancel}
          onSaved={() => {
            cancel()
            onReload()
          }}
        />
      )}
      <FormFoot>
        <Button
          type="submit"
          variant="filled"
          loading={isAsking}
          rightSection={<KeyHint keys={['Control', 'Enter']}>{null}</KeyHint>}
        >
          {t('save')}
        </Button>
        <Button onClick={onReload} disabled={!fields.isDirty}>
          {t('reload')}
        </Button>
      </FormFoot>
    </form>
  )
}

/** The tax ID, locked, with the reason and what to do when it really changed. */
function LockedTaxId({ customer }: { customer: Customer }) {
  const t = useWords()
  const countryName = useCountryName()
  const mayRequest = useMay('changes.write') && customer.taxIdentity.kind !== 'none'
  const { kind, country, value } = customer.taxIdentity
  const kindWords = isTaxIdKind(kind) ? t(`customers:tax.kinds.${kind}`) : kind
  return (
    <Alert
      icon={<IconLock size={16} />}
      title={`${t('customers:locked.title')}: ${[kindWords, value, countryName(country)].filter((part) => part !== '').join(' · ')}`}
    >
      <p className={classes.paragraph}>{t('customers:locked.why')}</p>
      <p className={classes.paragraph}>{t('customers:locked.how')}</p>
      <ButtonLink to="/customers/$id/move" params={{ id: customer.id }}>
        {t('customers:locked.move')}
      </ButtonLink>{' '}
      {mayRequest && (
        <ButtonLink to="/changes/new" search={{ kind: 'card', customerId: customer.id, identity: true }}>
          {t('changes:button.identity')}
        </ButtonLink>
      )}
    </Alert>
  )
}
