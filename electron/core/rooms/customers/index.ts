export type {
  Card,
  CardKey,
  CardRow,
  CardState,
  ContactPerson,
  TaxIdentity,
  VatConfirmation,
} from './card.ts'
export {
  applyAuthorisedContact,
  applyAuthorisedFields,
  type ApprovedRequest,
  type ContactFields,
} from './authorised-changes.ts'
export { refuseInactive, requireActiveCard } from './active-card.ts'
export { fieldsOfCard } from './card-mapping.ts'
export { confirmVatNumber } from './change-card.ts'
export { listContacts } from './contact-store.ts'
export { createCard, findLikelyDuplicates, type NewCard } from './create-card.ts'
export { type Duplicate } from './duplicate-store.ts'
export { checkCardHistory } from './history-proof-store.ts'
export { copyContacts, moveCardTo, takeCardBack, withdrawSuccessor } from './move-card.ts'
export { type Checked, checkFields, checkTaxIdentity } from './rules.ts'
export { findCardsByIban, searchCards } from './search-store.ts'
export { judgeSigner, type JudgedSigner, type Signer } from './signer.ts'
export { addToCredit, addToOpen, cardsBefore, readCard, readCards } from './store.ts'
