import type { seriesKinds, vatCategories } from '../../../../shared/contract/settings.ts'

interface SeriesDefault {
  kind: (typeof seriesKinds)[number]
  pattern: string
  firstNumber: number
}

/** The series a new company starts with; an administrator may change patterns before the first issue. */
export const defaultSeries: readonly SeriesDefault[] = [
  { kind: 'customer', pattern: '{number:5}', firstNumber: 10_001 },
  { kind: 'proforma', pattern: 'PF-{year}-{number:5}', firstNumber: 1 },
  { kind: 'invoice', pattern: '{year}-{number:5}', firstNumber: 1 },
  { kind: 'credit-note', pattern: 'C{year}-{number:5}', firstNumber: 1 },
  { kind: 'corrective', pattern: 'R{year}-{number:5}', firstNumber: 1 },
]

interface RateDefault {
  country: string
  category: (typeof vatCategories)[number]
  ratePermyriad: number
  validFrom: string
}

const standardRates: Record<string, [number, string]> = {
  AT: [2000, '1995-01-01'],
  BE: [2100, '1996-01-01'],
  BG: [2000, '1999-01-01'],
  CY: [1900, '2014-01-13'],
  CZ: [2100, '2013-01-01'],
  DE: [1900, '2021-01-01'],
  DK: [2500, '1992-01-01'],
  EE: [2400, '2025-07-01'],
  ES: [2100, '2012-09-01'],
  FI: [2550, '2024-09-01'],
  FR: [2000, '2014-01-01'],
  GR: [2400, '2016-06-01'],
  HR: [2500, '2012-03-01'],
  HU: [2700, '2012-01-01'],
  IE: [2300, '2021-03-01'],
  IT: [2200, '2013-10-01'],
  LT: [2100, '2009-09-01'],
  LU: [1700, '2024-01-01'],
  LV: [2100, '2012-07-01'],
  MT: [1800, '2004-01-01'],
  NL: [2100, '2012-10-01'],
  PL: [2300, '2011-01-01'],
  PT: [2300, '2011-01-01'],
  RO: [2100, '2025-08-01'],
  SE: [2500, '1990-07-01'],
  SI: [2200, '2013-07-01'],
  SK: [2300, '2025-01-01'],
}

/** Where the rates were read; an administrator corrects or adds without a release. */
export const rateSource = 'European Commission, Taxes in Europe Database'

export const defaultVatRates: readonly RateDefault[] = [
  ...Object.entries(standardRates).map(([country, [ratePermyriad, validFrom]]) => ({
    country,
    category: 'standard' as const,
    ratePermyriad,
    validFrom,
  })),
  { country: 'NL', category: 'reduced', ratePermyriad: 900, validFrom: '2019-01-01' },
  { country: 'DE', category: 'reduced', ratePermyriad: 700, validFrom: '2021-01-01' },
  { country: 'ES', category: 'reduced', ratePermyriad: 1000, validFrom: '2012-09-01' },
  { country: 'BE', category: 'reduced', ratePermyriad: 600, validFrom: '1996-01-01' },
]
