import { z } from 'zod'
import { query, zCents, zDay, zUuid } from './base.ts'

export const reports = {
  /** What waits for the clerk, and where the money stands. */
  overview: query('reports.read').output(
    z.object({
      openLines: z.int(),
      openLinesCents: zCents,
      toCheckLines: z.int(),
      proformasOpen: z.int(),
      proformasOpenCents: zCents,
      proformasDue: z.int(),
      proformasToCheck: z.int(),
      invoicesOpen: z.int(),
      invoicesOpenCents: zCents,
      invoicesOverdue: z.int(),
      invoicesOverdueCents: zCents,
      servicesDue: z.int(),
      customerCreditCents: zCents,
      pdfPending: z.int(),
      lastImportDay: zDay.nullable(),
      bankAccounts: z.array(
        z.object({
          name: z.string(),
          iban: z.string(),
          balanceCents: zCents,
          lastStatementDay: zDay.nullable(),
        }),
      ),
      /** Open amounts by days overdue. */
      ageing: z.array(
        z.object({
          bucket: z.enum(['not-due', '1-30', '31-60', '61-90', 'over-90']),
          count: z.int(),
          openCents: zCents,
        }),
      ),
      /** Money in per week, the last 12 weeks. */
      receivedByWeek: z.array(z.object({ weekStart: zDay, receivedCents: zCents })),
    }),
  ),
  /** The palette: records by name, number, tax ID, domain, phone or exact amount. */
  find: query('reports.read')
    .input(z.object({ text: z.string().max(100) }))
    .output(
      z.array(
        z.object({
          kind: z.enum(['customer', 'document', 'service', 'bank-line']),
          id: zUuid,
          title: z.string(),
          detail: z.string(),
          amountCents: zCents.nullable(),
        }),
      ),
    ),
}
