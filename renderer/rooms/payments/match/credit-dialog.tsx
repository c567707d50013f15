import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '../../../app/i18n.ts'
import { CustomerPicker } from '../../customers/index.ts'
import type { PickedCustomer } from '../../customers/index.ts'
import type { Card } from './tray.ts'
import type { Desk } from './use-desk.ts'

/** Asks for the card that keeps what no document takes. */
export function CreditDialog({ desk }: { desk: Desk }) {
  const t = useWords()
  const close = () => desk.chooseCard(false)
  return (
    <Modal
      opened={desk.isChoosingCard}
      onClose={close}
      title={t('payments:creditCard.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {desk.isChoosingCard && <CreditForm onCancel={close} onSubmit={desk.keepFor} />}
    </Modal>
  )
}

function CreditForm({ onCancel, onSubmit }: { onCancel(): void; onSubmit(card: Card): void }) {
  const t = useWords()
  const [customer, setCustomer] = useState<PickedCustomer | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (customer === null) return
    const { id: customerId, legalName: customerName, cardNumber } = customer
    onSubmit({ customerId, customerName, cardNumber })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <CustomerPicker data-autofocus value={customer} onChange={setCustomer} />
        <Text className="dim">{t('payments:creditCard.hint')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="submit" variant="filled" disabled={customer === null}>
            {t('payments:creditCard.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
