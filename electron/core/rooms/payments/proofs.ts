import type { ReadTx } from '../../store/store.ts'
import type { Proof } from '../billing/index.ts'
import {
  countCards,
  countLines,
  suspenseFigures,
  wrongCredits,
  wronglyLiveLines,
  wrongLines,
} from './proof-store.ts'

export type { Proof }
export { checkBankBalance } from './bank-balance.ts'

/**
 * Proves that what is kept as remaining on bank lines is their amount less their live allocations, that a line is
 * withdrawn exactly when no import sees it, and that suspense is the mirror of what remains.
 */
export async function checkLineIndex(tx: ReadTx): Promise<Proof> {
  const problems: Proof['problems'] = []
  for (const { id, remaining, expected, state } of await wrongLines(tx)) {
    const params = { bankLineId: id, remainingCents: remaining, expectedCents: Number(expected), state }
    problems.push({ code: 'payments.line-remaining-differs', params })
  }
  for (const { id, state } of await wronglyLiveLines(tx))
    problems.push({ code: 'payments.line-sightings-differ', params: { bankLineId: id, state } })
  const figures = await suspenseFigures(tx)
  if (figures.suspenseCents !== -figures.remainingCents)
    problems.push({ code: 'payments.suspense-differs', params: { ...figures } })
  return { examined: await countLines(tx), problems }
}

/** Proves that the credit kept on each card is what the ledger holds for it. */
export async function checkCreditIndex(tx: ReadTx): Promise<Proof> {
  const problems = (await wrongCredits(tx)).map(({ card, credit, expected }) => ({
    code: 'payments.credit-differs',
    params: { cardNumber: card, shownCents: credit, ledgerCents: Number(expected) },
  }))
  return { examined: await countCards(tx), problems }
}
