import type { CsvHead } from './banks.ts'
import type { CsvLayout } from './csv-layout.ts'
import { adyen } from './services/adyen.ts'
import { mollie } from './services/mollie.ts'
import { paypal } from './services/paypal.ts'
import { stripe } from './services/stripe.ts'

/** The layout of a payment service whose header this is, else null. `text` is the beginning of the file. */
export function serviceByHeader(head: CsvHead, text: string): CsvLayout | null {
  return mollie(head) ?? stripe(head) ?? adyen(head) ?? paypal(head, text)
}
