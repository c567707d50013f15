import { roleAllows } from '../../../../shared/contract/permissions.ts'
import { Forbidden } from '../../api/context.ts'
import { api, onQuery } from '../../api/implementer.ts'
import type { Session } from '../../platform/sessions.ts'
import { mayReadPersonal, readPermission } from './access-rules.ts'
import { type AuditEvent, authorsOf, chainHead, listEvents, storyOf } from './read-store.ts'

/** Values of people that an operator of this role has no business with are left out. */
function shown(event: AuditEvent, session: Session | null): AuditEvent {
  const may = session !== null && mayReadPersonal(session.role, event.recordKind)
  return may ? event : { ...event, private: null }
}

/** A story is open to whoever may read its record, and an operator's own to themselves. */
function requireMay(session: Session | null, record: { recordKind: string; recordId: string }): void {
  const permission = readPermission(record.recordKind)
  const isOwn = record.recordKind === 'operator' && record.recordId === session?.operatorId
  if (session === null || (!isOwn && !roleAllows(session.role, permission))) throw new Forbidden(permission)
}

/** All but `verify`, which examines every room and therefore stands beside them. */
export const audit = {
  list: api.audit.list.handler(
    onQuery(async (query, input) => {
      const { rows, total } = await listEvents(query.tx, input)
      return { rows: rows.map((row) => shown(row, query.session)), total }
    }),
  ),
  story: api.audit.story.handler(
    onQuery(async (query, input) => {
      requireMay(query.session, input)
      const events = await storyOf(query.tx, input.recordKind, input.recordId)
      return events.map((event) => shown(event, query.session))
    }),
  ),
  authors: api.audit.authors.handler(onQuery(async (query) => authorsOf(query.tx))),
  head: api.audit.head.handler(onQuery(async (query) => chainHead(query.tx))),
}
