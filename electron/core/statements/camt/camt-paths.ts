import { addText, readInformativeMoney, readMoney, refuseNow } from './camt-state.ts'
import type { CamtState } from './camt-state.ts'
import type { PartyFields } from './camt-fields.ts'
import { BalanceFields, DetailFields, EntryFields } from './camt-fields.ts'
import type { PathNode } from './path-tree.ts'
import { nodeAt, pathNode, readAt } from './path-tree.ts'
import { compactCode, excerpt, readIsoDay } from '../field-values.ts'

/*
 * Where camt.052, .053 and .054 keep what we read, relative to `Stmt`, `Rpt` or `Ntfctn`. The versions .01 to .13
 * are one structure: an element that moved between versions stands here at each of its places, so no version is
 * asked for by name. Source: the ISO 20022 schemas camt.053.001.02 and .08, camt.054.001.02 and .08.
 */

type Tree = PathNode<CamtState>

/** The tree under one statement, report or notification. */
export function statementTree(): Tree {
  const root = pathNode<CamtState>()
  addHeader(root)
  addBalance(root)
  addSummary(root)
  addEntry(root)
  return root
}

function readDirection(state: CamtState, text: string): boolean {
  if (text === 'CRDT') return true
  if (text === 'DBIT') return false
  throw refuseNow(state, 'direction-missing', { text: excerpt(text) })
}

function readCount(state: CamtState, text: string): number {
  const count = Number(text)
  if (!/^\d{1,15}$/u.test(text)) throw refuseNow(state, 'line-malformed', { text: excerpt(text) })
  return count
}

function addHeader(root: Tree): void {
  readAt(root, 'Id', (state, text) => (state.statement.identification = text))
  readAt(root, 'ElctrncSeqNb', (state, text) => (state.statement.electronicSequence = text))
  readAt(root, 'LglSeqNb', (state, text) => (state.statement.legalSequence = text))
  readAt(root, 'CpyDplctInd', (state, text) => (state.statement.copyOrDuplicate = text))
  for (const page of ['StmtPgntn', 'RptPgntn', 'NtfctnPgntn']) {
    readAt(root, `${page}/PgNb`, (state, text) => (state.statement.pageNumber = text))
    readAt(root, `${page}/LastPgInd`, (state, text) => (state.statement.lastPage = text))
  }
  readAt(root, 'CreDtTm', (state, text) => (state.statement.createdDay = readIsoDay(text, state.refuse)))
  readAt(root, ['FrToDt/FrDtTm', 'FrToDt/FrDt'], (state, text) => {
    state.statement.fromDay = readIsoDay(text, state.refuse)
  })
  readAt(root, ['FrToDt/ToDtTm', 'FrToDt/ToDt'], (state, text) => {
    state.statement.toDay = readIsoDay(text, state.refuse)
  })
  readAt(root, 'Acct/Id/IBAN', (state, text) => (state.statement.iban = compactCode(text)))
  readAt(root, ['Acct/Id/Othr/Id', 'Acct/Id/BBAN', 'Acct/Id/PrtryAcct/Id'], (state, text) => {
    state.statement.otherAccount = text
  })
  readAt(root, 'Acct/Ccy', (state, text) => (state.statement.currency = text.toUpperCase()))
  readAt(root, 'Acct/Nm', (state, text) => (state.statement.accountName = text))
  readAt(root, ['Acct/Ownr/Nm', 'Acct/Ownr/Pty/Nm'], (state, text) => (state.statement.ownerName = text))
  readAt(root, ['Acct/Svcr/FinInstnId/BIC', 'Acct/Svcr/FinInstnId/BICFI'], (state, text) => {
    state.statement.servicerBic = compactCode(text)
  })
}

function addBalance(root: Tree): void {
  nodeAt(root, 'Bal').open = (state) => (state.balance = new BalanceFields())
  nodeAt(root, 'Bal').close = (state) => state.endBalance()
  readAt(root, ['Bal/Tp/CdOrPrtry/Cd', 'Bal/Tp/CdOrPrtry/Prtry', 'Bal/Tp/Cd'], (state, text) => {
    state.balance.code = text
  })
  addMoney(root, 'Bal/Amt', (state, text) => (state.balance.amount = readMoney(state, text)))
  readAt(root, 'Bal/CdtDbtInd', (state, text) => (state.balance.isCredit = readDirection(state, text)))
  readAt(
    root,
    ['Bal/Dt/Dt', 'Bal/Dt/DtTm'],
    (state, text) => (state.balance.day = readIsoDay(text, state.refuse)),
  )
}

function addMoney(root: Tree, path: string, read: (state: CamtState, text: string) => void): void {
  const node = nodeAt(root, path)
  node.hasCurrency = true
  node.read = read
}

