import { dayOfParts } from '../../../../shared/values/day.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { cents, negateCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { parseIban } from '../../../../shared/values/iban.ts'
import { ibanCheckDigits } from '../csv/banks.ts'
import { excerpt, minorUnitsOf, readDecimal } from '../field-values.ts'
import type { Refuse } from '../field-values.ts'
import type { StatementAccount } from '../types.ts'

/** Numeric codes of ISO 4217 for the currencies Spanish banks keep accounts in. */
const currencyByNumber: ReadonlyMap<string, string> = new Map(
  (
    '978 EUR 840 USD 826 GBP 756 CHF 392 JPY 208 DKK 578 NOK 752 SEK 985 PLN 203 CZK 348 HUF 946 RON 352 ISK ' +
    '124 CAD 036 AUD 554 NZD 504 MAD 484 MXN 986 BRL 032 ARS 152 CLP 170 COP 604 PEN 858 UYU 156 CNY 344 HKD ' +
    '702 SGD 356 INR 410 KRW 949 TRY 376 ILS 710 ZAR 784 AED 682 SAR 634 QAR 414 KWD 012 DZD 788 TND 818 EGP 980 UAH'
  )
    .match(/\d{3} [A-Z]{3}/gu)
    ?.map((pair) => [pair.slice(0, 3), pair.slice(4)] as const) ?? [],
)

/** One line of the file, in fields by their place (from 1, as the standard counts). */
export class FixedRecord {
  readonly text: string
  private readonly refuseAt: (column: number) => Refuse

  constructor(text: string, refuseAt: (column: number) => Refuse) {
    this.text = text
    this.refuseAt = refuseAt
  }

  field(from: number, length: number): string {
    return this.text.slice(from - 1, from - 1 + length)
  }

  /** Throws a refusal where a field that must be digits is not. */
  digits(from: number, length: number): string {
    const text = this.field(from, length)
    if (text.length === length && /^\d+$/u.test(text)) return text
    throw this.refuseAt(from)('line-malformed', { tag: this.field(1, 2), text: excerpt(text) })
  }

  /** `YYMMDD` of this century. */
  day(from: number): Day {
    const text = this.digits(from, 6)
    const day = dayOfParts({
      year: 2000 + Number(text.slice(0, 2)),
      month: Number(text.slice(2, 4)),
      dayOfMonth: Number(text.slice(4, 6)),
    })
    if (day === undefined) throw this.refuseAt(from)('day-malformed', { text })
    return day
  }

  /** Fourteen digits, the last two of them decimals, whatever the currency. */
  amount(from: number, currency: string): Cents {
    const text = this.digits(from, 14)
    const refuse = this.refuseAt(from)
    const value = readDecimal(`${text.slice(0, 12)}.${text.slice(12)}`, minorUnitsOf(currency, refuse), 46)
    if (typeof value === 'string') throw refuse(value, { text, currency })
    return cents(value)
  }

  /** An amount with its mark (1 debit, 2 credit) before it. */
  signed(markAt: number, currency: string): Cents {
    const mark = this.field(markAt, 1)
    if (mark !== '1' && mark !== '2')
      throw this.refuseAt(markAt)('direction-missing', { text: excerpt(mark) })
    const amount = this.amount(markAt + 1, currency)
    return mark === '1' ? negateCents(amount) : amount
  }

  currency(from: number): string {
    const number = this.digits(from, 3)
    const currency = currencyByNumber.get(number)
    if (currency === undefined) throw this.refuseAt(from)('currency-unknown', { currency: number })
    return currency
  }

  /** Bank, office and number (3–6, 7–10, 11–20) as the IBAN that belongs to them. */
  account(currency: string): StatementAccount {
    const bankAndOffice = this.digits(3, 8)
    const number = this.digits(11, 10)
    const bban = `${bankAndOffice}${accountCheckDigits(bankAndOffice, number)}${number}`
    const parsed = parseIban(`ES${ibanCheckDigits('ES', bban)}${bban}`)
    return {
      iban: parsed.ok ? parsed.iban : null,
      other: parsed.ok ? null : `${bankAndOffice}${number}`,
      currency,
      ownerName: this.field(52, 26).trim() || null,
      servicerBic: null,
    }
  }
}

const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]

/** The two check digits of a Spanish account number (CCC), one for bank and office, one for the number. */
export function accountCheckDigits(bankAndOffice: string, number: string): string {
  return [`00${bankAndOffice}`, number]
    .map((digits) => {
      const sum = weights.reduce((total, weight, index) => total + weight * Number(digits[index]), 0)
      const check = 11 - (sum % 11)
      return check === 11 ? 0 : check === 10 ? 1 : check
    })
    .join('')
}
