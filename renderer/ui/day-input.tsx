import { ActionIcon, Popover, TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { useToday } from '../app/company.ts'
import { useLanguage, useWords } from '../app/i18n.ts'
import { formatDay, isDay, parseTypedDay } from '../../shared/values/day.ts'
import type { Day } from '../../shared/values/day.ts'
import { useTypedText } from './use-typed-text.ts'

interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Null while empty or not understood. */
  value: Day | null
  onChange(value: Day | null): void
}

/** A day typed as people write it (`15-3`, `15 mrt`, `+14`, `vandaag`), echoed in full on leaving, or picked. */
export function DayInput({ value, onChange, error, onBlur, ...props }: DayInputProps) {
  const t = useWords()
  const language = useLanguage()
  const today = useToday()
  const written = value === null ? '' : formatDay(value, language)
  const { typed, setTyped, setEditing, emit } = useTypedText(value, written)
  const [reason, setReason] = useState<string | null>(null)

  const change = (text: string) => {
    setTyped(text)
    setReason(null)
    const parsed = parseTypedDay(text, today, language)
    const next = parsed.ok ? parsed.value : null
    emit(next)
    onChange(next)
  }
  const leave = () => {
    setEditing(false)
    const parsed = parseTypedDay(typed, today, language)
    if (parsed.ok) setTyped(formatDay(parsed.value, language))
    else if (parsed.reason !== 'empty')
      setReason(t(`dayInput.${parsed.reason}`, { example: formatDay(today, language) }))
  }
  const pick = (picked: string | null) => {
    if (picked === null || !isDay(picked)) return
    setReason(null)
    setTyped(formatDay(picked, language))
    emit(picked)
    onChange(picked)
  }
  return (
    <TextInput
      autoComplete="off"
      {...props}
      value={typed}
      error={reason ?? error}
      rightSection={<DayPickerButton value={value} onPick={pick} />}
      onFocus={(event) => {
        setEditing(true)
        props.onFocus?.(event)
      }}
      onChange={(event) => change(event.currentTarget.value)}
      onBlur={(event) => {
        leave()
        onBlur?.(event)
      }}
    />
  )
}

/** The calendar behind the field, for who would rather point at a day. */
function DayPickerButton({ value, onPick }: { value: Day | null; onPick(picked: string | null): void }) {
  const t = useWords()
  const language = useLanguage()
  const today = useToday()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover opened={isOpen} onChange={setOpen} trapFocus withinPortal position="bottom-end" shadow="md">
      <Popover.Target>
        <ActionIcon aria-label={t('dayInput.pick')} onClick={() => setOpen((shown) => !shown)} size="sm">
          <IconCalendar size={15} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <DatePicker
          value={value}
          defaultDate={value ?? today}
          locale={language}
          ariaLabels={{
            previousMonth: t('dayInput.previousMonth'),
            nextMonth: t('dayInput.nextMonth'),
            monthLevelControl: t('dayInput.otherYears'),
          }}
          onChange={(picked) => {
            setOpen(false)
            onPick(picked)
          }}
        />
      </Popover.Dropdown>
    </Popover>
  )
}
