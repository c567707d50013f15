import { ActionIcon, Button, Group, Popover, Select, Stack, TextInput } from '@mantine/core'
import { IconFilterPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { ListFilter } from '../../../shared/contract/base.ts'
import type { Day } from '../../../shared/values/day.ts'
import { isCents, cents } from '../../../shared/values/money.ts'
import type { Cents } from '../../../shared/values/money.ts'
import { useWords } from '../../app/i18n.ts'
import { AmountInput } from '../amount-input.tsx'
import { DayInput } from '../day-input.tsx'
import { useFormat } from '../format.ts'
import type { Format } from '../format.ts'
import type { ColumnKind, GridColumn } from './grid-types.ts'
import classes from './grid.module.css'

type Operator = ListFilter['operator']

const operatorsByKind = {
  text: ['contains', 'starts-with', 'equals'],
  amount: ['equals', 'greater-or-equal', 'less-or-equal', 'between'],
  count: ['equals', 'greater-or-equal', 'less-or-equal'],
  day: ['equals', 'greater-or-equal', 'less-or-equal', 'between'],
  instant: ['greater-or-equal', 'less-or-equal', 'between'],
  choice: ['equals', 'not-equals'],
} as const satisfies Record<ColumnKind, readonly Operator[]>

type Words = ReturnType<typeof useWords>

function operatorWord(t: Words, kind: ColumnKind, operator: Operator): string {
  const isDay = kind === 'day' || kind === 'instant'
  if (isDay && (operator === 'equals' || operator === 'between')) return t(`grid.dayOperators.${operator}`)
  if (isDay && (operator === 'less-or-equal' || operator === 'greater-or-equal')) {
    return t(`grid.dayOperators.${operator}`)
  }
  return t(`grid.operators.${operator}`)
}

function writePart(part: string | number, column: GridColumn<never>, format: Format): string {
  if (column.kind === 'amount' && typeof part === 'number' && isCents(part)) return format.amount(cents(part))
  const text = String(part)
  if (column.kind === 'day' || column.kind === 'instant') return format.day(text.slice(0, 10))
  return column.choices?.[text] ?? text
}

/** A filter in words: *Due day from 01-11-2026*. */
function filterWords(t: Words, column: GridColumn<never>, filter: ListFilter, format: Format): string {
  const kind = column.kind ?? 'text'
  const parts = Array.isArray(filter.value) ? filter.value : [filter.value]
  const values = parts.map((part) => writePart(part, column, format)).join(' – ')
  return `${column.header} ${operatorWord(t, kind, filter.operator)} ${values}`
}

/** The filters that are on, each with a way to take it off. */
export function FilterChips({
  columns,
  filters,
  onRemove,
}: {
  columns: readonly GridColumn<never>[]
  filters: Readonly<Record<string, ListFilter | undefined>>
  onRemove(field: string): void
}) {
  const t = useWords()
  const format = useFormat()
  return columns.map((column) => {
    const filter = filters[column.field]
    if (filter === undefined) return null
    const words = filterWords(t, column, filter, format)
    return (
      <span key={column.field} className={classes.chip}>
        {words}
        <ActionIcon
          size={18}
          variant="transparent"
          aria-label={t('grid.removeFilter', { name: words })}
          onClick={() => onRemove(column.field)}
        >
          <IconX size={12} />
        </ActionIcon>
      </span>
    )
  })
}

/** A button that opens the making of a filter: column, comparison, value. */
export function AddFilter({
  columns,
  onAdd,
}: {
  columns: readonly GridColumn<never>[]
  onAdd(field: string, filter: ListFilter): void
}) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      trapFocus
      withinPortal
      position="bottom-start"
      shadow="md"
      width={280}
    >
      <Popover.Target>
        <Button
          leftSection={<IconFilterPlus size={15} />}
          onClick={() => setOpen((shown) => !shown)}
          aria-expanded={isOpen}
        >
          {t('grid.addFilter')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('grid.filterBy')}>
        <FilterForm
          columns={columns}
          onDone={(field, filter) => {
            setOpen(false)
            onAdd(field, filter)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}

interface Draft {
  text: string
  low: Cents | null
  high: Cents | null
  from: Day | null
  to: Day | null
}

const noDraft: Draft = { text: '', low: null, high: null, from: null, to: null }

function filterOf(kind: ColumnKind, operator: Operator, draft: Draft): ListFilter | null {
  const isBetween = operator === 'between'
  if (kind === 'amount') {
    if (draft.low === null || (isBetween && draft.high === null)) return null
    return { operator, value: isBetween ? [draft.low, draft.high ?? draft.low] : draft.low }
  }
  if (kind === 'day' || kind === 'instant') {
    if (draft.from === null || (isBetween && draft.to === null)) return null
    return dayFilter(kind, operator, draft.from, draft.to ?? draft.from)
  }
  const text = draft.text.trim()
  if (text === '') return null
  if (kind !== 'count') return { operator, value: text }
  const count = Number(text)
  return Number.isFinite(count) ? { operator, value: count } : null
}

/** Instants are compared as text in UTC, so a day becomes its first or last instant. */
function dayFilter(kind: ColumnKind, operator: Operator, from: Day, to: Day): ListFilter {
  const start = (day: Day) => (kind === 'instant' ? `${day}T00:00:00.000Z` : day)
  const end = (day: Day) => (kind === 'instant' ? `${day}T23:59:59.999Z` : day)
  if (operator === 'between') return { operator, value: [start(from), end(to)] }
  return { operator, value: operator === 'less-or-equal' ? end(from) : start(from) }
}

function FilterForm({
  columns,
  onDone,
}: {
  columns: readonly GridColumn<never>[]
  onDone(field: string, filter: ListFilter): void
}) {
  const t = useWords()
  const [field, setField] = useState(columns[0]?.field ?? '')
  const [draft, setDraft] = useState(noDraft)
  const column = columns.find((one) => one.field === field)
  const kind = column?.kind ?? 'text'
  const operators: readonly Operator[] = operatorsByKind[kind]
  const [chosen, setOperator] = useState<Operator | null>(null)
  const operator = operators.find((one) => one === chosen) ?? operators[0] ?? 'equals'
  const filter = filterOf(kind, operator, draft)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    if (filter !== null) onDone(field, filter)
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        <Select
          label={t('grid.filterBy')}
          data={columns.map((one) => ({ value: one.field, label: one.header }))}
          value={field}
          onChange={(value) => {
            setField(value ?? '')
            setDraft(noDraft)
          }}
          comboboxProps={{ withinPortal: false }}
        />
        <Select
          label={t('grid.operator')}
          data={operators.map((one) => ({ value: one, label: operatorWord(t, kind, one) }))}
          value={operator}
          onChange={(value) => setOperator(operators.find((one) => one === value) ?? null)}
          comboboxProps={{ withinPortal: false }}
        />
        <FilterValue column={column} operator={operator} draft={draft} onChange={setDraft} />
        <Group justify="flex-end">
          <Button type="submit" variant="filled" disabled={filter === null}>
            {t('grid.apply')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function FilterValue({
  column,
  operator,
  draft,
  onChange,
}: {
  column: GridColumn<never> | undefined
  operator: Operator
  draft: Draft
  onChange(draft: Draft): void
}) {
  const t = useWords()
  const isBetween = operator === 'between'
  const label = isBetween ? t('grid.from') : t('grid.value')
  switch (column?.kind) {
    case 'amount':
      return (
        <>
          <AmountInput label={label} value={draft.low} onChange={(low) => onChange({ ...draft, low })} />
          {isBetween && (
            <AmountInput
              label={t('grid.to')}
              value={draft.high}
              onChange={(high) => onChange({ ...draft, high })}
            />
          )}
        </>
      )
    case 'day':
    case 'instant':
      return (
        <>
          <DayInput label={label} value={draft.from} onChange={(from) => onChange({ ...draft, from })} />
          {isBetween && (
            <DayInput label={t('grid.to')} value={draft.to} onChange={(to) => onChange({ ...draft, to })} />
          )}
        </>
      )
    case 'choice':
      return (
        <Select
          label={label}
          data={Object.entries(column.choices ?? {}).map(([value, word]) => ({ value, label: word }))}
          value={draft.text === '' ? null : draft.text}
          onChange={(text) => onChange({ ...draft, text: text ?? '' })}
          comboboxProps={{ withinPortal: false }}
        />
      )
    default:
      return (
        <TextInput
          label={label}
          maxLength={200}
          value={draft.text}
          onChange={(event) => onChange({ ...draft, text: event.currentTarget.value })}
        />
      )
  }
}
