import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decimal } from '../../../shared/values/decimal.ts'
import { languages, numberSigns } from '../../../shared/values/languages.ts'
import {
  addCents,
  cents,
  currencyCodes,
  currencyMinorUnits,
  formatAmount,
  formatRate,
  isCurrency,
  lineAmount,
  maximumCents,
  negateCents,
  netOfGross,
  parseAmount,
  percentageOf,
  splitByLargestRemainder,
  subtractCents,
  sumCents,
  vatOf,
} from '../../../shared/values/money.ts'

const anyCents = fc.integer({ min: -maximumCents, max: maximumCents }).map(cents)
const anyLanguage = fc.constantFrom(...languages)
const anyRate = fc.integer({ min: 0, max: 10_000 })

describe('an amount', () => {
  test('is a whole number of minor units within its range', () => {
    expect(cents(maximumCents)).toBe(maximumCents)
    for (const bad of [0.5, Number.NaN, Number.POSITIVE_INFINITY, maximumCents + 1, -maximumCents - 1]) {
      expect(() => cents(bad)).toThrow(RangeError)
    }
    expect(Object.is(negateCents(cents(0)), 0)).toBe(true)
  })

  test('adds, subtracts and sums within its range', () => {
    expect(addCents(cents(100), cents(23))).toBe(123)
    expect(subtractCents(cents(100), cents(123))).toBe(-23)
    expect(sumCents([])).toBe(0)
    expect(() => addCents(cents(maximumCents), cents(1))).toThrow(RangeError)
  })
})

describe('rounding', () => {
  test('of a line is half away from zero, so that a credit mirrors its invoice', () => {
    expect(lineAmount(decimal('1000'), decimal('0.0045'), 2)).toBe(450)
    expect(lineAmount(decimal('1'), decimal('0.005'), 2)).toBe(1)
    expect(lineAmount(decimal('-1'), decimal('0.005'), 2)).toBe(-1)
    expect(lineAmount(decimal('1'), decimal('0.00499999'), 2)).toBe(0)
    expect(lineAmount(decimal('3'), decimal('1.5'), 0)).toBe(5)
    expect(lineAmount(decimal('3'), decimal('1.0005'), 3)).toBe(3002)
  })

  test('of VAT is half away from zero', () => {
    expect(vatOf(cents(10_000), 2100)).toBe(2100)
    expect(vatOf(cents(50), 2100)).toBe(11)
    expect(vatOf(cents(-50), 2100)).toBe(-11)
    expect(vatOf(cents(maximumCents), 0)).toBe(0)
    expect(netOfGross(cents(12_100), 2100)).toBe(10_000)
    expect(netOfGross(cents(1000), 2100)).toBe(826)
    expect(percentageOf(cents(1000), -250)).toBe(-25)
    expect(() => vatOf(cents(1), 21.5)).toThrow(RangeError)
    expect(() => vatOf(cents(1), -1)).toThrow(RangeError)
  })

  test('mirrors: VAT and net of a negated amount are negated', () => {
    const large = fc.integer({ min: -4_000_000_000_000, max: 4_000_000_000_000 }).map(cents)
    fc.assert(
      fc.property(large, anyRate, (amount, rate) => {
        expect(vatOf(negateCents(amount), rate)).toBe(negateCents(vatOf(amount, rate)))
        expect(netOfGross(negateCents(amount), rate)).toBe(negateCents(netOfGross(amount, rate)))
      }),
    )
  })

  test('net of gross plus its VAT is the gross amount within one cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000 }).map(cents), anyRate, (gross, rate) => {
        const net = netOfGross(gross, rate)
        expect(Math.abs(net + vatOf(net, rate) - gross)).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('a split', () => {
  test('gives the remainder to the largest remainders, ties to the earlier part', () => {
    expect(splitByLargestRemainder(cents(100), [1, 1, 1])).toEqual([34, 33, 33])
    expect(splitByLargestRemainder(cents(-100), [1, 1, 1])).toEqual([-34, -33, -33])
    expect(splitByLargestRemainder(cents(5), [0, 3, 7])).toEqual([0, 2, 3])
  })

  test('refuses weights it cannot split by', () => {
    expect(() => splitByLargestRemainder(cents(5), [])).toThrow(RangeError)
    expect(() => splitByLargestRemainder(cents(5), [0, 0])).toThrow(RangeError)
    expect(() => splitByLargestRemainder(cents(5), [1, -1])).toThrow(RangeError)
    expect(() => splitByLargestRemainder(cents(5), [0.5])).toThrow(RangeError)
  })

  test('adds up exactly, and no part is a cent or more from its exact share', () => {
    const weights = fc
      .array(fc.integer({ min: 0, max: 1_000_000_000 }), { minLength: 1, maxLength: 40 })
      .filter((each) => each.some((weight) => weight > 0))
    fc.assert(
      fc.property(anyCents, weights, (total, parts) => {
        const split = splitByLargestRemainder(total, parts)
        expect(sumCents(split)).toBe(total)
        const weightSum = parts.reduce((sum, weight) => sum + BigInt(weight), 0n)
        split.forEach((part, index) => {
          const distance = BigInt(part) * weightSum - BigInt(total) * BigInt(parts[index] ?? 0)
          expect(distance < weightSum && -distance < weightSum).toBe(true)
        })
      }),
    )
  })
})

describe('a typed amount', () => {
  const read = (text: string, decimalSeparator?: '.' | ',') => {
    const parsed = parseAmount(text, { decimalSeparator })
    return parsed.ok ? parsed.value : parsed.reason
  }

  test.each([
    ['1.234,56', 123_456],
    ['1,234.56', 123_456],
    ['1234.5', 123_450],
    ['1 234,56', 123_456],
    ['1\u202f234,56', 123_456],
    ["1'234.50", 123_450],
    ['1.234.567', 123_456_700],
    ['1,234,567.8', 123_456_780],
    ['€ 12', 1200],
    ['12,50 €', 1250],
    ['EUR 12,5', 1250],
    ['12,5 EUR', 1250],
    ['-12,00', -1200],
    ['−12,00', -1200],
    ['€ -12', -1200],
    ['-€12', -1200],
    ['12,00-', -1200],
    ['+3', 300],
    ['12,-', 1200],
    ['12,--', 1200],
    ['€ 12,-', 1200],
    [',5', 50],
    ['5,', 500],
    ['0', 0],
    ['-0', 0],
    ['007', 700],
  ])('%s is understood in every language', (text, expected) => {
    expect(read(text, ',')).toBe(expected)
    expect(read(text, '.')).toBe(expected)
    expect(read(text)).toBe(expected)
  })

  test('with one sign before three digits is read as the language writes numbers, and never guessed', () => {
    expect(read('1.234', ',')).toBe(123_400)
    expect(read('1.234', '.')).toBe('too-many-decimals')
    expect(read('1,234', '.')).toBe(123_400)
    expect(read('1,234', ',')).toBe('too-many-decimals')
    expect(read('1.234')).toBe('ambiguous')
    expect(read('0.123', ',')).toBe('too-many-decimals')
  })

  test.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['€', 'not-a-number'],
    ['abc', 'not-a-number'],
    ['12abc', 'not-a-number'],
    ['1e5', 'not-a-number'],
    ['--5', 'not-a-number'],
    ['-5-', 'not-a-number'],
    ['1.23.456', 'grouping'],
    ['12 34', 'grouping'],
    ['1,2,3', 'grouping'],
    ['1.234,567.8', 'grouping'],
    ['12,345', 'too-many-decimals'],
    ['99999999999999', 'out-of-range'],
    ['90000000000.01', 'out-of-range'],
    ['1'.repeat(65), 'not-a-number'],
  ])('%s is refused as %s', (text, reason) => {
    expect(read(text, ',')).toBe(reason)
  })

  test('may have as many decimals as its currency', () => {
    expect(parseAmount('1,5', { decimalSeparator: ',', minorUnits: 0 })).toEqual({
      ok: false,
      reason: 'too-many-decimals',
    })
    expect(parseAmount('1,234', { decimalSeparator: ',', minorUnits: 3 })).toEqual({ ok: true, value: 1234 })
    expect(parseAmount('1234', { minorUnits: 0 })).toEqual({ ok: true, value: 1234 })
  })

  test('reads back what was written, in every currency and language, with and without the currency', () => {
    fc.assert(
      fc.property(
        anyCents,
        anyLanguage,
        fc.constantFrom(...currencyCodes),
        fc.boolean(),
        (amount, language, currency, withCurrency) => {
          const text = formatAmount(amount, currency, language, { withCurrency })
          const decimalSeparator = numberSigns(language).decimal
          const parsed = parseAmount(text, { decimalSeparator, minorUnits: currencyMinorUnits(currency) })
          expect(parsed).toEqual({ ok: true, value: amount })
        },
      ),
    )
  })

  test('never throws and never gives an amount out of range', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[-+€ .,'0-9A-C]{0,24}$/u),
        fc.constantFrom('.' as const, ',' as const),
        (text, sign) => {
          const parsed = parseAmount(text, { decimalSeparator: sign })
          if (parsed.ok) expect(cents(parsed.value)).toBe(parsed.value)
        },
      ),
    )
  })
})

