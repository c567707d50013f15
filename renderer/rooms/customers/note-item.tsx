import { Button } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { askText, notifyDone, StateBadge, useFormat } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import classes from './customers.module.css'
import { MoveFollowUpDialog } from './note-dialogs.tsx'

export type CardNote = Outputs['customers']['listNotes'][number]

/** One note of a call sheet with its follow-up; with `withCard` also whose sheet it stands on. */
export function NoteItem({ note, withCard = false }: { note: CardNote; withCard?: boolean }) {
  const t = useWords()
  const format = useFormat()
  return (
    <li>
      <div className={classes.noteHead}>
        {withCard && (
          <TextLink to="/customers/$id" params={{ id: note.customerId }} search={{ tab: 'sheet' }}>
            {note.legalName}
          </TextLink>
        )}
        <strong>{t(`cards:notes.kinds.${note.kind}`)}</strong>
        <span className="dim">
          {t('cards:notes.by', { name: note.operatorName, at: format.instant(note.createdAt) })}
        </span>
        {note.contactName !== null && (
          <span className="dim">
            {t('cards:notes.with', { name: note.contactName || t('people:erasure.someone') })}
          </span>
        )}
        {note.identifiedBy !== 'not-needed' && (
          <span className="dim">{t(`cards:access.how.${note.identifiedBy}`)}</span>
        )}
      </div>
      <p className={classes.noteText}>
        {note.text === '' ? <span className="dim">{t('people:erasure.textErased')}</span> : note.text}
      </p>
      {note.doneAt !== null && (
        <div className="dim">
          {t('cards:notes.done', { name: note.doneByName ?? '', at: format.instant(note.doneAt) })}
          {note.outcome === '' ? '' : `: ${note.outcome}`}
        </div>
      )}
      {note.followUpDay !== null && note.doneAt === null && <FollowUp note={note} day={note.followUpDay} />}
    </li>
  )
}

function FollowUp({ note, day }: { note: CardNote; day: string }) {
  const t = useWords()
  const format = useFormat()
  const today = useToday()
  const mayWrite = useMay('customers.write')
  const [isMoving, setMoving] = useState(false)
  const close = useCommand(client.customers.closeFollowUp, {
    onSuccess: () => notifyDone(t('cards:notes.closed')),
  })
  const askClose = async () => {
    const outcome = await askText({ title: t('cards:notes.close'), label: t('cards:notes.closeTitle') })
    if (outcome !== null) await close.run({ id: note.id, version: note.version, outcome })
  }
  const written = format.day(day)
  const due =
    note.assigneeName === null
      ? t('cards:notes.due', { day: written })
      : t('cards:notes.dueFor', { day: written, name: note.assigneeName })
  return (
    <div className={classes.noteFoot}>
      <StateBadge tone={day < today ? 'bad' : 'plain'}>
        {day < today ? t('cards:notes.late', { day: written }) : due}
      </StateBadge>
      {day < today && note.assigneeName !== null && <span className="dim">{note.assigneeName}</span>}
      {mayWrite && (
        <>
          <Button size="compact-xs" onClick={() => void askClose()}>
            {t('cards:notes.close')}
          </Button>
          <Button size="compact-xs" onClick={() => setMoving(true)}>
            {t('cards:notes.move')}
          </Button>
        </>
      )}
      {isMoving && <MoveFollowUpDialog note={note} onClose={() => setMoving(false)} />}
    </div>
  )
}
