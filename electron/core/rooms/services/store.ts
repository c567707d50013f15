import { type Selectable, sql } from 'kysely'
import type { ServiceFields } from '../../../../shared/contract/services.ts'
import { addDays, day, type Day } from '../../../../shared/values/day.ts'
import { decimal } from '../../../../shared/values/decimal.ts'
import { Missing } from '../../api/context.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { ServiceTable } from '../../store/tables.ts'
import { searchTextOf } from './rules.ts'
import type { LabelledService, Service, ServiceKey, ServiceState } from './service.ts'

const lookupChunk = 500

export function serviceOfRow(row: Selectable<ServiceTable>): Service {
  const registrant: Service['registrant'] =
    row.registrant_json === null ? null : JSON.parse(row.registrant_json)
  return {
    n: row.n,
    id: row.id,
    version: row.version,
    customerN: row.customer_n,
    kind: row.kind as Service['kind'],
    label: row.label,
    labelKey: row.label_key,
    description: row.description,
    quantity: decimal(row.quantity),
    unitPrice: decimal(row.unit_price),
    currency: row.currency,
    vatCategory: row.vat_category as Service['vatCategory'],
    periodMonths: row.period_months,
    nextBillingDay: dayOrNull(row.next_billing_day),
    state: row.state as ServiceState,
    startDay: day(row.start_day),
    endDay: dayOrNull(row.end_day),
    anchorDay: dayOrNull(row.anchor_day),
    registrant,
    createdAt: row.created_at,
  }
}

function dayOrNull(text: string | null): Day | null {
  return text === null ? null : day(text)
}

/**
 * One service.
 *
 * @throws Missing when there is no such service
 */
export async function readService(tx: ReadTx, key: ServiceKey): Promise<Service> {
  const row = await tx.db
    .selectFrom('service')
    .selectAll()
    .where((where) => ('n' in key ? where('n', '=', key.n) : where('id', '=', key.id)))
    .executeTakeFirst()
  if (row === undefined) throw new Missing('service')
  return serviceOfRow(row)
}

/** The services of these public keys that exist, by id. */
export async function readServices(tx: ReadTx, ids: readonly string[]): Promise<Map<string, Service>> {
  const services = new Map<string, Service>()
  for (let start = 0; start < ids.length; start += lookupChunk) {
    const rows = await tx.db
      .selectFrom('service')
      .selectAll()
      .where('id', 'in', ids.slice(start, start + lookupChunk))
      .execute()
    for (const row of rows) services.set(row.id, serviceOfRow(row))
  }
  return services
}

/** The services of a card that have not ended, oldest first. */
export async function activeServices(tx: ReadTx, customerN: number): Promise<Service[]> {
  const rows = await tx.db
    .selectFrom('service')
    .selectAll()
    .where('customer_n', '=', customerN)
    .where('state', '<>', 'ended')
    .orderBy('n')
    .execute()
  return rows.map(serviceOfRow)
}

/** Services with one of these label keys (a domain's ASCII form), ended ones too: late payers name old domains. */
export async function findByDomain(tx: ReadTx, labelKeys: readonly string[]): Promise<LabelledService[]> {
  const found: LabelledService[] = []
  for (let start = 0; start < labelKeys.length; start += lookupChunk) {
    const rows = await tx.db
      .selectFrom('service')
      .select(['n', 'customer_n', 'kind', 'label', 'label_key', 'state'])
      .where('label_key', 'in', labelKeys.slice(start, start + lookupChunk))
      .orderBy('n')
      .execute()
    for (const row of rows) {
      found.push({
        serviceN: row.n,
        customerN: row.customer_n,
        kind: row.kind as ServiceFields['kind'],
        label: row.label,
        labelKey: row.label_key,
        state: row.state as ServiceState,
      })
    }
  }
  return found
}

/** Whose the service was on a day; null before its first owner. */
export async function ownerOn(tx: ReadTx, serviceN: number, on: Day): Promise<number | null> {
  const row = await tx.db
    .selectFrom('service_owner')
    .select('customer_n')
    .where('service_n', '=', serviceN)
    .where('from_day', '<=', on)
    .orderBy('from_day', 'desc')
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.customer_n ?? null
}

/** Whose each of these services was on some day: every change of owner, the latest first. */
export async function ownersOf(
  tx: ReadTx,
  serviceNs: readonly number[],
): Promise<{ serviceN: number; customerN: number; fromDay: Day }[]> {
  const owners: { serviceN: number; customerN: number; fromDay: Day }[] = []
  for (let start = 0; start < serviceNs.length; start += lookupChunk) {
    const rows = await tx.db
      .selectFrom('service_owner')
      .select(['service_n', 'customer_n', 'from_day'])
      .where('service_n', 'in', serviceNs.slice(start, start + lookupChunk))
      .orderBy('from_day', 'desc')
      .orderBy('n', 'desc')
      .execute()
    for (const row of rows)
      owners.push({ serviceN: row.service_n, customerN: row.customer_n, fromDay: day(row.from_day) })
  }
  return owners
}

