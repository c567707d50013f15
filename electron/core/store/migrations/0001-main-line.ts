import { appendOnly, ddl, type Flavour, guardSql, neverDeleted, searchIndex } from '../dialects/ddl.ts'
import { bankTables } from './0001-bank.ts'
import { cardTables } from './0001-cards.ts'
import { changeGuards, changeTables } from './0001-changes.ts'
import { documentTables } from './0001-documents.ts'
import { erasureGuards } from './0001-erasure.ts'
import { operatorTables } from './0001-operators.ts'
import { migrationGuards, migrationTables } from './0001-migrations.ts'
import { evidenceGuards, evidenceTables } from './0001-evidence.ts'
import { paymentTables } from './0001-payments.ts'
import { refundGuards } from './0001-refunds.ts'

const people = `
create table command_gate (n {int} primary key) {strict};

create table company (
  n {int} primary key check (n = 1),
  version {int} not null,
  is_sample {int} not null,
  fields_json text not null,
  sample_statement_json text,
  created_at text not null
) {strict};

create table operator (
  n {id}, id text not null unique, version {int} not null,
  name text not null, login text not null unique, email text not null, role text not null, language text not null,
  password_hash text not null, active {int} not null, last_login_at text, created_at text not null,
  pin_hash text not null default '', touch_unlock {int} not null default 0
) {strict};

create table request (
  request_id text primary key, procedure text not null, input_hash text not null, reply_json text not null,
  operator_n {int}, at text not null
) {strict};

create table audit_event (
  seq {int} primary key, at text not null, operator_n {int}, operator_name {key} not null, action {key} not null,
  record_kind {key} not null, record_id text not null, record_label text not null, request_id text,
  public_json text not null, private_json text, salt text, private_hash text not null,
  previous_hash text not null, hash text not null
) {strict};
create index audit_record on audit_event (record_kind, record_id, seq);
create index audit_author on audit_event (operator_name, seq);

create table bank_account (
  n {id}, id text not null unique, version {int} not null, name text not null, iban text not null unique,
  bic text not null, kind {key} not null, currency text not null, is_default {int} not null,
  balance_cents {int} not null,
  last_statement_day text, created_at text not null
) {strict};

create table number_series (
  n {id}, id text not null unique, version {int} not null, kind text not null unique, pattern text not null,
  first_number {int} not null, first_year {int} not null
) {strict};

create table vat_rate (
  n {id}, id text not null unique, country {key} not null, category {key} not null, rate_permyriad {int} not null,
  valid_from {key} not null, source text not null, unique (country, category, valid_from)
) {strict};

create table customer (
  n {id}, id text not null unique, version {int} not null, card_number {key} not null unique,
  card_sequence {int} not null unique,
  tax_id_kind text not null, tax_id_country text not null, tax_id_value text not null,
  kind {key} not null, legal_name text not null, trade_name text not null, former_names text not null,
  address_line text not null, address_extra text not null, postcode text not null, city text not null,
  country {key} not null, email text not null, phone text not null, vat_number text not null,
  registration_number text not null, language text not null, term_days {int}, payment_method text not null,
  iban text not null, purchase_reference text not null, price_mode text, use_credit_automatically {int} not null,
  note text not null, state {key} not null, successor_n {int} references customer(n),
  vat_confirmation_json text, credit_cents {int} not null check (credit_cents >= 0), open_cents {int} not null,
  sort_key {key} not null, city_key {key} not null, search_text text not null, duplicate_key {key} not null,
  created_at text not null, updated_at text not null
) {strict};
create index customer_sort on customer (sort_key, n);
create index customer_state on customer (state, sort_key, n);
create index customer_country on customer (country, sort_key, n);
create index customer_kind on customer (kind, sort_key, n);
create index customer_city on customer (city_key, n);
create index customer_tax_id on customer (tax_id_value, n);
create index customer_iban on customer (iban) where iban <> '';
create index customer_email on customer (email, n);
create index customer_duplicate on customer (duplicate_key);
create index customer_open on customer (open_cents, n);
create index customer_credit on customer (credit_cents, n);
create index customer_successor on customer (successor_n) where successor_n is not null;

create table customer_version (
  customer_n {int} not null references customer(n), version {int} not null, at text not null,
  operator_name text not null, card_json text not null, request_json text, primary key (customer_n, version)
) {strict};

create table contact_person (
  n {id}, id text not null unique, version {int} not null, customer_n {int} not null references customer(n),
  name text not null, email text not null, phone text not null, job_title text not null, access text not null,
  removed_at text
) {strict};
create index contact_customer on contact_person (customer_n);

create table service (
  n {id}, id text not null unique, version {int} not null, customer_n {int} not null references customer(n),
  kind {key} not null, label text not null, label_key {key} not null, description text not null,
  quantity text not null, unit_price text not null, currency text not null, vat_category text not null,
  period_months {int} not null, next_billing_day {key}, state {key} not null, start_day text not null,
  end_day text, anchor_day text, registrant_json text, search_text text not null, created_at text not null
) {strict};
create index service_customer on service (customer_n, n);
create index service_label on service (label_key, n);
create index service_billing on service ((coalesce(next_billing_day, '9999-12-31')), n);
create index service_due on service (next_billing_day, customer_n) where state = 'active' and next_billing_day is not null;
create unique index service_domain on service (label_key) where kind = 'domain' and state <> 'ended';

create table service_owner (
  n {id}, service_n {int} not null references service(n), customer_n {int} not null references customer(n),
  from_day text not null, to_day text
) {strict};
create index service_owner_service on service_owner (service_n, from_day);

create table job_lease (
  name text primary key, holder text not null, fence {int} not null, leased_until text not null
) {strict};

create table stored_file (
  sha256 text primary key, size {int} not null, bytes {blob}, stored_at text not null
) {strict};
`

