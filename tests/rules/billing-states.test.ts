import { describe, expect, it } from 'vitest'
import { documentKinds, documentStates } from '../../shared/contract/billing.ts'
import {
  actionsOf,
  invoiceState,
  isPayable,
  mayBecome,
  proformaState,
} from '../../electron/core/rooms/billing/state-rules.ts'
import { differencesOf } from '../../electron/core/rooms/billing/check-rules.ts'

describe('states of documents', () => {
  it('follow the money of a proforma', () => {
    expect(proformaState(1000, 1000)).toBe('open')
    expect(proformaState(1000, 1)).toBe('part-paid')
    expect(proformaState(1000, 0)).toBe('to-check')
  })

  it('tell a credited invoice from a paid one', () => {
    expect(invoiceState(1000, 1000, 0)).toBe('open')
    expect(invoiceState(1000, 400, 600)).toBe('open')
    expect(invoiceState(1000, 300, 600)).toBe('part-paid')
    expect(invoiceState(1000, 0, 600)).toBe('settled')
    expect(invoiceState(1000, 0, 1000)).toBe('credited')
  })

  it('end where nothing may follow', () => {
    for (const state of documentStates) {
      expect(mayBecome('proforma', 'cancelled', state)).toBe(state === 'cancelled')
      expect(mayBecome('proforma', 'replaced', state)).toBe(['replaced', 'open', 'expired'].includes(state))
    }
    expect(mayBecome('proforma', 'part-paid', 'cancelled')).toBe(false)
    expect(mayBecome('invoice', 'open', 'cancelled')).toBe(false)
  })

  it('take money only where something is owed or asked for', () => {
    const payable = documentKinds.flatMap((kind) =>
      documentStates.filter((state) => isPayable(kind, state)).map((state) => `${kind} ${state}`),
    )
    expect(payable).toEqual(['proforma open', 'proforma part-paid', 'invoice open', 'invoice part-paid'])
  })

  it('offer what can be done', () => {
    expect(actionsOf('proforma', 'open', 0)).toEqual(['replace', 'cancel', 'copy'])
    expect(actionsOf('proforma', 'to-check', 0)).toEqual(['issue-invoice', 'copy'])
    expect(actionsOf('invoice', 'settled', 100)).toEqual(['credit', 'credit-and-copy', 'copy'])
    expect(actionsOf('invoice', 'credited', 0)).toEqual(['copy'])
    expect(actionsOf('credit-note', 'settled', 0)).toEqual([])
  })
})

describe('the check of a final invoice against its proforma', () => {
  const said = {
    treatment: 'domestic',
    grossCents: 12_100,
    vatGroups: [{ vatCode: 'standard', country: 'NL', ratePermyriad: 2100 }],
    legalName: 'Bakkerij Pastoor V.O.F.',
    taxIdentity: { kind: 'nl-kvk' as const, country: 'NL', value: '12345678' },
  }

  it('finds nothing where both say the same', () => {
    expect(differencesOf(said, { ...said })).toEqual([])
  })

  it('names treatment, rates, total and recipient', () => {
    const other = {
      treatment: 'reverse-charge',
      grossCents: 10_000,
      vatGroups: [{ vatCode: 'reverse-charge', country: 'DE', ratePermyriad: 0 }],
      legalName: 'Bakkerij Pastoor B.V.',
      taxIdentity: said.taxIdentity,
    }
    expect(differencesOf(said, other)).toEqual([
      { field: 'treatment', proforma: 'domestic', invoice: 'reverse-charge' },
      { field: 'vat-rate', proforma: 'NL 21', invoice: 'DE 0' },
      { field: 'total', proforma: '12100', invoice: '10000' },
      {
        field: 'recipient',
        proforma: 'Bakkerij Pastoor V.O.F. (12345678)',
        invoice: 'Bakkerij Pastoor B.V. (12345678)',
      },
    ])
  })

  it('sees a tax identity that was completed since', () => {
    const without = { ...said, taxIdentity: { kind: 'none' as const, country: 'NL', value: '' } }
    expect(differencesOf(without, said).map(({ field }) => field)).toEqual(['recipient'])
  })
})