/** Who owned the service from when to when, newest first. */
export async function listOwners(tx: ReadTx, serviceN: number) {
  const rows = await tx.db
    .selectFrom('service_owner')
    .selectAll()
    .where('service_n', '=', serviceN)
    .orderBy('from_day', 'desc')
    .orderBy('n', 'desc')
    .execute()
  return rows.map((row) => ({
    customerN: row.customer_n,
    fromDay: day(row.from_day),
    toDay: dayOrNull(row.to_day),
  }))
}

export async function insertOwner(
  tx: WriteTx,
  owner: { serviceN: number; customerN: number; fromDay: Day },
): Promise<void> {
  await tx.db
    .insertInto('service_owner')
    .values({
      service_n: owner.serviceN,
      customer_n: owner.customerN,
      from_day: owner.fromDay,
      to_day: null,
    })
    .execute()
}

/** Gives a service to another card from a day on; the owner before keeps it until the day before. */
export async function changeOwner(
  tx: WriteTx,
  service: Service,
  owner: { customerN: number; fromDay: Day },
): Promise<void> {
  await tx.db
    .updateTable('service_owner')
    .set({
      to_day: sql`case when from_day > ${addDays(owner.fromDay, -1)} then from_day else ${addDays(owner.fromDay, -1)} end`,
    })
    .where('service_n', '=', service.n)
    .where('to_day', 'is', null)
    .execute()
  await insertOwner(tx, { serviceN: service.n, ...owner })
  await tx.db
    .updateTable('service')
    .set({ version: sql`version + 1`, customer_n: owner.customerN })
    .where('n', '=', service.n)
    .execute()
}

/** The fields of a service as they are kept: its label in both forms and its numbers made canonical. */
export interface KeptFields extends ServiceFields {
  labelKey: string
  anchorDay: Day | null
}

function columnsOfFields(fields: KeptFields) {
  return {
    kind: fields.kind,
    label: fields.label,
    label_key: fields.labelKey,
    description: fields.description,
    quantity: decimal(fields.quantity),
    unit_price: decimal(fields.unitPrice),
    vat_category: fields.vatCategory,
    period_months: fields.periodMonths,
    next_billing_day: fields.nextBillingDay,
    anchor_day: fields.anchorDay,
    registrant_json: fields.registrant === null ? null : JSON.stringify(fields.registrant),
    search_text: searchTextOf(fields),
  }
}

export async function insertService(
  tx: WriteTx,
  service: {
    id: string
    customerN: number
    currency: string
    startDay: Day
    at: string
    fields: KeptFields
  },
): Promise<number> {
  const row = await tx.db
    .insertInto('service')
    .values({
      id: service.id,
      version: 1,
      customer_n: service.customerN,
      currency: service.currency,
      state: 'active',
      start_day: service.startDay,
      end_day: null,
      created_at: service.at,
      ...columnsOfFields(service.fields),
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return row.n
}

export async function updateFields(tx: WriteTx, service: Service, fields: KeptFields): Promise<void> {
  await tx.db
    .updateTable('service')
    .set({ version: service.version + 1, ...columnsOfFields(fields) })
    .where('n', '=', service.n)
    .execute()
}

export async function updateState(
  tx: WriteTx,
  service: Service,
  change: { state: ServiceState; endDay: Day | null },
): Promise<void> {
  await tx.db
    .updateTable('service')
    .set({ version: service.version + 1, state: change.state, end_day: change.endDay })
    .where('n', '=', service.n)
    .execute()
}

export async function updateNextBillingDay(tx: WriteTx, n: number, nextDay: Day | null): Promise<void> {
  await tx.db
    .updateTable('service')
    .set({ version: sql`version + 1`, next_billing_day: nextDay })
    .where('n', '=', n)
    .execute()
}

/** Services of this kind and label key that have not ended, apart from one. */
export async function findLiving(
  tx: ReadTx,
  label: { kind: Service['kind']; labelKey: string; exceptN: number | null; customerN?: number },
): Promise<Service[]> {
  let query = tx.db
    .selectFrom('service')
    .selectAll()
    .where('label_key', '=', label.labelKey)
    .where('kind', '=', label.kind)
    .where('state', '<>', 'ended')
  if (label.customerN !== undefined) query = query.where('customer_n', '=', label.customerN)
  const rows = await query.orderBy('n').limit(50).execute()
  return rows.map(serviceOfRow).filter((service) => service.n !== label.exceptN)
}
