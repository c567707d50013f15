import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { ChoiceSelect } from '../../../ui/choice-select.tsx'
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
  onSubmit(note: string, assigneeId: string | null): void
}) {
  const t = useWords()
  const [note, setNote] = useState(first)
  const [assigneeId, setAssigneeId] = useState('')
  const colleagues = useQuery(api.operators.colleagues.queryOptions({ input: undefined })).data ?? []
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit(note.trim(), assigneeId === '' ? null : assigneeId)
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
        <ChoiceSelect
          label={t('people:work.assignee')}
          choices={[
            ['', t('people:work.everybody')] as const,
            ...colleagues.map(
              ({ id, name, deputyName }) =>
                [
                  id,
                  deputyName === null ? name : t('people:work.away', { name, deputy: deputyName }),
                ] as const,
            ),
          ]}
          value={assigneeId}
          onChange={setAssigneeId}
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
