import { api, onCommand, onQuery } from '../../api/implementer.ts'
import { addNote, changeFollowUp, closeFollowUp, followUps, notesOfCard, paymentsOfCard } from './notes.ts'
import { listAssignees } from './note-store.ts'

export const noteProcedures = {
  listNotes: api.customers.listNotes.handler(onQuery(({ tx }, input) => notesOfCard(tx, input.customerId))),
  addNote: api.customers.addNote.handler(onCommand(addNote)),
  changeFollowUp: api.customers.changeFollowUp.handler(onCommand(changeFollowUp)),
  closeFollowUp: api.customers.closeFollowUp.handler(onCommand(closeFollowUp)),
  listFollowUps: api.customers.listFollowUps.handler(onQuery(followUps)),
  listAssignees: api.customers.listAssignees.handler(
    onQuery(async ({ tx }) => (await listAssignees(tx)).map(({ id, name }) => ({ id, name }))),
  ),
  lastPayments: api.customers.lastPayments.handler(
    onQuery(({ tx }, input) => paymentsOfCard(tx, input.customerId)),
  ),
}
