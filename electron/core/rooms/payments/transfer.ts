import { cents } from '../../../../shared/values/money.ts'
import { day } from '../../../../shared/values/day.ts'
import type { CommandContext } from '../../api/context.ts'
import { post } from '../ledger/index.ts'
import { changeLine } from './allocation-store.ts'
import { type Line, readLine } from './line-store.ts'

/**
 * Money that went from one own account to another: one entry that takes it out of suspense on both sides. The other
 * line is changed here, this one by the match. Answers the entry.
 *
 * @param amountCents signed as the line
 */
export async function bookTransfer(
  command: CommandContext,
  line: Line,
  otherN: number,
  amountCents: number,
): Promise<number> {
  const other = await readLine(command.tx, { n: otherN })
  const movedCents = cents(amountCents)
  const entryN = await post(command, {
    kind: 'transfer',
    day: day(line.bookingDay > other.bookingDay ? line.bookingDay : other.bookingDay),
    bankLineN: line.n,
    lines: [
      { account: 'suspense', debitCents: movedCents, bankAccountN: line.bankAccountN },
      { account: 'suspense', creditCents: movedCents, bankAccountN: other.bankAccountN },
    ],
  })
  const remainingCents = other.remainingCents + movedCents
  await changeLine(command.tx, other.n, {
    remainingCents,
    state: remainingCents === 0 ? 'done' : other.state,
    now: command.now,
  })
  return entryN
}
