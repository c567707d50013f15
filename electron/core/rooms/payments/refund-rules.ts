import type { RefundState } from '../../../../shared/contract/payments-refunds.ts'
import type { RefusalParams } from '../../../../shared/contract/errors.ts'
import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import { ibanCountry, isSepaIban, parseIban } from '../../../../shared/values/iban.ts'
import { sepaText } from '../../../../shared/values/sepa-text.ts'
import { likeness, nameParts } from './name-likeness.ts'

/** What a SEPA credit transfer holds (EPC125-05 rulebook, EPC132-08 guidelines). */
export const sepaLimits = { nameLetters: 70, remittanceLetters: 140, amountCents: 99_999_999_999 } as const

/** The states in which a refund still holds the customer's money. */
export const heldStates = ['to-approve', 'ordered', 'in-file'] as const satisfies RefundState[]

/** A refund of the same amount is asked about when it is not older than this. */
export const repeatedWithinDays = 30
/** An execution day further ahead than this is asked about. */
export const farAheadDays = 14

export interface RuleRefusal {
  code: RefusalCode
  params: RefusalParams
}

type Checked<T> = { ok: true; value: T } | { ok: false; refusal: RuleRefusal }

const no = (code: RefusalCode, params: RefusalParams): { ok: false; refusal: RuleRefusal } => ({
  ok: false,
  refusal: { code, params },
})

/** The IBAN in its electronic form, or why no SEPA credit transfer can reach it. */
export function refundIban(text: string, ownIbans: readonly string[]): Checked<string> {
  const parsed = parseIban(text)
  if (!parsed.ok) return no('payments.refund-iban-invalid', { reason: parsed.reason })
  const { iban } = parsed
  if (!isSepaIban(iban)) return no('payments.refund-iban-not-sepa', { country: ibanCountry(iban) })
  if (ownIbans.includes(iban)) return no('payments.refund-own-account', { iban })
  return { ok: true, value: iban }
}

/** What a SEPA file will say of a name or a remittance; refused where it would say nothing, too much, or guess. */
export function refundText(field: 'name' | 'remittance', text: string): Checked<string> {
  const limit = field === 'name' ? sepaLimits.nameLetters : sepaLimits.remittanceLetters
  const carried = sepaText(text)
  if (!carried.ok) return no('payments.refund-characters', { field, characters: carried.characters })
  const { length } = carried.text
  if (length === 0) return no('payments.refund-text-empty', { field })
  if (length > limit) return no('payments.refund-text-long', { field, length, limit })
  return { ok: true, value: carried.text }
}

/** Why a refund of this amount cannot be ordered, or null. Only euro travels by SEPA. */
export function amountRefusal(
  amountCents: number,
  creditCents: number,
  currency: string,
): RuleRefusal | null {
  if (currency !== 'EUR') return { code: 'payments.refund-currency', params: { currency } }
  if (amountCents <= 0) return { code: 'payments.amount-zero', params: {} }
  if (amountCents > creditCents)
    return { code: 'payments.credit-insufficient', params: { creditCents, amountCents } }
  return null
}

/** Both name the same holder, as far as banks' ways of printing names let one say. */
export function isSameHolder(asked: string, seen: string): boolean {
  const [one, other] = [nameParts(asked), nameParts(seen)]
  return one.key === other.key || likeness(one, other) !== null
}

/** What a refund is called at the bank: `REFUND-2026-000123`; within the 35 characters and signs of EndToEndId. */
export function endToEndIdOf(year: string, number: number): string {
  return `REFUND-${year}-${String(number).padStart(6, '0')}`
}
