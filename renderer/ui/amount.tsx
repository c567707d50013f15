import classes from './values.module.css'
import { useFormat } from './format.ts'

/** An amount: right-aligned by its cell, tabular, negative ones marked by sign and colour. */
export function Amount({
  cents,
  currency,
  withCurrency = false,
  strong = false,
}: {
  cents: number
  currency?: string
  withCurrency?: boolean
  strong?: boolean
}) {
  const format = useFormat()
  const text = withCurrency ? format.amountWithCurrency(cents, currency) : format.amount(cents, currency)
  return (
    <span className={classes.amount} data-negative={cents < 0 || undefined} data-strong={strong || undefined}>
      {text}
    </span>
  )
}
