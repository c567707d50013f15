import { day, formatDay } from '../../../../shared/values/day.ts'
import { decimal, formatDecimal } from '../../../../shared/values/decimal.ts'
import { cents, currencyMinorUnits, formatAmount, formatRate } from '../../../../shared/values/money.ts'
import type { DocumentFacts, VatCode } from '../facts.ts'
import type { DocumentLanguage, FrozenLabelledValue } from '../frozen.ts'
import type { DocumentTexts, UntaxedVatCode } from '../texts/index.ts'
import { documentTexts } from '../texts/index.ts'

/** The language of one document and the ways it writes things. */
export interface Wording {
  language: DocumentLanguage
  texts: DocumentTexts
  day: (value: string) => string
  /** Without the currency, for columns that name it elsewhere. */
  amount: (valueCents: number) => string
  money: (valueCents: number) => string
  moneyIn: (valueCents: number, currency: string) => string
  quantity: (value: string) => string
  /** A price has at least the currency's decimals, and as many more as it needs. */
  price: (value: string) => string
  rate: (permyriad: number) => string
}

export function wordingOf({ language, currency }: Pick<DocumentFacts, 'language' | 'currency'>): Wording {
  const minimumDecimals = currencyMinorUnits(currency)
  const moneyIn = (value: number, code: string): string =>
    formatAmount(cents(value), code, language, { withCurrency: true })
  return {
    language,
    texts: documentTexts[language],
    day: (value) => formatDay(day(value), language),
    amount: (value) => formatAmount(cents(value), currency, language),
    money: (value) => moneyIn(value, currency),
    moneyIn,
    quantity: (value) => formatDecimal(decimal(value), language),
    price: (value) => formatDecimal(decimal(value), language, { minimumDecimals }),
    rate: (permyriad) => formatRate(permyriad, language),
  }
}

export function labelled(label: string, value: string, emphasised = false): FrozenLabelledValue {
  return { label, value, emphasised }
}

export function isUntaxed(vatCode: VatCode): vatCode is UntaxedVatCode {
  return vatCode === 'reverse-charge' || vatCode === 'outside-eu' || vatCode === 'exempt'
}

/** Null for text that says nothing. */
export function present(text: string | null | undefined): string | null {
  return text === undefined || text === null || text.trim() === '' ? null : text.trim()
}

/** Text that is as it should be: most of it is, and a look is cheaper than the passes. */
const plain = /^[\n\x20-\x7e]*$/u

/**
 * Composed characters (the font has no glyphs for combining marks), blanks for tabs, LF for other line ends, and
 * no control characters, which a PDF cannot print.
 */
export function printable(text: string): string {
  if (plain.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/gu, '\n')
    .replace(/\t/gu, ' ')
    .replace(/[^\P{Cc}\n]|[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu, '')
}
