import type { z } from 'zod'
import type { services as contract, zService } from '../../../../shared/contract/services.ts'
import { decimal } from '../../../../shared/values/decimal.ts'
import type { Day } from '../../../../shared/values/day.ts'
import {
  cents,
  type Cents,
  currencyMinorUnits,
  lineAmount,
  sumCents,
} from '../../../../shared/values/money.ts'
import type { QueryContext } from '../../api/context.ts'
import { type Card, readCard, readCards } from '../customers/index.ts'
import { dueServices, dueTotals } from './due-store.ts'
import { readServiceRows } from './list-store.ts'
import { stateOn } from './rules.ts'
import type { Service } from './service.ts'
import { listOwners, readService } from './store.ts'

const mostDueCards = 200

function ownerOf(card: Card): { id: string; cardNumber: string; legalName: string } {
  return { id: card.id, cardNumber: card.cardNumber, legalName: card.legalName }
}

/** A service with everything its page shows. */
export async function getService(query: QueryContext, id: string): Promise<z.output<typeof zService>> {
  const service = await readService(query.tx, { id })
  const { n: _n, customerN, labelKey: _labelKey, anchorDay: _anchorDay, ...shown } = service
  const owners = await listOwners(query.tx, service.n)
  const cards = await readCards(query.tx, [...new Set(owners.map((owner) => owner.customerN))])
  return {
    ...shown,
    state: stateOn(service, await query.today()),
    owner: ownerOf(await readCard(query.tx, { n: customerN })),
    ownersOverTime: owners.flatMap((owner) => {
      const card = cards.get(owner.customerN)
      return card === undefined ? [] : [{ ...ownerOf(card), fromDay: owner.fromDay, toDay: owner.toDay }]
    }),
  }
}

/** What one billing of a service comes to at its price as entered, in minor units of its currency. */
function amountOf(service: Pick<Service, 'quantity' | 'unitPrice' | 'currency'>): Cents {
  return lineAmount(service.quantity, service.unitPrice, currencyMinorUnits(service.currency))
}

/** Services that fall due, for the billing run: everything counted, the first cards shown. */
export async function listDue(
  query: QueryContext,
  input: { untilDay: Day; customerId?: string | undefined },
): Promise<z.output<NonNullable<(typeof contract.listDue)['~orpc']['outputSchema']>>> {
  const card = input.customerId === undefined ? null : await readCard(query.tx, { id: input.customerId })
  const search = { untilDay: input.untilDay, ...(card === null ? {} : { customerN: card.n }) }
  const totals = await dueTotals(query.tx, search)
  const due = await dueServices(query.tx, { ...search, customerLimit: mostDueCards })
  const cards = await readCards(
    query.tx,
    due.map((each) => each.customerN),
  )
  const ns = due.flatMap((each) => each.services.map((service) => service.n))
  const rows = await readServiceRows(query.tx, ns, await query.today())
  const rowById = new Map(rows.map((row) => [row.id, row]))
  return {
    serviceCount: totals.prices.reduce((sum, price) => sum + price.count, 0),
    customerCount: totals.customerCount,
    netCents: cents(
      totals.prices.reduce(
        (sum, price) =>
          sum +
          price.count *
            amountOf({
              quantity: decimal(price.quantity),
              unitPrice: decimal(price.unitPrice),
              currency: price.currency,
            }),
        0,
      ),
    ),
    customers: due.flatMap(({ customerN, services }) => {
      const owner = cards.get(customerN)
      if (owner === undefined) return []
      return [
        {
          customer: ownerOf(owner),
          netCents: sumCents(services.map(amountOf)),
          services: services.flatMap((service) => rowById.get(service.id) ?? []),
        },
      ]
    }),
  }
}
