import { Alert, Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '../../../shared/values/day.ts'
import { taxIdKinds } from '../../../shared/values/tax-id.ts'
import type { TaxIdKind } from '../../../shared/values/tax-id.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { CountrySelect, DayInput, FormDialog, notifyDone, useFields } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { checkTaxId } from './card-values.ts'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'

interface Values {
  country: string
  kind: TaxIdKind | ''
  value: string
  shownBy: string
  document: string
  seenDay: Day | null
  password: string
}

/** A card without a tax ID, and how it gets one, once. */
export function CompleteIdentity({ customer }: { customer: Customer }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel title={t('cards:identity.title')}>
      <div className={classes.withdraw}>
        <span className="dim">{t('cards:identity.none')}</span>
        <Button onClick={() => setOpen(true)}>{t('cards:identity.complete')}</Button>
      </div>
      {isOpen && <CompleteDialog customer={customer} onClose={() => setOpen(false)} />}
    </Panel>
  )
}

function kindsOf(country: string, kind: Customer['kind']): TaxIdKind[] {
  return taxIdKinds(country, kind).filter((one) => one !== 'none')
}

function useChecks(cardKind: Customer['kind']) {
  const t = useWords()
  return (values: Values) => {
    const { kind, country, value } = values
    const checked =
      kind === ''
        ? { ok: false, words: t('required') }
        : checkTaxId(t, { kind: cardKind, taxKind: kind, taxCountry: country, taxValue: value })
    return {
      ...(checked.ok ? {} : { value: checked.words }),
      ...(values.shownBy.trim() === '' ? { shownBy: t('required') } : {}),
      ...(values.document.trim() === '' ? { document: t('required') } : {}),
      ...(values.seenDay === null ? { seenDay: t('required') } : {}),
      ...(values.password === '' ? { password: t('required') } : {}),
    }
  }
}

function CompleteDialog({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const t = useWords()
  const today = useToday()
  const command = useCommand(client.customers.completeTaxIdentity, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('cards:identity.saved'))
      onClose()
    },
  })
  const { country } = customer
  const fields = useFields<Values>(
    {
      country,
      kind: kindsOf(country, customer.kind)[0] ?? '',
      value: '',
      shownBy: customer.kind === 'person' ? customer.legalName : '',
      document: '',
      seenDay: today,
      password: '',
    },
    useChecks(customer.kind),
  )
  const submit = fields.submit(({ kind, value, shownBy, document, seenDay, password, ...rest }) => {
    if (seenDay === null) return
    void command.run({
      id: customer.id,
      version: customer.version,
      taxIdentity: { kind, country: rest.country, value },
      evidence: { shownBy, document, seenDay },
      password,
    })
  })
  return (
    <FormDialog title={t('cards:identity.dialog')} command={command} onClose={onClose} onSubmit={submit}>
      <Alert>{t('cards:identity.warning')}</Alert>
      <NumberFields cardKind={customer.kind} fields={fields} />
      <EvidenceFields fields={fields} />
      <PasswordInput
        label={t('cards:identity.password')}
        withAsterisk
        autoComplete="current-password"
        {...fields.text('password')}
      />
    </FormDialog>
  )
}

/** Which number of which country it is; a Dutch consumer has none that may be kept. */
function NumberFields({ cardKind, fields }: { cardKind: Customer['kind']; fields: Fields<Values> }) {
  const t = useWords()
  const kinds = kindsOf(fields.values.country, cardKind)
  const setCountry = (next: string) => {
    fields.set('country', next)
    fields.set('kind', kindsOf(next, cardKind)[0] ?? '')
  }
  return (
    <>
      <CountrySelect label={t('customers:tax.country')} {...fields.value('country')} onChange={setCountry} />
      {kinds.length === 0 ? (
        <Alert color="yellow">{t('cards:identity.dutch')}</Alert>
      ) : (
        <>
          <ChoiceSelect
            label={t('customers:tax.kind')}
            choices={kinds.map((kind) => [kind, t(`customers:tax.kinds.${kind}`)] as const)}
            value={fields.values.kind === '' ? (kinds[0] ?? 'other') : fields.values.kind}
            onChange={(kind) => fields.set('kind', kind)}
          />
          <TextInput
            label={t('customers:tax.value')}
            withAsterisk
            maxLength={40}
            autoComplete="off"
            {...fields.text('value')}
          />
        </>
      )}
    </>
  )
}

/** Who showed which document, and when. */
function EvidenceFields({ fields }: { fields: Fields<Values> }) {
  const t = useWords()
  return (
    <>
      <TextInput
        label={t('cards:identity.shownBy')}
        withAsterisk
        maxLength={120}
        autoComplete="off"
        {...fields.text('shownBy')}
      />
      <TextInput
        label={t('cards:identity.document')}
        description={t('cards:identity.documentHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        withAsterisk
        maxLength={200}
        autoComplete="off"
        {...fields.text('document')}
      />
      <DayInput label={t('cards:identity.seenDay')} withAsterisk {...fields.value('seenDay')} />
    </>
  )
}
