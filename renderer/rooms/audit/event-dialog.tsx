import { Divider, Modal } from '@mantine/core'
import { useWords } from '../../app/i18n.ts'
import { Facts, InstantText, useFormat } from '../../ui/index.ts'
import { actionWords, eventWords } from '../../ui/event-values.ts'
import classes from './audit.module.css'
import { RecordLink } from './record-link.tsx'
import { recordKindWords } from './audit-page.tsx'
import type { AuditEvent } from './audit-page.tsx'

/** One event with all it holds. */
export function EventDialog({ event, onClose }: { event: AuditEvent; onClose(): void }) {
  const t = useWords()
  const format = useFormat()
  const { changes, facts } = eventWords(event, format)
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
      {changes.length > 0 && (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      <Facts facts={facts} />
      <Divider my="sm" label={t('audit:hash')} labelPosition="left" />
      <div className={classes.hash}>{event.hash}</div>
    </Modal>
  )
}
