import { Group, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { identifications } from '../../../shared/contract/customers-access.ts'
import type { Identification } from '../../../shared/contract/customers-access.ts'
import { noteKinds } from '../../../shared/contract/customers-notes.ts'
import type { Day } from '../../../shared/values/day.ts'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { DayInput, FormDialog, notifyDone, useFields } from '../../ui/index.ts'
import type { Customer } from './customer-page.tsx'
import type { CardNote } from './note-item.tsx'

interface NoteValues {
  kind: (typeof noteKinds)[number]
  text: string
  contactId: string
  identifiedBy: Identification
  followUpDay: Day | null
  assigneeId: string
}

const emptyNote: NoteValues = {
  kind: 'call',
  text: '',
  contactId: '',
  identifiedBy: 'not-needed',
  followUpDay: null,
  assigneeId: '',
}

/** Day of a follow-up and who is to do it; anybody where nobody is chosen. */
function FollowUpFields({
  day,
  onDay,
  assigneeId,
  onAssignee,
}: {
  day: Day | null
  onDay(day: Day | null): void
  assigneeId: string
  onAssignee(id: string): void
}) {
  const t = useWords()
  const assignees = useQuery(api.customers.listAssignees.queryOptions()).data ?? []
  return (
    <Group grow align="flex-start">
      <DayInput
        label={t('cards:notes.followUp')}
        description={t('cards:notes.followUpHint')}
        value={day}
        onChange={onDay}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
      />
      <ChoiceSelect
        label={t('cards:notes.assignee')}
        choices={[
          ['', t('cards:notes.anybody')] as const,
          ...assignees.map(({ id, name }) => [id, name] as const),
        ]}
        value={assigneeId}
        onChange={onAssignee}
      />
    </Group>
  )
}

/** Writes a note while somebody is on the phone. */
export function NewNoteDialog({ customer, onClose }: { customer: Customer; onClose(): void }) {
  const t = useWords()
  const command = useCommand(client.customers.addNote, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('cards:notes.saved'))
      onClose()
    },
  })
  const fields = useFields<NoteValues>(emptyNote, ({ text }) =>
    text.trim() === '' ? { text: t('required') } : {},
  )
  const submit = fields.submit(({ contactId, assigneeId, ...values }) =>
    command.run({
      ...values,
      customerId: customer.id,
      contactId: contactId === '' ? null : contactId,
      assigneeId: assigneeId === '' ? null : assigneeId,
    }),
  )
  return (
    <FormDialog title={t('cards:notes.new')} command={command} onClose={onClose} onSubmit={submit}>
      <Group grow>
        <ChoiceSelect
          label={t('cards:notes.kind')}
          choices={noteKinds.map((kind) => [kind, t(`cards:notes.kinds.${kind}`)] as const)}
          {...fields.value('kind')}
        />
        <ChoiceSelect
          label={t('cards:notes.contact')}
          choices={[
            ['', t('cards:notes.nobody')] as const,
            ...customer.contacts.map(({ id, name }) => [id, name] as const),
          ]}
          {...fields.value('contactId')}
        />
      </Group>
      <ChoiceSelect
        label={t('cards:notes.identified')}
        choices={identifications.map((way) => [way, t(`cards:access.how.${way}`)] as const)}
        {...fields.value('identifiedBy')}
      />
      <Textarea
        label={t('cards:notes.text')}
        withAsterisk
        data-autofocus
        autosize
        minRows={3}
        maxRows={8}
        maxLength={4000}
        {...fields.text('text')}
      />
      <FollowUpFields
        day={fields.values.followUpDay}
        onDay={(day) => fields.set('followUpDay', day)}
        assigneeId={fields.values.assigneeId}
        onAssignee={(id) => fields.set('assigneeId', id)}
      />
    </FormDialog>
  )
}

/** Gives a follow-up another day or another operator. */
export function MoveFollowUpDialog({ note, onClose }: { note: CardNote; onClose(): void }) {
  const t = useWords()
  const command = useCommand(client.customers.changeFollowUp, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('cards:notes.moved'))
      onClose()
    },
  })
  const fields = useFields({ followUpDay: note.followUpDay, assigneeId: note.assigneeId ?? '' })
  const submit = fields.submit(({ followUpDay, assigneeId }) =>
    command.run({
      id: note.id,
      version: note.version,
      followUpDay,
      assigneeId: assigneeId === '' ? null : assigneeId,
    }),
  )
  return (
    <FormDialog title={t('cards:notes.moveTitle')} command={command} onClose={onClose} onSubmit={submit}>
      <FollowUpFields
        day={fields.values.followUpDay}
        onDay={(day) => fields.set('followUpDay', day)}
        assigneeId={fields.values.assigneeId}
        onAssignee={(id) => fields.set('assigneeId', id)}
      />
    </FormDialog>
  )
}
