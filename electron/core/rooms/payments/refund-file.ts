import { sepaText } from '../../../../shared/values/sepa-text.ts'
import { sepaLimits } from './refund-rules.ts'

/** Everything a credit-transfer file says. Amounts are euro cents, days ISO 8601, texts as `sepaText` carries them. */
export interface CreditTransferFile {
  /** At most 35 characters; unique for the bank. */
  messageId: string
  /** UTC instant, ISO 8601 with milliseconds. */
  createdAt: string
  executionDay: string
  debtor: { name: string; iban: string; bic: string }
  transfers: readonly {
    endToEndId: string
    amountCents: number
    holderName: string
    iban: string
    bic: string
    remittance: string
  }[]
}

/**
 * Writes pain.001.001.09 (ISO 20022 CustomerCreditTransferInitiationV09) in the usage of EPC132-08: one payment
 * information block, single booking, service level SEPA, charges shared at the level of the service (SLEV). A bank
 * whose BIC is unknown is `NOTPROVIDED`; the creditor's follows from the IBAN and stays out unless known.
 *
 * @throws Error when there is no transfer, or a text cannot be carried; both are bugs of the caller
 */
export function creditTransferXml(file: CreditTransferFile): string {
  if (file.transfers.length === 0) throw new Error('a credit-transfer file without transfers')
  const count = String(file.transfers.length)
  const sum = euros(file.transfers.reduce((total, one) => total + one.amountCents, 0))
  const debtorName = carried(file.debtor.name).slice(0, sepaLimits.nameLetters).trim()
  const { bic } = file.debtor
  const header = element('GrpHdr', [
    leaf('MsgId', file.messageId),
    leaf('CreDtTm', `${file.createdAt.slice(0, 19)}Z`),
    leaf('NbOfTxs', count),
    leaf('CtrlSum', sum),
    element('InitgPty', [leaf('Nm', debtorName)]),
  ])
  const payment = element('PmtInf', [
    leaf('PmtInfId', `${file.messageId}-1`),
    leaf('PmtMtd', 'TRF'),
    leaf('BtchBookg', 'false'),
    leaf('NbOfTxs', count),
    leaf('CtrlSum', sum),
    element('PmtTpInf', [element('SvcLvl', [leaf('Cd', 'SEPA')])]),
    element('ReqdExctnDt', [leaf('Dt', file.executionDay)]),
    element('Dbtr', [leaf('Nm', debtorName)]),
    account('DbtrAcct', file.debtor.iban),
    element('DbtrAgt', [
      element('FinInstnId', [bic === '' ? element('Othr', [leaf('Id', 'NOTPROVIDED')]) : leaf('BICFI', bic)]),
    ]),
    leaf('ChrgBr', 'SLEV'),
    ...file.transfers.map(transferXml),
  ])
  const body = element('CstmrCdtTrfInitn', [header, payment])
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.001.001.09">
${indented(body)}
</Document>
`
}

function transferXml(transfer: CreditTransferFile['transfers'][number]): string {
  const agent = element('CdtrAgt', [element('FinInstnId', [leaf('BICFI', transfer.bic)])])
  return element('CdtTrfTxInf', [
    element('PmtId', [leaf('EndToEndId', transfer.endToEndId)]),
    element('Amt', [`<InstdAmt Ccy="EUR">${euros(transfer.amountCents)}</InstdAmt>`]),
    ...(transfer.bic === '' ? [] : [agent]),
    element('Cdtr', [leaf('Nm', carried(transfer.holderName))]),
    account('CdtrAcct', transfer.iban),
    element('RmtInf', [leaf('Ustrd', carried(transfer.remittance))]),
  ])
}

function carried(text: string): string {
  const answer = sepaText(text)
  if (!answer.ok) throw new Error('a text that SEPA does not carry')
  return answer.text
}

/** Euro with a point and two decimals; by text, since a file's total must not be rounded. */
function euros(amountCents: number): string {
  const digits = String(amountCents).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}

function account(name: string, iban: string): string {
  return element(name, [element('Id', [leaf('IBAN', iban)])])
}

function leaf(name: string, text: string): string {
  return `<${name}>${text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;')}</${name}>`
}

function element(name: string, children: readonly string[]): string {
  return `<${name}>\n${children.map(indented).join('\n')}\n</${name}>`
}

function indented(text: string): string {
  return text.replace(/^/gmu, '  ')
}