describe('a written amount', () => {
  test('looks as each language writes it', () => {
    const amount = cents(-123_456_789)
    expect(formatAmount(amount, 'EUR', 'nl')).toBe('-1.234.567,89')
    expect(formatAmount(amount, 'EUR', 'en')).toBe('-1,234,567.89')
    const written = languages.map((language) => formatAmount(amount, 'EUR', language, { withCurrency: true }))
    expect(written).toEqual([
      '€\u00a0-1.234.567,89',
      '-€1,234,567.89',
      '-1.234.567,89\u00a0€',
      '-1.234.567,89\u00a0€',
    ])
    expect(formatAmount(cents(5), 'EUR', 'es')).toBe('0,05')
    expect(formatAmount(cents(123_456), 'EUR', 'es')).toBe('1.234,56')
    expect(formatAmount(cents(1234), 'JPY', 'de')).toBe('1.234')
    expect(formatAmount(cents(1234), 'KWD', 'en', { withCurrency: true })).toBe('KWD\u00a01.234')
    expect(() => formatAmount(cents(1), 'XXX', 'en')).toThrow(RangeError)
  })

  test('has a rate in percent beside it', () => {
    expect(formatRate(2100, 'nl')).toBe('21%')
    expect(formatRate(550, 'de')).toBe('5,5\u00a0%')
    expect(formatRate(5, 'en')).toBe('0.05%')
  })
})

test('currencies are those of ISO 4217 with their minor units', () => {
  expect(['EUR', 'JPY', 'KWD', 'USD', 'ISK'].map((code) => currencyMinorUnits(code))).toEqual([2, 0, 3, 2, 0])
  expect(isCurrency('eur')).toBe(false)
  expect(isCurrency('HRK')).toBe(false)
  expect(new Set(currencyCodes).size).toBe(currencyCodes.length)
})
