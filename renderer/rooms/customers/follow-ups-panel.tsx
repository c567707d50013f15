import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { QueryView } from '../../ui/index.ts'
import { Panel } from './customer-overview.tsx'
import classes from './customers.module.css'
import { NoteItem } from './note-item.tsx'

const shownNotes = 12

/** Follow-ups that are due today or late, of the operator or of everybody, and how many come later. */
export function FollowUpsPanel() {
  const t = useWords()
  const today = useToday()
  const [whose, setWhose] = useState<'mine' | 'all'>('mine')
  const query = useQuery(api.customers.listFollowUps.queryOptions({ input: { whose } }))
  return (
    <Panel
      title={t('cards:notes.waiting')}
      action={
        <SegmentedControl
          size="xs"
          aria-label={t('cards:notes.whose')}
          data={[
            { value: 'mine', label: t('cards:notes.mine') },
            { value: 'all', label: t('cards:notes.all') },
          ]}
          value={whose}
          onChange={(chosen) => setWhose(chosen === 'all' ? 'all' : 'mine')}
        />
      }
    >
      <QueryView query={query}>
        {(notes) => {
          const due = notes.filter(({ followUpDay }) => followUpDay !== null && followUpDay <= today)
          const shown = due.slice(0, shownNotes)
          const later = notes.length - shown.length
          return (
            <>
              {due.length === 0 && <p className="dim">{t('cards:notes.noneWaiting')}</p>}
              <ol className={classes.versions}>
                {shown.map((note) => (
                  <NoteItem key={note.id} note={note} withCard />
                ))}
              </ol>
              {later > 0 && <p className="dim">{t('cards:notes.later', { count: later })}</p>}
            </>
          )
        }}
      </QueryView>
    </Panel>
  )
}
