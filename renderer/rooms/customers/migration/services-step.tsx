import { Checkbox, Table } from '@mantine/core'
import { useWords } from '../../../app/i18n.ts'
import { DayText, StateBadge, toneOf } from '../../../ui/index.ts'
import classes from './migration.module.css'
import type { Choices, Plan } from './use-migration.ts'

/** Which services go to the new card; all of them unless a clerk says otherwise. */
export function ServicesStep({
  plan,
  staying,
  choose,
}: {
  plan: Plan
  staying: ReadonlySet<string>
  choose(change: Partial<Choices>): void
}) {
  const t = useWords()
  const { services } = plan
  if (services.length === 0) return <p className="dim">{t('migrations:services.none')}</p>
  const setMoves = (id: string, moves: boolean) => {
    const next = new Set(staying)
    if (moves) next.delete(id)
    else next.add(id)
    choose({ staying: next })
  }
  const movingCount = services.length - staying.size
  return (
    <>
      <p className={classes.hint}>{t('migrations:services.hint')}</p>
      <Checkbox
        mb="xs"
        label={`${t('migrations:services.all')} · ${t('migrations:services.count', {
          count: movingCount,
          total: services.length,
        })}`}
        checked={staying.size === 0}
        indeterminate={staying.size > 0 && movingCount > 0}
        onChange={(event) =>
          choose({
            staying: event.currentTarget.checked ? new Set() : new Set(services.map(({ id }) => id)),
          })
        }
      />
      <Table className={classes.table} verticalSpacing={5}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('migrations:services.service')}</Table.Th>
            <Table.Th>{t('migrations:services.state')}</Table.Th>
            <Table.Th>{t('migrations:services.next')}</Table.Th>
            <Table.Th>{t('migrations:services.registrant')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {services.map((service) => (
            <ServiceRow
              key={service.id}
              service={service}
              moves={!staying.has(service.id)}
              onMoves={(moves) => setMoves(service.id, moves)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </>
  )
}

function ServiceRow({
  service,
  moves,
  onMoves,
}: {
  service: Plan['services'][number]
  moves: boolean
  onMoves(moves: boolean): void
}) {
  const t = useWords()
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          label={service.label}
          description={t(`services:kind.${service.kind}`)}
          checked={moves}
          onChange={(event) => onMoves(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <StateBadge tone={toneOf(service.state)}>{t(`services:state.${service.state}`)}</StateBadge>
      </Table.Td>
      <Table.Td className={classes.day}>
        <DayText day={service.nextBillingDay} />
      </Table.Td>
      <Table.Td>
        <Registrant service={service} />
      </Table.Td>
    </Table.Tr>
  )
}

function Registrant({ service }: { service: Plan['services'][number] }) {
  const t = useWords()
  if (service.kind !== 'domain') return null
  const { registrant } = service
  const words = [registrant?.organisation, registrant?.name, registrant?.email].filter(
    (part) => part !== undefined && part !== '',
  )
  return words.length === 0 ? (
    <span className="dim">{t('migrations:services.noRegistrant')}</span>
  ) : (
    <>{words.join(' · ')}</>
  )
}
