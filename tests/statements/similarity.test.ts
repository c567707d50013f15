import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bookingKey, readWholeFile, similarity } from '../../electron/core/statements/index.ts'
import type { BankLine, Similarity, StatementAccount } from '../../electron/core/statements/index.ts'

const own = 'NL20INGB0001234567'

/** One payment as the payer made it; each format writes it in its own way. */
interface Payment {
  name: string
  iban: string
  words: string
  endToEndId?: string
  bankReference?: string
}

interface ReadLine {
  account: StatementAccount
  line: BankLine
}

function only(text: string): ReadLine {
  const { lines, statements } = readWholeFile(Buffer.from(text))
  const [line] = lines
  const account = statements[0]?.account
  if (line === undefined || account === undefined || lines.length !== 1) throw new Error('not one line')
  return { account, line }
}

function inCamt(
  { name, iban, words, endToEndId, bankReference }: Payment,
  message: '053' | '054' = '053',
): ReadLine {
  const [root, statement] =
    message === '053' ? ['BkToCstmrStmt', 'Stmt'] : ['BkToCstmrDbtCdtNtfctn', 'Ntfctn']
  const references = `<Refs>${bankReference === undefined ? '' : `<AcctSvcrRef>${bankReference}</AcctSvcrRef>`}<EndToEndId>${endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>`
  const pieces = (words.match(/.{1,140}/gu) ?? []).map((piece) => `<Ustrd>${piece}</Ustrd>`).join('')
  return only(
    `<Document><${root}><${statement}><Id>1</Id><Acct><Id><IBAN>${own}</IBAN></Id><Ccy>EUR</Ccy></Acct>` +
      `<Ntry><Amt Ccy="EUR">181.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>2026-03-03</Dt></BookgDt>` +
      `<NtryDtls><TxDtls>${references}<RltdPties><Dbtr><Nm>${name}</Nm></Dbtr><DbtrAcct><Id><IBAN>${iban}</IBAN></Id></DbtrAcct></RltdPties>` +
      `<RmtInf>${pieces}</RmtInf></TxDtls></NtryDtls></Ntry></${statement}></${root}></Document>`,
  )
}

function mt940(information: string, bankReference = 'NONREF'): ReadLine {
  const lines = information.match(/.{1,65}/gu) ?? []
  return only(
    `:20:A\n:25:${own}\n:28C:1\n:60F:C260302EUR0,00\n:61:2603030303C181,50NTRFEREF//${bankReference}\n` +
      `:86:${lines.join('\n')}\n:62F:C260303EUR181,50\n-\n`,
  )
}

function inDutchMt940({ name, iban, words, endToEndId, bankReference }: Payment): ReadLine {
  const reference = endToEndId === undefined ? '' : `/EREF/${endToEndId}`
  return mt940(
    `/TRTP/SEPA OVERBOEKING/IBAN/${iban}/BIC/ABNANL2A/NAME/${name}/REMI/${words}${reference}`,
    bankReference,
  )
}

function inGermanMt940({ name, iban, words, endToEndId }: Payment): ReadLine {
  const purpose = `${endToEndId === undefined ? '' : `EREF+${endToEndId} `}SVWZ+${words}`
  const pieces = (purpose.match(/.{1,27}/gu) ?? []).map((piece, index) => `?${20 + index}${piece}`)
  return mt940(`166?00GUTSCHRIFT${pieces.slice(0, 10).join('')}?30ABNANL2A?31${iban}?32${name.slice(0, 27)}`)
}

function inIngCsv({ name, iban, words, endToEndId }: Payment): ReadLine {
  const reference = endToEndId === undefined ? '' : ` Kenmerk: ${endToEndId}`
  return only(
    '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"\n' +
      `"20260303";"${name}";"${own}";"${iban}";"OV";"Bij";"181,50";"Overschrijving";"Naam: ${name} Omschrijving: ${words} IBAN: ${iban}${reference} Valutadatum: 03-03-2026"\n`,
  )
}

const formats = [
  ['camt.053', inCamt],
  ['camt.054', (payment: Payment) => inCamt(payment, '054')],
  ['Dutch MT940', inDutchMt940],
  ['German MT940', inGermanMt940],
  ['CSV', inIngCsv],
] as const

