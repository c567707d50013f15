import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countryCodes } from '../../shared/values/countries.ts'
import { day } from '../../shared/values/day.ts'
import {
  decideVat,
  documentTreatment,
  type VatCustomer,
} from '../../electron/core/rooms/billing/vat-rules.ts'

const today = day('2026-11-20')
const dutch = { country: 'NL', postcode: '8911 LJ' }
const german = { country: 'DE', postcode: '10115' }
const spanish = { country: 'ES', postcode: '28013' }

function customer(country: string, change: Partial<VatCustomer> = {}): VatCustomer {
  return { kind: 'company', country, postcode: '', vatNumber: '', confirmation: null, ...change }
}

function confirmed(country: string, vatNumber: string, change: Partial<VatCustomer> = {}): VatCustomer {
  return customer(country, { vatNumber, confirmation: { vatNumber, valid: true }, ...change })
}

const consumer = (country: string, postcode = '') => customer(country, { kind: 'person', postcode })

function vector(seller: typeof dutch, buyer: VatCustomer, category: 'standard' | 'exempt' = 'standard') {
  const decision = decideVat(seller, buyer, category, today)
  if (decision === null) return null
  const reason = decision.reasons.map(({ code }) => code).join()
  return [decision.treatment, decision.vatCode, decision.rateOf?.country ?? '-', reason]
}

