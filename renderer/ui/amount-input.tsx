import { TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useLanguage, useWords } from '../app/i18n.ts'
import { numberSigns } from '../../shared/values/languages.ts'
import { cents, currencyMinorUnits, formatAmount, parseAmount } from '../../shared/values/money.ts'
import type { Cents } from '../../shared/values/money.ts'
import { useFormat } from './format.ts'
import { useTypedText } from './use-typed-text.ts'

interface AmountInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue'> {
  /** Null while empty or not understood. */
  value: Cents | null
  onChange(value: Cents | null): void
  currency?: string
}

const rightAligned = { input: { textAlign: 'right', fontVariantNumeric: 'tabular-nums' } } as const

/** An amount typed as people write it (`1.234,56`, `€ 12`, `12,-`), echoed in the language's writing on leaving. */
export function AmountInput({ value, onChange, currency, error, onBlur, ...props }: AmountInputProps) {
  const t = useWords()
  const language = useLanguage()
  const { companyCurrency } = useFormat()
  const code = currency ?? companyCurrency
  const minorUnits = currencyMinorUnits(code)
  const written = value === null ? '' : formatAmount(value, code, language)
  const { typed, setTyped, setEditing, emit } = useTypedText(value, written)
  const [reason, setReason] = useState<string | null>(null)

  const read = (text: string) =>
    parseAmount(text, { decimalSeparator: numberSigns(language).decimal, minorUnits })
  const example = formatAmount(cents(123456), code, language)
  const change = (text: string) => {
    setTyped(text)
    setReason(null)
    const parsed = read(text)
    const next = parsed.ok ? parsed.value : null
    emit(next)
    onChange(next)
  }
  const leave = () => {
    setEditing(false)
    const parsed = read(typed)
    if (parsed.ok) setTyped(formatAmount(parsed.value, code, language))
    else if (parsed.reason !== 'empty') setReason(t(`amountInput.${parsed.reason}`, { example }))
  }
  return (
    <TextInput
      inputMode="decimal"
      autoComplete="off"
      {...props}
      styles={rightAligned}
      value={typed}
      error={reason ?? error}
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
