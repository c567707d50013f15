import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { confirmVatNumber, previewChange, updateCard, withdrawCard } from './change-card.ts'
import { completeTaxIdentity } from './complete-identity.ts'
import { removeContact, saveContact } from './contacts.ts'
import { createCard, findLikelyDuplicates } from './create-card.ts'
import { erasePerson, formerContacts, previewErasure } from './erasure.ts'
import { listCards } from './list-store.ts'
import { mergeCards, mergeTargets } from './merge-cards.ts'
import { cardAsOf, cardHistory, cardVersion, getCard } from './reading.ts'
import { importProcedures } from './import-procedures.ts'
import { noteProcedures } from './note-procedures.ts'
import { searchCards } from './search-store.ts'

const mostHits = 20

export const customers = {
  ...noteProcedures,
  ...importProcedures,
  list: api.customers.list.handler(onQuery((query, input) => listCards(query.tx, input))),
  search: api.customers.search.handler(
    onQuery((query, input) => searchCards(query.tx, input.text, mostHits)),
  ),
  get: api.customers.get.handler(onQuery((query, input) => getCard(query, input.id))),
  findDuplicates: api.customers.findDuplicates.handler(
    onQuery((query, input) => findLikelyDuplicates(query.tx, input)),
  ),
  create: api.customers.create.handler(
    onCommand(async (command, input) => {
      const { id, cardNumber } = await createCard(command, input)
      return { id, cardNumber }
    }),
  ),
  previewChange: api.customers.previewChange.handler(
    onQuery((query, input) => previewChange(query.tx, input)),
  ),
  update: api.customers.update.handler(onJob((job, input) => updateCard(job, input))),
  completeTaxIdentity: api.customers.completeTaxIdentity.handler(
    onJob((job, input) => completeTaxIdentity(job, input)),
  ),
  merge: api.customers.merge.handler(onCommand(mergeCards)),
  mergeTargets: api.customers.mergeTargets.handler(
    onQuery((query, input) => mergeTargets(query.tx, input.id)),
  ),
  withdraw: api.customers.withdraw.handler(onCommand(withdrawCard)),
  confirmVat: api.customers.confirmVat.handler(onCommand(confirmVatNumber)),
  saveContact: api.customers.saveContact.handler(onCommand(saveContact)),
  removeContact: api.customers.removeContact.handler(onCommand(removeContact)),
  formerContacts: api.customers.formerContacts.handler(
    onQuery((query, input) => formerContacts(query.tx, input.customerId)),
  ),
  previewErasure: api.customers.previewErasure.handler(
    onQuery((query, input) => previewErasure(query.tx, input.contactId)),
  ),
  erasePerson: api.customers.erasePerson.handler(onJob((job, input) => erasePerson(job, input))),
  history: api.customers.history.handler(onQuery((query, input) => cardHistory(query.tx, input.id))),
  asOf: api.customers.asOf.handler(onQuery((query, input) => cardAsOf(query.tx, input.id, input.day))),
  getVersion: api.customers.getVersion.handler(onQuery((query, input) => cardVersion(query.tx, input))),
}
