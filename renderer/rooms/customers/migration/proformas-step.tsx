import { Radio, Table } from '@mantine/core'
import { useWords } from '../../../app/i18n.ts'
import { Amount, CodedText, DayText, StateBadge, toneOf } from '../../../ui/index.ts'
import { TextLink } from '../../../ui/links.tsx'
import classes from './migration.module.css'
import type { Choices, Plan, Way } from './use-migration.ts'

type Proforma = Plan['proformas'][number]

/** What becomes of each open proforma, with its total beside the one it would get; and what stays owed. */
export function ProformasStep({
  plan,
  ways,
  choose,
}: {
  plan: Plan
  ways: ReadonlyMap<string, Way>
  choose(change: Partial<Choices>): void
}) {
  const t = useWords()
  return (
    <>
      <section className={classes.part}>
        {plan.proformas.length === 0 ? (
          <p className="dim">{t('migrations:proformas.none')}</p>
        ) : (
          <>
            <p className={classes.hint}>{t('migrations:proformas.hint')}</p>
            <Table className={classes.table} verticalSpacing={6}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('migrations:proformas.number')}</Table.Th>
                  <Table.Th className={classes.amount}>{t('migrations:proformas.now')}</Table.Th>
                  <Table.Th className={classes.amount}>{t('migrations:proformas.then')}</Table.Th>
                  <Table.Th>{t('migrations:proformas.way')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {plan.proformas.map((proforma) => (
                  <ProformaRow
                    key={proforma.id}
                    proforma={proforma}
                    currency={plan.currency}
                    onWay={(way) => choose({ ways: new Map(ways).set(proforma.id, way) })}
                  />
                ))}
              </Table.Tbody>
            </Table>
          </>
        )}
      </section>
      <UnpaidInvoices plan={plan} />
    </>
  )
}

function ProformaRow({
  proforma,
  currency,
  onWay,
}: {
  proforma: Proforma
  currency: string
  onWay(way: Way): void
}) {
  const t = useWords()
  const { reissueRefusal, leaveRefusal, reissued, way } = proforma
  return (
    <Table.Tr>
      <Table.Td>
        <TextLink to="/documents/$id" params={{ id: proforma.id }} target="_blank">
          {proforma.number}
        </TextLink>{' '}
        <StateBadge tone={toneOf(proforma.state)}>{t(`billing:state.${proforma.state}`)}</StateBadge>
        <div className="dim">{proforma.summary}</div>
      </Table.Td>
      <Table.Td className={classes.amount}>
        <Total total={proforma.now} currency={currency} />
      </Table.Td>
      <Table.Td className={classes.amount}>
        {reissued !== null && <Total total={reissued} currency={currency} />}
      </Table.Td>
      <Table.Td>
        <Radio.Group
          aria-label={`${t('migrations:proformas.way')}: ${proforma.number}`}
          value={way ?? ''}
          onChange={(value) => onWay(value === 'leave' ? 'leave' : 'reissue')}
        >
          <Radio
            value="reissue"
            mb={4}
            label={t('migrations:proformas.reissue')}
            disabled={reissueRefusal !== null}
            description={reissueRefusal === null ? undefined : <CodedText coded={reissueRefusal} />}
          />
          <Radio
            value="leave"
            label={t(
              proforma.state === 'expired'
                ? 'migrations:proformas.expiredLeave'
                : 'migrations:proformas.leave',
            )}
            disabled={leaveRefusal !== null}
            description={
              leaveRefusal === null || leaveRefusal.code === reissueRefusal?.code ? undefined : (
                <CodedText coded={leaveRefusal} />
              )
            }
          />
        </Radio.Group>
      </Table.Td>
    </Table.Tr>
  )
}

function Total({ total, currency }: { total: Proforma['now']; currency: string }) {
  const t = useWords()
  return (
    <>
      <Amount cents={total.grossCents} currency={currency} strong />
      <div className="dim">
        {t(`billing:treatment.${total.treatment}`)}
        {total.vatCents !== 0 && (
          <>
            {' · '}
            <Amount cents={total.vatCents} currency={currency} />
          </>
        )}
      </div>
    </>
  )
}

/** Invoices are the old holder's debt, whoever has the services. */
export function UnpaidInvoices({ plan }: { plan: Plan }) {
  const t = useWords()
  if (plan.invoices.length === 0) return <p className="dim">{t('migrations:proformas.invoicesNone')}</p>
  return (
    <section className={classes.part}>
      <h3>{t('migrations:proformas.invoices')}</h3>
      <Table className={classes.table} verticalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('migrations:proformas.invoice')}</Table.Th>
            <Table.Th>{t('migrations:proformas.due')}</Table.Th>
            <Table.Th className={classes.amount}>{t('migrations:proformas.open')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {plan.invoices.map((invoice) => (
            <Table.Tr key={invoice.id}>
              <Table.Td>
                <TextLink to="/documents/$id" params={{ id: invoice.id }} target="_blank">
                  {invoice.number}
                </TextLink>
              </Table.Td>
              <Table.Td className={classes.day}>
                <DayText day={invoice.dueDay} />
              </Table.Td>
              <Table.Td className={classes.amount}>
                <Amount cents={invoice.openCents} currency={plan.currency} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}
