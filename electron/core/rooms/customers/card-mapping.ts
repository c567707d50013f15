import type { Selectable } from 'kysely'
import type { CardFields } from '../../../../shared/contract/customers.ts'
import { fold, foldAlphanumeric } from '../../../../shared/values/fold.ts'
import { cents } from '../../../../shared/values/money.ts'
import type { CustomerTable } from '../../store/tables.ts'
import type { Card, CardRow, CardSnapshot, CardState, TaxIdentity, VatConfirmation } from './card.ts'
import { searchTextOf, type SearchedContact } from './rules.ts'

export type CustomerDbRow = Selectable<CustomerTable>

/** A row as the card it holds. */
export function cardOfRow(row: CustomerDbRow): Card {
  const vatConfirmation: VatConfirmation | null =
    row.vat_confirmation_json === null ? null : JSON.parse(row.vat_confirmation_json)
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    cardNumber: row.card_number,
    taxIdentity: {
      kind: row.tax_id_kind as TaxIdentity['kind'],
      country: row.tax_id_country,
      value: row.tax_id_value,
    },
    state: row.state as CardState,
    successorN: row.successor_n,
    vatConfirmation,
    openCents: cents(row.open_cents),
    creditCents: cents(row.credit_cents),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    kind: row.kind as CardFields['kind'],
    legalName: row.legal_name,
    tradeName: row.trade_name,
    formerNames: row.former_names,
    addressLine: row.address_line,
    addressExtra: row.address_extra,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    email: row.email,
    phone: row.phone,
    vatNumber: row.vat_number,
    registrationNumber: row.registration_number,
    language: row.language as CardFields['language'],
    termDays: row.term_days,
    paymentMethod: row.payment_method as CardFields['paymentMethod'],
    iban: row.iban,
    purchaseReference: row.purchase_reference,
    priceMode: row.price_mode as CardFields['priceMode'],
    useCreditAutomatically: row.use_credit_automatically === 1,
    note: row.note,
  }
}

/** What a clerk may edit, without what the program keeps beside it. */
export function fieldsOfCard(card: Card): CardFields {
  return {
    kind: card.kind,
    legalName: card.legalName,
    tradeName: card.tradeName,
    formerNames: card.formerNames,
    addressLine: card.addressLine,
    addressExtra: card.addressExtra,
    postcode: card.postcode,
    city: card.city,
    country: card.country,
    email: card.email,
    phone: card.phone,
    vatNumber: card.vatNumber,
    registrationNumber: card.registrationNumber,
    language: card.language,
    termDays: card.termDays,
    paymentMethod: card.paymentMethod,
    iban: card.iban,
    purchaseReference: card.purchaseReference,
    priceMode: card.priceMode,
    useCreditAutomatically: card.useCreditAutomatically,
    note: card.note,
  }
}

export function snapshotOfCard(card: Card): CardSnapshot {
  return {
    fields: fieldsOfCard(card),
    taxIdentity: card.taxIdentity,
    state: card.state,
    vatConfirmation: card.vatConfirmation,
  }
}

/** The columns of a card's editable fields, with the keys that sorting, searching and duplicates rest on. */
export function columnsOfFields(
  fields: CardFields,
  known: { cardNumber: string; taxIdentity: TaxIdentity; contacts: readonly SearchedContact[] },
) {
  return {
    kind: fields.kind,
    legal_name: fields.legalName,
    trade_name: fields.tradeName,
    former_names: fields.formerNames,
    address_line: fields.addressLine,
    address_extra: fields.addressExtra,
    postcode: fields.postcode,
    city: fields.city,
    country: fields.country,
    email: fields.email,
    phone: fields.phone,
    vat_number: fields.vatNumber,
    registration_number: fields.registrationNumber,
    language: fields.language,
    term_days: fields.termDays,
    payment_method: fields.paymentMethod,
    iban: fields.iban,
    purchase_reference: fields.purchaseReference,
    price_mode: fields.priceMode,
    use_credit_automatically: fields.useCreditAutomatically ? 1 : 0,
    note: fields.note,
    sort_key: fold(fields.legalName),
    city_key: fold(fields.city),
    duplicate_key: duplicateKey(fields.legalName, fields.postcode),
    search_text: searchTextOf({ fields, ...known }),
  }
}

/** Name and postcode as they are compared to find a card that may be the same. */
export function duplicateKey(legalName: string, postcode: string): string {
  return `${foldAlphanumeric(legalName)}|${foldAlphanumeric(postcode)}`
}

/** The columns that a row of a list needs. */
export const rowColumns = [
  'n',
  'id',
  'card_number',
  'legal_name',
  'kind',
  'tax_id_value',
  'postcode',
  'city',
  'country',
  'email',
  'state',
  'open_cents',
  'credit_cents',
  'created_at',
] as const

export function listRowOf(row: Pick<CustomerDbRow, (typeof rowColumns)[number]>): CardRow {
  return {
    id: row.id,
    cardNumber: row.card_number,
    legalName: row.legal_name,
    kind: row.kind as CardRow['kind'],
    taxId: row.tax_id_value,
    postcode: row.postcode,
    city: row.city,
    country: row.country,
    email: row.email,
    state: row.state as CardRow['state'],
    openCents: cents(row.open_cents),
    creditCents: cents(row.credit_cents),
    createdAt: row.created_at,
  }
}