function addSummary(root: Tree): void {
  const all = 'TxsSummry/TtlNtries'
  readAt(root, `${all}/NbOfNtries`, (state, text) => (state.statement.entriesCount = readCount(state, text)))
  readAt(root, `${all}/Sum`, (state, text) => (state.statement.entriesSum = text))
  readAt(
    root,
    [`${all}/TtlNetNtryAmt`, `${all}/TtlNetNtry/Amt`],
    (state, text) => (state.statement.netSum = text),
  )
  readAt(root, [`${all}/CdtDbtInd`, `${all}/TtlNetNtry/CdtDbtInd`], (state, text) => {
    state.statement.netIsCredit = readDirection(state, text)
  })
  readAt(root, 'TxsSummry/TtlCdtNtries/NbOfNtries', (state, text) => {
    state.statement.creditCount = readCount(state, text)
  })
  readAt(root, 'TxsSummry/TtlCdtNtries/Sum', (state, text) => (state.statement.creditSum = text))
  readAt(root, 'TxsSummry/TtlDbtNtries/NbOfNtries', (state, text) => {
    state.statement.debitCount = readCount(state, text)
  })
  readAt(root, 'TxsSummry/TtlDbtNtries/Sum', (state, text) => (state.statement.debitSum = text))
}

function addEntry(root: Tree): void {
  const node = nodeAt(root, 'Ntry')
  node.open = (state) => state.beginEntry(new EntryFields(state.here()))
  node.close = (state) => state.endEntry()
  readAt(root, 'Ntry/NtryRef', (state, text) => (state.entry.entryReference = text))
  addMoney(root, 'Ntry/Amt', (state, text) => (state.entry.amount = readMoney(state, text)))
  readAt(root, 'Ntry/CdtDbtInd', (state, text) => (state.entry.isCredit = readDirection(state, text)))
  readAt(root, 'Ntry/RvslInd', (state, text) => (state.entry.isReversal = text === 'true' || text === '1'))
  readAt(root, ['Ntry/Sts', 'Ntry/Sts/Cd', 'Ntry/Sts/Prtry'], (state, text) => {
    if (text !== '') state.entry.status = text
  })
  readAt(root, ['Ntry/BookgDt/Dt', 'Ntry/BookgDt/DtTm'], (state, text) => {
    state.entry.bookingDay = readIsoDay(text, state.refuse)
  })
  readAt(root, ['Ntry/ValDt/Dt', 'Ntry/ValDt/DtTm'], (state, text) => {
    state.entry.valueDay = readIsoDay(text, state.refuse)
  })
  readAt(root, 'Ntry/AcctSvcrRef', (state, text) => (state.entry.bankReference = text))
  readAt(root, 'Ntry/AddtlNtryInf', (state, text) => (state.entry.additionalInfo = text))
  addCode(root, 'Ntry/BkTxCd', (state) => state.entry)
  addAmountDetails(root, 'Ntry/AmtDtls', (state) => state.entry)
  readAt(root, 'Ntry/NtryDtls/Btch/MsgId', (state, text) => (state.entry.batchMessageId = text))
  readAt(root, 'Ntry/NtryDtls/Btch/PmtInfId', (state, text) => (state.entry.batchPaymentInfoId = text))
  readAt(
    root,
    'Ntry/NtryDtls/Btch/NbOfTxs',
    (state, text) => (state.entry.batchCount = readCount(state, text)),
  )
  addDetail(nodeAt(root, 'Ntry/NtryDtls/TxDtls'))
}

function addCode(
  root: Tree,
  path: string,
  target: (
    state: CamtState,
  ) => Pick<DetailFields, 'codeDomain' | 'codeFamily' | 'codeSubFamily' | 'codeProprietary'>,
): void {
  readAt(root, `${path}/Domn/Cd`, (state, text) => (target(state).codeDomain = text))
  readAt(root, `${path}/Domn/Fmly/Cd`, (state, text) => (target(state).codeFamily = text))
  readAt(root, `${path}/Domn/Fmly/SubFmlyCd`, (state, text) => (target(state).codeSubFamily = text))
  readAt(root, `${path}/Prtry/Cd`, (state, text) => (target(state).codeProprietary = text))
}

function addAmountDetails(
  root: Tree,
  path: string,
  target: (
    state: CamtState,
  ) => Pick<DetailFields, 'instructedAmount' | 'transactionAmount' | 'counterValueAmount' | 'exchangeRate'>,
): void {
  addMoney(root, `${path}/InstdAmt/Amt`, (state, text) => {
    target(state).instructedAmount = readInformativeMoney(state, text)
  })
  addMoney(root, `${path}/TxAmt/Amt`, (state, text) => {
    target(state).transactionAmount = readInformativeMoney(state, text)
  })
  addMoney(root, `${path}/CntrValAmt/Amt`, (state, text) => {
    target(state).counterValueAmount = readInformativeMoney(state, text)
  })
  for (const amount of ['InstdAmt', 'TxAmt', 'CntrValAmt']) {
    readAt(root, `${path}/${amount}/CcyXchg/XchgRate`, (state, text) => (target(state).exchangeRate = text))
  }
}

