import { formatIban, isIban } from '../../../shared/values/iban.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { Amount, DayText } from '../../ui/index.ts'
import classes from './overview.module.css'
import { Panel } from './panel.tsx'

/** What stands on each bank account, by the ledger. */
export function AccountsPanel({ accounts }: { accounts: Outputs['reports']['overview']['bankAccounts'] }) {
  const t = useWords()
  return (
    <Panel title={t('overview:accounts')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('overview:account')}</th>
            <th scope="col">IBAN</th>
            <th scope="col">{t('overview:lastStatement')}</th>
            <th scope="col" data-number>
              {t('overview:balance')}
            </th>
          </tr>
        </thead>
        <tbody>
          {accounts.map((account) => (
            <tr key={account.iban}>
              <td>{account.name}</td>
              <td>{isIban(account.iban) ? formatIban(account.iban) : account.iban}</td>
              <td>
                {account.lastStatementDay === null ? (
                  <span className="dim">{t('overview:noStatement')}</span>
                ) : (
                  <DayText day={account.lastStatementDay} />
                )}
              </td>
              <td data-number>
                <Amount cents={account.balanceCents} strong />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}
