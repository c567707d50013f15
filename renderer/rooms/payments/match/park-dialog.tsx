import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { useWords } from '../../../app/i18n.ts'
import type { usePark } from './use-park.ts'

/** Asks what has to be found out about a line. An empty note will do. */
export function ParkDialog({ park }: { park: ReturnType<typeof usePark> }) {
  const t = useWords()
  return (
    <Modal
      opened={park.asked !== null}
      onClose={park.cancel}
      title={t('payments:park.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {park.asked !== null && (
        <ParkForm first={park.asked.note} onCancel={park.cancel} onSubmit={park.confirm} />
      )}
    </Modal>
  )
}

function ParkForm({
  first,
  onCancel,
  onSubmit,
}: {
  first: string
  onCancel(): void
  onSubmit(note: string): void
}) {
  const t = useWords()
  const [note, setNote] = useState(first)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(note.trim())
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <TextInput
          data-autofocus
          label={t('payments:park.note')}
          value={note}
          maxLength={500}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
        <Text className="dim">{t('payments:park.hint')}</Text>
        <Group justify="flex-end" gap="xs">
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('payments:park.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