const parts = [
  people,
  operatorTables,
  documentTables,
  paymentTables,
  bankTables,
  migrationTables,
  cardTables,
  changeTables,
  evidenceTables,
]

function tablesOf(flavour: Flavour): string[] {
  return ddl(flavour, parts.join(''))
    .split(/;\s*\n/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
}

/** Tables and guards of cards, services, operators and the audit chain; documents and the bank stand beside it. */
export function mainLine(flavour: Flavour): string[] {
  const extension = flavour === 'postgres' ? ['create extension if not exists pg_trgm'] : []
  return [
    ...extension,
    ...tablesOf(flavour),
    'insert into command_gate (n) values (1)',
    ...guardSql(flavour, {
      table: 'customer',
      on: 'update',
      when: `old.tax_id_kind <> 'none' and (new.tax_id_kind <> old.tax_id_kind or new.tax_id_country <> old.tax_id_country or new.tax_id_value <> old.tax_id_value)`,
      code: 'tax-id-locked',
    }),
    ...guardSql(flavour, {
      table: 'customer',
      on: 'update',
      when: 'new.n <> old.n or new.id <> old.id or new.card_number <> old.card_number or new.card_sequence <> old.card_sequence',
      code: 'card-number-locked',
    }),
    ...neverDeleted(flavour, 'customer', [['n'], ['id'], ['card_number'], ['card_sequence']]),
    ...neverDeleted(flavour, 'contact_person', [['n'], ['id']]),
    ...cardGuards(flavour),
    ...neverDeleted(flavour, 'service', [['n'], ['id']]),
    ...neverDeleted(flavour, 'operator', [['n'], ['id'], ['login']]),
    ...neverDeleted(flavour, 'operator_absence', [['n'], ['id']]),
    ...neverDeleted(flavour, 'operator_reset', [['n'], ['id']]),
    ...guardSql(flavour, {
      table: 'operator_reset',
      on: 'update',
      when: `old.ended_at is not null or new.code_hash <> old.code_hash or new.operator_n <> old.operator_n
        or new.expires_at <> old.expires_at`,
      code: 'reset-code-ended',
    }),
    ...appendOnly(flavour, 'erasure', [['n'], ['id'], ['subject_id']]),
    ...appendOnly(flavour, 'request', [['request_id']]),
    ...neverDeleted(flavour, 'audit_event', [['seq']]),
    ...guardSql(flavour, {
      table: 'audit_event',
      on: 'update',
      when: `new.seq <> old.seq or new.at <> old.at or coalesce(new.operator_n, 0) <> coalesce(old.operator_n, 0)
        or new.operator_name <> old.operator_name or new.action <> old.action or new.record_kind <> old.record_kind
        or new.record_id <> old.record_id or new.record_label <> old.record_label
        or coalesce(new.request_id, '') <> coalesce(old.request_id, '') or new.public_json <> old.public_json
        or new.private_hash <> old.private_hash or new.previous_hash <> old.previous_hash or new.hash <> old.hash
        or new.private_json is not null or new.salt is not null`,
      code: 'audit-event-immutable',
    }),
    ...guardSql(flavour, {
      table: 'audit_event',
      on: 'insert',
      when: `new.seq <> coalesce((select max(seq) from audit_event), 0) + 1
        or new.previous_hash <> coalesce((select hash from audit_event where seq = new.seq - 1), '')`,
      code: 'audit-chain-broken',
    }),
    ...searchIndex(flavour, 'customer'),
    ...searchIndex(flavour, 'service'),
    ...searchIndex(flavour, 'document'),
    ...documentGuards(flavour),
    ...bankGuards(flavour),
    ...refundGuards(flavour),
    ...migrationGuards(flavour),
    ...changeGuards(flavour),
    ...evidenceGuards(flavour),
    ...erasureGuards(flavour),
  ]
}

function cardGuards(flavour: Flavour): string[] {
  return [
    ...neverDeleted(flavour, 'card_note', [['n'], ['id']]),
    ...neverDeleted(flavour, 'card_import', [['n'], ['id']]),
    ...appendOnly(flavour, 'card_import_row', [['import_n', 'position']]),
  ]
}

function documentGuards(flavour: Flavour): string[] {
  return [
    ...guardSql(flavour, {
      table: 'document',
      on: 'insert',
      when: `new.number_in_series <> coalesce(
          (select max(number_in_series) + 1 from document where series_n = new.series_n and year = new.year),
          (select case when first_year = new.year then first_number else 1 end from number_series where n = new.series_n))`,
      code: 'number-gap',
    }),
    ...guardSql(flavour, {
      table: 'document',
      on: 'insert',
      when: `new.issue_day < coalesce((select max(issue_day) from document where series_n = new.series_n), '')`,
      code: 'number-out-of-date-order',
    }),
    ...guardSql(flavour, {
      table: 'document',
      on: 'insert',
      when: `new.net_cents <> coalesce((select sum(net_cents) from document_vat where document_n = new.n), 0)
        or new.vat_cents <> coalesce((select sum(vat_cents) from document_vat where document_n = new.n), 0)
        or new.gross_cents <> new.net_cents + new.vat_cents
        or not exists (select 1 from document_line where document_n = new.n)`,
      code: 'document-totals-wrong',
    }),
    ...appendOnly(flavour, 'document', [['n'], ['id'], ['number'], ['series_n', 'year', 'number_in_series']]),
    ...sealed(flavour, 'document_line', 'document', 'document_n'),
    ...appendOnly(flavour, 'document_line', [['document_n', 'position']]),
    ...sealed(flavour, 'document_vat', 'document', 'document_n'),
    ...appendOnly(flavour, 'document_vat', [['document_n', 'vat_code', 'country', 'rate_permyriad']]),
    ...appendOnly(flavour, 'document_pdf', [['document_n']]),
    ...neverDeleted(flavour, 'document_state', [['document_n']]),
    ...guardSql(flavour, {
      table: 'ledger_entry',
      on: 'insert',
      when: `coalesce((select sum(debit_cents) - sum(credit_cents) from ledger_line where entry_n = new.n), 1) <> 0`,
      code: 'ledger-unbalanced',
    }),
    ...appendOnly(flavour, 'ledger_entry', [['n'], ['id']]),
    ...sealed(flavour, 'ledger_line', 'ledger_entry', 'entry_n'),
    ...appendOnly(flavour, 'ledger_line', [['entry_n', 'position']]),
  ]
}

function bankGuards(flavour: Flavour): string[] {
  return [
    ...appendOnly(flavour, 'bank_line', [['n'], ['id'], ['fingerprint', 'bank_account_n', 'occurrence']]),
    ...neverDeleted(flavour, 'bank_line_state', [['bank_line_n']]),
    ...neverDeleted(flavour, 'statement', [['n'], ['id']]),
    ...neverDeleted(flavour, 'import_batch', [['n'], ['id']]),
    ...appendOnly(flavour, 'sighting', [['batch_n', 'bank_line_n', 'statement_n', 'position']]),
    ...appendOnly(flavour, 'allocation', [['n'], ['id'], ['undoes_n']]),
    ...[
      'match_batch',
      'refund_file',
      'refund',
      'receipt',
      'promise',
      'declined_payment',
      'mail_message',
    ].flatMap((table) => neverDeleted(flavour, table, [['n'], ['id']])),
  ]
}

/** Lines come before their header; once the header stands, no line is accepted any more. */
function sealed(flavour: Flavour, table: string, header: string, column: string): string[] {
  return guardSql(flavour, {
    table,
    on: 'insert',
    when: `exists (select 1 from ${header} where n = new.${column})`,
    code: `${header.replaceAll('_', '-')}-sealed`,
  })
}
