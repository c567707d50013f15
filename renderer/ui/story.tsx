import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Outputs } from '../api/types.ts'
import { useWords } from '../app/i18n.ts'
import { useMay } from '../app/session.ts'
import { actionWords, eventWords } from './event-values.ts'
import { useFormat } from './format.ts'
import { TextLink } from './links.tsx'
import { EmptyState } from './page.tsx'
import { QueryView } from './query-view.tsx'
import classes from './story.module.css'

/** Who did what to a record, in words, newest first. */
export function Story({ recordKind, recordId }: { recordKind: string; recordId: string }) {
  const t = useWords()
  const mayTrail = useMay('audit.read')
  const query = useQuery(api.audit.story.queryOptions({ input: { recordKind, recordId } }))
  return (
    <QueryView query={query}>
      {(events) =>
        events.length === 0 ? (
          <EmptyState title={t('story.empty')} />
        ) : (
          <>
            <ol className={classes.story}>
              {events.map((event) => (
                <StoryEvent key={event.seq} event={event} />
              ))}
            </ol>
            {mayTrail && recordId !== '' && (
              <p className={classes.trail}>
                <TextLink to="/audit" search={{ record: recordId }}>
                  {t('audit:inTrail')}
                </TextLink>
              </p>
            )}
          </>
        )
      }
    </QueryView>
  )
}

function StoryEvent({ event }: { event: Outputs['audit']['story'][number] }) {
  const t = useWords()
  const format = useFormat()
  const { changes, facts } = eventWords(event, format)
  return (
    <li className={classes.event}>
      <div className={classes.what}>{actionWords(event.action)}</div>
      <div className="dim">{t('story.by', { name: event.operatorName, at: format.instant(event.at) })}</div>
      {changes.length > 0 && (
        <ul className={classes.changes}>
          {changes.map((change) => (
            <li key={change}>{change}</li>
          ))}
        </ul>
      )}
      {facts.length > 0 && (
        <p className={classes.values}>{facts.map(([name, value]) => `${name}: ${value}`).join(' · ')}</p>
      )}
    </li>
  )
}
