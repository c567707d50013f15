import { Switch, Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Day } from '../../../shared/values/day.ts'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { DayInput, EmptyState, KeyHint, QueryView, useFormat, useShortcuts } from '../../ui/index.ts'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'
import { comparedFields, fieldName, useFieldWords } from './field-words.ts'

type Versions = Outputs['customers']['history']
type Shown = Outputs['customers']['asOf']

/** One side: the card at the end of a day, or one of its versions. */
type Side = { kind: 'day'; day: Day | null } | { kind: 'version'; version: number }
export interface Sides {
  left: Side
  right: Side
}

/** A version beside the one before it. */
export function sidesOfVersion(version: number): Sides {
  return {
    left: { kind: 'version', version: Math.max(1, version - 1) },
    right: { kind: 'version', version },
  }
}

/** The card of a side; of a day that is not typed yet nothing. */
function useSide(id: string, side: Side) {
  const day = side.kind === 'day' ? side.day : null
  const asOf = useQuery({
    ...api.customers.asOf.queryOptions({ input: { id, day: day ?? '2000-01-01' } }),
    enabled: day !== null,
    placeholderData: keepPreviousData,
  })
  const version = useQuery({
    ...api.customers.getVersion.queryOptions({
      input: { id, version: side.kind === 'version' ? side.version : 1 },
    }),
    enabled: side.kind === 'version',
    placeholderData: keepPreviousData,
  })
  return side.kind === 'version' ? version : asOf
}

/** The version a step older or newer than the one shown; of a day that is before all versions the first. */
function stepped(versions: Versions, shown: Shown | undefined, by: 1 | -1): Side {
  const last = versions.length
  const version = Math.min(last, Math.max(1, (shown?.version ?? 0) + by))
  return { kind: 'version', version }
}

/** Keys that step through the versions of either side. */
function useSideKeys({
  setLeft,
  setRight,
  toggle,
}: {
  setLeft(by: 1 | -1): void
  setRight(by: 1 | -1): void
  toggle(): void
}) {
  const t = useWords()
  useShortcuts([
    {
      key: 'h',
      label: t('cards:versions.keys.leftOlder'),
      run: () => setLeft(-1),
    },
    {
      key: 'j',
      label: t('cards:versions.keys.leftNewer'),
      run: () => setLeft(1),
    },
    {
      key: 'k',
      label: t('cards:versions.keys.rightOlder'),
      run: () => setRight(-1),
    },
    {
      key: 'l',
      label: t('cards:versions.keys.rightNewer'),
      run: () => setRight(1),
    },
    { key: 'o', label: t('cards:versions.keys.only'), run: toggle },
  ])
}

/** Two days, or versions, of a card beside each other, what differs marked by sign and word as well as colour. */
export function CardSides({
  customer,
  versions,
  sides,
  onChange,
}: {
  customer: Customer
  versions: Versions
  sides: Sides
  onChange(sides: Sides): void
}) {
  const t = useWords()
  const [onlyDifferences, setOnlyDifferences] = useState(false)
  const left = useSide(customer.id, sides.left)
  const right = useSide(customer.id, sides.right)
  const setLeft = (side: Side) => onChange({ ...sides, left: side })
  const setRight = (side: Side) => onChange({ ...sides, right: side })
  useSideKeys({
    setLeft: (by) => setLeft(stepped(versions, left.data, by)),
    setRight: (by) => setRight(stepped(versions, right.data, by)),
    toggle: () => setOnlyDifferences((only) => !only),
  })
  return (
    <Panel
      title={t('cards:versions.title')}
      action={
        <Switch
          label={<KeyHint keys={['O']}>{t('cards:versions.keys.only')}</KeyHint>}
          checked={onlyDifferences}
          onChange={(event) => setOnlyDifferences(event.currentTarget.checked)}
        />
      }
    >
      <p className="dim">{t('cards:versions.hint')}</p>
      <div className={classes.sides}>
        <span />
        <SidePicker
          label={t('cards:versions.left')}
          keys={['H', 'J']}
          versions={versions}
          side={sides.left}
          onChange={setLeft}
        />
        <SidePicker
          label={t('cards:versions.right')}
          keys={['K', 'L']}
          versions={versions}
          side={sides.right}
          onChange={setRight}
        />
      </div>
      <QueryView query={left}>
        {(one) => (
          <QueryView query={right}>
            {(other) => (
              <SideTable sides={sides} left={one} right={other} onlyDifferences={onlyDifferences} />
            )}
          </QueryView>
        )}
      </QueryView>
    </Panel>
  )
}

