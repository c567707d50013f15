import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { describe, expect, it } from 'vitest'
import { creditTransferXml } from '../../electron/core/rooms/payments/refund-file.ts'
import {
  endToEndIdOf,
  isSameHolder,
  refundIban,
  refundText,
} from '../../electron/core/rooms/payments/refund-rules.ts'
import { sepaText } from '../../shared/values/sepa-text.ts'

interface Node {
  name: string
  attributes: Record<string, string>
  children: Node[]
  text: string
}

/** The document as a tree; the parser refuses what is not well-formed. */
function parse(xml: string): Node {
  const root: Node = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    const node: Node = { name: tag.name, attributes: { ...tag.attributes }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node !== undefined) node.text += text
  })
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(xml).close()
  return root.children[0] ?? root
}

const nothing: Node = { name: '', attributes: {}, children: [], text: '' }
const at = (node: Node, ...names: string[]): Node =>
  names.reduce((found, name) => found.children.find((child) => child.name === name) ?? nothing, node)
const all = (node: Node, name: string): Node[] => node.children.filter((child) => child.name === name)

/**
 * The sequences of pain.001.001.09 (ISO 20022) as EPC132-08 of 2023 narrows them for SEPA credit transfers from a
 * customer to its bank, as far as they matter here: each element's children in their order, `?` where one may be missing, `*` where it
 * repeats, and the leaves with what they may hold.
 */
const sequences: Record<string, string[]> = {
  Document: ['CstmrCdtTrfInitn'],
  CstmrCdtTrfInitn: ['GrpHdr', 'PmtInf*'],
  GrpHdr: ['MsgId', 'CreDtTm', 'NbOfTxs', 'CtrlSum', 'InitgPty'],
  InitgPty: ['Nm?'],
  PmtInf: [
    'PmtInfId',
    'PmtMtd',
    'BtchBookg?',
    'NbOfTxs',
    'CtrlSum',
    'PmtTpInf',
    'ReqdExctnDt',
    'Dbtr',
    'DbtrAcct',
    'DbtrAgt',
    'UltmtDbtr?',
    'ChrgBr',
    'CdtTrfTxInf*',
  ],
  PmtTpInf: ['InstrPrty?', 'SvcLvl?'],
  SvcLvl: ['Cd'],
  ReqdExctnDt: ['Dt'],
  Dbtr: ['Nm?'],
  DbtrAcct: ['Id'],
  CdtrAcct: ['Id'],
  DbtrAgt: ['FinInstnId'],
  CdtrAgt: ['FinInstnId'],
  FinInstnId: ['BICFI?', 'Othr?'],
  CdtTrfTxInf: [
    'PmtId',
    'Amt',
    'UltmtDbtr?',
    'CdtrAgt?',
    'Cdtr',
    'CdtrAcct',
    'UltmtCdtr?',
    'Purp?',
    'RmtInf?',
  ],
  PmtId: ['InstrId?', 'EndToEndId'],
  Amt: ['InstdAmt'],
  Cdtr: ['Nm?'],
  RmtInf: ['Ustrd*'],
}
const text = (max: number) => new RegExp(`^[A-Za-z0-9/\\-?:().,'+ ]{1,${max}}$`, 'u')
const amount = /^\d{1,9}\.\d{2}$/u
const leaves: Record<string, RegExp> = {
  MsgId: text(35),
  PmtInfId: text(35),
  EndToEndId: text(35),
  CreDtTm: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/u,
  NbOfTxs: /^[0-9]{1,15}$/u,
  CtrlSum: /^\d{1,15}\.\d{2}$/u,
  Nm: text(70),
  PmtMtd: /^TRF$/u,
  BtchBookg: /^false$/u,
  Cd: /^SEPA$/u,
  Dt: /^\d{4}-\d\d-\d\d$/u,
  IBAN: /^[A-Z]{2}[0-9]{2}[a-zA-Z0-9]{1,30}$/u,
  BICFI: /^[A-Z0-9]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$/u,
  ChrgBr: /^SLEV$/u,
  InstdAmt: amount,
  Ustrd: text(140),
}

