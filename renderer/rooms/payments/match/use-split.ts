import { zeroCents } from '../../../../shared/values/money.ts'
import { api } from '../../../api/client.ts'
import { failureOf } from '../../../api/failures.ts'
import { queryClient } from '../../../api/query-client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFailureNotice } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import { cardOf, splitOver } from './tray.ts'
import type { Candidate, Tray, TrayDocument } from './tray.ts'

type DocumentRow = Outputs['billing']['list']['rows'][number]

async function openDocuments(customerId: string, currency: string): Promise<TrayDocument[]> {
  const options = api.billing.list.queryOptions({
    input: {
      limit: 100,
      sort: [{ field: 'dueDay', direction: 'ascending' }],
      filters: {
        customerId: { operator: 'equals', value: customerId },
        state: { operator: 'in', value: ['open', 'part-paid'] },
        kind: { operator: 'in', value: ['proforma', 'invoice'] },
      },
    },
    staleTime: 0,
  })
  const { rows } = await queryClient.fetchQuery(options)
  return rows.filter((row) => row.currency === currency).flatMap(trayDocument)
}

function trayDocument(row: DocumentRow): TrayDocument[] {
  const { kind, openCents } = row
  if ((kind !== 'proforma' && kind !== 'invoice') || openCents <= 0) return []
  const { id: documentId, number, customerId, customerName, cardNumber } = row
  const document = { documentId, number, kind, customerId, customerName, cardNumber, openCents }
  return [{ ...document, amountCents: zeroCents, roundingCents: zeroCents, feeCents: zeroCents }]
}

/** Divides a line over the open documents of one card: what was picked first, then the oldest. */
export function useSplit(change: (tray: Tray) => void, say: (text: string) => void) {
  const t = useWords()
  const notify = useFailureNotice()
  return async (line: BankLine | undefined, tray: Tray, marked: Candidate | null): Promise<void> => {
    if (line === undefined || line.remainingCents <= 0) return
    const card = cardOf(tray) ?? marked
    if (card === null) {
      say(t('payments:result.splitNoCard'))
      return
    }
    try {
      const open = await openDocuments(card.customerId, line.currency)
      const picked = new Set(tray.documents.map((one) => one.documentId))
      const rest = open.filter((one) => !picked.has(one.documentId))
      if (rest.length === 0) {
        say(t('payments:result.splitNothing'))
        return
      }
      const next = splitOver([...tray.documents, ...rest], line.remainingCents)
      change(next)
      say(t('payments:result.splitOver', { count: next.documents.length }))
    } catch (error) {
      notify(failureOf(error))
    }
  }
}
