import type { Account, EntryKind } from '../../../../shared/contract/ledger.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'

/** One side of a posting. Exactly one of debit and credit is positive; the sub-ledger keys say whose it is. */
export interface PostingLine {
  account: Account
  debitCents?: Cents
  creditCents?: Cents
  customerN?: number | null
  /** For receivable and prepayments: the document whose open amount it is. */
  documentN?: number | null
  bankAccountN?: number | null
}

export interface Posting {
  kind: EntryKind
  /** The day it belongs to: booking day for money, issue day for documents. */
  day: Day
  lines: PostingLine[]
  documentN?: number | null
  bankLineN?: number | null
  customerN?: number | null
  statementN?: number | null
  /** The entry that this one takes back. */
  reversesN?: number | null
}

/** Lines with a zero or negative side turned into what an entry can hold: positive amounts, nothing empty. */
export function normalisedLines(lines: PostingLine[]): Required<PostingLine>[] {
  const result: Required<PostingLine>[] = []
  for (const line of lines) {
    const signed = (line.debitCents ?? 0) - (line.creditCents ?? 0)
    if (signed === 0) continue
    result.push({
      account: line.account,
      debitCents: (signed > 0 ? signed : 0) as Cents,
      creditCents: (signed < 0 ? -signed : 0) as Cents,
      customerN: line.customerN ?? null,
      documentN: line.documentN ?? null,
      bankAccountN: line.bankAccountN ?? null,
    })
  }
  return result
}

/** Debits less credits, in minor units; an entry is accepted only at zero. */
export function imbalanceOf(lines: PostingLine[]): number {
  return lines.reduce((sum, line) => sum + (line.debitCents ?? 0) - (line.creditCents ?? 0), 0)
}
