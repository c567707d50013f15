import type { SampleCountry } from './places.ts'
import type { Random } from './random.ts'

/** Makes numbers that pass their national rules and are each given once; none is anybody's on purpose. */
export interface IdentityMaker {
  /** Eight digits without a check (KvK). */
  nlKvk(): string
  /** RSIN with the 11-test, as `NL…B01`. */
  nlVat(): string
  /** A sole trader's number of since 2020: the whole string mod 97 is 1. */
  nlSoleTraderVat(): string
  /** ISO 7064 MOD 11,10, as `DE…`. */
  deVat(): string
  /** Eight digits and the letter of the number mod 23. */
  esDni(): string
  /** X, Y or Z, seven digits and the letter. */
  esNie(): string
  /** The letter of the legal form (A for S.A., B for S.L.), seven digits and the Luhn digit. */
  esCif(letter: 'A' | 'B'): string
  /** Ten digits that begin with 0 or 1, the last two 97 − rest mod 97. */
  beEnterprise(): string
}

const spanishLetters = 'TRWAGMYFPDXBNJZSQVHLCKE'

/**
 * Counts through a range in an order that looks random and never repeats before all were given.
 * The step must have no factor in common with the size.
 */
function scatter(size: number, step: number, offset: number): () => number {
  let next = offset % size
  return () => {
    const value = next
    next = (next + step) % size
    return value
  }
}

const pad = (value: number, length: number): string => String(value).padStart(length, '0')

export function createIdentityMaker(random: Random): IdentityMaker {
  const kvk = scatter(80_000_000, 7_368_787, random.between(0, 79_999_999))
  const rsin = scatter(60_000_000, 3_764_419, random.between(0, 59_999_999))
  const german = scatter(80_000_000, 6_291_469, random.between(0, 79_999_999))
  const dni = scatter(90_000_000, 9_576_899, random.between(0, 89_999_999))
  const nie = scatter(30_000_000, 2_750_159, random.between(0, 29_999_999))
  const cif = scatter(8_000_000, 1_299_709, random.between(0, 7_999_999))
  const belgian = scatter(9_000_000, 1_015_837, random.between(0, 8_999_999))
  return {
    nlKvk: () => pad(10_000_000 + kvk(), 8),
    nlVat: () => {
      for (;;) {
        const eight = pad(10_000_000 + rsin(), 8)
        const check = elevenTestDigit(eight)
        if (check !== null) return `NL${eight}${check}B01`
      }
    },
    nlSoleTraderVat: () => {
      const nine = pad(100_000_000 + rsin(), 9)
      return `NL${nine}B${pad(98 - remainder97(`NL${nine}B00`), 2)}`
    },
    deVat: () => {
      const eight = pad(10_000_000 + german(), 8)
      return `DE${eight}${mod1110Digit(eight)}`
    },
    esDni: () => {
      const number = 5_000_000 + dni()
      return `${pad(number, 8)}${spanishLetters.charAt(number % 23)}`
    },
    esNie: () => {
      const number = nie()
      const first = Math.floor(number / 10_000_000)
      return `${'XYZ'.charAt(first)}${pad(number % 10_000_000, 7)}${spanishLetters.charAt(number % 23)}`
    },
    esCif: (letter) => {
      const seven = pad(1_000_000 + cif(), 7)
      return `${letter}${seven}${cifDigit(seven)}`
    },
    beEnterprise: () => {
      const eight = pad(4_000_000 + belgian(), 8)
      return `${eight}${pad(97 - (Number(eight) % 97), 2)}`
    },
  }
}

/** The last digit of an RSIN (weights 9 to 2 and −1, sum divisible by 11), or null where there is none. */
function elevenTestDigit(eight: string): number | null {
  const sum = [...eight].reduce((total, digit, index) => total + Number(digit) * (9 - index), 0)
  return sum % 11 === 10 ? null : sum % 11
}

/** ISO 7064 MOD 11,10. */
function mod1110Digit(text: string): number {
  let product = 10
  for (const digit of text) {
    const sum = (Number(digit) + product) % 10
    product = ((sum === 0 ? 10 : sum) * 2) % 11
  }
  return (11 - product) % 10
}

