import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDecimals,
  compareDecimals,
  decimal,
  decimalFromUnits,
  decimalUnits,
  formatDecimal,
  isDecimal,
  multiplyDecimals,
  negateDecimal,
  parseDecimal,
} from '../../../shared/values/decimal.ts'
import { languages } from '../../../shared/values/languages.ts'

const anyDecimal = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }).map(decimalFromUnits)

describe('a decimal', () => {
  test('has one canonical text', () => {
    expect(decimal('0.00450')).toBe('0.0045')
    expect(decimal('-0')).toBe('0')
    expect(decimal('007')).toBe('7')
    expect(decimal(-12)).toBe('-12')
    expect(decimal(0.5)).toBe('0.5')
    expect(isDecimal('1.50')).toBe(false)
    expect(isDecimal('1.5')).toBe(true)
    for (const bad of ['', '1,5', '1e3', '.5', '5.', ' 5', '0.123456789', '99999999999999', '+1', 'NaN']) {
      expect(() => decimal(bad)).toThrow(RangeError)
    }
  })

  test('is exact where floats are not', () => {
    expect(addDecimals(decimal('0.1'), decimal('0.2'))).toBe('0.3')
    expect(multiplyDecimals(decimal('1.1'), decimal('1.1'))).toBe('1.21')
    expect(multiplyDecimals(decimal('0.00000001'), decimal('0.5'))).toBe('0.00000001')
    expect(multiplyDecimals(decimal('-0.00000001'), decimal('0.5'))).toBe('-0.00000001')
    expect(multiplyDecimals(decimal('0.00000001'), decimal('0.4'))).toBe('0')
    expect(() => multiplyDecimals(decimal('9999999999'), decimal('9999999999'))).toThrow(RangeError)
  })

  test('survives its units, and negating twice gives it back', () => {
    fc.assert(
      fc.property(anyDecimal, (value) => {
        expect(isDecimal(value)).toBe(true)
        expect(decimalFromUnits(decimalUnits(value))).toBe(value)
        expect(negateDecimal(negateDecimal(value))).toBe(value)
        expect(addDecimals(value, negateDecimal(value))).toBe('0')
      }),
    )
  })

  test('compares by value, not by text', () => {
    expect(compareDecimals(decimal('9'), decimal('10'))).toBe(-1)
    expect(compareDecimals(decimal('-9'), decimal('-10'))).toBe(1)
    expect(compareDecimals(decimal('1.0'), decimal('1'))).toBe(0)
  })

  test('is written as the language does and reads back the same', () => {
    expect(formatDecimal(decimal('1234.5'), 'nl', { minimumDecimals: 2 })).toBe('1.234,50')
    expect(formatDecimal(decimal('0.0045'), 'en', { minimumDecimals: 2 })).toBe('0.0045')
    expect(formatDecimal(decimal('-12'), 'de')).toBe('-12')
    fc.assert(
      fc.property(
        anyDecimal,
        fc.constantFrom(...languages),
        fc.integer({ min: 0, max: 4 }),
        (value, language, minimumDecimals) => {
          const text = formatDecimal(value, language, { minimumDecimals })
          expect(parseDecimal(text, language)).toEqual({ ok: true, value })
        },
      ),
    )
  })

  test('that is typed wrong is refused with a reason', () => {
    expect(parseDecimal('0,123456789', 'nl')).toEqual({ ok: false, reason: 'too-many-decimals' })
    expect(parseDecimal('99999999999999', 'nl')).toEqual({ ok: false, reason: 'out-of-range' })
    expect(parseDecimal('x', 'nl')).toEqual({ ok: false, reason: 'not-a-number' })
    expect(parseDecimal('1.234', 'nl')).toEqual({ ok: true, value: '1234' })
    expect(parseDecimal('1.234', 'en')).toEqual({ ok: true, value: '1.234' })
  })
})
