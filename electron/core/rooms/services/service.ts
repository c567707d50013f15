import type { ServiceFields, serviceStates } from '../../../../shared/contract/services.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { Decimal } from '../../../../shared/values/decimal.ts'

export type ServiceState = (typeof serviceStates)[number]

/** A service as other rooms see it. Prices are in whole units of `currency`. */
export interface Service extends Omit<ServiceFields, 'quantity' | 'unitPrice'> {
  n: number
  id: string
  version: number
  customerN: number
  /** The label as it is compared: a domain in its ASCII form, lower case; other labels folded. */
  labelKey: string
  quantity: Decimal
  unitPrice: Decimal
  currency: string
  /** As stored; a service with an end day in the past has ended all the same (`stateOn`). */
  state: ServiceState
  startDay: Day
  /** The last day of the service. */
  endDay: Day | null
  /** The day of the month that billing keeps to: the billing day a clerk set last. */
  anchorDay: Day | null
  createdAt: string
}

export type ServiceKey = { n: number } | { id: string }

/** What falls due on one card. */
export interface DueCard {
  customerN: number
  services: Service[]
}

/** A service found by its label. */
export interface LabelledService {
  serviceN: number
  /** The owner now; `ownerOn` says who it was on a day. */
  customerN: number
  kind: ServiceFields['kind']
  label: string
  labelKey: string
  state: ServiceState
}