/** Luhn digit of a CIF: digits at odd places doubled, their digits added. */
function cifDigit(seven: string): number {
  const sum = [...seven].reduce((total, digit, index) => {
    const value = index % 2 === 0 ? Number(digit) * 2 : Number(digit)
    return total + Math.floor(value / 10) + (value % 10)
  }, 0)
  return (10 - (sum % 10)) % 10
}

const dutchBanks = ['ABNA', 'INGB', 'RABO', 'SNSB', 'TRIO', 'ASNB', 'KNAB', 'BUNQ']
const germanBanks = ['37050198', '50010517', '10010010', '70150000', '20050550', '40050150']
const spanishBanks = ['00491500', '21000813', '01822370', '20852066', '00810200']
const belgianBanks = ['001', '310', '363', '735', '979']
const bicOfBank: Readonly<Record<string, string>> = {
  ABNA: 'ABNANL2A',
  INGB: 'INGBNL2A',
  RABO: 'RABONL2U',
  SNSB: 'SNSBNL2A',
  TRIO: 'TRIONL2U',
  ASNB: 'ASNBNL21',
  KNAB: 'KNABNL2H',
  BUNQ: 'BUNQNL2A',
  '37050198': 'COLSDE33XXX',
  '50010517': 'INGDDEFFXXX',
  '10010010': 'PBNKDEFFXXX',
  '70150000': 'SSKMDEMMXXX',
  '20050550': 'HASPDEHHXXX',
  '40050150': 'WELADED1MST',
  '0049': 'BSCHESMMXXX',
  '2100': 'CAIXESBBXXX',
  '0182': 'BBVAESMMXXX',
  '2085': 'CAZRES2ZXXX',
  '0081': 'BSABESBBXXX',
  '001': 'GEBABEBB',
  '310': 'BBRUBEBB',
  '363': 'BBRUBEBB',
  '735': 'KREDBEBB',
  '979': 'ARSPBE22',
}

/** An IBAN of the country with right check digits, the national ones (ES, BE, NL 11-test) included. */
export function makeIban(random: Random, country: SampleCountry): string {
  return ibanOf(country, bbanOf(random, country))
}

/** The BIC of an IBAN that `makeIban` made. */
export function bicOf(iban: string): string {
  const country = iban.slice(0, 2)
  const length = country === 'DE' ? 8 : country === 'BE' ? 3 : 4
  return bicOfBank[iban.slice(4, 4 + length)] ?? ''
}

function bbanOf(random: Random, country: SampleCountry): string {
  switch (country) {
    case 'NL': {
      const bank = random.pick(dutchBanks)
      for (;;) {
        const account = pad(random.between(100_000_000, 999_999_999), 10)
        const sum = [...account].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0)
        if (sum % 11 === 0) return `${bank}${account}`
      }
    }
    case 'DE':
      return `${random.pick(germanBanks)}${pad(random.between(1_000_000, 999_999_999), 10)}`
    case 'ES': {
      const bank = random.pick(spanishBanks)
      const account = pad(random.between(1_000_000, 999_999_999), 10)
      return `${bank}${spanishCheck(`00${bank}`)}${spanishCheck(account)}${account}`
    }
    case 'BE': {
      const ten = `${random.pick(belgianBanks)}${pad(random.between(100_000, 9_999_999), 7)}`
      const check = Number(ten) % 97
      return `${ten}${pad(check === 0 ? 97 : check, 2)}`
    }
  }
}

/** One control digit of a Spanish CCC: weights are powers of 2 mod 11. */
function spanishCheck(ten: string): number {
  const weights = [1, 2, 4, 8, 5, 10, 9, 7, 3, 6]
  const sum = [...ten].reduce((total, digit, index) => total + Number(digit) * (weights[index] ?? 0), 0)
  const check = 11 - (sum % 11)
  return check === 11 ? 0 : check === 10 ? 1 : check
}

/** Check digits of ISO 13616: 98 − (BBAN + country + 00, A = 10 … Z = 35) mod 97. */
function ibanOf(country: string, bban: string): string {
  return `${country}${pad(98 - remainder97(`${bban}${country}00`), 2)}${bban}`
}

/** Mod 97 of text in which letters count as two digits, A = 10 … Z = 35. */
function remainder97(text: string): number {
  let remainder = 0
  for (const character of text) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}