describe('the VAT table', () => {
  it.each([
    ['NL to NL', dutch, customer('NL'), ['domestic', 'standard', 'NL', 'domestic']],
    ['NL to NL, consumer', dutch, consumer('NL'), ['domestic', 'standard', 'NL', 'domestic']],
    [
      'NL to NL with a confirmed number',
      dutch,
      confirmed('NL', 'NL004495445B01'),
      ['domestic', 'standard', 'NL', 'domestic'],
    ],
    [
      'NL to a confirmed German business',
      dutch,
      confirmed('DE', 'DE136695976'),
      ['reverse-charge', 'reverse-charge', '-', 'vat-number-confirmed'],
    ],
    [
      'NL to a German business without a number',
      dutch,
      customer('DE'),
      ['domestic', 'standard', 'NL', 'vat-number-missing'],
    ],
    [
      'NL to a German business whose number nobody confirmed',
      dutch,
      customer('DE', { vatNumber: 'DE136695976' }),
      ['domestic', 'standard', 'NL', 'vat-number-not-confirmed'],
    ],
    [
      'NL to a German business whose confirmation was of another number',
      dutch,
      customer('DE', { vatNumber: 'DE136695976', confirmation: { vatNumber: 'DE811569869', valid: true } }),
      ['domestic', 'standard', 'NL', 'vat-number-not-confirmed'],
    ],
    [
      'NL to a German business whose number was found invalid',
      dutch,
      customer('DE', { vatNumber: 'DE136695976', confirmation: { vatNumber: 'DE136695976', valid: false } }),
      ['domestic', 'standard', 'NL', 'vat-number-refused'],
    ],
    [
      'NL to a German address with a Dutch number',
      dutch,
      confirmed('DE', 'NL004495445B01'),
      ['domestic', 'standard', 'NL', 'vat-number-other-country'],
    ],
    ['NL to a German consumer', dutch, consumer('DE'), ['one-stop-shop', 'oss', 'DE', 'consumer-eu-oss']],
    [
      'NL to a sole trader with a confirmed number',
      dutch,
      confirmed('DE', 'DE136695976', { kind: 'person' }),
      ['reverse-charge', 'reverse-charge', '-', 'vat-number-confirmed'],
    ],
    [
      'NL to a confirmed Greek business, whose numbers begin with EL',
      dutch,
      confirmed('GR', 'EL094259216'),
      ['reverse-charge', 'reverse-charge', '-', 'vat-number-confirmed'],
    ],
    [
      'NL to the Canary Islands',
      dutch,
      consumer('ES', '35001'),
      ['outside-eu', 'outside-eu', '-', 'territory-outside-vat'],
    ],
    [
      'ES to the Canary Islands',
      spanish,
      consumer('ES', '38002'),
      ['outside-eu', 'outside-eu', '-', 'territory-outside-vat'],
    ],
    [
      'NL to Melilla, business',
      dutch,
      customer('ES', { postcode: '52001' }),
      ['outside-eu', 'outside-eu', '-', 'territory-outside-vat'],
    ],
    ['NL to the United States', dutch, consumer('US'), ['outside-eu', 'outside-eu', '-', 'outside-eu']],
    ['NL to Great Britain', dutch, customer('GB'), ['outside-eu', 'outside-eu', '-', 'outside-eu']],
    [
      'DE to a confirmed Dutch business',
      german,
      confirmed('NL', 'NL004495445B01'),
      ['reverse-charge', 'reverse-charge', '-', 'vat-number-confirmed'],
    ],
    ['DE to a Dutch consumer', german, consumer('NL'), ['one-stop-shop', 'oss', 'NL', 'consumer-eu-oss']],
    ['US to NL is for nobody to decide here', { country: 'US', postcode: '' }, customer('NL'), null],
    [
      'US to US is domestic',
      { country: 'US', postcode: '' },
      customer('US'),
      ['domestic', 'standard', 'US', 'domestic'],
    ],
  ])('%s', (_, seller, buyer, expected) => {
    expect(vector(seller, buyer)).toEqual(expected)
  })

  it('keeps an exempt service exempt inside the territory, and outside of it outside', () => {
    expect(vector(dutch, customer('NL'), 'exempt')).toEqual(['exempt', 'exempt', '-', 'exempt'])
    expect(vector(dutch, confirmed('DE', 'DE136695976'), 'exempt')?.[0]).toBe('exempt')
    expect(vector(dutch, customer('US'), 'exempt')?.[0]).toBe('outside-eu')
  })

  it('reads membership on the day: Great Britain was inside until the end of 2020', () => {
    const before = decideVat(dutch, consumer('GB'), 'standard', day('2020-12-31'))
    expect(before?.treatment).toBe('one-stop-shop')
    expect(decideVat(dutch, consumer('GB'), 'standard', day('2021-01-01'))?.treatment).toBe('outside-eu')
  })

  it('decides for every country and status, and never charges reverse charge without a confirmation', () => {
    const anyCustomer = fc.record({
      kind: fc.constantFrom('company' as const, 'person' as const),
      country: fc.constantFrom(...countryCodes),
      postcode: fc.constantFrom('', '35001', '10115', '8911 LJ', '78266', '97100'),
      vatNumber: fc.constantFrom('', 'DE136695976', 'NL004495445B01', 'EL094259216'),
      confirmation: fc.option(
        fc.record({ vatNumber: fc.constantFrom('DE136695976', 'EL094259216'), valid: fc.boolean() }),
      ),
    })
    fc.assert(
      fc.property(
        anyCustomer,
        fc.constantFrom('standard' as const, 'reduced' as const),
        (buyer, category) => {
          const decision = decideVat(dutch, buyer, category, today)
          expect(decision).not.toBeNull()
          expect(decision?.reasons).toHaveLength(1)
          const charged = decision?.treatment === 'domestic' || decision?.treatment === 'one-stop-shop'
          expect(decision?.rateOf !== null).toBe(charged)
          if (decision?.treatment === 'reverse-charge')
            expect([buyer.confirmation?.valid, buyer.confirmation?.vatNumber]).toEqual([
              true,
              buyer.vatNumber,
            ])
        },
      ),
    )
  })

  it('names a document by its taxed lines', () => {
    expect(documentTreatment(['exempt', 'reverse-charge'])).toBe('reverse-charge')
    expect(documentTreatment(['exempt'])).toBe('exempt')
    expect(documentTreatment([])).toBe('domestic')
  })
})