function addDetail(node: Tree): void {
  node.open = (state) => state.beginDetail(new DetailFields())
  readAt(node, 'Refs/AcctSvcrRef', (state, text) => (state.detail.bankReference = text))
  readAt(node, 'Refs/MsgId', (state, text) => (state.detail.messageId = text))
  readAt(node, 'Refs/PmtInfId', (state, text) => (state.detail.paymentInfoId = text))
  readAt(node, 'Refs/InstrId', (state, text) => (state.detail.instructionId = text))
  readAt(node, 'Refs/EndToEndId', (state, text) => (state.detail.endToEndId = text))
  readAt(node, 'Refs/TxId', (state, text) => (state.detail.transactionId = text))
  readAt(node, 'Refs/UETR', (state, text) => (state.detail.uniqueReference = text))
  readAt(node, 'Refs/MndtId', (state, text) => (state.detail.mandateId = text))
  addMoney(node, 'Amt', (state, text) => (state.detail.amount = readMoney(state, text)))
  readAt(node, 'CdtDbtInd', (state, text) => (state.detail.isCredit = readDirection(state, text)))
  addAmountDetails(node, 'AmtDtls', (state) => state.detail)
  addCode(node, 'BkTxCd', (state) => state.detail)
  readAt(node, ['Purp/Cd', 'Purp/Prtry'], (state, text) => (state.detail.purpose = text))
  readAt(node, 'AddtlTxInf', (state, text) => (state.detail.additionalInfo = addText(state, text)))
  addRemittance(node)
  nodeAt(node, 'RtrInf').open = (state) => (state.detail.hasReturn = true)
  readAt(node, ['RtrInf/Rsn/Cd', 'RtrInf/Rsn/Prtry', 'RtrInf/RtrRsn/Cd'], (state, text) => {
    state.detail.returnCode = text
  })
  readAt(node, ['RtrInf/AddtlInf', 'RtrInf/AddtlRtrRsnInf'], (state, text) => {
    state.detail.returnTexts.push(addText(state, text))
  })
  addParty(node, 'Dbtr', (state) => state.detail.debtor)
  addParty(node, 'Cdtr', (state) => state.detail.creditor)
  readAt(
    node,
    ['RltdPties/Cdtr/Id/PrvtId/Othr/Id', 'RltdPties/Cdtr/Pty/Id/PrvtId/Othr/Id'],
    (state, text) => (state.detail.creditorId = text),
  )
}

/** The payer's words stand in any of these, by bank and country; all of them are kept, in order. */
function addRemittance(node: Tree): void {
  readAt(node, ['RmtInf/Ustrd', 'RmtInf/Strd/RfrdDocInf/Nb', 'RmtInf/Strd/AddtlRmtInf'], (state, text) => {
    if (text !== '') state.detail.remittancePieces.push(addText(state, text))
  })
  readAt(node, ['RmtInf/Strd/CdtrRefInf/Ref', 'RmtInf/Strd/CdtrRefInf/CdtrRef'], (state, text) => {
    if (text !== '') state.detail.creditorReferences.push(addText(state, text.replace(/\s+/gu, '')))
  })
}

function addParty(node: Tree, side: 'Dbtr' | 'Cdtr', target: (state: CamtState) => PartyFields): void {
  const party = `RltdPties/${side}`
  const account = `RltdPties/${side}Acct/Id`
  const agent = `RltdAgts/${side}Agt/FinInstnId`
  const ultimate = `RltdPties/Ultmt${side}`
  readAt(node, [`${party}/Nm`, `${party}/Pty/Nm`, `${party}/Agt/FinInstnId/Nm`], (state, text) => {
    target(state).name = text
  })
  readAt(node, `${account}/IBAN`, (state, text) => (target(state).iban = compactCode(text)))
  readAt(node, [`${account}/Othr/Id`, `${account}/BBAN`, `${account}/PrtryAcct/Id`], (state, text) => {
    target(state).otherAccount = text
  })
  readAt(node, `RltdPties/${side}Acct/Nm`, (state, text) => {
    if (target(state).name === '') target(state).name = text
  })
  readAt(node, [`${agent}/BIC`, `${agent}/BICFI`], (state, text) => (target(state).bic = compactCode(text)))
  readAt(node, [`${ultimate}/Nm`, `${ultimate}/Pty/Nm`], (state, text) => (target(state).ultimateName = text))
  for (const address of [`${party}/PstlAdr`, `${party}/Pty/PstlAdr`, `${party}/Agt/FinInstnId/PstlAdr`]) {
    readAt(node, `${address}/AdrLine`, (state, text) => {
      if (text !== '') target(state).addressLines.push(addText(state, text))
    })
    readAt(node, `${address}/StrtNm`, (state, text) => (target(state).street = text))
    readAt(node, `${address}/BldgNb`, (state, text) => (target(state).building = text))
    readAt(node, `${address}/PstCd`, (state, text) => (target(state).postCode = text))
    readAt(node, `${address}/TwnNm`, (state, text) => (target(state).town = text))
    readAt(node, `${address}/Ctry`, (state, text) => (target(state).country = text))
  }
}
