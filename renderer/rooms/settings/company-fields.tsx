import { ColorInput, NumberInput, Select, TextInput } from '@mantine/core'
import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { CompanyFields } from '../../../shared/contract/settings.ts'
import { isLanguage, languages } from '../../../shared/values/languages.ts'
import { cents, currencyCodes } from '../../../shared/values/money.ts'
import { useWords } from '../../app/i18n.ts'
import { AmountInput, CountrySelect, typeToFind } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import classes from './settings.module.css'

/** A group of fields under a heading. */
export function FieldGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      <div className={classes.columns}>{children}</div>
    </fieldset>
  )
}

/** Who the company is and where: what is printed on every document. */
export function CompanyIdentityFields({ fields }: { fields: Fields<CompanyFields> }) {
  const t = useWords()
  return (
    <>
      <FieldGroup title={t('settings:company.identity')}>
        <TextInput label={t('settings:company.legalName')} withAsterisk {...fields.text('legalName')} />
        <TextInput label={t('settings:company.tradeName')} {...fields.text('tradeName')} />
        <TextInput label={t('settings:company.vatNumber')} {...fields.text('vatNumber')} />
        <TextInput label={t('settings:company.registrationNumber')} {...fields.text('registrationNumber')} />
      </FieldGroup>
      <FieldGroup title={t('address')}>
        <TextInput label={t('settings:company.addressLine')} withAsterisk {...fields.text('addressLine')} />
        <TextInput label={t('settings:company.addressExtra')} {...fields.text('addressExtra')} />
        <TextInput label={t('postcode')} {...fields.text('postcode')} />
        <TextInput label={t('city')} withAsterisk {...fields.text('city')} />
        <CountrySelect label={t('country')} withAsterisk {...fields.value('country')} />
      </FieldGroup>
    </>
  )
}

/** How to reach the company, and how its documents look. */
export function CompanyContactFields({ fields }: { fields: Fields<CompanyFields> }) {
  const t = useWords()
  return (
    <FieldGroup title={t('settings:company.contact')}>
      <TextInput label={t('email')} type="email" {...fields.text('email')} />
      <TextInput label={t('phone')} {...fields.text('phone')} />
      <TextInput label={t('settings:company.website')} {...fields.text('website')} />
      <TextInput label={t('settings:company.tagline')} {...fields.text('tagline')} />
      <ColorInput
        label={t('settings:company.accentColour')}
        format="hex"
        withPicker={false}
        withEyeDropper={false}
        swatches={['#0b7261', '#1f5fae', '#5b3fa8', '#8a3b12', '#a12828', '#1b2129']}
        {...fields.value('accentColour')}
      />
    </FieldGroup>
  )
}

/** Language, currency and calendar. */
export function CompanyPlaceFields({ fields, isNew }: { fields: Fields<CompanyFields>; isNew: boolean }) {
  const t = useWords()
  const zones = useMemo(() => Intl.supportedValuesOf('timeZone'), [])
  return (
    <FieldGroup title={t('settings:company.place')}>
      <Select
        label={t('settings:company.language')}
        data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
        {...fields.value('language')}
        onChange={(value) => {
          if (value !== null && isLanguage(value)) fields.set('language', value)
        }}
      />
      <Select
        label={t('currency')}
        {...typeToFind}
        readOnly={!isNew}
        description={isNew ? undefined : t('settings:company.currencyFixed')}
        data={[...currencyCodes]}
        {...fields.value('currency')}
        onChange={(value) => fields.set('currency', value ?? fields.values.currency)}
      />
      <Select
        label={t('settings:company.timeZone')}
        {...typeToFind}
        data={zones.includes(fields.values.timeZone) ? zones : [fields.values.timeZone, ...zones]}
        {...fields.value('timeZone')}
        onChange={(value) => fields.set('timeZone', value ?? fields.values.timeZone)}
      />
    </FieldGroup>
  )
}

/** How documents are made and paid. */
export function CompanyBillingFields({ fields }: { fields: Fields<CompanyFields> }) {
  const t = useWords()
  return (
    <FieldGroup title={t('settings:company.billing')}>
      <NumberInput
        label={t('settings:company.proformaTermDays')}
        min={0}
        max={365}
        allowDecimal={false}
        {...fields.value('proformaTermDays')}
        onChange={(value) => fields.set('proformaTermDays', Number(value))}
      />
      <Select
        label={t('settings:company.invoiceOnPayment')}
        data={[
          { value: 'at-once', label: t('settings:company.atOnce') },
          { value: 'by-clerk', label: t('settings:company.byClerk') },
        ]}
        {...fields.value('invoiceOnPayment')}
        onChange={(value) => fields.set('invoiceOnPayment', value === 'by-clerk' ? 'by-clerk' : 'at-once')}
      />
      <Select
        label={t('settings:company.priceMode')}
        data={[
          { value: 'net', label: t('settings:company.net') },
          { value: 'gross', label: t('settings:company.gross') },
        ]}
        {...fields.value('priceMode')}
        onChange={(value) => fields.set('priceMode', value === 'gross' ? 'gross' : 'net')}
      />
    </FieldGroup>
  )
}

/** What operators may book without its having been paid, and how long a batch of matches may be undone. */
export function CompanyPaymentFields({ fields }: { fields: Fields<CompanyFields> }) {
  const t = useWords()
  const { values } = fields
  return (
    <FieldGroup title={t('settings:company.payments')}>
      <LimitField
        fields={fields}
        name="toleranceCents"
        label={t('settings:company.tolerance')}
        hint={t('settings:company.toleranceHint')}
      />
      <LimitField
        fields={fields}
        name="supervisorToleranceCents"
        label={t('settings:company.supervisorTolerance')}
        hint={t('settings:company.supervisorToleranceHint')}
      />
      <LimitField
        fields={fields}
        name="feeLimitCents"
        label={t('settings:company.feeLimit')}
        hint={t('settings:company.feeLimitHint')}
      />
      <NumberInput
        label={t('settings:company.batchUndoMinutes')}
        description={t('settings:company.batchUndoHint')}
        placeholder={t('settings:company.batchUndoNever')}
        min={1}
        max={10_080}
        allowDecimal={false}
        {...fields.value('batchUndoMinutes')}
        value={values.batchUndoMinutes ?? ''}
        onChange={(value) => fields.set('batchUndoMinutes', value === '' ? null : Number(value))}
      />
      <NumberInput
        label={t('settings:company.autoLockMinutes')}
        description={t('settings:company.autoLockHint')}
        placeholder={t('settings:company.autoLockNever')}
        min={1}
        max={480}
        allowDecimal={false}
        {...fields.value('autoLockMinutes')}
        value={values.autoLockMinutes ?? ''}
        onChange={(value) => fields.set('autoLockMinutes', value === '' ? null : Number(value))}
      />
    </FieldGroup>
  )
}

function LimitField(props: {
  fields: Fields<CompanyFields>
  name: 'toleranceCents' | 'supervisorToleranceCents' | 'feeLimitCents'
  label: string
  hint: string
}) {
  const { fields, name } = props
  return (
    <AmountInput
      label={props.label}
      description={props.hint}
      currency={fields.values.currency}
      name={name}
      error={fields.errors[name]}
      value={cents(fields.values[name])}
      onChange={(value) => {
        if (value !== null) fields.set(name, value)
      }}
    />
  )
}
