import { sql } from 'kysely'
import { type CommandContext, Refusal } from '../../electron/core/api/context.ts'
import { readFrozenDocument, type FrozenDocument } from '../../electron/core/documents/index.ts'
import {
  type Correction,
  creditAndReinvoice,
  foreseeReinvoice,
  issueCorrective,
  printedOf,
} from '../../electron/core/rooms/billing/index.ts'
import { readCard } from '../../electron/core/rooms/customers/index.ts'
import { createProforma, inCommand, receive, takeBack } from './billing-steps.ts'
import type { Scenario } from './scenario.ts'
import type { TestCore } from './test-core.ts'

type Change = Parameters<typeof createProforma>[2]

/** A final invoice that is paid, as its proforma was. */
export async function paidInvoice(
  { client, core }: Scenario,
  customerId: string,
  change: Change = {},
): Promise<{ id: string; number: string; proformaId: string }> {
  const { id: proformaId } = await createProforma(client, customerId, change)
  const { grossCents } = await client.billing.get({ id: proformaId })
  const { issuedInvoice } = await receive(core, { documentId: proformaId, amountCents: grossCents })
  if (issuedInvoice === null) throw new Error('no invoice was issued')
  return { ...issuedInvoice, proformaId }
}

/** A final invoice whose money was taken back: it is owed again. */
export async function openInvoice(
  scenario: Scenario,
  customerId: string,
  change: Change = {},
): Promise<{ id: string; number: string; proformaId: string }> {
  const invoice = await paidInvoice(scenario, customerId, change)
  const { grossCents } = await scenario.client.billing.get({ id: invoice.proformaId })
  await takeBack(scenario.core, invoice.proformaId, grossCents, 'leave-open')
  return invoice
}

export const printed = (core: TestCore, id: string) => core.core.store.read((tx) => printedOf(tx, { id }))

/** A change request over an invoice that a second operator approved, without the papers that belong to it. */
async function authorise({ tx, newId }: CommandContext, documentN: number): Promise<string> {
  const id = newId()
  await sql`insert into operator (id, version, name, login, email, role, language, password_hash, active, created_at)
    select ${id}, 1, 'A checker', ${id}, '', 'checker', 'en', '', 0, '' where not exists (
      select 1 from operator where name = 'A checker')`.execute(tx.db)
  await sql`insert into change_request (id, version, sequence, number, form_code, kind, state, customer_n, document_n,
      verdict, rule, asked_by, identified_by, note, asked_json, rows_json, needs_json, signer_json, maker_n, maker_name,
      checks_json, decision_reason, sent_back_reason, created_at)
    select ${id}, 1, coalesce((select max(sequence) from change_request), 0) + 1, ${id}, ${id}, 'invoice', 'open', customer_n, n,
      'corrective', 'corrective', '', 'letter', '', '{}', '[]', '{}', '{}', (select min(n) from operator), '', '[]', '',
      '', '' from document where n = ${documentN}`.execute(tx.db)
  await sql`update change_request set state = 'to-decide', signed_by_json = '{}' where id = ${id}`.execute(
    tx.db,
  )
  await sql`update change_request set state = 'approved', checker_name = 'A checker', decided_at = '',
      checker_n = (select n from operator where name = 'A checker') where id = ${id}`.execute(tx.db)
  return id
}

/** Corrects an invoice, as an applied change request does. */
export function correct(core: TestCore, id: string, correction: Correction) {
  return inCommand(core, async (command) => {
    const { n } = await printedOf(command.tx, { id })
    const requestId = await authorise(command, n)
    const made = await issueCorrective(command, { documentN: n, correction, reason: 'CR-2026-0001' })
    const result = JSON.stringify({ documents: [{ id: made.id }] })
    await sql`update change_request set state = 'applied', applied_at = '', result_json = ${result}
      where id = ${requestId}`.execute(command.tx.db)
    return made
  })
}

export function reinvoice(core: TestCore, id: string, customerId: string) {
  return inCommand(core, async (command) => {
    const { n: documentN } = await printedOf(command.tx, { id })
    const { n: customerN } = await readCard(command.tx, { id: customerId })
    return creditAndReinvoice(command, { documentN, customerN, reason: 'CR-2026-0002' })
  })
}

export function foresee(core: TestCore, id: string, customerId: string) {
  return core.core.store.read(async (tx) => {
    const { n: documentN } = await printedOf(tx, { id })
    const { n: customerN } = await readCard(tx, { id: customerId })
    return foreseeReinvoice(tx, { documentN, customerN }, core.clock)
  })
}

/** The printed words of a document, as they are stored. */
export function frozenOf(core: TestCore, id: string): Promise<FrozenDocument> {
  return core.core.store.read(async (tx) => {
    const row = await tx.db
      .selectFrom('document')
      .select('frozen_json')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return readFrozenDocument(JSON.parse(row.frozen_json))
  })
}

/** The code with which a step was refused; throws when it was not. */
export async function codeOf(step: Promise<unknown>): Promise<string> {
  try {
    await step
  } catch (error) {
    if (error instanceof Refusal) return error.code
    throw error
  }
  throw new Error('it was not refused')
}
