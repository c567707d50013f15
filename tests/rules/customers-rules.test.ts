import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  changesBetween,
  confirmationAfter,
  sensitiveChanges,
  taxIdForms,
  versionAt,
} from '../../electron/core/rooms/customers/change-rules.ts'
import {
  checkFields,
  checkIban,
  checkPostcode,
  checkTaxIdentity,
  checkVatNumber,
  looksLikeEmail,
  readSearch,
  searchTextOf,
} from '../../electron/core/rooms/customers/rules.ts'
import { day } from '../../shared/values/day.ts'
import { cardFields } from '../support/scenario.ts'

describe('what a card may hold', () => {
  it('takes a postcode in the form of its country, and any where the form is not known', () => {
    expect(checkPostcode('NL', '8911ce')).toEqual({ ok: true, value: '8911 CE' })
    expect(checkPostcode('NL', 'NL-8911 CE')).toEqual({ ok: true, value: '8911 CE' })
    expect(checkPostcode('DE', 'D-26721')).toEqual({ ok: true, value: '26721' })
    expect(checkPostcode('FR', '75 001')).toEqual({ ok: true, value: '75 001' })
    expect(checkPostcode('ES', '')).toEqual({ ok: true, value: '' })
    for (const [country, text] of [
      ['NL', '0911 CE'],
      ['DE', '2672'],
      ['ES', '53001'],
      ['BE', '0999'],
    ] as const) {
      expect(checkPostcode(country, text)).toMatchObject({ ok: false, code: 'customers.postcode-invalid' })
    }
  })

  it('takes a VAT number of the card’s own country; outside the Union only its characters are looked at', () => {
    expect(checkVatNumber('GR', 'el 094 014 201')).toEqual({ ok: true, value: 'EL094014201' })
    expect(checkVatNumber('GB', 'GB 123 4567 73')).toEqual({ ok: true, value: 'GB123456773' })
    expect(checkVatNumber('CH', 'DE136695976')).toMatchObject({
      ok: false,
      code: 'customers.vat-number-country',
    })
    expect(checkVatNumber('NL', 'DE136695976')).toMatchObject({
      ok: false,
      code: 'customers.vat-number-country',
      params: { prefix: 'DE', country: 'NL' },
    })
    expect(checkVatNumber('DE', '136695976')).toMatchObject({
      ok: false,
      params: { expected: 'DE', reason: 'prefix' },
    })
  })

  it.each([
    ['a@b.nl', true],
    ['first.last+tag@mail.example.com', true],
    ['info@bücher.example', true],
    ['a@b', false],
    ['a b@c.nl', false],
    ['@c.nl', false],
    ['a@@c.nl', false],
    ['a@c..nl', false],
  ])('reads %s as an e-mail address: %s', (text, expected) => {
    expect(looksLikeEmail(text)).toBe(expected)
  })

  it('gives the same when what it normalised is checked again', () => {
    const typed = fc.record({
      postcode: fc.constantFrom('8911ce', 'NL-1017 CT', '1017 ct', ''),
      iban: fc.constantFrom('NL91 ABNA 0417 1643 00', 'nl91abna0417164300', ''),
      vatNumber: fc.constantFrom('nl 0044.95.445.b01', 'NL004495445B01', ''),
      email: fc.constantFrom('A@B.nl', 'x@y.example', ''),
    })
    fc.assert(
      fc.property(typed, (change) => {
        const once = checkFields(cardFields(change))
        if (!once.ok) throw new Error(once.code)
        expect(checkFields(once.value)).toEqual(once)
      }),
    )
  })

  it('never lets a BSN through, whatever it is called and however it is written', () => {
    const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1]
    const passesElevenTest = (text: string) =>
      weights.reduce((sum, weight, index) => sum + weight * Number(text[index]), 0) % 11 === 0
    const bsn = fc
      .integer({ min: 10_000_000, max: 999_999_999 })
      .map((number) => String(number).padStart(9, '0'))
      .filter(passesElevenTest)
    const kind = fc.constantFrom('none', 'other', 'nl-kvk', 'nl-rsin', 'nl-vat', 'eu-vat')
    const written = fc.constantFrom(
      (text: string) => text,
      (text: string) => `${text.slice(0, 3)}.${text.slice(3, 6)} ${text.slice(6)}`,
    )
    fc.assert(
      fc.property(bsn, kind, written, (value, kindName, write) => {
        const identity = { kind: kindName, country: 'NL', value: write(value) }
        expect(checkTaxIdentity(identity, 'person').ok).toBe(false)
      }),
    )
  })

  it('says of an IBAN what is wrong with it', () => {
    expect(checkIban('NL91ABNA0417164301')).toMatchObject({ ok: false, params: { reason: 'checksum' } })
    expect(checkIban('NL91ABNA041716430')).toMatchObject({ ok: false, params: { reason: 'length' } })
  })
})

