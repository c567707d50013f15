import { describe, expect, it } from 'vitest'
import { companyIban, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { balanceOf, importFile, listAll, preview, problemsOf } from './payments-helpers.ts'

const payments = [60_00, 75_50, 12_10]
const sum = payments.reduce((total, one) => total + one, 0)
const amount = (cents: number): string => (cents / 100).toFixed(2)

const head = `<Acct><Id><IBAN>${companyIban}</IBAN></Id><Ccy>EUR</Ccy></Acct>`
const entry = (
  cents: number,
  details: string,
  reference: string,
) => `<Ntry><Amt Ccy="EUR">${amount(cents)}</Amt>
  <CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-11-19</Dt></BookgDt>
  <AcctSvcrRef>${reference}</AcctSvcrRef><BkTxCd/><NtryDtls><Btch><NbOfTxs>${payments.length}</NbOfTxs></Btch>
  ${details}</NtryDtls></Ntry>`

/** The statement books the collection as one sum, without its payments. */
function asSum(reference = 'BATCH-77', cents = sum): File {
  const balance = (code: string, of: number) => `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>
    <Amt Ccy="EUR">${amount(of)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-19</Dt></Dt></Bal>`
  const text = `<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
    <GrpHdr><MsgId>M</MsgId></GrpHdr><Stmt><Id>S</Id>${head}${balance('OPBD', 0)}${balance('CLBD', cents)}
    ${entry(cents, '', reference)}</Stmt></BkToCstmrStmt></Document>`
  return new File([text], 'statement.xml')
}

/** The notification lists the payments of the same booking. */
function asPayments(reference = 'BATCH-77'): File {
  const details = payments.map(
    (
      cents,
      index,
    ) => `<TxDtls><Refs><EndToEndId>E-${index}</EndToEndId></Refs><Amt Ccy="EUR">${amount(cents)}</Amt>
      <RltdPties><Dbtr><Pty><Nm>Payer ${index}</Nm></Pty></Dbtr></RltdPties></TxDtls>`,
  )
  const text = `<?xml version="1.0" encoding="UTF-8"?>
    <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn>
    <GrpHdr><MsgId>N</MsgId></GrpHdr><Ntfctn><Id>N</Id>${head}${entry(sum, details.join(''), reference)}</Ntfctn>
    </BkToCstmrDbtCdtNtfctn></Document>`
  return new File([text], 'notification.xml')
}

for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        await work(scenario)
        expect(await problemsOf(scenario)).toEqual([])
      } finally {
        await scenario.dispose()
      }
    })

  describe(`a batch that is booked as one sum on ${flavour}`, () => {
    withBooks('is known by its payments, which a camt.054 brought before', async ({ client }) => {
      await importFile(client, asPayments())
      expect(await preview(client, asSum())).toMatchObject({ newCount: 0, knownCount: 1 })
      await importFile(client, asSum())
      expect((await listAll(client)).map((line) => line.amountCents).sort()).toEqual([...payments].sort())
      expect(await balanceOf(client, 'bank')).toBe(sum)
      expect(await balanceOf(client, 'statement-difference')).toBe(0)
    })

    withBooks('keeps all its payments while the file that books the sum stands', async ({ client }) => {
      const { id } = await importFile(client, asPayments())
      const { id: sumId } = await importFile(client, asSum())
      const undo = (importId: string) => client.payments.undoImport({ requestId: requestId(), id: importId })
      await undo(id)
      expect(await listAll(client)).toHaveLength(payments.length)
      expect(await balanceOf(client, 'statement-difference')).toBe(0)
      await undo(sumId)
      expect(await listAll(client)).toHaveLength(0)
      expect(await balanceOf(client, 'bank')).toBe(0)
    })

    withBooks('makes its payments known, when the camt.054 comes after it', async ({ client }) => {
      await importFile(client, asSum())
      expect(await preview(client, asPayments())).toMatchObject({ newCount: 0, knownCount: payments.length })
      await importFile(client, asPayments())
      expect((await listAll(client)).map((line) => line.amountCents)).toEqual([sum])
      expect(await balanceOf(client, 'bank')).toBe(sum)
    })

    withBooks('is another booking under another reference, or of another sum', async ({ client }) => {
      await importFile(client, asPayments())
      expect(await preview(client, asSum('BATCH-78'))).toMatchObject({ newCount: 1, knownCount: 0 })
      expect(await preview(client, asSum('BATCH-77', sum + 1))).toMatchObject({ newCount: 1, knownCount: 0 })
    })
  })
}
