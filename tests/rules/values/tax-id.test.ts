import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  detectTaxId,
  isTaxIdKind,
  taxIdExamples,
  taxIdKindNames,
  taxIdKinds,
  validateTaxId,
  validateVatNumber,
  vatPrefixOf,
} from '../../../shared/values/tax-id.ts'
import type { CardKind, TaxIdKind } from '../../../shared/values/tax-id.ts'

const check = (country: string, kind: TaxIdKind, value: string, cardKind?: CardKind) => {
  const result = validateTaxId({ country, kind, value, cardKind })
  return result.ok ? result.value : result.reason
}
const detect = (country: string, text: string, cardKind: CardKind = 'company') => {
  const result = detectTaxId(country, text, cardKind)
  return result.ok ? `${result.kind} ${result.value}` : result.reason
}

/** Nine digits that pass the 11-test, as BSN and RSIN do. */
const elevenTestNumbers = fc
  .integer({ min: 10_000_000, max: 99_999_999 })
  .map((head) => {
    const digits = String(head)
    let sum = 0
    for (let index = 0; index < 8; index += 1) sum += Number(digits.charAt(index)) * (9 - index)
    return sum % 11 === 10 ? undefined : `${digits}${sum % 11}`
  })
  .filter((number) => number !== undefined)

describe('a Spanish number', () => {
  test.each([
    ['es-dni', '12345678Z', '12345678Z'],
    ['es-dni', '54.362.315-k', '54362315K'],
    ['es-dni', 'ES12345678Z', '12345678Z'],
    ['es-dni', '12345678A', 'checksum'],
    ['es-dni', '1234567Z', 'format'],
    ['es-nie', 'X5253868R', 'X5253868R'],
    ['es-nie', 'x-5253868-r', 'X5253868R'],
    ['es-nie', 'Y5253868R', 'checksum'],
    ['es-cif', 'J99216582', 'J99216582'],
    ['es-cif', 'B64717838', 'B64717838'],
    ['es-cif', 'B-64.717.838', 'B64717838'],
    ['es-cif', 'B6471783H', 'B6471783H'],
    ['es-cif', 'B64717839', 'checksum'],
    ['es-cif', 'K0867756N', 'format'],
    ['es-nif-klm', 'K0867756N', 'K0867756N'],
    ['es-nif-klm', 'K0867756A', 'checksum'],
    ['es-nif-klm', 'B64717838', 'format'],
  ] as const)('%s %s gives %s', (kind, value, expected) => {
    expect(check('ES', kind, value)).toBe(expected)
  })

  test('with a wrong letter is refused with the letter it should have', () => {
    expect(validateTaxId({ country: 'ES', kind: 'es-dni', value: '12345678A' })).toEqual({
      ok: false,
      reason: 'checksum',
      params: { expected: 'Z' },
    })
  })

  test('has its kind told from its shape', () => {
    expect(detect('ES', '12345678z')).toBe('es-dni 12345678Z')
    expect(detect('ES', 'X5253868R', 'person')).toBe('es-nie X5253868R')
    expect(detect('ES', 'ESB64717838')).toBe('es-cif B64717838')
    expect(detect('ES', 'K0867756N')).toBe('es-nif-klm K0867756N')
    expect(detect('ES', 'B64717838', 'person')).toBe('format')
    expect(detect('ES', '')).toBe('empty')
  })

  test('of eight digits has exactly one right letter', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^\d{8}$/u), (digits) => {
        const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'].filter(
          (letter) => check('ES', 'es-dni', digits + letter) !== 'checksum',
        )
        expect(letters).toHaveLength(1)
      }),
    )
  })
})

