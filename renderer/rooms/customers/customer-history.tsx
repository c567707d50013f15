import { Switch, Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays } from '../../../shared/values/day.ts'
import type { Day } from '../../../shared/values/day.ts'
import { isLanguage } from '../../../shared/values/languages.ts'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useToday } from '../../app/company.ts'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { DayInput, EmptyState, QueryView, Story, useCountryName, useFormat } from '../../ui/index.ts'
import { writeIban } from './card-fields.tsx'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'

type Version = Outputs['customers']['history'][number]

/** Every version with what changed, and the card of any day beside today's. */
export function CustomerHistory({ customer }: { customer: Customer }) {
  const t = useWords()
  const query = useQuery(api.customers.history.queryOptions({ input: { id: customer.id } }))
  return (
    <div className={classes.columns}>
      <div className={classes.column}>
        <Panel title={t('customers:history.title')}>
          <QueryView query={query}>
            {(versions) => (
              <ol className={classes.versions}>
                {versions.map((version) => (
                  <VersionItem key={version.version} version={version} />
                ))}
              </ol>
            )}
          </QueryView>
        </Panel>
      </div>
      <div className={classes.column}>
        <CardOnDay customer={customer} />
        <Panel title={t('customers:overview.story')}>
          <Story recordKind="customer" recordId={customer.id} />
        </Panel>
      </div>
    </div>
  )
}

/** A value of a card's field as people read it. */
function useFieldWords(): (field: string, value: string) => string {
  const t = useWords()
  const format = useFormat()
  const countryName = useCountryName()
  return (field, value) => {
    if (value === '') return t('customers:history.empty')
    switch (field) {
      case 'country':
        return countryName(value)
      case 'language':
        return isLanguage(value) ? t(`languages.${value}`) : value
      case 'iban':
        return writeIban(value)
      case 'termDays':
        return t('customers:overview.termDays', { count: Number(value) })
      case 'vatConfirmationDay':
        return format.day(value)
      case 'useCreditAutomatically':
      case 'vatConfirmationValid':
        return value === 'true' ? t('yes') : t('no')
      case 'kind':
      case 'paymentMethod':
      case 'priceMode':
      case 'state':
        return wordIfKnown(`customers:${field}.${value}`) ?? value
      default:
        return value
    }
  }
}

function fieldName(field: string): string {
  return wordIfKnown(`customers:field.${field}`) ?? field
}

function VersionItem({ version }: { version: Version }) {
  const t = useWords()
  const format = useFormat()
  const words = useFieldWords()
  return (
    <li>
      <div className={classes.versionHead}>
        <strong>{t('customers:history.version', { version: version.version })}</strong>
        <span className="dim">
          {t('customers:history.by', { name: version.operatorName, at: format.instant(version.at) })}
        </span>
      </div>
      {version.changes.length === 0 ? (
        <div className="dim">{t('customers:history.first')}</div>
      ) : (
        <Table withRowBorders={false} verticalSpacing={3} className={classes.changes}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('customers:history.fieldHeader')}</Table.Th>
              <Table.Th>{t('customers:history.before')}</Table.Th>
              <Table.Th>{t('customers:history.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {version.changes.map(({ field, before, after }) => (
              <Table.Tr key={field}>
                <Table.Td>{fieldName(field)}</Table.Td>
                <Table.Td className={classes.before}>{words(field, before)}</Table.Td>
                <Table.Td>{words(field, after)}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </li>
  )
}

const comparedFields = [
  'kind',
  'legalName',
  'tradeName',
  'formerNames',
  'addressLine',
  'addressExtra',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'vatNumber',
  'registrationNumber',
  'language',
  'termDays',
  'paymentMethod',
  'iban',
  'purchaseReference',
  'priceMode',
  'useCreditAutomatically',
  'note',
] as const

function CardOnDay({ customer }: { customer: Customer }) {
  const t = useWords()
  const today = useToday()
  const [day, setDay] = useState<Day | null>(() => addDays(today, -30))
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const query = useQuery({
    ...api.customers.asOf.queryOptions({ input: { id: customer.id, day: day ?? today } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Panel title={t('customers:history.asOf')}>
      <p className="dim">{t('customers:history.asOfHint')}</p>
      <div className={classes.asOfBar}>
        <DayInput aria-label={t('customers:history.asOf')} value={day} onChange={setDay} />
        <Switch
          label={t('customers:history.onlyDifferences')}
          checked={onlyDifferences}
          onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
        />
      </div>
      <QueryView query={query}>
        {(then) => (
          <Comparison customer={customer} then={then} day={day ?? today} onlyDifferences={onlyDifferences} />
        )}
      </QueryView>
    </Panel>
  )
}

function Comparison({
  customer,
  then,
  day,
  onlyDifferences,
}: {
  customer: Customer
  then: Outputs['customers']['asOf']
  day: Day
  onlyDifferences: boolean
}) {
  const t = useWords()
  const format = useFormat()
  const words = useFieldWords()
  if (then === null) {
    return <EmptyState title={t('customers:history.notYet', { day: format.day(day) })} />
  }
  const text = (value: string | number | boolean | null) => (value === null ? '' : String(value))
  const rows = comparedFields
    .map((field) => ({ field, before: text(then[field]), after: text(customer[field]) }))
    .filter(({ before, after }) => (onlyDifferences ? before !== after : before !== '' || after !== ''))
  if (rows.length === 0) return <p>{t('customers:history.same', { day: format.day(day) })}</p>
  return (
    <Table verticalSpacing={4} className={classes.compare}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('customers:history.fieldHeader')}</Table.Th>
          <Table.Th>{t('customers:history.then', { day: format.day(day) })}</Table.Th>
          <Table.Th>{t('customers:history.now')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ field, before, after }) => (
          <Table.Tr key={field} className={before === after ? undefined : classes.differs}>
            <Table.Td>{fieldName(field)}</Table.Td>
            <Table.Td>{words(field, before)}</Table.Td>
            <Table.Td>
              {words(field, after)}
              {before !== after && <span className="visually-hidden"> ≠</span>}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