const plain: Payment = {
  name: 'J. Jansen Beheer',
  iban: 'NL91ABNA0417164300',
  words: 'factuur 2026-0042 example.nl',
}
const long: Payment = {
  ...plain,
  name: 'Stichting tot Behoud van de Molens in de Gemeente Zaanstad',
  words: `${'wij betalen hierbij de facturen van januari en februari voor onze domeinnamen '.repeat(2)}2026-0042 en 2026-0043`,
}
const referenced: Payment = { ...plain, words: '2026-0042', endToEndId: 'E2E-20260303-4711' }

const pairs = formats.flatMap(([left, writeLeft], index) =>
  formats.slice(index + 1).map(([right, writeRight]) => [left, right, writeLeft, writeRight] as const),
)

describe('the same booking in two formats', () => {
  it.each(pairs)('has one key in %s and %s and is known again', (_left, _right, writeLeft, writeRight) => {
    for (const payment of [plain, long, referenced]) {
      const left = writeLeft(payment)
      const right = writeRight(payment)
      expect(bookingKey(left.account, left.line)).toBe(bookingKey(right.account, right.line))
      expect(similarity(left.line, right.line)).toBe('same')
      expect(similarity(right.line, left.line)).toBe('same')
    }
  })

  it.each(pairs)(
    'is told from another one in %s and %s by its words, its payer or its reference',
    (_left, _right, writeLeft, writeRight) => {
      const others: Payment[] = [
        { ...plain, words: 'factuur 2026-0043 example.nl' },
        { ...plain, name: 'De Vries', iban: 'NL39RABO0300065264' },
      ]
      for (const other of others)
        expect(similarity(writeLeft(plain).line, writeRight(other).line)).toBe('different')
      const second = { ...referenced, endToEndId: 'E2E-20260303-4712' }
      expect(similarity(writeLeft(referenced).line, writeRight(second).line)).toBe('different')
    },
  )

  it('is shown in doubt where a format leaves out what would tell, and where bank numbers of one kind differ', () => {
    const silent = inCamt({ ...plain, words: '' }).line
    expect(similarity(silent, inIngCsv(plain).line)).toBe('doubtful')
    const [one, other] = ['000123', '000124'].map((bankReference) => inCamt({ ...plain, bankReference }).line)
    if (one === undefined || other === undefined) throw new Error('no line')
    expect(similarity(one, other)).toBe('doubtful')
    expect(similarity(one, inDutchMt940({ ...plain, bankReference: 'NL26030312345' }).line)).toBe('same')
  })

  it('is shown in doubt where a shared reference contradicts the words', () => {
    const changed = { ...referenced, words: 'something else altogether 77' }
    expect(similarity(inCamt(referenced).line, inDutchMt940(changed).line)).toBe('doubtful')
  })

  it('is known by the same bank number whatever the words were cut to', () => {
    const one = inCamt({ ...plain, bankReference: 'AB-4711-99', words: 'factuur' }).line
    expect(similarity(one, inDutchMt940({ ...plain, bankReference: 'AB471199' }).line)).toBe('same')
  })

  it('is known where an account was written as before IBAN', () => {
    const { line } = inCamt(plain)
    const old = { ...line, counterpartyIban: null, counterpartyAccount: 'P417164300'.slice(1) }
    expect(similarity(line, old)).toBe('same')
  })
})

describe('similarity as a rule', () => {
  const text = fc.option(
    fc.constantFrom('invoice 42', 'INVOICE 42', 'rent', '', 'a', '2026-0042 2026-0043', 'x'.repeat(200)),
    {
      nil: null,
    },
  )
  const part = fc.record({
    remittanceText: text,
    counterpartyName: text,
    endToEndId: text,
    bankReference: text,
    counterpartyIban: fc.option(fc.constantFrom('NL91ABNA0417164300', 'NL39RABO0300065264'), { nil: null }),
    additionalInfo: text,
  })
  const { line } = inCamt(plain)

  it('does not depend on the order of the two lines', () => {
    fc.assert(
      fc.property(part, part, (left, right) => {
        const one = { ...line, ...left }
        const other = { ...line, ...right }
        expect(similarity(one, other)).toBe(similarity(other, one))
      }),
    )
  })

  it('never calls a line different from itself, nor two with other amounts the same', () => {
    fc.assert(
      fc.property(part, (parts) => {
        const one = { ...line, ...parts }
        const verdict: Similarity = similarity(one, { ...one })
        expect(verdict).not.toBe('different')
        expect(
          similarity(one, { ...one, amountCents: inCamt(plain).line.amountCents, currency: 'USD' }),
        ).toBe('different')
      }),
    )
  })
})
