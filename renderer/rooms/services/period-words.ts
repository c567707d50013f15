import { useCallback } from 'react'
import { useWords } from '../../app/i18n.ts'

/** A billing period of so many months in words; whole years are said as years, 0 as once. */
export function usePeriodWords(): (months: number) => string {
  const t = useWords()
  return useCallback(
    (months) => {
      if (months === 0) return t('services:period.once')
      return months % 12 === 0
        ? t('services:period.years', { count: months / 12 })
        : t('services:period.months', { count: months })
    },
    [t],
  )
}