describe('what a search means', () => {
  it('keeps every trait of a card in its folded search text', () => {
    const text = searchTextOf({
      fields: cardFields({
        legalName: 'Bäckerei Groß',
        formerNames: 'Alte Firma\nÄltere',
        phone: '06-12 34',
      }),
      cardNumber: 'K00042',
      taxIdentity: { kind: 'de-vat', country: 'DE', value: 'DE136695976' },
      contacts: [{ name: 'Zoë Ø', email: 'zoe@o.example', phone: '+31 58 1' }],
    })
    const words = ['backerei', 'gross', 'altere', 'k00042', 'de136695976', '061234', 'zoe', 'o', '31581']
    for (const word of words) expect(text.split(' ')).toContain(word)
  })

  it('reads numbers also without their separators', () => {
    expect(readSearch('NL91 ABNA 0417').compact).toBe('nl91abna0417')
    expect(readSearch('+31 6 12345678').compact).toBe('12345678')
    expect(readSearch('0403.019.261').compact).toBe('03019261')
    expect(readSearch('00042').compact).toBeNull()
    expect(readSearch('Jan Jansen').compact).toBeNull()
  })
})

describe('what a change of a card means', () => {
  const before = cardFields()

  it('needs the password for name, address, e-mail, IBAN and VAT number only', () => {
    expect(sensitiveChanges(before, cardFields({ note: 'x', phone: '1', termDays: 30 }))).toEqual([])
    expect(sensitiveChanges(before, cardFields({ iban: 'NL91ABNA0417164300', city: 'Sneek' }))).toEqual([
      'city',
      'iban',
    ])
  })

  it('keeps a confirmation only for the VAT number it was made for', () => {
    const confirmation = { vatNumber: 'A', day: day('2026-01-01'), valid: true, consultationNumber: '' }
    expect(confirmationAfter(confirmation, 'A')).toBe(confirmation)
    expect(confirmationAfter(confirmation, 'B')).toBeNull()
  })

  it('is told field by field, and not at all where nothing changed', () => {
    const snapshot = {
      fields: before,
      taxIdentity: { kind: 'none' as const, country: 'NL', value: '' },
      state: 'active' as const,
      vatConfirmation: null,
    }
    expect(changesBetween(snapshot, structuredClone(snapshot))).toEqual([])
    const after = { ...snapshot, state: 'withdrawn' as const, fields: { ...before, termDays: 8 } }
    expect(changesBetween(snapshot, after)).toEqual([
      { field: 'termDays', before: '', after: '8' },
      { field: 'state', before: 'active', after: 'withdrawn' },
    ])
  })

  it('shows the version of a day by the company’s calendar', () => {
    const versions = [{ at: '2026-03-29T22:30:00.000Z' }, { at: '2026-03-30T10:00:00.000Z' }]
    expect(versionAt(versions, day('2026-03-29'), 'Europe/Amsterdam')).toBeNull()
    expect(versionAt(versions, day('2026-03-29'), 'UTC')).toBe(versions[0])
    expect(versionAt(versions, day('2026-03-30'), 'Europe/Amsterdam')).toBe(versions[1])
    expect(versionAt([], day('2026-03-30'), 'UTC')).toBeNull()
  })

  it('knows a tax ID with its country’s prefix and without', () => {
    expect(taxIdForms({ kind: 'be-enterprise', country: 'BE', value: '0403019261' })).toEqual([
      '0403019261',
      'BE0403019261',
    ])
    expect(taxIdForms({ kind: 'none', country: 'NL', value: '' })).toEqual([])
  })
})
