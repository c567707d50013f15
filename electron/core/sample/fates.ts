import { addBankDays, addDays, type Day, nextBankDay } from '../../../shared/values/day.ts'
import type { Random } from './random.ts'

/** One transfer for a proforma. */
export interface PlannedPayment {
  bookingDay: Day
  /** How the amount stands to what is open then. */
  amount: 'exact' | 'half' | 'rest' | 'cent-short' | 'too-much'
}

/** What becomes of a proforma after it was sent. */
export interface Fate {
  payments: PlannedPayment[]
  /** A clerk cancels it. */
  cancelDay: Day | null
  /** A clerk credits its final invoice, in whole. */
  creditDay: Day | null
}

/** Decides what a payer and a clerk do; days after today have not come yet and are kept, not entered. */
export function fateOf(random: Random, issueDay: Day, today: Day): Fate {
  const after = (from: number, to: number): Day => nextBankDay(addDays(issueDay, random.between(from, to)))
  const kind = random.weighted([
    ['paid', 880],
    ['cent-short', 14],
    ['too-much', 9],
    ['halves', 22],
    ['half', 8],
    ['cancelled', 22],
    ['never', 45],
  ] as const)
  const none: Fate = { payments: [], cancelDay: null, creditDay: null }
  if (kind === 'cancelled') return { ...none, cancelDay: after(5, 30) }
  if (kind === 'never') {
    // Nothing comes; most are cancelled when the domain has run out, the young ones still stand open.
    return { ...none, cancelDay: random.chance(0.75) ? after(70, 100) : null }
  }
  const bookingDay = payDay(random, after)
  if (kind === 'half') return { ...none, payments: [{ bookingDay, amount: 'half' }] }
  if (kind === 'halves') {
    const rest = addBankDays(bookingDay, random.between(4, 18))
    return {
      ...none,
      payments: [
        { bookingDay, amount: 'half' },
        { bookingDay: rest, amount: 'rest' },
      ],
    }
  }
  const amount = kind === 'paid' ? 'exact' : kind
  const credited = amount === 'exact' && bookingDay < addDays(today, -30) && random.chance(0.022)
  return {
    ...none,
    payments: [{ bookingDay, amount }],
    creditDay: credited ? addBankDays(bookingDay, random.between(8, 20)) : null,
  }
}

/** Some pay at once, most around the due day, some late. A transfer takes at least a day to be booked. */
function payDay(random: Random, after: (from: number, to: number) => Day): Day {
  const [from, to] = random.weighted([
    [[1, 5], 34],
    [[6, 15], 46],
    [[16, 35], 17],
    [[36, 60], 3],
  ] as const)
  return after(from, to)
}
