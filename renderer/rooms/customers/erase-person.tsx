import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  List,
  Modal,
  PasswordInput,
  Stack,
  Text,
  TextInput,
} from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { FailureAlert, notifyDone, QueryView, TextLink, useFields, useFormat } from '../../ui/index.ts'
import classes from './customers.module.css'

interface Erasable {
  contactId: string
  version: number
  name: string
}

/** Erases a contact person, for whoever may; nothing for others. */
export function EraseButton({ person }: { person: Erasable }) {
  const t = useWords()
  const mayErase = useMay('customers.erase')
  const [isOpen, setOpen] = useState(false)
  if (!mayErase) return null
  const { name } = person
  return (
    <>
      <ActionIcon
        aria-label={t('people:erasure.button', { name })}
        title={t('people:erasure.button', { name })}
        onClick={() => setOpen(true)}
      >
        <IconEraser size={16} />
      </ActionIcon>
      {isOpen && (
        <Modal
          opened
          size="lg"
          onClose={() => setOpen(false)}
          title={t('people:erasure.title', { name })}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <EraseForm person={person} onDone={() => setOpen(false)} />
        </Modal>
      )}
    </>
  )
}

function EraseForm({ person, onDone }: { person: Erasable; onDone(): void }) {
  const t = useWords()
  const { contactId, version } = person
  const query = useQuery(api.customers.previewErasure.queryOptions({ input: { contactId } }))
  const [keepNoteIds, setKeepNoteIds] = useState<readonly string[]>([])
  const fields = useFields({ reason: '', password: '' }, (values) => ({
    ...(values.reason.trim() === '' ? { reason: t('required') } : {}),
    ...(values.password === '' ? { password: t('required') } : {}),
  }))
  const erase = useCommand(client.customers.erasePerson, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('people:erasure.done'))
      onDone()
    },
  })
  return (
    <QueryView query={query}>
      {({ eventCount, requestCount, notes, migrations, kept }) => (
        <form
          noValidate
          onSubmit={fields.submit((values) =>
            erase.run({ contactId, version, keepNoteIds: [...keepNoteIds], ...values }),
          )}
        >
          <Stack gap="sm">
            <Text>{t('people:erasure.intro')}</Text>
            <Text>{t('people:erasure.events', { count: eventCount })}</Text>
            {requestCount > 0 && <Text>{t('people:erasure.requests', { count: requestCount })}</Text>}
            {migrations.length > 0 && (
              <Text>
                {t('people:erasure.migrations', { labels: migrations.map(({ label }) => label).join(', ') })}
              </Text>
            )}
            <NotesToErase notes={notes} keepIds={keepNoteIds} onChange={setKeepNoteIds} />
            <Kept kept={kept} />
            <Text className="dim">{t('people:erasure.payments')}</Text>
            <TextInput
              autoFocus
              label={t('people:erasure.reason')}
              description={t('people:erasure.reasonHint')}
              maxLength={300}
              {...fields.text('reason')}
            />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              {...fields.text('password')}
            />
            <FailureAlert failure={erase.failure} />
            <Group justify="flex-end" gap="xs">
              <Button onClick={onDone}>{t('cancel')}</Button>
              <Button type="submit" variant="filled" color="red" loading={erase.isRunning}>
                {t('people:erasure.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
    </QueryView>
  )
}

/** Notes that name the person; each is emptied unless it is unticked. */
function NotesToErase({
  notes,
  keepIds,
  onChange,
}: {
  notes: Outputs['customers']['previewErasure']['notes']
  keepIds: readonly string[]
  onChange(ids: readonly string[]): void
}) {
  const t = useWords()
  const format = useFormat()
  if (notes.length === 0) return null
  return (
    <fieldset className={classes.notesToErase}>
      <legend>{t('people:erasure.notes')}</legend>
      {notes.map(({ id, text, createdAt, operatorName }) => (
        <Checkbox
          key={id}
          label={text}
          description={t('people:erasure.noteBy', { at: format.instant(createdAt), name: operatorName })}
          checked={!keepIds.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange(checked ? keepIds.filter((kept) => kept !== id) : [...keepIds, id])
          }
        />
      ))}
    </fieldset>
  )
}

const pages = {
  document: '/documents/$id',
  message: '/mail/$id',
  migration: '/migrations/$id',
  'change-request': '/changes/$id',
} as const

/** What the law keeps all the same, and until when. */
function Kept({ kept }: { kept: Outputs['customers']['previewErasure']['kept'] }) {
  const t = useWords()
  const format = useFormat()
  if (kept.length === 0) return <Text className="dim">{t('people:erasure.keptNone')}</Text>
  return (
    <section aria-label={t('people:erasure.keptTitle')}>
      <Text>{t('people:erasure.kept')}</Text>
      <List spacing={2}>
        {kept.map(({ kind, id, label, keepUntilDay }) => (
          <List.Item key={id}>
            <TextLink to={pages[kind]} params={{ id }}>
              {t('people:erasure.keptUntil', {
                label: kind === 'migration' ? t('people:erasure.papers', { label }) : label,
                day: format.day(keepUntilDay),
              })}
            </TextLink>
          </List.Item>
        ))}
      </List>
    </section>
  )
}

/** Contact persons who are not on the card any more, and the record of those who were erased. */
export function FormerContacts({ customerId }: { customerId: string }) {
  const t = useWords()
  const format = useFormat()
  const former = useQuery(api.customers.formerContacts.queryOptions({ input: { customerId } })).data
  if (former === undefined || former.removed.length + former.erased.length === 0) return null
  return (
    <section aria-label={t('people:erasure.formerTitle')}>
      <h3>{t('people:erasure.formerTitle')}</h3>
      <List listStyleType="none" spacing={4}>
        {former.removed.map((person) => (
          <List.Item key={person.contactId}>
            <Group gap={6}>
              {person.name}
              <span className="dim">
                {t('people:erasure.removedOn', { at: format.instant(person.removedAt) })}
              </span>
              <EraseButton person={person} />
            </Group>
          </List.Item>
        ))}
        {former.erased.map(({ id, at, operatorName, reason, kept }) => (
          <List.Item key={id}>
            {t('people:erasure.erased', { at: format.instant(at), name: operatorName, reason })}{' '}
            {kept.length > 0 && (
              <span className="dim">
                {t('people:erasure.erasedKept', {
                  count: kept.length,
                  day: format.day(
                    kept
                      .map(({ keepUntilDay }) => keepUntilDay)
                      .sort()
                      .at(-1) ?? null,
                  ),
                })}
              </span>
            )}
          </List.Item>
        ))}
      </List>
    </section>
  )
}
