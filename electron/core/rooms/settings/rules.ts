import type { bankAccountKinds } from '../../../../shared/contract/settings.ts'

export type BankAccountKind = (typeof bankAccountKinds)[number]

/** A pattern needs its number exactly once, a year when the numbers begin anew each year, and no other braces. */
export function seriesPatternProblem(pattern: string, kind: string): 'number' | 'year' | 'characters' | null {
  const numbers = pattern.match(/\{number(:\d)?\}/g) ?? []
  if (numbers.length !== 1) return 'number'
  if (kind !== 'customer' && !/\{(year|yy)\}/.test(pattern)) return 'year'
  const rest = pattern.replace(/\{number(:\d)?\}|\{year\}|\{yy\}/g, '')
  return /^[A-Za-z0-9 ./_-]*$/.test(rest) ? null : 'characters'
}

export type MoneyAccount = 'bank' | 'card-clearing'

/** The ledger account that holds an account's money: a payment service owes its takings until it pays out. */
export function moneyAccount(kind: BankAccountKind): MoneyAccount {
  return kind === 'payment-service' ? 'card-clearing' : 'bank'
}