describe('a Dutch number', () => {
  test.each([
    ['nl-kvk', '12 34 56 78', '12345678'],
    ['nl-kvk', '1234567', 'format'],
    ['nl-kvk', '00000000', 'format'],
    ['nl-rsin', '004495445', '004495445'],
    ['nl-rsin', '004495446', 'checksum'],
    ['nl-vat', 'NL0044.95.445.B01', 'NL004495445B01'],
    ['nl-vat', '004495445B01', 'NL004495445B01'],
    ['nl-vat', 'NL002455799B11', 'NL002455799B11'],
    ['nl-vat', 'NL000099998B57', 'NL000099998B57'],
    ['nl-vat', 'NL000099998B58', 'checksum'],
    ['nl-vat', 'NL004495445', 'format'],
    ['nl-vat', 'DE136695976', 'country-mismatch'],
  ] as const)('%s %s gives %s', (kind, value, expected) => {
    expect(check('NL', kind, value)).toBe(expected)
    expect(check('NL', kind, value, 'company')).toBe(expected)
  })

  test('of a consumer is none', () => {
    expect(taxIdKinds('NL', 'person')).toEqual(['none'])
    expect(check('NL', 'none', ' ', 'person')).toBe('')
    expect(check('NL', 'none', '12345', 'person')).toBe('value-not-allowed')
    expect(check('NL', 'nl-kvk', '12345671', 'person')).toBe('kind-not-for-country')
    expect(detect('NL', '', 'person')).toBe('none ')
  })

  test('that is a BSN is never accepted as a person’s, whatever kind it is called and however it is written', () => {
    expect(check('NL', 'none', '111222333', 'person')).toBe('bsn-forbidden')
    expect(check('NL', 'other', '111222333')).toBe('bsn-forbidden')
    fc.assert(
      fc.property(
        elevenTestNumbers,
        fc.constantFrom(...taxIdKindNames),
        fc.constantFrom(' ', '.', '-', ''),
        (bsn, kind, sign) => {
          const written = `${bsn.slice(0, 4)}${sign}${bsn.slice(4, 6)}${sign}${bsn.slice(6)}`
          expect(check('NL', kind, written, 'person')).toBe('bsn-forbidden')
          expect(check('NL', kind, `NL${bsn}B01`, 'person')).toBe('bsn-forbidden')
          expect(detect('NL', written, 'person')).toBe('bsn-forbidden')
          expect(check('NL', 'other', written)).toBe('bsn-forbidden')
          expect(check('NL', 'none', written)).toBe('bsn-forbidden')
        },
      ),
    )
  })

  test('has its kind told from its shape', () => {
    expect(detect('NL', '12345678')).toBe('nl-kvk 12345678')
    expect(detect('NL', '004495445')).toBe('nl-rsin 004495445')
    expect(detect('NL', 'nl004495445b01')).toBe('nl-vat NL004495445B01')
    expect(detect('NL', 'NL004495446B01')).toBe('checksum')
    expect(detect('NL', 'DE136695976')).toBe('country-mismatch')
  })
})

describe('a German or Belgian number', () => {
  test.each([
    ['DE', 'de-vat', 'DE 136 695 976', 'DE136695976'],
    ['DE', 'de-vat', '136695976', 'DE136695976'],
    ['DE', 'de-vat', 'DE136695978', 'checksum'],
    ['DE', 'de-tax-number', '21/815/08150', '2181508150'],
    ['DE', 'de-tax-number', '181/815/0815 5', '18181508155'],
    ['DE', 'de-tax-number', '2893081508152', '2893081508152'],
    ['DE', 'de-tax-number', '123', 'format'],
    ['DE', 'de-hrb', 'hrb 12345', 'HRB 12345'],
    ['DE', 'de-hrb', 'Amtsgericht München, HRB 012345 b', 'München HRB 12345 B'],
    ['DE', 'de-hrb', 'HRB 12345 (AG Köln)', 'Köln HRB 12345'],
    ['DE', 'de-hrb', '12345', 'format'],
    ['BE', 'be-enterprise', '0403.019.261', '0403019261'],
    ['BE', 'be-enterprise', '403.019.261', '0403019261'],
    ['BE', 'be-enterprise', '0403.019.262', 'checksum'],
    ['BE', 'be-vat', 'BE 0403.019.261', 'BE0403019261'],
    ['BE', 'be-vat', '0428759497', 'BE0428759497'],
    ['BE', 'be-vat', 'BE 428759497', 'BE0428759497'],
  ] as const)('%s %s %s gives %s', (country, kind, value, expected) => {
    expect(check(country, kind, value)).toBe(expected)
  })

  test('has its kind told from its shape', () => {
    expect(detect('DE', 'DE136695976')).toBe('de-vat DE136695976')
    expect(detect('DE', '21/815/08150')).toBe('de-tax-number 2181508150')
    expect(detect('DE', 'HRB 12345')).toBe('de-hrb HRB 12345')
    expect(detect('BE', '0403.019.261')).toBe('be-enterprise 0403019261')
    expect(detect('BE', 'BE0403019261')).toBe('be-vat BE0403019261')
  })
})