function SidePicker({
  label,
  keys,
  versions,
  side,
  onChange,
}: {
  label: string
  keys: string[]
  versions: Versions
  side: Side
  onChange(side: Side): void
}) {
  const t = useWords()
  const format = useFormat()
  const choices: (readonly [string, string])[] = [
    ['day', t('cards:versions.ofDay')],
    ...versions.map(({ version, at }) => {
      const words = t('cards:versions.option', { version, at: format.instant(at) })
      return [String(version), words] as const
    }),
  ]
  const choose = (chosen: string) => {
    if (chosen !== 'day') return onChange({ kind: 'version', version: Number(chosen) })
    onChange({ kind: 'day', day: null })
  }
  return (
    <div className={classes.side} role="group" aria-label={label}>
      <ChoiceSelect
        label={<KeyHint keys={keys}>{label}</KeyHint>}
        choices={choices}
        value={side.kind === 'day' ? 'day' : String(side.version)}
        onChange={choose}
      />
      {side.kind === 'day' && (
        <DayInput
          label={t('cards:versions.day')}
          value={side.day}
          onChange={(day) => onChange({ kind: 'day', day })}
        />
      )}
    </div>
  )
}

/** Every field of a shown card as text, the tax ID and the state among them. */
function textsOf(card: NonNullable<Shown>): Map<string, string> {
  const text = (value: string | number | boolean | null) => (value === null ? '' : String(value))
  return new Map<string, string>([
    ...comparedFields.map((field) => [field, text(card[field])] as const),
    ['taxId', card.taxIdentity.value],
    ['state', card.state],
  ])
}

function SideTable({
  sides,
  left,
  right,
  onlyDifferences,
}: {
  sides: Sides
  left: Shown
  right: Shown
  onlyDifferences: boolean
}) {
  const t = useWords()
  const format = useFormat()
  const words = useFieldWords()
  const missing = left === null ? sides.left : right === null ? sides.right : null
  if (missing !== null || left === null || right === null) {
    const day = missing?.kind === 'day' ? missing.day : null
    return <EmptyState title={t('customers:history.notYet', { day: format.day(day) })} />
  }
  const before = textsOf(left)
  const after = textsOf(right)
  const all = [...after].map(([field, text]) => ({ field, before: before.get(field) ?? '', after: text }))
  const differing = all.filter((row) => row.before !== row.after)
  const rows = onlyDifferences ? differing : all.filter((row) => row.before !== '' || row.after !== '')
  const head = ({ version, operatorName, at }: NonNullable<Shown>) =>
    t('cards:versions.made', { version, name: operatorName, at: format.instant(at) })
  return (
    <>
      <Table verticalSpacing={4} className={classes.compare}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('customers:history.fieldHeader')}</Table.Th>
            <Table.Th>{head(left)}</Table.Th>
            <Table.Th>{head(right)}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <SideRow key={row.field} row={row} words={words} />
          ))}
        </Table.Tbody>
      </Table>
      <p role="status">
        {differing.length === 0
          ? t('cards:versions.same')
          : t('cards:versions.fields', { count: differing.length })}
      </p>
    </>
  )
}

function SideRow({
  row: { field, before, after },
  words,
}: {
  row: { field: string; before: string; after: string }
  words(field: string, value: string): string
}) {
  const t = useWords()
  const differs = before !== after
  return (
    <Table.Tr className={differs ? classes.differs : undefined}>
      <Table.Td>
        {fieldName(field)}
        {differs && (
          <strong className={classes.mark}>
            <span aria-hidden> ≠</span>
            <span className="visually-hidden"> {t('cards:versions.differs')}</span>
          </strong>
        )}
      </Table.Td>
      <Table.Td>{words(field, before)}</Table.Td>
      <Table.Td>{words(field, after)}</Table.Td>
    </Table.Tr>
  )
}
