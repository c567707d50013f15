import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { askConfirm, DayText, EmptyState, notifyDone, QueryView, useFormat } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { writeIban } from './card-fields.tsx'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'

type Payer = Outputs['payments']['listPayers'][number]

/** The accounts and names that matching has learned for this card, each with a way to forget it. */
export function CustomerPayers({ customer }: { customer: Customer }) {
  const t = useWords()
  const query = useQuery(api.payments.listPayers.queryOptions({ input: { customerId: customer.id } }))
  return (
    <Panel title={t('promises:payers.title')}>
      <QueryView query={query}>
        {(payers) =>
          payers.length === 0 ? (
            <EmptyState title={t('promises:payers.none')} hint={t('promises:payers.noneHint')} />
          ) : (
            <>
              <p className="dim">{t('promises:payers.hint')}</p>
              <PayerTable customer={customer} payers={payers} />
            </>
          )
        }
      </QueryView>
    </Panel>
  )
}

function PayerTable({ customer, payers }: { customer: Customer; payers: readonly Payer[] }) {
  const t = useWords()
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('promises:payers.name')}</Table.Th>
          <Table.Th>{t('promises:payers.iban')}</Table.Th>
          <Table.Th className={classes.number}>{t('promises:payers.count')}</Table.Th>
          <Table.Th>{t('promises:payers.last')}</Table.Th>
          <Table.Th>{t('promises:payers.others')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {payers.map((payer) => (
          <PayerRow key={`${payer.iban} ${payer.nameKey}`} customer={customer} payer={payer} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function PayerRow({ customer, payer }: { customer: Customer; payer: Payer }) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useMay('payments.write')
  const command = useCommand(client.payments.forgetPayer, {
    onSuccess: () => notifyDone(t('promises:payers.forgotten')),
  })
  const forget = async () => {
    const isSure = await askConfirm({
      title: t('promises:payers.forgetTitle'),
      message: t('promises:payers.forgetText', {
        payer: [payer.name, writeIban(payer.iban)].filter((part) => part !== '').join(' · '),
        customer: customer.legalName,
      }),
      confirmLabel: t('promises:payers.forget'),
    })
    if (isSure) await command.run({ customerId: customer.id, iban: payer.iban, nameKey: payer.nameKey })
  }
  return (
    <Table.Tr>
      <Table.Td>{payer.name}</Table.Td>
      <Table.Td>
        {payer.iban === '' ? (
          <span className="dim">{t('promises:payers.noIban')}</span>
        ) : (
          writeIban(payer.iban)
        )}
      </Table.Td>
      <Table.Td className={classes.number}>{format.count(payer.matchCount)}</Table.Td>
      <Table.Td>
        <DayText day={payer.lastDay} />
      </Table.Td>
      <Table.Td>
        {payer.otherCards.map((card) => (
          <div key={card.id}>
            <TextLink to="/customers/$id" params={{ id: card.id }}>
              {card.legalName}
            </TextLink>
          </div>
        ))}
      </Table.Td>
      <Table.Td>
        <Button
          size="compact-xs"
          disabled={!mayWrite}
          loading={command.isRunning}
          onClick={() => void forget()}
        >
          {t('promises:payers.forget')}
        </Button>
      </Table.Td>
    </Table.Tr>
  )
}
