import type { z } from 'zod'
import type {
  CardFields,
  customerStates,
  zContactPerson,
  zCustomerRow,
  zVatConfirmation,
} from '../../../../shared/contract/customers.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { TaxIdKind } from '../../../../shared/values/tax-id.ts'

/** Type, issuing country (ISO 3166) and normalised value; the value is empty for the kind `none`. */
export interface TaxIdentity {
  kind: TaxIdKind
  country: string
  value: string
}

export type CardState = (typeof customerStates)[number]
export type VatConfirmation = z.output<typeof zVatConfirmation>
export type ContactPerson = z.output<typeof zContactPerson>
export type CardRow = z.output<typeof zCustomerRow>

/** A customer card as other rooms see it. Amounts are minor units of the company's currency. */
export interface Card extends CardFields {
  n: number
  id: string
  version: number
  cardNumber: string
  taxIdentity: TaxIdentity
  state: CardState
  /** The card that took over. */
  successorN: number | null
  vatConfirmation: VatConfirmation | null
  /** Open on its invoices and proformas, as billing and payments keep it. */
  openCents: Cents
  /** Money received and not yet allocated; never below zero. */
  creditCents: Cents
  createdAt: string
  updatedAt: string
}

/** A card by its inner key or by its public one. */
export type CardKey = { n: number } | { id: string }

/** What is kept of a card with each version of it. */
export interface CardSnapshot {
  fields: CardFields
  taxIdentity: TaxIdentity
  state: CardState
  vatConfirmation: VatConfirmation | null
}