/** What of a document is not as the sequences and leaves say. */
function problemsOf(node: Node, parent = ''): string[] {
  const leaf =
    parent === 'Othr' ? /^NOTPROVIDED$/u : node.children.length === 0 ? leaves[node.name] : undefined
  if (leaf !== undefined) return leaf.test(node.text) ? [] : [`${node.name}: ${node.text}`]
  const isIdOfAccount = node.name === 'Id'
  const sequence = isIdOfAccount ? ['IBAN'] : node.name === 'Othr' ? ['Id'] : sequences[node.name]
  if (sequence === undefined) return [`${node.name} does not belong`]
  const pattern = sequence
    .map((part) => {
      const name = part.replace(/[?*]$/u, '')
      return part.endsWith('?') ? `(${name};)?` : part.endsWith('*') ? `(${name};)+` : `${name};`
    })
    .join('')
  const found = node.children.map((child) => `${child.name};`).join('')
  const own = new RegExp(`^${pattern}$`, 'u').test(found) ? [] : [`${node.name}: ${found}`]
  return [...own, ...node.children.flatMap((child) => problemsOf(child, node.name))]
}

const file = {
  messageId: '0193471ef0007000a000000000000001',
  createdAt: '2026-11-20T09:00:00.000Z',
  executionDay: '2026-11-23',
  debtor: { name: 'Brightwire Hosting B.V.', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
  transfers: [
    {
      endToEndId: 'REFUND-2026-000001',
      amountCents: 5,
      holderName: 'Müller & Söhne GmbH',
      iban: 'DE89370400440532013000',
      bic: '',
      remittance: 'Overpayment of 2026-0001',
    },
    {
      endToEndId: 'REFUND-2026-000002',
      amountCents: 123_45,
      holderName: 'J. Jansen',
      iban: 'NL20INGB0001234567',
      bic: 'INGBNL2A',
      remittance: 'Teruggave',
    },
  ],
}

describe('a credit-transfer file', () => {
  it('follows the sequences of pain.001.001.09', () => {
    const document = parse(creditTransferXml(file))
    expect(document.attributes['xmlns']).toBe('urn:iso:std:iso:20022:tech:xsd:pain.001.001.09')
    expect(problemsOf(document)).toEqual([])
    const payment = at(document, 'CstmrCdtTrfInitn', 'PmtInf')
    expect(at(payment, 'DbtrAcct', 'Id', 'IBAN').text).toBe('NL91ABNA0417164300')
    expect(at(payment, 'ReqdExctnDt', 'Dt').text).toBe('2026-11-23')
    const [first, second] = all(payment, 'CdtTrfTxInf')
    if (first === undefined || second === undefined) throw new Error('two transfers')
    expect(at(first, 'Cdtr', 'Nm').text).toBe('Muller + Sohne GmbH')
    expect(at(first, 'Amt', 'InstdAmt')).toMatchObject({ text: '0.05', attributes: { Ccy: 'EUR' } })
    expect(all(first, 'CdtrAgt')).toEqual([])
    expect(at(second, 'CdtrAgt', 'FinInstnId', 'BICFI').text).toBe('INGBNL2A')
  })

  it('says NOTPROVIDED for a debtor bank whose BIC is unknown', () => {
    const document = parse(creditTransferXml({ ...file, debtor: { ...file.debtor, bic: '' } }))
    expect(problemsOf(document)).toEqual([])
    const agent = at(document, 'CstmrCdtTrfInitn', 'PmtInf', 'DbtrAgt', 'FinInstnId')
    expect(at(agent, 'Othr', 'Id').text).toBe('NOTPROVIDED')
    expect(all(agent, 'BICFI')).toEqual([])
  })

  it('counts and sums its transfers to the cent, at the top and in the block', () => {
    const transfer = fc.record({
      endToEndId: fc.nat({ max: 999_999 }).map((n) => endToEndIdOf('2026', n)),
      amountCents: fc.integer({ min: 1, max: 99_999_999_999 }),
      holderName: fc.constantFrom('Æther Ltd', 'Señor Núñez', 'A/B <C> & "D"', 'Łódź sp. z o.o.'),
      iban: fc.constant('DE89370400440532013000'),
      bic: fc.constantFrom('', 'COBADEFFXXX'),
      remittance: fc.constantFrom('a', 'b; c', 'Rückzahlung Nr. 5'),
    })
    fc.assert(
      fc.property(fc.array(transfer, { minLength: 1, maxLength: 30 }), (transfers) => {
        const document = parse(creditTransferXml({ ...file, transfers }))
        expect(problemsOf(document)).toEqual([])
        const sum = transfers.reduce((total, one) => total + BigInt(one.amountCents), 0n)
        const digits = String(sum).padStart(3, '0')
        const total = `${digits.slice(0, -2)}.${digits.slice(-2)}`
        const initiation = at(document, 'CstmrCdtTrfInitn')
        for (const block of [at(initiation, 'GrpHdr'), at(initiation, 'PmtInf')]) {
          expect(at(block, 'CtrlSum').text).toBe(total)
          expect(at(block, 'NbOfTxs').text).toBe(String(transfers.length))
        }
        expect(all(at(initiation, 'PmtInf'), 'CdtTrfTxInf')).toHaveLength(transfers.length)
      }),
    )
  })

  it('is judged by the types that pain.008.001.08 shares with it', () => {
    const schema = path.resolve(import.meta.dirname, '../../../shared/xsd/pain.008.001.08.xsd')
    let text: string
    try {
      text = readFileSync(schema, 'utf8')
    } catch {
      // The schemas lie beside the checkout of those who may have them; the sequences above do without.
      return
    }
    const type = (name: string) =>
      new RegExp(`name="${name}">([\\s\\S]*?)</xs:(simple|complex)Type>`, 'u').exec(text)?.[1] ?? ''
    expect(type('Max35Text')).toContain('maxLength value="35"')
    expect(type('Max140Text')).toContain('maxLength value="140"')
    expect(type('IBAN2007Identifier')).toContain('[A-Z]{2,2}[0-9]{2,2}[a-zA-Z0-9]{1,30}')
    const children = [...type('FinancialInstitutionIdentification18').matchAll(/name="(\w+)"/gu)].map(
      ([, name]) => name,
    )
    expect(children.indexOf('BICFI')).toBeLessThan(children.indexOf('Othr'))
  })
})

describe('text for a bank', () => {
  it('is within the basic character set, whatever was typed, or names what it cannot say', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        const answer = sepaText(typed)
        if (answer.ok) {
          expect(answer.text).toMatch(/^([A-Za-z0-9/\-?:().,'+ ]*)$/u)
          expect(answer.text).not.toMatch(/\/\/|^\/|\/$|^ | $| {2}/u)
          expect(sepaText(answer.text)).toEqual(answer)
        } else expect(answer.characters).not.toBe('')
      }),
    )
  })

  it('refuses other scripts instead of guessing, and what is too long or empty', () => {
    expect(refundText('name', 'Γιώργος')).toMatchObject({
      ok: false,
      refusal: { code: 'payments.refund-characters' },
    })
    expect(refundText('name', 'x'.repeat(71))).toMatchObject({
      ok: false,
      refusal: { code: 'payments.refund-text-long', params: { length: 71, limit: 70 } },
    })
    expect(refundText('remittance', ' / ')).toMatchObject({
      ok: false,
      refusal: { code: 'payments.refund-text-empty' },
    })
    expect(refundText('remittance', 'x'.repeat(140))).toMatchObject({ ok: true })
  })
})

describe('the IBAN of a refund', () => {
  it('has right check digits, is within SEPA and not the company itself', () => {
    expect(refundIban('DE89 3704 0044 0532 0130 00', [])).toEqual({
      ok: true,
      value: 'DE89370400440532013000',
    })
    const refusals = [
      refundIban('DE89 3704 0044 0532 0130 01', []),
      refundIban('TR330006100519786457841326', []),
      refundIban('NL91ABNA0417164300', ['NL91ABNA0417164300']),
    ].map((checked) => (checked.ok ? '' : checked.refusal.code))
    expect(refusals).toEqual([
      'payments.refund-iban-invalid',
      'payments.refund-iban-not-sepa',
      'payments.refund-own-account',
    ])
  })

  it('belongs to who the bank last named, however it prints names', () => {
    expect(isSameHolder('Bakkerij Pastoor V.O.F.', 'BAKKERIJ PASTOOR VOF')).toBe(true)
    expect(isSameHolder('J. Jansen', 'Jansen J')).toBe(true)
    expect(isSameHolder('J. Jansen', 'K. Pietersen')).toBe(false)
  })
})
