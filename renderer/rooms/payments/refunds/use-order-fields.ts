import type { Cents } from '../../../../shared/values/money.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import { sepaText } from '../../../../shared/values/sepa-text.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFields, useFormat } from '../../../ui/index.ts'
import { anotherIban } from './iban-choice.tsx'
import type { KnownIban } from './iban-choice.tsx'

export type Customer = Outputs['customers']['get']

export interface OrderValues {
  amountCents: Cents | null
  /** One of the known IBANs, or `another`. */
  choice: string
  typedIban: string
  holderName: string
  remittance: string
  reason: string
}

const limits = { holderName: 70, remittance: 140 } as const

/** The fields of an order, filled with what is known of the customer. */
export function useOrderFields(customer: Customer, known: readonly KnownIban[], remittance: string) {
  const t = useWords()
  const format = useFormat()
  const [first] = known
  const tooLong = (text: string, limit: number) => {
    const carried = sepaText(text)
    if (!carried.ok) return t('refunds:order.characters', { characters: carried.characters })
    if (carried.text === '') return t('required')
    return carried.text.length > limit ? t('refunds:order.tooLong', { count: limit }) : undefined
  }
  return useFields<OrderValues>(
    {
      amountCents: customer.creditCents,
      choice: first?.iban ?? anotherIban,
      typedIban: '',
      holderName: first?.holderName ?? customer.legalName,
      remittance,
      reason: '',
    },
    (values) => ({
      amountCents:
        values.amountCents === null || values.amountCents <= 0
          ? t('required')
          : values.amountCents > customer.creditCents
            ? t('refunds:order.tooMuch', { amount: format.amount(customer.creditCents) })
            : undefined,
      typedIban:
        values.choice === anotherIban && !parseIban(values.typedIban).ok
          ? t('refunds:order.ibanWrong')
          : undefined,
      holderName: tooLong(values.holderName, limits.holderName),
      remittance: tooLong(values.remittance, limits.remittance),
    }),
  )
}
