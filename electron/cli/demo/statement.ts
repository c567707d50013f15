import type { z } from 'zod'
import type { zDocumentRow } from '../../../shared/contract/billing.ts'
import { type Day, previousBankDay } from '../../../shared/values/day.ts'
import { type CamtLine, camtText } from '../../core/sample/camt-writer.ts'
import type { Client } from '../books.ts'

type DocumentRow = z.output<typeof zDocumentRow>

/** What the bank books on the demo's day: the payment of the demo's proforma, and what else came in and went out. */
export interface DemoStatement {
  name: string
  text: string
  day: Day
  openingCents: number
  lines: CamtLine[]
}

/** Writes a camt.053 whose opening balance is what the books say the account holds. */
export async function writeStatement(client: Client, proforma: DocumentRow): Promise<DemoStatement> {
  const { bankAccounts, company, today } = await client.settings.get()
  const account = bankAccounts.find((one) => one.isDefault)
  if (account === undefined) throw new Error('the sample company has no bank account')
  const day = previousBankDay(today)
  const lines = await linesOf(client, proforma, day)
  const text = camtText({
    messageId: `DEMO-${today}`,
    createdAt: `${today}T06:00:00.000Z`,
    statements: [
      {
        identification: `DEMO-${today}-${proforma.number}`,
        sequenceNumber: 1,
        iban: account.iban,
        currency: account.currency,
        ownerName: company.legalName,
        servicerBic: account.bic,
        fromDay: day,
        toDay: day,
        openingCents: account.balanceCents,
        lines,
      },
    ],
  })
  return { name: `statement-${day}.xml`, text, day, openingCents: account.balanceCents, lines }
}

async function linesOf(client: Client, proforma: DocumentRow, bookingDay: Day): Promise<CamtLine[]> {
  const others = await client.billing.list({
    limit: 6,
    sort: [{ field: 'issueDay', direction: 'descending' }],
    filters: {
      kind: { operator: 'equals', value: 'proforma' },
      state: { operator: 'equals', value: 'open' },
    },
  })
  const [byReference, byMovedNumber, byCent] = others.rows.filter(({ id }) => id !== proforma.id)
  const reference =
    byReference === undefined ? '' : (await client.billing.get({ id: byReference.id })).reference
  return [
    {
      ...payerOf(proforma),
      bookingDay,
      amountCents: proforma.grossCents,
      remittance: `betaling ${proforma.number}`,
    },
    ...(byReference === undefined
      ? []
      : [
          {
            ...payerOf(byReference),
            bookingDay,
            amountCents: byReference.openCents,
            creditorReference: reference,
          },
        ]),
    ...(byMovedNumber === undefined
      ? []
      : [
          {
            ...payerOf(byMovedNumber),
            bookingDay,
            amountCents: byMovedNumber.openCents,
            remittance: byMovedNumber.number.replaceAll('-', ' ').toLowerCase(),
          },
        ]),
    ...(byCent === undefined
      ? []
      : [{ ...payerOf(byCent), bookingDay, amountCents: byCent.openCents - 1, remittance: byCent.number }]),
    { bookingDay, amountCents: 1250, counterpartyName: 'J. ONBEKEND', remittance: 'website' },
    {
      bookingDay,
      amountCents: -1895,
      remittance: 'Kosten betalingsverkeer',
      transactionCode: 'ACMT/MDOP/CHRG',
    },
  ]
}

const payerOf = (document: DocumentRow): { counterpartyName: string } => ({
  counterpartyName: document.customerName.toUpperCase(),
})
