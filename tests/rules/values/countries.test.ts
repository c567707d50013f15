import { describe, expect, test } from 'vitest'
import {
  countryCodes,
  countryName,
  isCountry,
  isEuMember,
  vatTerritory,
} from '../../../shared/values/countries.ts'
import { day } from '../../../shared/values/day.ts'
import { isLanguage, languages } from '../../../shared/values/languages.ts'

describe('countries', () => {
  test('are the 249 of ISO 3166, each named in every language', () => {
    expect(countryCodes).toHaveLength(249)
    for (const code of countryCodes) {
      expect(code).toMatch(/^[A-Z]{2}$/u)
      for (const language of languages) expect(countryName(code, language).length).toBeGreaterThan(2)
    }
    expect(languages.map((language) => countryName('DE', language))).toEqual([
      'Duitsland',
      'Germany',
      'Deutschland',
      'Alemania',
    ])
    expect(countryName('ZZ', 'en')).toBe('ZZ')
    expect(isCountry('nl')).toBe(false)
    expect(isLanguage('fr')).toBe(false)
  })

  test('are members of the Union from and until their day', () => {
    expect(countryCodes.filter((code) => isEuMember(code))).toHaveLength(27)
    expect(isEuMember('HR', day('2013-06-30'))).toBe(false)
    expect(isEuMember('HR', day('2013-07-01'))).toBe(true)
    expect(isEuMember('GB', day('2020-12-31'))).toBe(true)
    expect(isEuMember('GB', day('2021-01-01'))).toBe(false)
    expect(isEuMember('GB')).toBe(false)
    expect(isEuMember('NL', day('1950-01-01'))).toBe(true)
    expect(isEuMember('CH')).toBe(false)
  })
})

describe('the VAT territory', () => {
  test.each([
    ['ES', '28001', 'eu'],
    ['ES', '35001', 'outside'],
    ['ES', '38 670', 'outside'],
    ['ES', '51001', 'outside'],
    ['ES', '52001', 'outside'],
    ['DE', '10115', 'eu'],
    ['DE', '78266', 'outside'],
    ['DE', 'D-27498', 'outside'],
    ['FI', '00100', 'eu'],
    ['FI', '22100', 'outside'],
    ['FI', 'AX-22100', 'outside'],
    ['IT', '23041', 'outside'],
    ['IT', '22061', 'outside'],
    ['IT', '20121', 'eu'],
    ['FR', '75001', 'eu'],
    ['FR', '97400', 'outside'],
    ['FR', '98000', 'eu'],
    ['GR', '630 86', 'outside'],
    ['GR', '10431', 'eu'],
    ['NL', '1012 AB', 'eu'],
    ['MC', '98000', 'eu'],
    ['CH', '8001', 'outside'],
    ['GB', 'BT1 1AA', 'outside'],
    ['AX', '22100', 'outside'],
    ['ES', '', 'eu'],
  ])('has %s %s as %s', (country, postcode, expected) => {
    expect(vatTerritory(country, postcode)).toBe(expected)
  })

  test('had the United Kingdom in it to the end of 2020', () => {
    expect(vatTerritory('GB', 'SW1A 1AA', day('2020-12-31'))).toBe('eu')
    expect(vatTerritory('GB', 'SW1A 1AA', day('2021-01-01'))).toBe('outside')
  })
})
