import { api, onQuery } from '../../api/implementer.ts'
import { accountBalances, listEntries } from './read-store.ts'

export const ledger = {
  list: api.ledger.list.handler(onQuery(async (query, input) => listEntries(query.tx, input))),
  balances: api.ledger.balances.handler(
    onQuery(async (query, input) => {
      const accounts = await accountBalances(query.tx, input.day)
      const difference = accounts.reduce((sum, account) => sum + account.balanceCents, 0)
      return { accounts, balanced: difference === 0 }
    }),
  ),
}
