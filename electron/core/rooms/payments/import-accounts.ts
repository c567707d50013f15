import { isIban } from '../../../../shared/values/iban.ts'
import { Missing } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { type BankAccount, listBankAccounts } from '../settings/index.ts'
import { lastAccountOf } from './import-store.ts'

/** The account of ours that a statement is of: by what stands in the file, and its currency. */
export type AccountFinder = (accountText: string, currency: string) => Promise<BankAccount | null>

/** Readers of tables take blanks out of account numbers, which the name of a payment service may have. */
const compact = (text: string): string => text.replace(/\s/gu, '').toUpperCase()

/**
 * Finds accounts by their number; a payment service, whose files name no account, also by name and currency
 * (`PAYPAL-USD`), by the account of its last import, and by what the operator chose. A file that names an IBAN is
 * never put to another account.
 *
 * @throws Missing bank-account when the chosen one is not there
 */
export async function accountFinder(tx: ReadTx, chosenId: string | null): Promise<AccountFinder> {
  const accounts = await listBankAccounts(tx)
  const chosen = chosenId === null ? null : accounts.find((one) => one.id === chosenId)
  if (chosen === undefined) throw new Missing('bank-account')
  const named = (text: string, currency: string | null): BankAccount | undefined =>
    accounts.find(
      (one) => compact(one.iban) === compact(text) && (currency === null || one.currency === currency),
    )
  return async (accountText, currency) => {
    const known = named(accountText, currency) ?? named(`${accountText}-${currency}`, currency)
    if (known !== undefined) return known
    if (isIban(accountText) || accountText === '') return named(accountText, null) ?? null
    if (chosen !== null) return chosen
    const last = await lastAccountOf(tx, accountText, currency)
    const found = accounts.find((one) => one.n === last) ?? named(accountText, null)
    // A service pays out each currency from another account: one of the wrong currency is not the one.
    const isOther = found?.kind === 'payment-service' && found.currency !== currency
    return found === undefined || isOther ? null : found
  }
}
