import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import {
  askConfirm,
  downloadBlob,
  Facts,
  Kbd,
  notifyDone,
  Page,
  PdfView,
  QueryView,
  StateBadge,
  Story,
  useFormat,
  useShortcuts,
} from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { DraftForm } from './draft-form.tsx'
import classes from './mail.module.css'
import { mailTones } from './mail-tones.ts'

export type Message = Outputs['mail']['get']

/** One message: its words on the left, its attachment on the right. */
export function MessagePage() {
  const { id } = useParams({ from: '/mail/$id' })
  const query = useQuery(api.mail.get.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(message) => <MessageView key={id} message={message} />}</QueryView>
}

function MessageView({ message }: { message: Message }) {
  const t = useWords()
  const mayWrite = useMay('mail.write')
  const [isDirty, setDirty] = useState(false)
  return (
    <Page
      title={message.subject}
      badge={<StateBadge tone={mailTones[message.state]}>{t(`mail:state.${message.state}`)}</StateBadge>}
      subtitle={<About message={message} />}
      actions={mayWrite ? <MessageActions message={message} isDirty={isDirty} /> : undefined}
      flush
    >
      {message.state !== 'sent' && message.state !== 'cancelled' && (
        <div className={classes.notice} role="note">
          {t('mail:noServer')}
        </div>
      )}
      <div className={classes.split}>
        <div className={classes.letter}>
          {message.state === 'draft' && mayWrite ? (
            <DraftForm key={message.version} message={message} onDirty={setDirty} />
          ) : (
            <Letter message={message} />
          )}
          <section className={classes.part} aria-label={t('mail:story')}>
            <h2>{t('mail:story')}</h2>
            <Story recordKind="message" recordId={message.id} />
          </section>
        </div>
        <Attachments message={message} />
      </div>
    </Page>
  )
}

/** The files that go along, one at a time. */
function Attachments({ message }: { message: Message }) {
  const t = useWords()
  const [wanted, setWanted] = useState(0)
  const { id, attachments } = message
  const index = Math.min(wanted, attachments.length - 1)
  const shown = attachments[index]
  if (shown === undefined) return null
  return (
    <aside className={classes.paper} aria-label={t('mail:attachments')}>
      {attachments.length > 1 && (
        <SegmentedControl
          fullWidth
          radius={0}
          aria-label={t('mail:attachments')}
          data={attachments.map(({ fileName }, place) => ({ value: String(place), label: fileName }))}
          value={String(index)}
          onChange={(value) => setWanted(Number(value))}
        />
      )}
      <PdfView
        key={index}
        loadKey={`${id}-${index}`}
        load={() => client.mail.attachment({ id, index })}
        fileName={shown.fileName}
      />
    </aside>
  )
}

const pages = {
  receipt: '/receipts/$id',
  document: '/documents/$id',
  migration: '/migrations/$id',
  'change-request': '/changes/$id',
} as const
const isKnown = (recordKind: string): recordKind is keyof typeof pages => Object.hasOwn(pages, recordKind)

function About({ message }: { message: Message }) {
  const t = useWords()
  const { customerId, recordKind } = message
  const page = isKnown(recordKind) ? pages[recordKind] : undefined
  return (
    <>
      {page === undefined ? (
        t(`mail:kind.${message.kind}`)
      ) : (
        <TextLink underline="always" to={page} params={{ id: message.recordId }}>
          {t(`mail:kind.${message.kind}`)}
        </TextLink>
      )}
      {customerId !== null && (
        <>
          {' · '}
          <TextLink underline="always" to="/customers/$id" params={{ id: customerId }}>
            {message.customerName}
          </TextLink>
        </>
      )}
    </>
  )
}

/** What left, or will not leave any more. */
function Letter({ message }: { message: Message }) {
  const t = useWords()
  const format = useFormat()
  const { exportedAt, sentAt, sentByName } = message
  return (
    <>
      <Facts
        facts={[
          [t('mail:field.from'), `${message.fromName} <${message.fromAddress}>`],
          [t('mail:field.to'), message.toAddress === '' ? t('mail:noAddress') : message.toAddress],
          [t('mail:field.subject'), message.subject],
          [t('mail:attachments'), message.attachments.map(({ fileName }) => fileName).join(', ')],
          [
            t('mail:column.state'),
            sentAt !== null
              ? t('mail:sentBy', { name: sentByName ?? '', at: format.instant(sentAt) })
              : exportedAt !== null
                ? t('mail:exportedAt', { at: format.instant(exportedAt) })
                : null,
          ],
        ]}
      />
      <p className={classes.body}>{message.bodyText}</p>
    </>
  )
}

function MessageActions({ message, isDirty }: { message: Message; isDirty: boolean }) {
  const t = useWords()
  const { id, version, state } = message
  const exported = useCommand(client.mail.exportEml, {
    onSuccess: (file) => {
      downloadBlob(file, file instanceof File ? file.name : 'message.eml')
      notifyDone(t('mail:action.exported'))
    },
  })
  const sent = useCommand(client.mail.markSent, {
    onSuccess: () => notifyDone(t('mail:action.markedSent')),
  })
  const cancelled = useCommand(client.mail.cancel, {
    onSuccess: () => notifyDone(t('mail:action.cancelled')),
  })
  const mayExport = state !== 'cancelled'
  const mayMark = state === 'draft' || state === 'exported'
  const save = () => (isDirty ? notifyDone(t('mail:unsavedExport')) : void exported.run({ id, version }))
  const mark = () => void sent.run({ id, version })
  const cancel = async () => {
    const question = { title: t('mail:action.cancelTitle'), message: t('mail:action.cancelMessage') }
    if (await askConfirm({ ...question, confirmLabel: t('mail:action.cancel') }))
      await cancelled.run({ id, version })
  }
  useShortcuts([
    ...(mayExport ? [{ key: 's', label: t('mail:keys.export'), run: save }] : []),
    ...(mayMark ? [{ key: 'g', label: t('mail:keys.markSent'), run: mark }] : []),
  ])
  return (
    <>
      {mayMark && <Button onClick={() => void cancel()}>{t('mail:action.cancel')}</Button>}
      {mayMark && (
        <Button loading={sent.isRunning} onClick={mark} rightSection={<Kbd name="G" />}>
          {t('mail:action.markSent')}
        </Button>
      )}
      {mayExport && (
        <Button
          variant={state === 'draft' ? 'filled' : 'default'}
          loading={exported.isRunning}
          onClick={save}
          rightSection={<Kbd name="S" />}
        >
          {t('mail:action.export')}
        </Button>
      )}
    </>
  )
}
