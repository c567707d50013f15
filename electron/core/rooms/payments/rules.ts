import { type Cents, cents } from '../../../../shared/values/money.ts'

/*
 * The balance rule (DESIGN.md, invariant 5).
 *
 * The ledger's bank balance of an account is the closing balance of its *last* imported statement plus the booked
 * lines after it that no statement with balances has brought yet (camt.052 and camt.054 come first). Its opening is
 * the opening balance of its *earliest* statement, less lines booked before it. What opening and lines together do
 * not explain of the balance stands in `statement-difference`, until the missing statement is imported.
 *
 * Both are computed anew from what is imported whenever that changes, and only the change is posted. So the order of
 * import does not matter: an older statement that arrives later moves the opening back, one from the middle closes
 * the gap it had left, and an undo opens it again.
 */

/** A statement with both balances. Days are text `YYYY-MM-DD`; later imports have a larger `n`. */
export interface BalancedStatement {
  n: number
  kind: string
  fromDay: string
  closingDay: string
  openingCents: number
  closingCents: number
}

/** The one whose closing balance counts: the last day; then a final statement; then the end of the chain; then the last imported. */
export function latestStatement(statements: readonly BalancedStatement[]): BalancedStatement | null {
  const lastDay = statements.reduce((last, one) => (one.closingDay > last ? one.closingDay : last), '')
  const ofDay = preferFinal(statements.filter((one) => one.closingDay === lastDay))
  const ends = ofDay.filter((one) => !ofDay.some((other) => follows(other, one)))
  return best(ends.length > 0 ? ends : ofDay, (one, other) => one.n > other.n)
}

/** The one whose opening balance counts: the first day; then a final statement; then the start of the chain; then the first imported. */
export function earliestStatement(statements: readonly BalancedStatement[]): BalancedStatement | null {
  const firstDay = statements.reduce(
    (first, one) => (one.fromDay < first ? one.fromDay : first),
    '9999-12-31',
  )
  const ofDay = preferFinal(statements.filter((one) => one.fromDay === firstDay))
  const starts = ofDay.filter((one) => !ofDay.some((other) => follows(one, other)))
  return best(starts.length > 0 ? starts : ofDay, (one, other) => one.n < other.n)
}

/** Whether a statement begins where another, different one ended. */
function follows(later: BalancedStatement, earlier: BalancedStatement): boolean {
  const moved = later.openingCents !== later.closingCents || earlier.openingCents !== earlier.closingCents
  const sameSpan = later.openingCents === earlier.openingCents && later.closingCents === earlier.closingCents
  const turnsBack = later.closingCents === earlier.openingCents
  return later !== earlier && moved && !sameSpan && !turnsBack && later.openingCents === earlier.closingCents
}

function preferFinal(statements: BalancedStatement[]): BalancedStatement[] {
  const final = statements.filter((one) => one.kind === 'statement')
  return final.length > 0 ? final : statements
}

function best<T>(items: readonly T[], isBetter: (one: T, other: T) => boolean): T | null {
  return items.reduce<T | null>(
    (found, item) => (found === null || isBetter(item, found) ? item : found),
    null,
  )
}

/** What is known of an account when its balance is worked out, in signed minor units. */
export interface AccountFigures {
  /** Opening typed in by hand when the account was made. */
  handOpeningCents: number
  /** Opening and difference as they stand in the ledger now; the opening includes the one by hand. */
  postedOpeningCents: number
  postedDifferenceCents: number
  /** Every booked line that is not withdrawn. */
  linesCents: number
  earliest: { openingCents: number; linesBeforeCents: number } | null
  latest: { closingCents: number; linesAfterCents: number } | null
}

export interface BalancePlan {
  openingDeltaCents: Cents
  differenceDeltaCents: Cents
  differenceCents: Cents
  balanceCents: Cents
}

/** What must be posted so that the balance rule holds, and what then stands. */
export function planBalance(figures: AccountFigures): BalancePlan {
  const { earliest, latest, linesCents, handOpeningCents } = figures
  const opening = earliest === null ? handOpeningCents : earliest.openingCents - earliest.linesBeforeCents
  const explained = opening + linesCents
  const balance = latest === null ? explained : latest.closingCents + latest.linesAfterCents
  const difference = balance - explained
  return {
    openingDeltaCents: cents(opening - figures.postedOpeningCents),
    differenceDeltaCents: cents(difference - figures.postedDifferenceCents),
    differenceCents: cents(difference),
    balanceCents: cents(balance),
  }
}
