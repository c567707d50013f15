import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { camtText } from '../../electron/core/sample/camt-writer.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { companyIban, createCard, openScenario, type Scenario } from '../support/scenario.ts'

/** A statement of one transfer, as the bank would send it. */
function statementFile(amountCents: number, remittance: string): File {
  const day = '2026-11-19'
  const text = camtText({
    messageId: 'MSG-1',
    createdAt: '2026-11-20T06:00:00Z',
    statements: [
      {
        identification: 'STMT-1',
        sequenceNumber: 1,
        iban: companyIban,
        currency: 'EUR',
        ownerName: 'Brightwire Hosting B.V.',
        servicerBic: 'ABNANL2A',
        fromDay: day,
        toDay: day,
        openingCents: 100_000,
        lines: [
          {
            bookingDay: day,
            amountCents,
            counterpartyName: 'J. Pastoor e/o M. Pastoor-Hendriks',
            counterpartyIban: 'NL44RABO0123456789',
            remittance,
          },
        ],
      },
    ],
  })
  return new File([text], 'statement.xml', { type: 'application/xml' })
}

for (const flavour of flavours) {
  describe(`the main line on ${flavour}`, () => {
    let scenario: Scenario
    beforeEach(async () => {
      scenario = await openScenario(flavour)
    })
    afterEach(() => scenario.dispose())

    it('goes from a card to a paid final invoice, and the books prove themselves', async () => {
      const { client } = scenario
      const card = await createCard(client)
      const service = await client.services.create({
        requestId: requestId(),
        customerId: card.id,
        startDay: '2026-11-20',
        service: {
          kind: 'domain',
          label: 'bakkerij-pastoor.nl',
          unitPrice: '120',
          periodMonths: 12,
          nextBillingDay: '2026-11-20',
        },
      })
      const proforma = await client.billing.createProforma({
        requestId: requestId(),
        draft: {
          customerId: card.id,
          lines: [
            {
              description: 'Hosting and domain bakkerij-pastoor.nl',
              quantity: '1',
              unitPrice: '120',
              serviceId: service.id,
            },
          ],
        },
      })
      expect(proforma.number).toBe('PF-2026-00001')

      let importId = ''
      for await (const event of await client.payments.previewImport({
        requestId: requestId(),
        file: statementFile(14_520, 'PF 2026 00001 groet Jan'),
      })) {
        if (event.type === 'preview') {
          importId = event.import.id
          expect(event.import).toMatchObject({ lineCount: 1, newCount: 1, knownCount: 0 })
        }
      }
      await client.payments.commitImport({ requestId: requestId(), id: importId })

      const { rows } = await client.payments.listLines({ tab: 'open' })
      const line = await client.payments.getLine({ id: rows[0]?.id ?? '' })
      const [candidate] = await client.payments.suggest({ bankLineId: line.id })
      expect(candidate).toMatchObject({
        documentNumber: 'PF-2026-00001',
        grade: 'certain',
        proposedCents: 14_520,
      })

      const matched = await client.payments.match({
        requestId: requestId(),
        bankLineId: line.id,
        version: line.version,
        targets: [{ kind: 'document', documentId: proforma.id, amountCents: 14_520 }],
      })
      expect(matched).toMatchObject({ remainingCents: 0, issuedInvoices: [{ number: '2026-00001' }] })

      await client.billing.renderPending({ requestId: requestId() })
      const invoiceId = matched.issuedInvoices[0]?.id ?? ''
      const invoice = await client.billing.get({ id: invoiceId })
      expect(invoice).toMatchObject({
        state: 'settled',
        openCents: 0,
        grossCents: 14_520,
        vatCents: 2_520,
        vatDay: '2026-11-19',
        pdfState: 'stored',
      })
      const pdf = await client.billing.getPdf({ id: invoiceId })
      const bytes = new Uint8Array(await pdf.arrayBuffer())
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(invoice.pdfSha256)

      for await (const check of await client.audit.verify())
        expect(check).toMatchObject({ ok: true, problems: [] })
      const balances = await client.ledger.balances({})
      expect(balances.balanced).toBe(true)
      const of = (account: string) =>
        balances.accounts.find((row) => row.account === account)?.balanceCents ?? 0
      expect([
        of('bank'),
        of('suspense'),
        of('prepayments'),
        of('receivable'),
        of('revenue'),
        of('vat'),
      ]).toEqual([114_520, 0, 0, 0, -12_000, -2_520])
    })
  })
}
