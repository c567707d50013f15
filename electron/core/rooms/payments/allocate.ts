import { addCents, cents } from '../../../../shared/values/money.ts'
import { day } from '../../../../shared/values/day.ts'
import type { Account, EntryKind } from '../../../../shared/contract/ledger.ts'
import type { CommandContext } from '../../api/context.ts'
import { paymentAccount } from '../billing/index.ts'
import { addToCredit } from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { insertAllocation } from './allocation-store.ts'
import type { Line } from './line-store.ts'
import type { Target } from './match-rules.ts'
import { payOutRefund } from './refund-payout.ts'
import { bookReturn } from './returned-money.ts'
import { takingsAccounts } from './takings-store.ts'
import { bookTransfer } from './transfer.ts'

export interface Allocated {
  allocationId: string
  creditNote: { id: string; number: string } | null
}

type Step<Kind extends Target['kind']> = Extract<Target, { kind: Kind }>
const nobody = { documentN: null, customerN: null }

/** The entry and the allocation of one step; a transfer has an allocation on both of its lines. */
export async function allocate(
  command: CommandContext,
  line: Line,
  step: Target,
  batchN: number | null,
): Promise<Allocated> {
  const { amountCents } = step
  const row = { kind: step.kind, bankLineN: line.n, amountCents, batchN }
  switch (step.kind) {
    case 'outside':
    case 'costs': {
      const entryN = await postUnowned(command, line, step)
      return plain(await insertAllocation(command, { ...row, ...nobody, entryN }))
    }
    case 'takings': {
      const entryN = await postTakings(command, line, step)
      return plain(await insertAllocation(command, { ...row, ...nobody, entryN }))
    }
    case 'credit': {
      const entryN = await postCredit(command, line, step)
      const { customerN } = step
      return plain(
        await insertAllocation(command, { ...row, documentN: null, customerN, entryN, payer: line }),
      )
    }
    case 'transfer': {
      const entryN = await bookTransfer(command, line, step.other.n, amountCents)
      const other = { ...row, bankLineN: step.other.n, amountCents: -amountCents }
      await insertAllocation(command, { ...other, ...nobody, entryN })
      return plain(await insertAllocation(command, { ...row, ...nobody, entryN }))
    }
    case 'refund': {
      const { refundN, customerN, entryN } = await payOutRefund(command, line, step.refundId, amountCents)
      return plain(await insertAllocation(command, { ...row, documentN: null, customerN, entryN, refundN }))
    }
    case 'return': {
      const { n: documentN, customerN } = step.document
      const { entryN, creditNote } = await bookReturn(command, line, step)
      const allocationId = await insertAllocation(command, { ...row, documentN, customerN, entryN })
      return { allocationId, creditNote }
    }
    case 'document':
    case 'rounding':
    case 'fee': {
      const { n: documentN, customerN } = step.document
      const entryN = await postPayment(command, line, step)
      return plain(await insertAllocation(command, { ...row, documentN, customerN, entryN, payer: line }))
    }
  }
}

function plain(allocationId: string): Allocated {
  return { allocationId, creditNote: null }
}

/** Money that is no business of receivables leaves suspense as it came: in or out. */
async function postUnowned(
  command: CommandContext,
  line: Line,
  step: Step<'outside' | 'costs'>,
): Promise<number> {
  const amountCents = cents(step.amountCents)
  const isOutside = step.kind === 'outside'
  return post(command, {
    kind: isOutside ? 'outside' : 'fee',
    day: day(line.bookingDay),
    bankLineN: line.n,
    lines: [
      { account: 'suspense', debitCents: amountCents },
      { account: isOutside ? 'outside' : 'fees', creditCents: amountCents },
    ],
  })
}

/** What was taken by hand is at the bank now; what a service kept of it is a fee. */
async function postTakings(command: CommandContext, line: Line, step: Step<'takings'>): Promise<number> {
  const amountCents = cents(step.amountCents)
  const feeCents = cents(step.feeCents)
  return post(command, {
    kind: 'takings',
    day: day(line.bookingDay),
    bankLineN: line.n,
    lines: [
      { account: 'suspense', debitCents: amountCents },
      { account: 'fees', debitCents: feeCents },
      { account: takingsAccounts[step.method], creditCents: addCents(amountCents, feeCents) },
    ],
  })
}

async function postCredit(command: CommandContext, line: Line, step: Step<'credit'>): Promise<number> {
  const amountCents = cents(step.amountCents)
  const { customerN } = step
  const entryN = await post(command, {
    kind: 'credit-kept',
    day: day(line.bookingDay),
    bankLineN: line.n,
    customerN,
    lines: [
      { account: 'suspense', debitCents: amountCents },
      { account: 'customer-credit', creditCents: amountCents, customerN },
    ],
  })
  await addToCredit(command.tx, customerN, amountCents)
  return entryN
}

/** Where the part of a payment comes from, and what its entry is called. */
export const paymentSources = {
  document: { account: 'suspense', entryKind: 'match' },
  rounding: { account: 'rounding', entryKind: 'rounding' },
  fee: { account: 'fees', entryKind: 'fee' },
} as const satisfies Record<string, { account: Account; entryKind: EntryKind }>

async function postPayment(
  command: CommandContext,
  line: Line,
  step: Step<'document' | 'rounding' | 'fee'>,
): Promise<number> {
  const amountCents = cents(step.amountCents)
  const { n: documentN, customerN } = step.document
  const { account, entryKind } = paymentSources[step.kind]
  return post(command, {
    kind: entryKind,
    day: day(line.bookingDay),
    bankLineN: line.n,
    documentN,
    customerN,
    lines: [
      { account, debitCents: amountCents },
      { account: paymentAccount(step.document), creditCents: amountCents, customerN, documentN },
    ],
  })
}
