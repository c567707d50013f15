import { Divider, Modal } from '@mantine/core'
import { useWords } from '../../app/i18n.ts'
import { Facts, InstantText, TextLink, useFormat } from '../../ui/index.ts'
import { actionWords, eventValues } from '../../ui/event-values.ts'
import classes from './audit.module.css'
import { recordKindWords } from './audit-page.tsx'
import type { AuditEvent } from './audit-page.tsx'

/** One event with all it holds. */
export function EventDialog({ event, onClose }: { event: AuditEvent; onClose(): void }) {
  const t = useWords()
  const format = useFormat()
  const values = [...eventValues(event.public, format), ...eventValues(event.private ?? {}, format)]
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('audit:detail', { seq: format.count(event.seq) })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Facts
        facts={[
          [t('audit:event'), actionWords(event.action)],
          [t('audit:at'), <InstantText key="at" at={event.at} />],
          [t('audit:operator'), event.operatorName],
          [
            t('audit:record'),
            <span key="record">
              {recordKindWords(event.recordKind)} {event.recordLabel} <RecordLink event={event} />
            </span>,
          ],
        ]}
      />
      <Divider my="sm" label={t('audit:values')} labelPosition="left" />
      {event.private === null && <p className="dim">{t('audit:erased')}</p>}
      <Facts facts={values} />
      <Divider my="sm" label={t('audit:hash')} labelPosition="left" />
      <div className={classes.hash}>{event.hash}</div>
    </Modal>
  )
}

function RecordLink({ event: { recordKind, recordId } }: { event: AuditEvent }) {
  const t = useWords()
  const label = t('audit:openRecord')
  const params = { id: recordId }
  switch (recordKind) {
    case 'customer':
      return (
        <TextLink to="/customers/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'service':
      return (
        <TextLink to="/services/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'document':
      return (
        <TextLink to="/documents/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'bank-line':
      return (
        <TextLink to="/match" search={{ line: recordId }}>
          {label}
        </TextLink>
      )
    case 'import':
      return (
        <TextLink to="/statements/$id" params={params}>
          {label}
        </TextLink>
      )
    default:
      return null
  }
}
