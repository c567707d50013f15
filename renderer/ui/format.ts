import { useMemo } from 'react'
import { useLanguage } from '../app/i18n.ts'
import { useCompany } from '../app/company.ts'
import { dayInZone, formatDay, formatDayLong, isDay } from '../../shared/values/day.ts'
import { cents, formatAmount, formatRate, isCurrency } from '../../shared/values/money.ts'
import type { Language } from '../../shared/values/languages.ts'

/** How values are written on screen, in the language on screen. */
export interface Format {
  language: Language
  companyCurrency: string
  /** `1.234,56`; a proper minus sign for negative amounts. */
  amount(amountCents: number, currency?: string): string
  /** `€ 1.234,56` */
  amountWithCurrency(amountCents: number, currency?: string): string
  day(day: string | null): string
  dayLong(day: string | null): string
  /** Day and minute in the company's time zone. */
  instant(instantIso: string | null): string
  count(count: number): string
  rate(ratePermyriad: number): string
  /** The name of a country; the code itself where there is none. */
  country(code: string): string
}

function makeFormat(language: Language, companyCurrency: string, timeZone: string | undefined): Format {
  const zone = timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone
  const times = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: zone })
  const countries = new Intl.DisplayNames(language, { type: 'region' })
  const counts = new Intl.NumberFormat(language, { useGrouping: 'always' })
  const write = (amountCents: number, currency: string, withCurrency: boolean) => {
    const code = isCurrency(currency) ? currency : companyCurrency
    return formatAmount(cents(amountCents), code, language, { withCurrency }).replace('-', '−')
  }
  return {
    language,
    companyCurrency,
    amount: (amountCents, currency = companyCurrency) => write(amountCents, currency, false),
    amountWithCurrency: (amountCents, currency = companyCurrency) => write(amountCents, currency, true),
    day: (day) => (day !== null && isDay(day) ? formatDay(day, language) : ''),
    dayLong: (day) => (day !== null && isDay(day) ? formatDayLong(day, language) : ''),
    instant: (instantIso) =>
      instantIso === null
        ? ''
        : `${formatDay(dayInZone(instantIso, zone), language)}, ${times.format(new Date(instantIso))}`,
    count: (count) => counts.format(count),
    rate: (ratePermyriad) => formatRate(ratePermyriad, language),
    country: (code) => (/^[A-Z]{2}$/u.test(code) ? (countries.of(code) ?? code) : code),
  }
}

/** The writing of values for components: `const format = useFormat()`, `format.day(row.dueDay)`. */
export function useFormat(): Format {
  const language = useLanguage()
  const company = useCompany()
  const currency = company?.currency ?? 'EUR'
  const timeZone = company?.timeZone
  return useMemo(() => makeFormat(language, currency, timeZone), [language, currency, timeZone])
}
