import { ActionIcon, Button, Group, Modal, Stack, Table, TextInput } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { accessLevels } from '../../../shared/contract/customers.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { EmptyState, FailureAlert, notifyDone, StateBadge, useFields } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'
import { EraseButton, FormerContacts } from './erase-person.tsx'
import { RemoveContactDialog } from './remove-contact.tsx'
import { effectOnContacts, isAnswered, noRequester, RequesterFields } from './requester-fields.tsx'
import type { Requester } from './requester-fields.tsx'

type Contact = Customer['contacts'][number]

/** Who may act for the card, and how far. */
export function CustomerContacts({ customer }: { customer: Customer }) {
  const t = useWords()
  const mayWrite = useMay('customers.write') && customer.state === 'active'
  const [edited, setEdited] = useState<Contact | 'new' | null>(null)
  const [removed, setRemoved] = useState<Contact | null>(null)
  const add = mayWrite && <Button onClick={() => setEdited('new')}>{t('customers:contacts.add')}</Button>
  return (
    <div className={classes.narrow}>
      <Panel title={t('customers:contacts.title')} action={add}>
        {customer.contacts.length === 0 ? (
          <EmptyState
            title={t('customers:contacts.empty')}
            hint={t('customers:contacts.emptyHint')}
            action={add}
          />
        ) : (
          <ContactTable customer={customer} mayWrite={mayWrite} onEdit={setEdited} onRemove={setRemoved} />
        )}
        <FormerContacts customerId={customer.id} />
      </Panel>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'customers:contacts.addTitle' : 'customers:contacts.editTitle')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {edited !== null && (
          <ContactForm
            customer={customer}
            contact={edited === 'new' ? null : edited}
            onDone={() => setEdited(null)}
          />
        )}
      </Modal>
      {removed !== null && (
        <RemoveContactDialog customer={customer} contact={removed} onClose={() => setRemoved(null)} />
      )}
    </div>
  )
}

function ContactTable({
  customer,
  mayWrite,
  onEdit,
  onRemove,
}: {
  customer: Customer
  mayWrite: boolean
  onEdit(contact: Contact): void
  onRemove(contact: Contact): void
}) {
  const t = useWords()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('customers:contacts.name')}</Table.Th>
          <Table.Th>{t('customers:contacts.jobTitle')}</Table.Th>
          <Table.Th>{t('email')}</Table.Th>
          <Table.Th>{t('phone')}</Table.Th>
          <Table.Th>{t('customers:contacts.access')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {customer.contacts.map((contact) => (
          <ContactRow
            key={contact.id}
            contact={contact}
            onEdit={mayWrite ? () => onEdit(contact) : null}
            onRemove={() => onRemove(contact)}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function ContactRow({
  contact,
  onEdit,
  onRemove,
}: {
  contact: Contact
  /** Null for a reader who may not change contacts. */
  onEdit: (() => void) | null
  onRemove(): void
}) {
  const t = useWords()
  return (
    <Table.Tr>
      <Table.Td>{contact.name}</Table.Td>
      <Table.Td>{contact.jobTitle}</Table.Td>
      <Table.Td>{contact.email}</Table.Td>
      <Table.Td>{contact.phone}</Table.Td>
      <Table.Td>
        <StateBadge tone={contact.access === 'full' ? 'good' : 'plain'}>
          {t(`customers:contacts.accessLevel.${contact.access}`)}
        </StateBadge>
      </Table.Td>
      <Table.Td>
        <Group gap={2} justify="flex-end" wrap="nowrap">
          {onEdit !== null && (
            <>
              <ActionIcon aria-label={t('customers:contacts.edit', { name: contact.name })} onClick={onEdit}>
                <IconPencil size={16} />
              </ActionIcon>
              <ActionIcon
                aria-label={t('customers:contacts.remove', { name: contact.name })}
                onClick={onRemove}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </>
          )}
          <EraseButton person={{ contactId: contact.id, version: contact.version, name: contact.name }} />
        </Group>
      </Table.Td>
    </Table.Tr>
  )
}

type ContactValues = Pick<Contact, 'name' | 'email' | 'phone' | 'jobTitle' | 'access'>

const noContact: ContactValues = { name: '', email: '', phone: '', jobTitle: '', access: 'contact-only' }

function validateContact(t: ReturnType<typeof useWords>, { name, email }: ContactValues) {
  const isEmail = email.trim() === '' || /^\S+@\S+\.\S+$/u.test(email.trim())
  return {
    ...(name.trim() === '' ? { name: t('required') } : {}),
    ...(isEmail ? {} : { email: t('customers:check.email') }),
  }
}

function ContactForm({
  customer,
  contact,
  onDone,
}: {
  customer: Customer
  contact: Contact | null
  onDone(): void
}) {
  const t = useWords()
  const [requester, setRequester] = useState<Requester>(noRequester)
  const effect = effectOnContacts(customer.contacts)
  const fields = useFields<ContactValues>(contact ?? noContact, (values) => validateContact(t, values))
  const save = useCommand(client.customers.saveContact, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('customers:contacts.saved'))
      onDone()
    },
  })
  const submit = ({ name, email, phone, jobTitle, access }: ContactValues) =>
    void save.run({
      customerId: customer.id,
      requestedBy: requester.requestedBy,
      identifiedBy: requester.identifiedBy === '' ? 'not-needed' : requester.identifiedBy,
      contactId: contact?.id ?? null,
      version: contact?.version ?? null,
      name,
      email,
      phone,
      jobTitle,
      access,
    })
  return (
    <form noValidate onSubmit={fields.submit(submit)}>
      <Stack gap="sm">
        <PersonFields fields={fields} />
        <RequesterFields kind={customer.kind} effect={effect} requester={requester} onChange={setRequester} />
        <FailureAlert failure={save.failure} />
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={save.isRunning}
            disabled={!isAnswered(effect, requester)}
          >
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function PersonFields({ fields }: { fields: Fields<ContactValues> }) {
  const t = useWords()
  return (
    <>
      <TextInput
        label={t('customers:contacts.name')}
        withAsterisk
        data-autofocus
        maxLength={120}
        {...fields.text('name')}
      />
      <TextInput label={t('customers:contacts.jobTitle')} maxLength={80} {...fields.text('jobTitle')} />
      <TextInput label={t('email')} maxLength={254} {...fields.text('email')} />
      <TextInput label={t('phone')} maxLength={40} {...fields.text('phone')} />
      <ChoiceSelect
        label={t('customers:contacts.access')}
        description={t(`customers:contacts.accessHint.${fields.values.access}`)}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        choices={accessLevels.map((level) => [level, t(`customers:contacts.accessLevel.${level}`)] as const)}
        {...fields.value('access')}
      />
    </>
  )
}
