import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bicLooksValid,
  formatIban,
  isIban,
  isSepaIban,
  maskIban,
  parseIban,
} from '../../../shared/values/iban.ts'
import { cents } from '../../../shared/values/money.ts'
import {
  creditorReference,
  epcQrText,
  findCreditorReferences,
  formatCreditorReference,
  isCreditorReference,
  parseCreditorBase,
  utf8Length,
} from '../../../shared/values/references.ts'

const alphanumerics = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'
const anyBase = fc.stringMatching(/^[0-9A-Z]{3,21}$/u)

describe('an IBAN', () => {
  test.each(['NL91ABNA0417164300', 'DE89370400440532013000', 'ES9121000418450200051332', 'BE68539007547034'])(
    '%s is read however it is spaced, and written back',
    (iban) => {
      const parsed = parseIban(iban)
      if (!parsed.ok) throw new Error(parsed.reason)
      const printed = formatIban(parsed.iban)
      expect(printed.split(' ').every((group) => group.length <= 4)).toBe(true)
      expect(parseIban(` iban: ${printed.toLowerCase()}\u00a0`)).toEqual(parsed)
      expect(isIban(iban)).toBe(true)
      expect(isIban(printed)).toBe(false)
      expect(isSepaIban(parsed.iban)).toBe(true)
    },
  )

  test.each([
    ['', 'empty'],
    ['NL91 ABNA 0417 1643 01', 'checksum'],
    ['NL91ABNA041716430', 'length'],
    ['XX91ABNA0417164300', 'country'],
    ['NL91ABNA04171643?0', 'characters'],
    ['hello', 'country'],
  ])('%s is refused as %s', (text, reason) => {
    expect(parseIban(text)).toEqual({ ok: false, reason })
  })

  test('with any one digit changed is refused', () => {
    fc.assert(
      fc.property(fc.integer({ min: 8, max: 17 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
        const iban = 'NL91ABNA0417164300'
        const changed = `${iban.slice(0, at)}${(Number(iban[at]) + by) % 10}${iban.slice(at + 1)}`
        expect(parseIban(changed).ok).toBe(false)
      }),
    )
  })

  test('is masked but for its ends', () => {
    const parsed = parseIban('NL91ABNA0417164300')
    expect(parsed.ok && maskIban(parsed.iban)).toBe('NL91 •••• •••• ••43 00')
  })

  test('has a bank whose BIC has eight or eleven characters', () => {
    expect(bicLooksValid('ABNANL2A')).toBe(true)
    expect(bicLooksValid('DEUTDEFF500')).toBe(true)
    expect(bicLooksValid('ABNANL2')).toBe(false)
    expect(bicLooksValid('1BNANL2A')).toBe(false)
  })
})

describe('a creditor reference', () => {
  test('has the check digits of ISO 11649', () => {
    expect(creditorReference('2348231')).toBe('RF712348231')
    expect(isCreditorReference('RF18539007547034')).toBe(true)
    expect(isCreditorReference('RF19539007547034')).toBe(false)
    expect(isCreditorReference('RF18 5390 0754 7034')).toBe(false)
    expect(isCreditorReference('RF18')).toBe(false)
    expect(formatCreditorReference(creditorReference('539007547034'))).toBe('RF18 5390 0754 7034')
  })

  test('is made of at most 21 letters and digits', () => {
    expect(parseCreditorBase('p-2026/0001')).toEqual({ ok: true, value: 'P20260001' })
    expect(parseCreditorBase(' ')).toEqual({ ok: false, reason: 'empty' })
    expect(parseCreditorBase('A€')).toEqual({ ok: false, reason: 'characters' })
    expect(parseCreditorBase('1'.repeat(22))).toEqual({ ok: false, reason: 'too-long' })
    expect(() => creditorReference('ä')).toThrow(RangeError)
  })

  test('fails its check when any one character is changed or two unequal neighbours are swapped', () => {
    fc.assert(
      fc.property(anyBase, fc.nat(), fc.integer({ min: 1, max: 35 }), (base, position, shift) => {
        const reference = creditorReference(base)
        expect(isCreditorReference(reference)).toBe(true)
        const at = 4 + (position % base.length)
        const old = alphanumerics.indexOf(reference.charAt(at))
        const changed = (old + shift) % 36
        // Within 0–9 or A–Z the values differ by less than 97, so the check must notice.
        if (old < 10 === changed < 10) {
          expect(
            isCreditorReference(reference.slice(0, at) + alphanumerics[changed] + reference.slice(at + 1)),
          ).toBe(false)
        }
        const next = reference.charAt(at + 1)
        const isDigitPair = /^\d\d$/u.test(reference.charAt(at) + next) && next !== reference.charAt(at)
        if (isDigitPair) {
          const swapped = reference.slice(0, at) + next + reference.charAt(at) + reference.slice(at + 2)
          expect(isCreditorReference(swapped)).toBe(false)
        }
      }),
    )
  })

  test.each([
    ['RF18 5390 0754 7034', ['RF18539007547034']],
    ['betaling rf18539 007547034 voor example.nl', ['RF18539007547034']],
    ['Ref:RF18-5390-0754-7034.', ['RF18539007547034']],
    ['/REMI/RF18539007547\n034//', ['RF18539007547034']],
    ['R F1 8539007547034', ['RF18539007547034']],
    ['RF18539007547034 RF712348231', ['RF18539007547034', 'RF712348231']],
    ['KENMERKRF18539007547034', ['RF18539007547034']],
    ['RF18539007547035', []],
    ['RF18, 539007547034', []],
    ['surf 12 golf', []],
    ['', []],
  ])('is found in %j', (text, expected) => {
    expect(findCreditorReferences(text)).toEqual(expected)
  })

  test('glued to more text is still among what is found', () => {
    expect(findCreditorReferences('RF18539007547034factuur')).toContain('RF18539007547034')
  })

  test('is found wherever spaces were put into it', () => {
    fc.assert(
      fc.property(anyBase, fc.array(fc.boolean(), { minLength: 25, maxLength: 25 }), (base, breaks) => {
        const reference = creditorReference(base)
        const spaced = [...reference].map((each, index) =>
          breaks[index] === true && index !== 0 ? ` ${each}` : each,
        )
        expect(findCreditorReferences(`proforma ${spaced.join('')}, dank`)).toContain(reference)
      }),
    )
  })

  test('is found at the end of ten megabytes of text that looks like one', () => {
    expect(findCreditorReferences(`${'RF18 '.repeat(2_000_000)}, RF712348231`)).toContain('RF712348231')
  })
})

describe('a SEPA payment code', () => {
  const content = {
    name: 'Voorbeeld Hosting B.V.',
    iban: 'NL91 ABNA 0417 1643 00',
    amountCents: cents(12_345),
  }
  const refusal = (change: Partial<Parameters<typeof epcQrText>[0]>) => {
    const made = epcQrText({ ...content, ...change })
    return made.ok ? 'ok' : made.reason
  }

  test('has the lines of EPC069-12 in their order', () => {
    expect(
      epcQrText({ ...content, bic: 'ABNANL2A', reference: 'RF18539007547034', note: 'bedankt' }),
    ).toEqual({
      ok: true,
      text: [
        'BCD',
        '002',
        '1',
        'SCT',
        'ABNANL2A',
        'Voorbeeld Hosting B.V.',
        'NL91ABNA0417164300',
        'EUR123.45',
        '',
        'RF18539007547034',
        '',
        'bedankt',
      ].join('\n'),
    })
  })

  test('leaves out what is empty at the end', () => {
    const made = epcQrText({ ...content, amountCents: cents(5) })
    expect(made.ok && made.text).toBe(
      'BCD\n002\n1\nSCT\n\nVoorbeeld Hosting B.V.\nNL91ABNA0417164300\nEUR0.05',
    )
  })

  test('is refused where a limit of the scheme is passed', () => {
    expect(refusal({ name: ' ' })).toBe('name-empty')
    expect(refusal({ name: 'ä'.repeat(70) })).toBe('ok')
    expect(refusal({ name: 'x'.repeat(71) })).toBe('name-too-long')
    expect(refusal({ iban: 'NL91ABNA0417164301' })).toBe('iban-invalid')
    expect(refusal({ bic: 'X' })).toBe('bic-invalid')
    expect(refusal({ currency: 'USD' })).toBe('currency-not-euro')
    expect(refusal({ amountCents: cents(0) })).toBe('amount-out-of-range')
    expect(refusal({ amountCents: cents(99_999_999_999) })).toBe('ok')
    expect(refusal({ amountCents: cents(100_000_000_000) })).toBe('amount-out-of-range')
    expect(refusal({ purpose: 'LONGER' })).toBe('purpose-invalid')
    expect(refusal({ reference: 'RF18539007547034', text: 'both' })).toBe('reference-and-text')
    expect(refusal({ reference: 'RF19539007547034' })).toBe('reference-invalid')
    expect(refusal({ reference: '1'.repeat(36) })).toBe('reference-too-long')
    expect(refusal({ text: 'x'.repeat(141) })).toBe('text-too-long')
    expect(refusal({ note: 'x'.repeat(71) })).toBe('note-too-long')
    expect(refusal({ text: 'a\nb' })).toBe('line-break')
    expect(refusal({ name: '€'.repeat(70), text: '€'.repeat(60) })).toBe('too-many-bytes')
  })

  test('counts bytes as UTF-8 does', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(utf8Length(text)).toBe(Buffer.byteLength(text, 'utf8'))
      }),
    )
  })
})
