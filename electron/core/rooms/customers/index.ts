export type { Card, CardKey, CardRow, CardState, TaxIdentity, VatConfirmation } from './card.ts'
export { requireActiveCard } from './active-card.ts'
export { findCardsByIban, searchCards } from './search-store.ts'
export { addToCredit, addToOpen, readCard, readCards } from './store.ts'
