export type {
  PayableDocument,
  PayableSearch,
  PaymentInput,
  PaymentResult,
  Proof,
  TakeBackInput,
  TakeBackResult,
} from './types.ts'
export { findPayables, paymentAccount, readPayable } from './payable.ts'
export {
  findByServices,
  findPayableKeys,
  findReplacements,
  readPayables,
  payableNow,
} from './payable-store.ts'
export { recordPayment } from './payment.ts'
export { takeBackPayment } from './take-back.ts'
export { checkDocumentIndex, checkNumbering, checkPdfHashes, pendingPdfs } from './proofs.ts'
export { startRenderJobs } from './render-jobs.ts'
export { issueEach, type IssueProgress } from './waiting.ts'
export { findWaiting, type Waiting } from './waiting-store.ts'
export { companyFacts, recipientFacts } from './facts.ts'
export { foreseePayment, type PaymentEffect } from './foresee.ts'
export { storedFile } from './pdf-files.ts'
export { requireDefaultAccount } from './issue.ts'
export { requireCompany } from './compute.ts'
export {
  foreseeReissue,
  type OpenProforma,
  openProformasOf,
  type Reissue,
  reissueFor,
  takeReissueBack,
} from './move-proforma.ts'
export { type StandingDocument, standingDocumentsOf, unpaidInvoicesOf } from './standing-store.ts'
export type { Correction, PrintedLine, PrintedRecipient, PrintedWords } from './corrective-rules.ts'
export {
  type CorrectiveInput,
  foreseeCorrective,
  type ForeseenCorrective,
  issueCorrective,
} from './corrective.ts'
export { type PrintedDocument, printedOf } from './printed.ts'
export {
  creditAndReinvoice,
  foreseeReinvoice,
  type ForeseenReinvoice,
  type Reinvoiced,
  type ReinvoiceFigures,
  type ReinvoiceInput,
} from './reinvoice.ts'
