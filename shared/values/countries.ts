import { countryRows } from './country-names.ts'
import type { Day } from './calendar-day.ts'
import type { Language } from './languages.ts'
import { languages } from './languages.ts'

const namesByCode: ReadonlyMap<string, readonly string[]> = new Map(
  countryRows.map(([code = '', ...names]) => [code, names]),
)

/** Every country code of ISO 3166-1 alpha-2, sorted. */
export const countryCodes: readonly string[] = [...namesByCode.keys()]

/** True for an ISO 3166-1 alpha-2 code in capitals. Greece is `GR` here, though its VAT prefix is `EL`. */
export function isCountry(code: string): boolean {
  return namesByCode.has(code)
}

/** The country's name in a language; the code itself where it is unknown. */
export function countryName(code: string, language: Language): string {
  return namesByCode.get(code)?.[languages.indexOf(language)] ?? code
}

/** First and last day of the member states that were not in the Union all the time since 1995. */
const membershipByCode: ReadonlyMap<string, { from: string; until?: string }> = new Map([
  ...'AT BE DE DK EL ES FI FR IE IT LU NL PT SE'
    .split(' ')
    .map((code) => [code, { from: '1995-01-01' }] as const),
  ...'CY CZ EE HU LT LV MT PL SI SK'.split(' ').map((code) => [code, { from: '2004-05-01' }] as const),
  ...'BG RO'.split(' ').map((code) => [code, { from: '2007-01-01' }] as const),
  ['HR', { from: '2013-07-01' }],
  // Treated as a member for VAT to the end of the transition period (Withdrawal Agreement, art. 127).
  ['GB', { from: '1995-01-01', until: '2020-12-31' }],
])

/**
 * True where the country counts as a member state of the Union for VAT on that day; without a day, as it stands
 * since 2021. Days before 1995 are read as 1995.
 */
export function isEuMember(country: string, day?: Day): boolean {
  const membership = membershipByCode.get(country === 'GR' ? 'EL' : country)
  if (membership === undefined) return false
  if (day === undefined) return membership.until === undefined
  const asked = day < '1995-01-01' ? '1995-01-01' : day
  return asked >= membership.from && (membership.until === undefined || asked <= membership.until)
}

/** Postcodes of member states where Directive 2006/112/EC does not apply (art. 6), as patterns on letters and digits. */
const outsideByCountry: ReadonlyMap<string, RegExp> = new Map([
  // The Canary Islands, Ceuta and Melilla.
  ['ES', /^(?:35|38|51|52)\d{3}$/u],
  // Büsingen and Heligoland.
  ['DE', /^(?:78266|27498)$/u],
  // Åland.
  ['FI', /^22\d{3}$/u],
  // Livigno and Campione d'Italia.
  ['IT', /^(?:23041|22061)$/u],
  // The overseas departments and collectivities; Monaco, 98000, has its own country code.
  ['FR', /^(?:97\d{3}|98[4-9]\d{2})$/u],
  // Mount Athos.
  ['GR', /^63086$/u],
])

/**
 * Whether an address lies in the Union's VAT territory (Directive 2006/112/EC art. 5–7): in a member state on that
 * day, or Monaco, and not in one of the parts of art. 6 that are told apart by their postcode.
 * Northern Ireland counts as outside: its special place is for goods only.
 */
export function vatTerritory(country: string, postcode: string, day?: Day): 'eu' | 'outside' {
  if (country !== 'MC' && !isEuMember(country, day)) return 'outside'
  const code = country === 'EL' ? 'GR' : country
  const compact = postcode.replace(/[^0-9A-Za-z]/gu, '').replace(/^[A-Za-z]{1,2}(?=\d)/u, '')
  // Monaco writes French postcodes of 98…, and belongs to the VAT territory (art. 7).
  return code !== 'MC' && outsideByCountry.get(code)?.test(compact) === true ? 'outside' : 'eu'
}
