import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Amount, DayText, notifyDone, QueryView, TextLink } from '../../../ui/index.ts'
import type { Refund } from './refund-dialog.tsx'
import classes from './refunds.module.css'
import { writtenIban } from './refund-states.tsx'

type OfferedLine = Outputs['payments']['refundLines'][number]

/** Bank lines that can be the refund, or the batch it went with; matching one says that it was paid. */
export function PayLines({ refund }: { refund: Refund }) {
  const t = useWords()
  const query = useQuery(api.payments.refundLines.queryOptions({ input: { id: refund.id } }))
  return (
    <section aria-label={t('refunds:lines.title')}>
      <h3 className={classes.heading}>{t('refunds:lines.title')}</h3>
      <QueryView query={query}>
        {(lines) =>
          lines.length === 0 ? (
            <p className="dim">
              {t('refunds:lines.none')} <TextLink to="/statements">{t('shell:room.statements')}</TextLink>
            </p>
          ) : (
            <Table verticalSpacing={4}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('day')}</Table.Th>
                  <Table.Th>{t('refunds:lines.to')}</Table.Th>
                  <Table.Th>{t('refunds:lines.text')}</Table.Th>
                  <Table.Th className={classes.number}>{t('amount')}</Table.Th>
                  <Table.Th>
                    <span className="visually-hidden">{t('actions')}</span>
                  </Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {lines.map((line) => (
                  <PayLine key={`${line.bankLineId}-${line.covers.length}`} line={line} />
                ))}
              </Table.Tbody>
            </Table>
          )
        }
      </QueryView>
    </section>
  )
}

function PayLine({ line }: { line: OfferedLine }) {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const match = useCommand(client.payments.match, {
    onSuccess: () => notifyDone(t('refunds:lines.matched', { count: line.covers.length })),
  })
  const run = () =>
    void match.run({
      bankLineId: line.bankLineId,
      version: line.version,
      targets: line.covers.map(({ refundId, amountCents }) => ({ kind: 'refund', refundId, amountCents })),
    })
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink to="/match" search={{ line: line.bankLineId }}>
          <DayText day={line.bookingDay} />
        </TextLink>
      </Table.Td>
      <Table.Td>
        <div>{line.counterpartyName}</div>
        <div className="dim">{writtenIban(line.counterpartyIban)}</div>
      </Table.Td>
      <Table.Td className={classes.words}>{line.remittance}</Table.Td>
      <Table.Td className={classes.number}>
        <Amount cents={line.remainingCents} currency={line.currency} />
      </Table.Td>
      <Table.Td className={classes.number}>
        {mayWrite && (
          <Button size="compact-sm" loading={match.isRunning} onClick={run}>
            {t('refunds:lines.match', { count: line.covers.length })}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
