export type {
  CompanyFacts,
  CorrectionFacts,
  DocumentFacts,
  LineFacts,
  PaymentFacts,
  RecipientFacts,
  VatCode,
  VatGroupFacts,
} from './facts.ts'
export { freezeDocument } from './freeze.ts'
export type { DocumentKind, DocumentLanguage, FrozenDocument } from './frozen.ts'
export { documentKinds, documentLanguages, frozenDocumentSchema, readFrozenDocument } from './frozen.ts'
export {
  findUnsupportedCharacters,
  printableOnly,
  unsupportedCharactersOf,
  unsupportedInTexts,
} from './unsupported-characters.ts'
export type { UnsupportedCharacter } from './unsupported-characters.ts'
export type { ReceiptFacts } from './receipt-facts.ts'
export { freezeReceipt } from './receipt-freeze.ts'
export { type FrozenReceipt, readFrozenReceipt } from './receipt-frozen.ts'
export { receiptTexts } from './receipt-texts.ts'
export type { MigrationFacts } from './migration-facts.ts'
export { freezeMigrationLetter, freezeMigrationReport } from './migration-freeze.ts'
export type {
  ChangeFormFacts,
  ChangeFormField,
  ChangeFormKind,
  ChangeFormVerdict,
  RequesterCapacity,
} from './change-form-facts.ts'
export {
  changeFormFields,
  changeFormKinds,
  changeFormVerdicts,
  requesterCapacities,
} from './change-form-facts.ts'
export { freezeChangeForm } from './change-form-freeze.ts'
export { changeFormTexts } from './change-form-texts.ts'
export { type FrozenLetter, readFrozenLetter } from './letter-frozen.ts'
export { migrationTexts } from './migration-texts.ts'
export { createRenderPool } from './render-pool.ts'
export type { RenderedPdf, RenderPool, RenderPoolOptions } from './render-pool.ts'
