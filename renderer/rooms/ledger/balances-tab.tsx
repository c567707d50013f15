import { Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../shared/values/day.ts'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { Amount, DayInput, QueryView, StateBadge } from '../../ui/index.ts'
import classes from './ledger.module.css'

/** What stands on each account, now or on a day. */
export function BalancesTab() {
  const t = useWords()
  const [day, setDay] = useState<Day | null>(null)
  const query = useQuery(
    api.ledger.balances.queryOptions({ input: { day }, placeholderData: (before) => before }),
  )
  return (
    <div className={classes.balances}>
      <div className={classes.asOf}>
        <DayInput label={t('ledger:asOf')} placeholder={t('ledger:now')} value={day} onChange={setDay} />
        {query.data !== undefined && (
          <StateBadge tone={query.data.balanced ? 'good' : 'bad'}>
            {query.data.balanced ? t('ledger:balanced') : t('ledger:unbalanced')}
          </StateBadge>
        )}
      </div>
      <QueryView query={query}>
        {({ accounts }) => (
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('ledger:account')}</Table.Th>
                <Table.Th className={classes.number}>{t('ledger:debit')}</Table.Th>
                <Table.Th className={classes.number}>{t('ledger:credit')}</Table.Th>
                <Table.Th className={classes.number}>{t('ledger:balance')}</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {accounts.map((account) => (
                <Table.Tr key={account.account}>
                  <Table.Td>{t(`ledger:accounts.${account.account}`)}</Table.Td>
                  <Table.Td className={classes.number}>
                    <Amount cents={account.debitCents} />
                  </Table.Td>
                  <Table.Td className={classes.number}>
                    <Amount cents={account.creditCents} />
                  </Table.Td>
                  <Table.Td className={classes.number}>
                    <Amount cents={account.balanceCents} strong plain />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">{t('ledger:total')}</Table.Th>
                <Table.Td className={classes.number}>
                  <Amount cents={sum(accounts, 'debitCents')} strong />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <Amount cents={sum(accounts, 'creditCents')} strong />
                </Table.Td>
                <Table.Td className={classes.number}>
                  <Amount cents={sum(accounts, 'balanceCents')} strong />
                </Table.Td>
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        )}
      </QueryView>
    </div>
  )
}

type Column = 'debitCents' | 'creditCents' | 'balanceCents'

function sum(rows: readonly Record<Column, number>[], column: Column): number {
  return rows.reduce((total, row) => total + row[column], 0)
}
