/** A line that a bank booked, or one that a file brings, as far as sums and their parts are told by it. */
export interface SumPart {
  /** Key of the staged line, or public id of the stored one. */
  key: string
  bankAccountN: number
  bookingDay: string
  amountCents: number
  /** References that the booking of a batch and each of its payments share: of the entry, the message, the batch. */
  references: readonly string[]
  /** How many payments the bank says it booked as one; 0 where it says nothing. */
  batchCount: number
}

export interface SumTwin {
  staged: string
  storedId: string
  /** Of a staged sum: its other payments, which the file has seen as well. */
  otherIds: readonly string[]
}

/**
 * Finds bookings that came as one sum in one file and as its payments in another (a camt.053 without details beside
 * its camt.054): they are on the same account and day, share a reference, and the payments come to the sum.
 * A staged sum is known by the first of its stored payments; staged payments are known by their stored sum.
 */
export function findSums(staged: readonly SumPart[], stored: readonly SumPart[]): SumTwin[] {
  const twins: SumTwin[] = []
  const taken = new Set<string>()
  for (const sum of staged.filter((one) => one.batchCount > 1)) {
    const parts = partsOf(sum, stored, taken)
    const [first, ...others] = parts ?? []
    if (parts === null || first === undefined) continue
    for (const part of parts) taken.add(part.key)
    twins.push({ staged: sum.key, storedId: first.key, otherIds: others.map(({ key }) => key) })
  }
  const claimed = new Set(twins.map((twin) => twin.staged))
  for (const sum of stored.filter((one) => one.batchCount > 1)) {
    const parts = partsOf(sum, staged, claimed)
    for (const part of parts ?? []) {
      claimed.add(part.key)
      twins.push({ staged: part.key, storedId: sum.key, otherIds: [] })
    }
  }
  return twins
}

function partsOf(
  sum: SumPart,
  all: readonly SumPart[],
  taken: ReadonlySet<string>,
): readonly SumPart[] | null {
  for (const reference of sum.references) {
    const parts = all.filter(
      (one) =>
        !taken.has(one.key) &&
        one.bankAccountN === sum.bankAccountN &&
        one.bookingDay === sum.bookingDay &&
        one.references.includes(reference),
    )
    const isWhole = parts.reduce((total, one) => total + one.amountCents, 0) === sum.amountCents
    if (parts.length > 1 && parts.length === sum.batchCount && isWhole) return parts
  }
  return null
}
