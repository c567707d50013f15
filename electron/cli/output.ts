import { cents, formatAmount, isCents, isCurrency } from '../../shared/values/money.ts'

/** One line on stdout. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** One value as one line of JSON on stdout. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value))
}

/** An amount with the currency's decimals and its code, for people: `1,234.56 EUR`. */
export function money(amountCents: number, currency: string): string {
  if (!isCurrency(currency) || !isCents(amountCents)) return `${amountCents} minor units ${currency}`
  return `${formatAmount(cents(amountCents), currency, 'en')} ${currency}`
}
