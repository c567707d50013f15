import type { Day } from './calendar-day.ts'
import { partsOf } from './calendar-day.ts'
import type { Language } from './languages.ts'
import { monthNames, shortEnglishMonths } from './month-names.ts'

export * from './bank-days.ts'
export * from './calendar-day.ts'
export * from './typed-day.ts'

/** Writes a day short: nl `20-11-2026`, de `20.11.2026`, es `20/11/2026`, en `20 Nov 2026`. */
export function formatDay(value: Day, language: Language): string {
  const { year, month, dayOfMonth } = partsOf(value)
  if (language === 'en') return `${dayOfMonth} ${shortEnglishMonths[month - 1] ?? ''} ${year}`
  const sign = language === 'nl' ? '-' : language === 'de' ? '.' : '/'
  return [value.slice(8), value.slice(5, 7), value.slice(0, 4)].join(sign)
}

/** Writes a day in words: `20 november 2026`, `20 November 2026`, `20. November 2026`, `20 de noviembre de 2026`. */
export function formatDayLong(value: Day, language: Language): string {
  const { year, month, dayOfMonth } = partsOf(value)
  const name = monthNames[language][month - 1] ?? ''
  if (language === 'es') return `${dayOfMonth} de ${name} de ${year}`
  return `${dayOfMonth}${language === 'de' ? '.' : ''} ${name} ${year}`
}
