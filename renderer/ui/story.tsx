import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Outputs } from '../api/types.ts'
import { useWords } from '../app/i18n.ts'
import { actionWords, eventValues } from './event-values.ts'
import { useFormat } from './format.ts'
import { EmptyState } from './page.tsx'
import { QueryView } from './query-view.tsx'
import classes from './story.module.css'

/** Who did what to a record, newest first. */
export function Story({ recordKind, recordId }: { recordKind: string; recordId: string }) {
  const t = useWords()
  const query = useQuery(api.audit.story.queryOptions({ input: { recordKind, recordId } }))
  return (
    <QueryView query={query}>
      {(events) =>
        events.length === 0 ? (
          <EmptyState title={t('story.empty')} />
        ) : (
          <ol className={classes.story}>
            {events.map((event) => (
              <StoryEvent key={event.seq} event={event} />
            ))}
          </ol>
        )
      }
    </QueryView>
  )
}

function StoryEvent({ event }: { event: Outputs['audit']['story'][number] }) {
  const t = useWords()
  const format = useFormat()
  const values = eventValues({ ...event.public, ...event.private }, format)
  return (
    <li className={classes.event}>
      <div className={classes.what}>{actionWords(event.action)}</div>
      <div className="dim">{t('story.by', { name: event.operatorName, at: format.instant(event.at) })}</div>
      {values.length > 0 && (
        <p className={classes.values}>{values.map(([name, value]) => `${name}: ${value}`).join(' · ')}</p>
      )}
    </li>
  )
}
