import type { DocumentKind, DocumentState } from '../../../../shared/contract/billing.ts'

/**
 * What a document can become, by kind. A state that is missing as a key is never had by that kind; one with an
 * empty list is final.
 *
 * `settled` of a proforma means that its final invoice stands; it goes back only when that invoice is credited.
 */
export const transitions = {
  proforma: {
    open: ['part-paid', 'to-check', 'settled', 'expired', 'cancelled', 'replaced'],
    'part-paid': ['open', 'to-check', 'settled'],
    'to-check': ['open', 'part-paid', 'settled'],
    settled: ['open', 'part-paid', 'to-check'],
    expired: ['open', 'cancelled', 'replaced'],
    cancelled: [],
    // Only where the migration that replaced it is taken back.
    replaced: ['open', 'expired'],
  },
  invoice: {
    open: ['part-paid', 'settled', 'credited'],
    'part-paid': ['open', 'settled', 'credited'],
    settled: ['open', 'part-paid', 'credited'],
    credited: ['open', 'part-paid', 'settled'],
  },
  'credit-note': { open: ['settled'], settled: [] },
  corrective: { settled: [] },
} as const satisfies Record<DocumentKind, Partial<Record<DocumentState, readonly DocumentState[]>>>

/** Whether a document of the kind may go from one state to the other; staying is always allowed. */
export function mayBecome(kind: DocumentKind, from: DocumentState, to: DocumentState): boolean {
  const table: Partial<Record<DocumentState, readonly DocumentState[]>> = transitions[kind]
  return from === to ? table[from] !== undefined : (table[from] ?? []).includes(to)
}

/** Kinds and states in which money is accepted. */
export function isPayable(kind: DocumentKind, state: DocumentState): boolean {
  return (kind === 'proforma' || kind === 'invoice') && (state === 'open' || state === 'part-paid')
}

/** The state of a proforma whose final invoice does not stand (any more), from what is open of its total. */
export function proformaState(grossCents: number, openCents: number): 'open' | 'part-paid' | 'to-check' {
  if (openCents === 0) return 'to-check'
  return openCents < grossCents ? 'part-paid' : 'open'
}

/** The state of an invoice. An open one that nobody paid on stays open, though part of it was credited. */
export function invoiceState(
  grossCents: number,
  openCents: number,
  creditedCents: number,
): 'open' | 'part-paid' | 'settled' | 'credited' {
  if (openCents === 0) return creditedCents >= grossCents ? 'credited' : 'settled'
  return openCents < grossCents - creditedCents ? 'part-paid' : 'open'
}

export type DocumentAction =
  'issue-invoice' | 'cancel' | 'replace' | 'credit' | 'credit-and-copy' | 'copy' | 'reopen'

const proformaActions: Partial<Record<DocumentState, readonly DocumentAction[]>> = {
  open: ['replace', 'cancel'],
  'to-check': ['issue-invoice'],
  expired: ['replace', 'cancel'],
}

/** What may be done with a document now by an operator who may write. */
export function actionsOf(
  kind: DocumentKind,
  state: DocumentState,
  creditableCents: number,
): DocumentAction[] {
  if (kind === 'proforma') return [...(proformaActions[state] ?? []), 'copy']
  if (kind !== 'invoice') return []
  return [...(creditableCents > 0 ? (['credit', 'credit-and-copy'] as const) : []), 'copy']
}
