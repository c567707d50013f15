// Active currencies of ISO 4217 (list one), without funds codes, metals and test codes, by minor unit.
const zeroDigits = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF'
const threeDigits = 'BHD IQD JOD KWD LYD OMR TND'
const twoDigits =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC ' +
  'CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR ' +
  'JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD ' +
  'NGN NIO NOK NPR NZD PAB PEN PGK PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN ' +
  'SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD UYU UZS VES WST XCD XCG YER ZAR ZMW ZWG'

const minorUnitsByCode: ReadonlyMap<string, 0 | 2 | 3> = new Map([
  ...zeroDigits.split(' ').map((code) => [code, 0] as const),
  ...twoDigits.split(' ').map((code) => [code, 2] as const),
  ...threeDigits.split(' ').map((code) => [code, 3] as const),
])

const symbolByCode: ReadonlyMap<string, string> = new Map([
  ['EUR', '€'],
  ['GBP', '£'],
])

/** Every active ISO 4217 currency code, sorted. */
export const currencyCodes: readonly string[] = [...minorUnitsByCode.keys()].sort()

/** True for an active ISO 4217 currency code in capitals. */
export function isCurrency(code: string): boolean {
  return minorUnitsByCode.has(code)
}

/** Decimals of a currency's minor unit: 2 for EUR, 0 for JPY, 3 for KWD. Throws RangeError for an unknown code. */
export function currencyMinorUnits(code: string): 0 | 2 | 3 {
  const minorUnits = minorUnitsByCode.get(code)
  if (minorUnits === undefined) throw new RangeError('unknown currency')
  return minorUnits
}

/** `€` and `£`; every other currency is shown by its code, because `$` and `kr` stand for several. */
export function currencySymbol(code: string): string {
  return symbolByCode.get(code) ?? code
}
