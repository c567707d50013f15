import classes from './values.module.css'
import { useFormat } from './format.ts'

/**
 * An amount: right-aligned by its cell, tabular, negative ones marked by sign and colour; `plain` without the colour,
 * where a minus is nothing to look at (a credit balance).
 */
export function Amount({
  cents,
  currency,
  withCurrency = false,
  strong = false,
  plain = false,
}: {
  cents: number
  currency?: string
  withCurrency?: boolean
  strong?: boolean
  plain?: boolean
}) {
  const format = useFormat()
  const text = withCurrency ? format.amountWithCurrency(cents, currency) : format.amount(cents, currency)
  return (
    <span
      className={classes.amount}
      data-negative={(cents < 0 && !plain) || undefined}
      data-strong={strong || undefined}
    >
      {text}
    </span>
  )
}
