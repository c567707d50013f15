import {
  approved,
  askedWords,
  decide,
  filePaper,
  type Office,
  openOffice,
  record,
  submit,
} from '../support/change-steps.ts'
import { createCard, kvk } from '../support/scenario.ts'
import { type flavours, requestId } from '../support/test-core.ts'

export type Guard = `${string}.${string}`

/** What somebody with the database at hand could try. */
export interface Attack {
  what: string
  statement: string
  /** `table.trigger` of the guards that refuse it; with all of them taken away it goes through. */
  guards: Guard[]
  /** What refuses it still without the guards: a second line, which cannot be taken away here. */
  stillHeldBy?: RegExp
}

const guard = (table: string, on: string, code: string): Guard =>
  `${table}.guard_${table}_${on}_${code.replaceAll('-', '_')}`

export const byConstraint = /foreign key|check constraint|violates|CHECK/iu

export interface Books {
  office: Office
  approvedId: string
  waitingId: string
  rejectedId: string
  refundId: string
  evidenceId: string
}

export async function openBooks(flavour: (typeof flavours)[number]): Promise<Books> {
  const office = await openOffice(flavour)
  const { client, clerk, supervisor, customerId, contacts, invoice } = office
  const full = { capacity: 'contact' as const, contactId: contacts.full }
  const asked = await askedWords(clerk, invoice.id, { addressLines: ['Nieuwestad 14'] })
  const approvedId = await approved(office, asked, full)
  const again = ['changes.already-open']
  const waiting = await record(clerk, asked, full, again)
  const { id: evidenceId } = await filePaper(supervisor, waiting.id)
  await submit(clerk, waiting.id, full)
  const rejected = await record(clerk, asked, full, again)
  await filePaper(clerk, rejected.id)
  await submit(clerk, rejected.id, full)
  await decide(supervisor, rejected.id, 'reject')
  const { version } = await client.billing.get({ id: invoice.id })
  await client.billing.creditInvoice({
    requestId: requestId(),
    id: invoice.id,
    version,
    reason: 'x',
    lines: null,
  })
  const refund = await client.payments.orderRefund({
    requestId: requestId(),
    customerId,
    amountCents: 20_00,
    iban: 'NL20INGB0001234567',
    holderName: 'Bakkerij Pastoor',
    remittance: 'Overpayment',
    reason: '',
  })
  const card = await client.customers.get({ id: customerId })
  const other = await createCard(client)
  const { version: otherVersion } = await client.customers.get({ id: other.id })
  await client.migrations.migrate({
    requestId: requestId(),
    customerId: other.id,
    taxIdentity: kvk(),
    card: { ...card, legalName: 'Moved B.V.' },
    day: '2026-11-20',
    version: otherVersion,
    confirm: ['customers.duplicate', 'migrations.credit-stays', 'migrations.duplicate'],
  })
  return {
    office,
    approvedId,
    waitingId: waiting.id,
    rejectedId: rejected.id,
    refundId: refund.id,
    evidenceId,
  }
}

const lockedTaxId = [guard('customer', 'update', 'tax-id-locked')]
const sealedDocument = [guard('document', 'update', 'document-immutable')]
const chained = [guard('audit_event', 'update', 'audit-event-immutable')]
const steps = [guard('change_request', 'update', 'change-request-step')]

