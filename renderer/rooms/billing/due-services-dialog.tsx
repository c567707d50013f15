import { Button, Checkbox, Group, Modal, Stack, Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addMonths } from '../../../shared/values/day.ts'
import type { Day } from '../../../shared/values/day.ts'
import { api, client } from '../../api/client.ts'
import { useToday } from '../../app/company.ts'
import { useLanguage, useWords } from '../../app/i18n.ts'
import { writeDecimal } from '../../ui/decimal-input.tsx'
import { DayInput, DayText, EmptyState, QueryView } from '../../ui/index.ts'
import classes from './billing.module.css'
import { lineOfService } from './proforma-values.ts'
import type { DueService, LineValues } from './proforma-values.ts'

/** Picks services of a card that fall due, as lines. */
export function DueServicesDialog({
  customerId,
  taken,
  onTake,
  onClose,
}: {
  customerId: string
  /** Services that are on the proforma already. */
  taken: readonly string[]
  onTake(lines: LineValues[]): void
  onClose(): void
}) {
  const t = useWords()
  const today = useToday()
  const [untilDay, setUntilDay] = useState<Day | null>(() => addMonths(today, 1))
  const query = useQuery({
    ...api.services.listDue.queryOptions({ input: { untilDay: untilDay ?? today, customerId } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('billing:services.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <DayInput
          label={t('billing:services.until')}
          className={classes.until}
          value={untilDay}
          onChange={setUntilDay}
          data-autofocus
        />
        <QueryView query={query}>
          {({ customers }) => (
            <ServiceChoice
              services={customers.flatMap(({ services }) => services)}
              taken={taken}
              onTake={onTake}
            />
          )}
        </QueryView>
      </Stack>
    </Modal>
  )
}

function ServiceChoice({
  services,
  taken,
  onTake,
}: {
  services: readonly DueService[]
  taken: readonly string[]
  onTake(lines: LineValues[]): void
}) {
  const t = useWords()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [isLoading, setLoading] = useState(false)
  const offered = services.filter(({ id }) => !taken.includes(id))
  const chosen = offered.filter(({ id }) => !left.has(id))
  if (services.length === 0) return <EmptyState title={t('billing:services.none')} />
  const take = async () => {
    setLoading(true)
    // The list does not carry the VAT category of a service.
    const lines = await Promise.all(
      chosen.map(async (service) => {
        const { vatCategory } = await client.services.get({ id: service.id })
        return { ...lineOfService(service), vatCategory }
      }),
    ).finally(() => setLoading(false))
    onTake(lines)
  }
  return (
    <>
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('services:column.label')}</Table.Th>
            <Table.Th>{t('services:column.nextBillingDay')}</Table.Th>
            <Table.Th className={classes.number}>{t('services:column.unitPrice')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {services.map((service) => (
            <ServiceRow
              key={service.id}
              service={service}
              isTaken={taken.includes(service.id)}
              isChosen={!left.has(service.id)}
              onToggle={() => setLeft((before) => toggled(before, service.id))}
            />
          ))}
        </Table.Tbody>
      </Table>
      <Group justify="flex-end">
        <Button
          variant="filled"
          disabled={chosen.length === 0}
          loading={isLoading}
          onClick={() => void take()}
        >
          {t('billing:services.take', { count: chosen.length })}
        </Button>
      </Group>
    </>
  )
}

function toggled(before: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(before)
  if (!next.delete(id)) next.add(id)
  return next
}

function ServiceRow({
  service,
  isTaken,
  isChosen,
  onToggle,
}: {
  service: DueService
  isTaken: boolean
  isChosen: boolean
  onToggle(): void
}) {
  const t = useWords()
  const language = useLanguage()
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          checked={!isTaken && isChosen}
          disabled={isTaken}
          onChange={onToggle}
          label={service.label}
          description={isTaken ? t('billing:services.taken') : undefined}
        />
      </Table.Td>
      <Table.Td>
        <DayText day={service.nextBillingDay} />
      </Table.Td>
      <Table.Td className={classes.number}>
        {service.quantity === '1' ? '' : `${writeDecimal(service.quantity, language)} × `}
        {writeDecimal(service.unitPrice, language, 2)}
      </Table.Td>
    </Table.Tr>
  )
}
