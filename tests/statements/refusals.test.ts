import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readStatementFile, readWholeFile, StatementRefusal } from '../../electron/core/statements/index.ts'
import { bytesOf, camtText } from './camt-builder.ts'
import type { EntryParts } from './camt-builder.ts'

function refusalOf(bytes: Uint8Array): StatementRefusal {
  try {
    readWholeFile(bytes)
  } catch (error) {
    if (error instanceof StatementRefusal) return error
    throw error
  }
  throw new Error('the file was read')
}

function refusalOfText(text: string): StatementRefusal {
  return refusalOf(bytesOf(text))
}

function refusalOfEntry(entry: EntryParts): StatementRefusal {
  return refusalOfText(camtText({ entries: [{}, entry] }))
}

describe('a file that is no statement', () => {
  it.each([
    ['an empty file', '', 'file-empty'],
    ['blank lines', ' \r\n\t\n', 'file-empty'],
    ['a PDF', '%PDF-1.7\n%âãÏÓ', 'file-is-pdf'],
    ['a zip', 'PK\x03\x04\x14\x00', 'file-is-zip'],
    ['a web page', '<!DOCTYPE html>\n<html><body>Log in</body></html>', 'file-is-html'],
    ['a web page without declaration', '<html lang="nl"></html>', 'file-is-html'],
    ['zero bytes', 'abc\x00def', 'file-is-binary'],
    ['a letter', 'Dear customer,\nattached is your statement.', 'format-unknown'],
    ['another XML file', '<?xml version="1.0"?><rss><channel/></rss>', 'xml-not-a-statement'],
    ['a payment order', '<Document><CstmrCdtTrfInitn/></Document>', 'xml-not-a-statement'],
    [
      'a message without statements',
      '<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>',
      'no-statement',
    ],
    ['an unknown encoding', '<?xml version="1.0" encoding="EBCDIC"?><Document/>', 'encoding-unknown'],
  ])('%s is refused as what it is', (_what, text, code) => {
    expect(refusalOfText(text).code).toBe(code)
  })

  it('names the root of another XML file', () => {
    expect(refusalOfText('<feed/>').params).toEqual({ root: 'feed' })
  })
})

describe('broken or hostile XML', () => {
  const whole = camtText({ entries: [{}, {}, {}], closing: '30.00' })

  it('is refused as cut off wherever it ends, with the place', () => {
    for (const length of [200, 400, whole.length - 200, whole.length - 12]) {
      const refusal = refusalOfText(whole.slice(0, length))
      expect(refusal.code).toBe('xml-truncated')
      expect(refusal.position?.line).toBe(whole.slice(0, length).split('\n').length)
    }
  })

  it('is refused with line and column where a tag is wrong', () => {
    const refusal = refusalOfText(whole.replace('</Acct>', '</Konto>'))
    expect(refusal.code).toBe('xml-malformed')
    expect(refusal.position).toEqual({ line: 3, column: expect.any(Number) })
    expect(refusal.params.reason).toMatch(/unexpected close tag|unmatched/u)
  })

  it('is refused when it has a document type, so that no entity is ever expanded', () => {
    const prolog = '<?xml version="1.0"?>\n<!DOCTYPE Document [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>\n'
    expect(refusalOfText(camtText({ prolog, entries: [{}] })).code).toBe('xml-doctype-forbidden')
    const external = '<!DOCTYPE Document SYSTEM "file:///etc/passwd">'
    expect(refusalOfText(camtText({ prolog: external, entries: [{}] })).code).toBe('xml-doctype-forbidden')
  })

  it('is refused for an entity that XML does not know', () => {
    expect(refusalOfEntry({ details: '<TxDtls><AddtlTxInf>&xxe;</AddtlTxInf></TxDtls>' }).code).toBe(
      'xml-malformed',
    )
  })

  it('is refused when it nests without end', () => {
    expect(refusalOfText(`<Document>${'<a>'.repeat(100_000)}`).code).toBe('xml-too-deep')
    expect(refusalOfEntry({ extra: '<X>'.repeat(100) }).code).toBe('xml-too-deep')
  })

  it('is refused when a comment, a tag or a text does not stop', () => {
    for (const open of ['<!-- ', '<Document x="', '<Document><']) {
      expect(refusalOfText(`${open}${'x'.repeat(3_000_000)}`).code).toBe('text-too-long')
    }
  })

  it('keeps nothing of a remittance text of 10 MB', () => {
    const details = `<TxDtls><RmtInf><Ustrd>${'pay '.repeat(2_500_000)}</Ustrd></RmtInf></TxDtls>`
    expect(refusalOfEntry({ details })).toMatchObject({ code: 'text-too-long', position: { line: 7 } })
  })

  it('stops at a flood of small texts in one line', () => {
    const details = `<TxDtls><RmtInf>${`<Ustrd>${'x'.repeat(140)}</Ustrd>`.repeat(2000)}</RmtInf></TxDtls>`
    expect(refusalOfEntry({ details }).code).toBe('text-too-long')
  })
})

