import { describe, expect, it } from 'vitest'
import { lineFingerprint, readWholeFile } from '../../electron/core/statements/index.ts'
import { bytesOf, camtText } from './camt-builder.ts'
import type { CamtParts, EntryParts } from './camt-builder.ts'

function fingerprints(parts: CamtParts): string[] {
  const { lines, statements } = readWholeFile(bytesOf(camtText(parts)))
  const account = statements[0]?.account
  if (account === undefined) throw new Error('no statement')
  return lines.map((line) => lineFingerprint(account, line))
}

function fingerprint(entry: EntryParts): string {
  return fingerprints({ entries: [entry] })[0] ?? ''
}

const words = (text: string): string => `<TxDtls><RmtInf><Ustrd>${text}</Ustrd></RmtInf></TxDtls>`

describe('the fingerprint of a line', () => {
  it('is the same when the line comes in another statement, another version and at another place', () => {
    const wanted = { reference: 'REF0001', details: words('invoice 1') }
    const first = fingerprints({ entries: [wanted], version: '053.001.02' })[0]
    const second = fingerprints({
      entries: [{ amount: '1.00' }, wanted],
      identification: 'S2',
      closing: '11.00',
    })[1]
    expect(second).toBe(first)
    expect(first).toMatch(/^[0-9a-f]{32}$/u)
  })

  it('goes by the reference of the bank, however the words were cut', () => {
    const one = fingerprint({ reference: 'REF0001', details: words('invoice 1') })
    expect(fingerprint({ reference: 'REF 0001', details: words('INV') })).toBe(one)
    expect(fingerprint({ reference: 'REF0002', details: words('invoice 1') })).not.toBe(one)
  })

  it('goes by the words where the bank has no reference of its own', () => {
    for (const reference of [undefined, 'NONREF', '0000000000', 'NOTPROVIDED', 'A1']) {
      const one = fingerprint({
        ...(reference === undefined ? {} : { reference }),
        details: words('invoice 1'),
      })
      const other = fingerprint({
        ...(reference === undefined ? {} : { reference }),
        details: words('invoice 2'),
      })
      expect(one).not.toBe(other)
    }
    expect(fingerprint({ details: words('Café – Nr. 1') })).toBe(fingerprint({ details: words('CAFE NR 1') }))
  })

  it('differs by day, amount, direction and account', () => {
    const reference = 'REF0001'
    const variants = [
      fingerprint({ reference }),
      fingerprint({ reference, bookingDay: '2026-03-03' }),
      fingerprint({ reference, amount: '10.01' }),
      fingerprint({ reference, direction: 'DBIT' }),
    ]
    expect(new Set(variants).size).toBe(4)
    const { lines, statements } = readWholeFile(bytesOf(camtText({ entries: [{ reference }] })))
    const [line] = lines
    const [statement] = statements
    if (line === undefined || statement === undefined) throw new Error('no line')
    expect(lineFingerprint({ ...statement.account, iban: 'NL20INGB0001234567' }, line)).not.toBe(variants[0])
  })

  it('is equal for two truly equal lines, which the caller counts', () => {
    const [one, other] = fingerprints({ entries: [{ reference: 'X1234' }, { reference: 'X1234' }] })
    expect(one).toBe(other)
  })

  it('tells the transactions of one batch apart, which share its reference', () => {
    const part = (id: string): string =>
      `<TxDtls><Refs><EndToEndId>${id}</EndToEndId></Refs><Amt Ccy="EUR">5.00</Amt></TxDtls>`
    const [one, other] = fingerprints({
      entries: [{ reference: 'BATCH1', details: part('E1') + part('E2') }],
    })
    expect(one).not.toBe(other)
  })

  it('stays the same when a pending line is booked', () => {
    expect(fingerprint({ reference: 'REF0001', status: 'PDNG' })).toBe(fingerprint({ reference: 'REF0001' }))
  })
})
