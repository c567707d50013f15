import { TextInput } from '@mantine/core'
import { accessLevels } from '../../../shared/contract/customers.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { Cell, FormSection } from '../../ui/form-layout.tsx'
import type { Fields } from '../../ui/index.ts'
import { contactOf, newPerson } from './wish.ts'
import type { ContactAsked, Customer, WishValues } from './wish.ts'

/** Whose data are out of reach, and how they are reached from now on. */
export function AccessPart({ customer, fields }: { customer: Customer; fields: Fields<WishValues> }) {
  const t = useWords()
  const { contactId } = fields.values
  const choices: (readonly [string, string])[] = [
    ...customer.contacts.map(({ id, name, access }) => {
      const level = t(`customers:contacts.accessLevel.${access}`)
      return [id, `${name} (${level})`] as const
    }),
    [newPerson, t('changes:new.newPerson')],
  ]
  return (
    <FormSection title={t('changes:new.access')} hint={t('changes:new.accessHint')}>
      <Cell span={6}>
        <ChoiceSelect
          label={t('changes:new.person')}
          withAsterisk
          placeholder={t('cards:access.choose')}
          choices={choices}
          {...fields.value('contactId')}
          onChange={(id) => {
            fields.set('contactId', id)
            fields.set('contact', {})
          }}
        />
      </Cell>
      {contactId !== '' && <PersonFields customer={customer} fields={fields} />}
    </FormSection>
  )
}

function PersonFields({ customer, fields }: { customer: Customer; fields: Fields<WishValues> }) {
  const t = useWords()
  const { values } = fields
  const shall = contactOf(values, customer)
  const known = customer.contacts.find(({ id }) => id === values.contactId)
  const set = (change: Partial<ContactAsked>) => fields.set('contact', { ...values.contact, ...change })
  const text = (field: 'name' | 'email' | 'phone' | 'jobTitle') => ({
    autoComplete: 'off',
    value: shall[field],
    description:
      known === undefined || known[field] === shall[field].trim()
        ? undefined
        : t('changes:new.now', { value: known[field] === '' ? t('changes:panel.empty') : known[field] }),
    inputWrapperOrder: ['label', 'input', 'description', 'error'] as ('label' | 'input' | 'description')[],
    onChange: (event: { currentTarget: { value: string } }) => set({ [field]: event.currentTarget.value }),
  })
  return (
    <>
      <Cell span={3}>
        <TextInput
          label={t('customers:contacts.name')}
          withAsterisk
          maxLength={120}
          error={fields.errors.contact}
          {...text('name')}
        />
      </Cell>
      <Cell span={3}>
        <TextInput label={t('customers:contacts.jobTitle')} maxLength={80} {...text('jobTitle')} />
      </Cell>
      <Cell span={3}>
        <TextInput label={t('email')} maxLength={254} {...text('email')} />
      </Cell>
      <Cell span={3}>
        <TextInput label={t('phone')} maxLength={40} {...text('phone')} />
      </Cell>
      <Cell span={3}>
        <ChoiceSelect
          label={t('customers:contacts.access')}
          description={t(`customers:contacts.accessHint.${shall.access}`)}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          choices={accessLevels.map(
            (level) => [level, t(`customers:contacts.accessLevel.${level}`)] as const,
          )}
          value={shall.access}
          onChange={(access) => set({ access })}
        />
      </Cell>
    </>
  )
}
