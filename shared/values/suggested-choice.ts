/** What the choice must know of a candidate. Amounts are minor units. */
export interface Choosable {
  grade: 'certain' | 'likely' | 'possible'
  documentKind: string
  documentState: string
  openCents: number
  evidence: readonly { code: string }[]
}

/** Whether money can go to a candidate now. */
export function isPayable(
  candidate: Pick<Choosable, 'documentKind' | 'documentState' | 'openCents'>,
): boolean {
  const isDebt = candidate.documentKind === 'proforma' || candidate.documentKind === 'invoice'
  const isOpen = candidate.documentState === 'open' || candidate.documentState === 'part-paid'
  return isDebt && isOpen && candidate.openCents > 0
}

function speaks(candidate: Choosable, code: string): boolean {
  return candidate.evidence.some((evidence) => evidence.code === code)
}

/**
 * What a line pays that nobody touched, from its candidates as they are ranked: the best one where that is certain or
 * likely and has no rival, or all documents that it pays together, named or not. Never a possible, settled or
 * cancelled one. The match desk and the batch both decide by this.
 */
export function suggestedChoice<One extends Choosable>(
  candidates: readonly One[],
  remainingCents: number,
): readonly One[] {
  const best = candidates[0]
  if (best === undefined || remainingCents <= 0) return []
  if (best.grade === 'possible' || !isPayable(best) || speaks(best, 'tie')) return []
  const together = ['sum-equal', 'set-equal'].find((code) => speaks(best, code))
  if (together === undefined) return [best]
  return candidates.filter((one) => isPayable(one) && speaks(one, together))
}
