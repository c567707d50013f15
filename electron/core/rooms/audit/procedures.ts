import { roleAllows } from '../../../../shared/contract/permissions.ts'
import { api, onQuery } from '../../api/implementer.ts'
import type { Session } from '../../platform/sessions.ts'
import { type AuditEvent, chainHead, listEvents, storyOf } from './read-store.ts'

/** Values of people that an operator of this role has no business with are left out. */
function shown(event: AuditEvent, session: Session | null): AuditEvent {
  const aboutOperators = event.recordKind === 'operator' || event.recordKind === 'session'
  const may = session !== null && (!aboutOperators || roleAllows(session.role, 'operators.read'))
  return may ? event : { ...event, private: null }
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
    onQuery(async (query, input) =>
      (await storyOf(query.tx, input.recordKind, input.recordId)).map((event) => shown(event, query.session)),
    ),
  ),
  head: api.audit.head.handler(onQuery(async (query) => chainHead(query.tx))),
}
