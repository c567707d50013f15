import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { FailureAlert, notifyDone } from '../../ui/index.ts'
import type { Customer } from './customer-page.tsx'
import { effectOnContacts, isAnswered, noRequester, RequesterFields } from './requester-fields.tsx'
import type { Requester } from './requester-fields.tsx'

/** Takes a contact person off a card, once it is said who asks for it. */
export function RemoveContactDialog({
  customer,
  contact,
  onClose,
}: {
  customer: Customer
  contact: Customer['contacts'][number]
  onClose(): void
}) {
  const t = useWords()
  const { id, version, name } = contact
  const [requester, setRequester] = useState<Requester>(noRequester)
  const effect = effectOnContacts(customer.contacts, id)
  const remove = useCommand(client.customers.removeContact, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('customers:contacts.removed'))
      onClose()
    },
  })
  const submit = () =>
    void remove.run({
      contactId: id,
      version,
      requestedBy: requester.requestedBy,
      identifiedBy: requester.identifiedBy === '' ? 'not-needed' : requester.identifiedBy,
    })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('customers:contacts.removeTitle', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <Stack gap="sm">
          <Text>{t('customers:contacts.removeMessage')}</Text>
          <RequesterFields
            kind={customer.kind}
            effect={effect}
            requester={requester}
            onChange={setRequester}
          />
          <FailureAlert failure={remove.failure} />
          <Group justify="flex-end">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              type="submit"
              variant="filled"
              color="red"
              loading={remove.isRunning}
              disabled={!isAnswered(effect, requester)}
            >
              {t('remove')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