describe('an entry that cannot be booked', () => {
  it.each<[string, EntryParts, string]>([
    ['a negative amount', { amount: '-10.00' }, 'amount-negative'],
    ['an absurd amount', { amount: '99999999999999999.00' }, 'amount-out-of-range'],
    ['the first amount out of range', { amount: '90000000000.01' }, 'amount-out-of-range'],
    ['a third decimal', { amount: '10.005' }, 'amount-too-precise'],
    ['a comma', { amount: '10,00' }, 'amount-malformed'],
    ['an exponent', { amount: '1e3' }, 'amount-malformed'],
    ['two points', { amount: '1.000.00' }, 'amount-malformed'],
    ['a point alone', { amount: '.' }, 'amount-malformed'],
    ['no amount', { amount: '' }, 'amount-missing'],
    ['no currency', { currency: '' }, 'currency-missing'],
    ['an unknown currency', { currency: 'EURO' }, 'currency-unknown'],
    ['another currency than the account', { currency: 'USD' }, 'currency-not-of-account'],
    ['an unknown direction', { direction: 'PLUS' }, 'direction-missing'],
    ['no booking day', { bookingDay: '' }, 'day-malformed'],
    ['a day that does not exist', { bookingDay: '2026-02-30' }, 'day-malformed'],
    ['a day written another way', { bookingDay: '02-03-2026' }, 'day-malformed'],
  ])('%s is refused with its line', (_what, entry, code) => {
    const refusal = refusalOfEntry(entry)
    expect(refusal.code).toBe(code)
    expect(refusal.position?.line).toBe(7)
  })

  it('without booking day, value day or single statement day is refused', () => {
    const text = camtText({ entries: [{ bookingDay: null }], closing: null })
    expect(refusalOfText(text).code).toBe('booking-day-missing')
  })

  it('names the text of a wrong amount', () => {
    expect(refusalOfEntry({ amount: '10,00' }).params).toEqual({ text: '10,00', currency: 'EUR' })
  })

  it('of an account that is not named is refused', () => {
    const text = camtText({ entries: [{}] }).replace(/<Acct>.*<\/Acct>/u, '')
    expect(refusalOfText(text).code).toBe('account-missing')
  })

  it('is refused when the sum leaves the range of money', () => {
    const entries = [{ amount: '90000000000.00' }, { amount: '0.01' }]
    expect(refusalOfText(camtText({ entries })).code).toBe('amount-out-of-range')
  })
})

describe('reading as a stream', () => {
  const bytes = readFileSync(new URL('../fixtures/statements/camt053-latin1.xml', import.meta.url))

  it('gives the same whatever the size of the pieces', async () => {
    for (const size of [1, 7, 4096]) {
      const lines = []
      for await (const event of readStatementFile({ bytes: pieces(bytes, size) })) {
        if (event.type === 'lines') lines.push(...event.lines)
      }
      expect(lines).toEqual(readWholeFile(bytes).lines)
    }
  })

  it('hands out lines in batches of at most 500 while it reads, between the header and its end', async () => {
    const entries = Array.from({ length: 1203 }, () => ({}))
    const events = []
    for await (const event of readStatementFile({
      bytes: bytesOf(camtText({ entries, closing: '12030.00' })),
    })) {
      events.push(event.type === 'lines' ? event.lines.length : event.type)
    }
    expect(events).toEqual(['statement', 500, 500, 203, 'statement-end', 'end'])
  })

  it('does not take more bytes than were asked for', async () => {
    let taken = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield bytesOf(camtText({ entries: Array.from({ length: 600 }, () => ({})) }).split('</Stmt>')[0] ?? '')
      for (;;) {
        taken += 1
        yield bytesOf('\n')
      }
    }
    for await (const event of readStatementFile({ bytes: endless() })) {
      if (event.type === 'lines') break
    }
    expect(taken).toBe(0)
  })
})

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.byteLength; from += size) yield bytes.subarray(from, from + size)
}