describe('a number of another country', () => {
  test('is an EU VAT number or another number', () => {
    expect(check('FR', 'eu-vat', 'FR 83 404 833 048')).toBe('FR83404833048')
    expect(check('FR', 'eu-vat', '83404833048')).toBe('FR83404833048')
    expect(check('FR', 'eu-vat', 'BE0403019261')).toBe('country-mismatch')
    expect(check('GR', 'eu-vat', 'EL094259216')).toBe('EL094259216')
    expect(check('US', 'eu-vat', 'FR83404833048')).toBe('kind-not-for-country')
    expect(check('US', 'other', ' 12-3456789 ')).toBe('12-3456789')
    expect(check('US', 'other', 'no digits')).toBe('format')
    expect(check('US', 'other', '1'.repeat(41))).toBe('format')
    expect(detect('FR', '404 833 048')).toBe('other 404 833 048')
    expect(detect('US', '12-3456789', 'person')).toBe('other 12-3456789')
  })

  test('with a slip in its VAT number does not pass as another number', () => {
    expect(detect('FR', 'FR83404833049')).toBe('checksum')
  })
})

describe('an EU VAT number', () => {
  const known =
    'ATU13585627 BE0403019261 BG175074752 CY10259033P CZ25123891 DE136695976 DK13585628 EE100931558 EL094259216 ' +
    'ESB64717838 FI20774740 FR40303265045 FRK7399859412 HR33392005961 HU12892312 IE6433435F IE6433435OA IE8D79739I ' +
    'IT00743110157 LT119511515 LT100001919017 LU15027442 LV40003521600 MT11679112 NL004495445B01 NL000099998B57 ' +
    'PL8567346215 PT501964843 RO18547290 SE556188840401 SI50223054 SK2022749619'

  test.each(known.split(' '))('%s is known by its prefix, shape and check digits', (number) => {
    const country = number.startsWith('EL') ? 'GR' : number.slice(0, 2)
    const written = `${number.slice(0, 2).toLowerCase()} ${number.slice(2, 6)}.${number.slice(6)}`
    expect(validateVatNumber(written)).toEqual({
      ok: true,
      value: number,
      prefix: number.slice(0, 2),
      country,
    })
    expect(vatPrefixOf(country)).toBe(number.slice(0, 2))
    const digit = number.search(/\d/u)
    const changed = `${number.slice(0, digit)}${(Number(number[digit]) + 1) % 10}${number.slice(digit + 1)}`
    expect(validateVatNumber(changed).ok).toBe(false)
    expect(validateVatNumber(`${number}0000`).ok).toBe(false)
  })

  test('of Greece has the prefix EL, and of the United Kingdom none', () => {
    expect(validateVatNumber('GR094259216')).toEqual({
      ok: false,
      reason: 'prefix',
      params: { expected: 'EL' },
    })
    expect(validateVatNumber('GB123456789')).toEqual({ ok: false, reason: 'prefix', params: {} })
    expect(validateVatNumber('')).toEqual({ ok: false, reason: 'empty', params: {} })
    expect(vatPrefixOf('GB')).toBeUndefined()
    expect(vatPrefixOf('EL')).toBeUndefined()
  })
})

describe('every kind', () => {
  const countryOf = (kind: TaxIdKind) => {
    if (kind === 'eu-vat') return 'FR'
    return kind === 'other' || kind === 'none' ? 'US' : kind.slice(0, 2).toUpperCase()
  }

  test.each(taxIdKindNames)('%s has an example that is valid and stays as it is', (kind) => {
    expect(check(countryOf(kind), kind, taxIdExamples[kind])).toBe(taxIdExamples[kind])
    expect(isTaxIdKind(kind)).toBe(true)
  })

  test('normalises once and for all, and never throws', () => {
    const anyText = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[A-Z]{0,3}[ .]?\d{0,11}[A-Z]?\d{0,2}$/u),
    )
    const anyCountry = fc.constantFrom('ES', 'NL', 'DE', 'BE', 'FR', 'GR', 'US')
    fc.assert(
      fc.property(anyCountry, fc.constantFrom(...taxIdKindNames), anyText, (country, kind, value) => {
        const result = validateTaxId({ country, kind, value })
        if (!result.ok) return
        expect(result.value.length).toBeLessThanOrEqual(40)
        expect(validateTaxId({ country, kind, value: result.value })).toEqual(result)
      }),
      { numRuns: 3000 },
    )
  })

  test('offered for a card can be entered on it', () => {
    for (const country of ['ES', 'NL', 'DE', 'BE', 'FR', 'US']) {
      for (const cardKind of ['company', 'person'] as const) {
        expect(taxIdKinds(country, cardKind).length).toBeGreaterThan(0)
        for (const kind of taxIdKinds(country, cardKind)) {
          const example =
            kind === 'eu-vat' || country === countryOf(kind) || kind === 'other' ? taxIdExamples[kind] : ''
          expect(check(country, kind, example, cardKind)).toBe(example)
        }
      }
    }
  })
})
