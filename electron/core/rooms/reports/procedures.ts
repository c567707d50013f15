import { roleAllows } from '../../../../shared/contract/permissions.ts'
import { parseAmount, cents } from '../../../../shared/values/money.ts'
import { numberSigns } from '../../../../shared/values/languages.ts'
import { api, onQuery } from '../../api/implementer.ts'
import type { QueryContext } from '../../api/context.ts'
import { searchCondition } from '../../store/list.ts'
import { searchCards } from '../customers/index.ts'
import { receivedByWeek } from '../payments/index.ts'
import {
  ageing,
  documentTotals,
  findByAmount,
  findDocuments,
  findServices,
  lineTotals,
  otherTotals,
} from './store.ts'

const perKind = 6
const weeksShown = 12

interface Found {
  kind: 'customer' | 'document' | 'service' | 'bank-line'
  id: string
  title: string
  detail: string
  amountCents: ReturnType<typeof cents> | null
}

async function findRecords(query: QueryContext, text: string): Promise<Found[]> {
  const { tx, session } = query
  if (session === null || text.trim().length < 2) return []
  const cards = await searchCards(tx, text, perKind)
  const documents = await findDocuments(tx, searchCondition(tx.flavour, 'document', text), perKind)
  const services = await findServices(tx, searchCondition(tx.flavour, 'service', text), perKind)
  const found: Found[] = [
    ...cards.map((card) => ({
      kind: 'customer' as const,
      id: card.id,
      title: card.legalName,
      detail: card.cardNumber,
      amountCents: null,
    })),
    ...documents.map((row) => ({
      kind: 'document' as const,
      id: row.id,
      title: row.number,
      detail: row.customer_name,
      amountCents: cents(row.gross_cents),
    })),
    ...services.map((row) => ({
      kind: 'service' as const,
      id: row.id,
      title: row.label,
      detail: row.legal_name,
      amountCents: null,
    })),
  ]
  const amount = parseAmount(text, { decimalSeparator: numberSigns(session.language).decimal })
  if (!amount.ok || !roleAllows(session.role, 'payments.read')) return found
  const byAmount = await findByAmount(tx, amount.value, perKind)
  return [
    ...found,
    ...byAmount.documents.map((row) => ({
      kind: 'document' as const,
      id: row.id,
      title: row.number,
      detail: row.customer_name,
      amountCents: cents(row.open_cents),
    })),
    ...byAmount.lines.map((row) => ({
      kind: 'bank-line' as const,
      id: row.id,
      title: row.counterparty_name || row.remittance,
      detail: row.booking_day,
      amountCents: cents(row.amount_cents),
    })),
  ]
}

export const reports = {
  overview: api.reports.overview.handler(
    onQuery(async (query) => {
      const today = await query.today()
      const documents = await documentTotals(query.tx, today)
      const lines = await lineTotals(query.tx)
      const others = await otherTotals(query.tx, today)
      const sum = (
        kind: string,
        states: string[],
        of: 'count' | 'openCents' | 'overdueCount' | 'overdueCents',
      ) =>
        documents
          .filter((row) => row.kind === kind && states.includes(row.state))
          .reduce((total, row) => total + row[of], 0)
      const unpaid = ['open', 'part-paid']
      return {
        openLines: lines.open,
        openLinesCents: lines.openCents,
        toCheckLines: lines.parked,
        proformasOpen: sum('proforma', unpaid, 'count'),
        proformasOpenCents: cents(sum('proforma', unpaid, 'openCents')),
        proformasDue: sum('proforma', unpaid, 'overdueCount'),
        proformasToCheck: sum('proforma', ['to-check'], 'count'),
        invoicesOpen: sum('invoice', unpaid, 'count'),
        invoicesOpenCents: cents(sum('invoice', unpaid, 'openCents')),
        invoicesOverdue: sum('invoice', unpaid, 'overdueCount'),
        invoicesOverdueCents: cents(sum('invoice', unpaid, 'overdueCents')),
        ...others,
        ageing: await ageing(query.tx, today),
        receivedByWeek: await receivedByWeek(query.tx, today, weeksShown),
      }
    }),
  ),
  find: api.reports.find.handler(onQuery((query, input) => findRecords(query, input.text))),
}
