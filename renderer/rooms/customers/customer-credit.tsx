import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cents } from '../../../shared/values/money.ts'
import type { Cents } from '../../../shared/values/money.ts'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import {
  Amount,
  AmountInput,
  DayText,
  EmptyState,
  notifyDone,
  QueryView,
  StateBadge,
  toneOf,
  useFormat,
} from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { OrderRefundDialog, RefundsUnderWay } from '../payments/index.ts'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import { CustomerPayers } from './customer-payers.tsx'
import classes from './customers.module.css'

type Row = Outputs['billing']['list']['rows'][number]

/** What the customer has in credit, and the open documents it can be used for. */
export function CustomerCredit({ customer }: { customer: Customer }) {
  const t = useWords()
  const format = useFormat()
  const query = useQuery(
    api.billing.list.queryOptions({
      input: {
        limit: 100,
        sort: [{ field: 'dueDay', direction: 'ascending' }],
        filters: {
          customerId: { operator: 'equals', value: customer.id },
          state: { operator: 'in', value: ['open', 'part-paid'] },
          kind: { operator: 'in', value: ['proforma', 'invoice'] },
        },
      },
    }),
  )
  return (
    <div className={classes.narrow}>
      <Panel
        title={t('customers:credit.title')}
        action={
          <TextLink to="/ledger" search={{ customer: customer.id }}>
            {t('customers:overview.ledger')}
          </TextLink>
        }
      >
        <p className={classes.balance}>
          <span className="dim">{t('customers:credit.balance')}</span>{' '}
          <strong>{format.amountWithCurrency(customer.creditCents)}</strong>
          {customer.creditCents > 0 && <RefundButton customerId={customer.id} />}
        </p>
        <RefundsUnderWay customerId={customer.id} />
        {customer.creditCents <= 0 ? (
          <EmptyState title={t('customers:credit.none')} hint={t('customers:credit.noneHint')} />
        ) : (
          <QueryView query={query}>
            {({ rows }) =>
              rows.length === 0 ? (
                <p className="dim">{t('customers:credit.noDocuments')}</p>
              ) : (
                <>
                  <p className="dim">{t('customers:credit.hint')}</p>
                  <CreditTable customer={customer} rows={rows} />
                </>
              )
            }
          </QueryView>
        )}
      </Panel>
      <CustomerPayers customer={customer} />
    </div>
  )
}

function RefundButton({ customerId }: { customerId: string }) {
  const t = useWords()
  const mayRefund = useMay('payments.refund')
  const [isOrdering, setOrdering] = useState(false)
  if (!mayRefund) return null
  return (
    <>
      <Button ml="md" onClick={() => setOrdering(true)}>
        {t('refunds:order.fromCard')}
      </Button>
      {isOrdering && <OrderRefundDialog customerId={customerId} onClose={() => setOrdering(false)} />}
    </>
  )
}

function CreditTable({ customer, rows }: { customer: Customer; rows: readonly Row[] }) {
  const t = useWords()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('billing:column.number')}</Table.Th>
          <Table.Th>{t('billing:column.dueDay')}</Table.Th>
          <Table.Th className={classes.number}>{t('customers:credit.open')}</Table.Th>
          <Table.Th className={classes.number}>{t('customers:credit.amount')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <CreditRow
            key={`${row.id}-${row.openCents}-${customer.creditCents}`}
            customer={customer}
            row={row}
          />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function CreditRow({ customer, row }: { customer: Customer; row: Row }) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useMay('payments.write')
  const most = cents(Math.min(row.openCents, customer.creditCents))
  const [amountCents, setAmount] = useState<Cents | null>(most)
  const use = useCommand(client.payments.useCredit, {
    onSuccess: ({ issuedInvoices, toCheck }) => {
      const [invoice] = issuedInvoices
      const [waiting] = toCheck
      if (invoice !== undefined) notifyDone(t('customers:credit.invoiced', { number: invoice.number }))
      else if (waiting !== undefined) notifyDone(t('customers:credit.toCheck', { number: waiting.number }))
      else notifyDone(t('customers:credit.used', { number: row.number }))
    },
  })
  const isTooMuch = amountCents !== null && amountCents > most
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink to="/documents/$id" params={{ id: row.id }}>
          {row.number}
        </TextLink>{' '}
        <StateBadge tone={toneOf(row.state)}>{t(`billing:state.${row.state}`)}</StateBadge>
      </Table.Td>
      <Table.Td>
        <DayText day={row.dueDay} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <Amount cents={row.openCents} currency={row.currency} />
      </Table.Td>
      <Table.Td className={classes.amountCell}>
        <AmountInput
          aria-label={`${t('customers:credit.amount')} ${row.number}`}
          currency={row.currency}
          value={amountCents}
          onChange={setAmount}
          disabled={!mayWrite}
          error={isTooMuch ? t('customers:credit.tooMuch', { amount: format.amount(most) }) : undefined}
        />
      </Table.Td>
      <Table.Td>
        <Button
          disabled={!mayWrite || amountCents === null || amountCents <= 0 || isTooMuch}
          loading={use.isRunning}
          onClick={() => {
            if (amountCents !== null) {
              void use.run({ customerId: customer.id, documentId: row.id, amountCents })
            }
          }}
        >
          {t('customers:credit.use')}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
