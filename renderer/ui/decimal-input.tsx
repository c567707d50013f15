import { TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { useEffect, useState } from 'react'
import { formatDecimal, isDecimal, parseDecimal } from '../../shared/values/decimal.ts'
import type { Decimal } from '../../shared/values/decimal.ts'
import type { Language } from '../../shared/values/languages.ts'
import { useLanguage, useWords } from '../app/i18n.ts'
import classes from './form-layout.module.css'

interface DecimalInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Null while empty or not understood. */
  value: Decimal | null
  onChange(value: Decimal | null): void
  /** Decimals that are always written: two for a price, none for a quantity. */
  minimumDecimals?: number
}

/** A decimal of machine text (`12.5`) as its language writes it; nothing for none. */
export function writeDecimal(value: string | null, language: Language, minimumDecimals = 0): string {
  return value !== null && isDecimal(value)
    ? formatDecimal(value, language, { minimumDecimals })
    : (value ?? '')
}

/** A quantity or unit price typed as people write it (`0,0045`, `1.234,5`), echoed on leaving. */
export function DecimalInput({
  value,
  onChange,
  minimumDecimals = 0,
  error,
  onBlur,
  onFocus,
  ...props
}: DecimalInputProps) {
  const t = useWords()
  const language = useLanguage()
  const written = writeDecimal(value, language, minimumDecimals)
  const [typed, setTyped] = useState(written)
  const [isEditing, setEditing] = useState(false)
  const [reason, setReason] = useState<string | null>(null)
  useEffect(() => {
    if (!isEditing && value !== null) setTyped(written)
  }, [isEditing, value, written])

  const leave = () => {
    setEditing(false)
    const parsed = parseDecimal(typed, language)
    if (parsed.ok) setTyped(writeDecimal(parsed.value, language, minimumDecimals))
    else if (parsed.reason !== 'empty') {
      setReason(t(`amountInput.${parsed.reason}`, { example: language === 'en' ? '1,234.56' : '1.234,56' }))
    }
  }
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...props}
      classNames={{ input: classes.decimal ?? '' }}
      value={typed}
      error={reason ?? error}
      onFocus={(event) => {
        setEditing(true)
        onFocus?.(event)
      }}
      onChange={(event) => {
        const text = event.currentTarget.value
        setTyped(text)
        setReason(null)
        const parsed = parseDecimal(text, language)
        onChange(parsed.ok ? parsed.value : null)
      }}
      onBlur={(event) => {
        leave()
        onBlur?.(event)
      }}
    />
  )
}