export function attacksOn(books: Books): Attack[] {
  const { office, approvedId, waitingId, rejectedId, refundId, evidenceId } = books
  const card = `id = '${office.customerId}'`
  const invoice = `(select n from document where id = '${office.invoice.id}')`
  const operator = (name: string) => `(select n from operator where name = '${name}')`
  const signed = [guard('change_request', 'update', 'change-request-signed')]
  const decided = [guard('change_request', 'update', 'change-request-decided')]
  const own = [guard('change_request', 'update', 'change-request-own')]
  const approval = (who: string) =>
    `update change_request set state = 'approved', checker_n = ${operator(who)}, checker_name = '${who}',
      decided_at = '2026-11-20T09:00:00.000Z' where id = '${waitingId}'`
  return [
    {
      what: 'another tax number',
      statement: `update customer set tax_id_value = '99999999' where ${card}`,
      guards: lockedTaxId,
    },
    {
      what: 'another kind of tax number',
      statement: `update customer set tax_id_kind = 'none' where ${card}`,
      guards: lockedTaxId,
    },
    {
      what: 'another country of it',
      statement: `update customer set tax_id_country = 'BE' where ${card}`,
      guards: lockedTaxId,
    },
    {
      what: 'a card deleted',
      statement: `delete from customer where ${card}`,
      guards: [guard('customer', 'delete', 'customer-kept')],
      stillHeldBy: byConstraint,
    },
    {
      what: 'a moved card called active',
      statement: `update customer set state = 'active', successor_n = null where state = 'moved'`,
      guards: [guard('customer', 'update', 'moved-card-stays')],
    },
    {
      what: 'a version of a card rewritten',
      statement: `update customer_version set card_json = '{}'`,
      guards: [guard('customer_version', 'update', 'customer-version-immutable')],
    },
    {
      what: 'another total of an invoice',
      statement: `update document set gross_cents = gross_cents - 1 where n = ${invoice}`,
      guards: sealedDocument,
    },
    {
      what: 'another recipient of an invoice',
      statement: `update document set recipient_json = '{}', frozen_json = '{}' where n = ${invoice}`,
      guards: sealedDocument,
    },
    {
      what: 'another number of an invoice',
      statement: `update document set number = 'X-1' where n = ${invoice}`,
      guards: sealedDocument,
    },
    {
      what: 'an invoice deleted',
      statement: `delete from document where n = ${invoice}`,
      guards: [guard('document', 'delete', 'document-kept')],
      stillHeldBy: byConstraint,
    },
    {
      what: 'another line of an invoice',
      statement: `update document_line set description = 'x' where document_n = ${invoice}`,
      guards: [guard('document_line', 'update', 'document-line-immutable')],
    },
    {
      what: 'a line taken out',
      statement: `delete from document_line where document_n = ${invoice}`,
      guards: [guard('document_line', 'delete', 'document-line-kept')],
    },
    {
      what: 'a line put in',
      statement: `insert into document_line (document_n, position, description, detail, quantity, unit_price, vat_category, vat_code, rate_permyriad, amount_cents)
        values (${invoice}, 99, 'x', '', '1', '1', 'standard', 'standard', 2100, 100)`,
      guards: [guard('document_line', 'insert', 'document-sealed')],
    },
    {
      what: 'another VAT of an invoice',
      statement: `update document_vat set vat_cents = 0 where document_n = ${invoice}`,
      guards: [guard('document_vat', 'update', 'document-vat-immutable')],
    },
    {
      what: 'an event told otherwise',
      statement: `update audit_event set action = 'nothing' where seq = 2`,
      guards: chained,
    },
    {
      what: 'an event with other values',
      statement: `update audit_event set public_json = '{}' where seq = 2`,
      guards: chained,
    },
    {
      what: 'an event of somebody else',
      statement: `update audit_event set operator_name = 'Nobody' where seq = 2`,
      guards: chained,
    },
    {
      what: 'another hash in the chain',
      statement: `update audit_event set hash = 'x' where seq = 2`,
      guards: chained,
    },
    {
      what: 'another personal part',
      statement: `update audit_event set private_json = '{}', salt = 'x' where seq = 2`,
      guards: chained,
    },
    {
      what: 'an event taken out',
      statement: `delete from audit_event where seq = 2`,
      guards: [guard('audit_event', 'delete', 'audit-event-kept')],
    },
    {
      what: 'an event put in out of turn',
      statement: `insert into audit_event (seq, at, operator_name, action, record_kind, record_id, record_label, public_json, private_hash, previous_hash, hash)
        values (99999, '', '', 'a', 'b', 'c', 'd', '{}', '', 'x', 'y')`,
      guards: [guard('audit_event', 'insert', 'audit-chain-broken')],
    },
    { what: 'a request approved by who filed its paper', statement: approval('A supervisor'), guards: own },
    {
      what: 'a request approved by who recorded it',
      statement: approval('A clerk'),
      guards: own,
      stillHeldBy: byConstraint,
    },
    {
      what: 'a request approved by nobody',
      statement: `update change_request set state = 'approved' where id = '${waitingId}'`,
      guards: [],
      stillHeldBy: byConstraint,
    },
    {
      what: 'something else asked than was signed',
      statement: `update change_request set asked_json = '{}' where id = '${waitingId}'`,
      guards: signed,
    },
    {
      what: 'another verdict',
      statement: `update change_request set verdict = 'edit-card' where id = '${waitingId}'`,
      guards: signed,
    },
    {
      what: 'another document corrected',
      statement: `update change_request set document_n = null where id = '${waitingId}'`,
      guards: signed,
    },
    {
      what: 'another one called the maker',
      statement: `update change_request set maker_n = ${operator('A supervisor')}, maker_name = 'x' where id = '${waitingId}'`,
      guards: signed,
    },
    {
      what: 'another one called the checker',
      statement: `update change_request set checker_n = ${operator('M. de Vries')}, checker_name = 'M. de Vries' where id = '${approvedId}'`,
      guards: decided,
    },
    {
      what: 'a check added after the decision',
      statement: `update change_request set checks_json = '["x"]' where id = '${approvedId}'`,
      guards: decided,
    },
    {
      what: 'a rejected request approved',
      statement: `update change_request set state = 'approved' where id = '${rejectedId}'`,
      guards: steps,
    },
    {
      what: 'a rejected request rewritten',
      statement: `update change_request set sent_back_reason = 'x' where id = '${rejectedId}'`,
      guards: steps,
    },
    {
      what: 'a decision left out',
      statement: `update change_request set state = 'withdrawn', signed_by_json = null where id = '${approvedId}'`,
      guards: decided,
    },
    {
      what: 'a request deleted',
      statement: `delete from change_request where id = '${approvedId}'`,
      guards: [guard('change_request', 'delete', 'change-request-kept')],
      stillHeldBy: byConstraint,
    },
    {
      what: 'who worked on a request taken out',
      statement: `delete from change_request_hand`,
      guards: [guard('change_request_hand', 'delete', 'change-request-hand-kept')],
    },
    {
      what: 'who worked on a request renamed',
      statement: `update change_request_hand set operator_name = 'x'`,
      guards: [guard('change_request_hand', 'update', 'change-request-hand')],
    },
    {
      what: 'a request that begins approved',
      statement: `insert into change_request (id, version, sequence, number, form_code, kind, state, customer_n, verdict, rule, asked_by, identified_by, note, asked_json,
        rows_json, needs_json, signer_json, signed_by_json, maker_n, maker_name, checker_n, checker_name, decided_at, checks_json, decision_reason, sent_back_reason, created_at)
        select 'forged', 1, 999, 'CR-X', 'X', kind, 'approved', customer_n, verdict, rule, asked_by, identified_by, note, asked_json, rows_json, needs_json, signer_json,
        signer_json, maker_n, maker_name, ${operator('M. de Vries')}, 'M. de Vries', created_at, '[]', '', '', created_at from change_request where id = '${waitingId}'`,
      guards: [guard('change_request', 'insert', 'change-request-begins-open')],
    },
    {
      what: 'an invoice corrected without a request',
      statement: `insert into document (n, id, kind, series_n, year, number_in_series, number, customer_n, customer_name, customer_key,
          issue_day, due_day, currency, price_mode, language, treatment, net_cents, vat_cents, gross_cents, reference,
          purchase_reference, note, recipient_json, origin_n, frozen_format, frozen_json, frozen_sha256, search_text, operator_name, issued_at)
        select n, id || 'x', 'corrective', series_n, year, number_in_series, number || 'x', customer_n, customer_name, customer_key,
          issue_day, due_day, currency, price_mode, language, treatment, net_cents, vat_cents, gross_cents, reference,
          purchase_reference, note, recipient_json, n, frozen_format, frozen_json, frozen_sha256, search_text, operator_name, issued_at
        from document where kind = 'credit-note'`,
      guards: [guard('document', 'insert', 'corrective-unauthorised')],
      stillHeldBy: /guard:|unique/iu,
    },
    {
      what: 'a refund to another IBAN',
      statement: `update refund set iban = 'NL91ABNA0417164300' where id = '${refundId}'`,
      guards: [guard('refund', 'update', 'refund-immutable')],
    },
    {
      what: 'a refund approved by who ordered it',
      statement: `update refund set state = 'ordered', approved_by_n = requested_by_n where id = '${refundId}'`,
      guards: [],
      stillHeldBy: byConstraint,
    },
    {
      what: 'a refund paid before it was approved',
      statement: `update refund set state = 'paid', approved_by_n = ${operator('A clerk')} where id = '${refundId}'`,
      guards: [guard('refund', 'update', 'refund-state-order')],
    },
    {
      what: 'evidence kept longer',
      statement: `update evidence set keep_until_day = '2099-12-31' where id = '${evidenceId}'`,
      guards: [guard('evidence', 'update', 'evidence-immutable')],
    },
    {
      what: 'evidence of another request',
      statement: `update evidence set change_request_n = (select n from change_request where id = '${approvedId}') where id = '${evidenceId}'`,
      guards: [guard('evidence', 'update', 'evidence-immutable')],
    },
    {
      what: 'what a migration planned',
      statement: `update card_migration set plan_json = '{}'`,
      guards: [guard('card_migration', 'update', 'card-migration-plan')],
    },
    {
      what: 'what a migration said',
      statement: `update card_migration set report_json = '{}', letter_json = '{}'`,
      guards: [guard('card_migration', 'update', 'card-migration-immutable')],
    },
    {
      what: 'an entry of the ledger',
      statement: `update ledger_line set debit_cents = debit_cents + 1 where debit_cents > 0`,
      guards: [guard('ledger_line', 'update', 'ledger-line-immutable')],
    },
  ]
}

/** On SQLite a row can be written over by a new one with its key. */
export const replaced: { table: string; of: string; change: Record<string, string> }[] = [
  { table: 'customer', of: `tax_id_kind <> 'none'`, change: { tax_id_value: `'99999999'` } },
  { table: 'document', of: `kind = 'invoice'`, change: { note: `'x'` } },
  { table: 'document_line', of: `position = 1`, change: { description: `'x'` } },
  { table: 'audit_event', of: 'seq = 2', change: { action: `'nothing'` } },
  {
    table: 'change_request',
    of: `state = 'to-decide'`,
    change: { asked_json: `'{}'`, state: `'open'`, signed_by_json: 'null', signed_day: 'null' },
  },
]
