import { Button, Checkbox, Group, Modal, Progress, Stack, Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../shared/values/day.ts'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useJob } from '../../api/use-job.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { Amount, CodedText, DayInput, EmptyState, QueryView, StateBadge, useFormat } from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import classes from './billing.module.css'

type Due = Outputs['services']['listDue']
type Progressed =
  Outputs['billing']['billServices'] extends AsyncIterator<infer Event, unknown, unknown> ? Event : never

/** The billing run: what is due, one proforma per card, progress with a way to stop, and each card's result. */
export function BillingRunDialog({ onClose }: { onClose(): void }) {
  const t = useWords()
  const today = useToday()
  const [untilDay, setUntilDay] = useState<Day | null>(today)
  const [results, setResults] = useState<Progressed[]>([])
  const [hasRun, setRun] = useState(false)
  const [wasStopped, setStopped] = useState(false)
  const job = useJob<Progressed>({ onEvent: (event) => setResults((before) => [...before, event]) })
  const start = async (customerIds: string[] | null) => {
    if (untilDay === null) return
    setRun(true)
    const input = { requestId: crypto.randomUUID(), untilDay, customerIds }
    const events = await job.start((signal) => client.billing.billServices(input, { signal }))
    setStopped(events === undefined)
  }
  return (
    <Modal
      opened
      size={760}
      onClose={() => (job.isRunning ? undefined : onClose())}
      title={t('billing:run.title')}
      withCloseButton={!job.isRunning}
      closeOnClickOutside={!job.isRunning}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {hasRun ? (
        <Stack gap="sm">
          <RunProgress job={job} />
          <RunResults results={results} />
          {!job.isRunning && (
            <>
              {wasStopped && <div role="status">{t('billing:run.stopped')}</div>}
              <Group justify="flex-end">
                <Button onClick={onClose} variant="filled" data-autofocus>
                  {t('close')}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      ) : (
        <Stack gap="sm">
          <DayInput
            label={t('billing:run.until')}
            className={classes.until}
            value={untilDay}
            onChange={setUntilDay}
            data-autofocus
          />
          {untilDay !== null && <RunPreview untilDay={untilDay} onStart={(ids) => void start(ids)} />}
        </Stack>
      )}
    </Modal>
  )
}

function RunPreview({ untilDay, onStart }: { untilDay: Day; onStart(customerIds: string[] | null): void }) {
  const t = useWords()
  const format = useFormat()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const query = useQuery({
    ...api.services.listDue.queryOptions({ input: { untilDay } }),
    placeholderData: keepPreviousData,
  })
  return (
    <QueryView query={query}>
      {(due) => {
        if (due.customerCount === 0) {
          return (
            <EmptyState
              title={t('billing:run.nothing')}
              hint={t('billing:run.nothingHint')}
              action={<ButtonLink to="/services">{t('billing:run.toServices')}</ButtonLink>}
            />
          )
        }
        const isWhole = due.customers.length === due.customerCount
        const taken = due.customers.filter(({ customer }) => !left.has(customer.id))
        const count = isWhole ? taken.length : due.customerCount
        return (
          <>
            <div role="status">
              {t('billing:run.preview', {
                services: t('billing:run.services', { count: due.serviceCount }),
                customers: t('billing:run.customers', { count: due.customerCount }),
                amount: format.amountWithCurrency(due.netCents),
              })}
            </div>
            {!isWhole && (
              <div className="dim">{t('billing:run.onlyFirst', { count: due.customers.length })}</div>
            )}
            <DueTable
              due={due}
              left={left}
              mayLeave={isWhole}
              onToggle={(id) => setLeft((before) => toggled(before, id))}
            />
            <Group justify="flex-end">
              <Button
                variant="filled"
                disabled={count === 0 || query.isPlaceholderData}
                onClick={() =>
                  onStart(left.size === 0 || !isWhole ? null : taken.map(({ customer }) => customer.id))
                }
              >
                {t('billing:run.start', { count })}
              </Button>
            </Group>
          </>
        )
      }}
    </QueryView>
  )
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(before)
  if (!next.delete(id)) next.add(id)
  return next
}

function DueTable({
  due,
  left,
  mayLeave,
  onToggle,
}: {
  due: Due
  left: ReadonlySet<string>
  mayLeave: boolean
  onToggle(id: string): void
}) {
  const t = useWords()
  return (
    <div className={classes.scrollTable} tabIndex={0} role="group" aria-label={t('billing:run.title')}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('billing:run.card')}</Table.Th>
            <Table.Th>{t('services:title')}</Table.Th>
            <Table.Th className={classes.number}>{t('billing:run.net')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {due.customers.map(({ customer, services, netCents }) => (
            <Table.Tr key={customer.id}>
              <Table.Td>
                <Checkbox
                  disabled={!mayLeave}
                  aria-label={t('billing:run.include', { name: customer.legalName })}
                  checked={!left.has(customer.id)}
                  onChange={() => onToggle(customer.id)}
                  label={
                    <>
                      {customer.legalName} <span className="dim">{customer.cardNumber}</span>
                    </>
                  }
                />
              </Table.Td>
              <Table.Td className={classes.names}>{services.map(({ label }) => label).join(', ')}</Table.Td>
              <Table.Td className={classes.number}>
                <Amount cents={netCents} />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function RunProgress({ job }: { job: ReturnType<typeof useJob<Progressed>> }) {
  const t = useWords()
  const format = useFormat()
  const { done, total } = job.latest ?? { done: 0, total: 0 }
  return (
    <Stack gap="xs">
      <Progress.Root size="lg">
        <Progress.Section
          value={total === 0 ? (job.isRunning ? 0 : 100) : (done / total) * 100}
          aria-label={t('billing:run.running')}
        />
      </Progress.Root>
      <Group justify="space-between">
        <div role="status">{t('progress.of', { done: format.count(done), total: format.count(total) })}</div>
        {job.isRunning && (
          <Button onClick={job.stop} disabled={job.isStopping} data-autofocus>
            {job.isStopping ? t('progress.stopping') : t('billing:run.stop')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function RunResults({ results }: { results: readonly Progressed[] }) {
  const t = useWords()
  const refused = results.filter(({ refusal }) => refusal !== null)
  return (
    <>
      <Group gap="md">
        <StateBadge tone="good">
          {t('billing:run.made', { count: results.length - refused.length })}
        </StateBadge>
        {refused.length > 0 && (
          <StateBadge tone="warn">{t('billing:run.refused', { count: refused.length })}</StateBadge>
        )}
      </Group>
      <div className={classes.scrollTable} tabIndex={0} role="group" aria-label={t('billing:run.result')}>
        <Table stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('billing:run.card')}</Table.Th>
              <Table.Th>{t('billing:run.result')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {[...results].reverse().map((result) => (
              <Table.Tr key={result.done}>
                <Table.Td>{result.customerName}</Table.Td>
                <Table.Td>
                  {result.refusal === null ? result.number : <CodedText coded={result.refusal} />}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </>
  )
}
