/**
 * What clerks do with money beside matching a line: batches of matches, refunds, receipts by hand, announced and
 * declined payments, payers that a card was told to forget, layouts of CSV files, messages to customers.
 */
export const paymentTables = `
create table match_batch (
  n {id}, id text not null unique, line_count {int} not null, total_cents {int} not null, currency text not null,
  state {key} not null, invoices_due_at text,
  operator_n {int}, operator_name text not null, created_at {key} not null,
  undone_at text, undone_by_name text
) {strict};

create table refund_file (
  n {id}, id text not null unique, message_id text not null unique, file_name text not null unique,
  bank_account_n {int} not null references bank_account(n),
  execution_day text not null, refund_count {int} not null, total_cents {int} not null, currency text not null,
  file_text text not null, sha256 text not null, state {key} not null,
  operator_n {int}, operator_name text not null, created_at {key} not null
) {strict};

create table refund (
  n {id}, id text not null unique, version {int} not null, end_to_end_id text not null unique,
  customer_n {int} not null references customer(n), amount_cents {int} not null check (amount_cents > 0),
  currency text not null, iban text not null, bic text not null, holder_name text not null, remittance text not null,
  reason text not null, iban_basis {key} not null, state {key} not null,
  entry_n {int} not null references ledger_entry(n), file_n {int} references refund_file(n),
  requested_by_n {int} not null references operator(n), requested_by_name text not null, requested_at {key} not null,
  approved_by_n {int} references operator(n), approved_by_name text, approved_at text,
  closed_by_name text, closed_at text, close_reason text not null,
  check (approved_by_n is null or approved_by_n <> requested_by_n),
  check (iban_basis in ('paid-from', 'other')),
  check (state in ('to-approve', 'ordered', 'in-file', 'paid', 'cancelled')),
  check (iban_basis = 'paid-from' or state in ('to-approve', 'cancelled') or approved_by_n is not null)
) {strict};
create index refund_state on refund (state, n);
create index refund_customer on refund (customer_n, n);
create index refund_file_refunds on refund (file_n) where file_n is not null;

create table receipt (
  n {id}, id text not null unique, version {int} not null, number {key} not null unique, method {key} not null,
  customer_n {int} not null references customer(n), day {key} not null, amount_cents {int} not null check (amount_cents > 0),
  currency text not null, reference text not null, note text not null, state {key} not null, frozen_json text not null,
  operator_n {int}, operator_name text not null, created_at {key} not null,
  reversed_at text, reversed_day {key}, reversed_by_name text, reverse_reason text not null
) {strict};
create index receipt_customer on receipt (customer_n, n);
create index receipt_day on receipt (day, n);
create index receipt_reversed on receipt (reversed_day) where reversed_day is not null;

create table promise (
  n {id}, id text not null unique, version {int} not null, document_n {int} not null references document(n),
  customer_n {int} not null references customer(n), amount_cents {int} not null check (amount_cents > 0),
  open_cents {int} not null, announced_day text not null, promised_day text not null, hold_until_day {key} not null, channel {key} not null,
  note text not null, state {key} not null, closed_at text,
  operator_n {int}, operator_name text not null, created_at {key} not null
) {strict};
create index promise_document on promise (document_n, n);
create index promise_customer on promise (customer_n, n);
create index promise_open on promise (hold_until_day, n) where state = 'open';

create table declined_payment (
  n {id}, id text not null unique, version {int} not null, customer_n {int} not null references customer(n),
  document_n {int} references document(n), day {key} not null, method {key} not null, amount_cents {int} not null check (amount_cents > 0),
  currency text not null, reason_code {key} not null, note text not null, next_step {key} not null, state {key} not null,
  closed_at text, closed_by_name text, outcome text not null,
  operator_n {int}, operator_name text not null, created_at {key} not null
) {strict};
create index declined_payment_customer on declined_payment (customer_n, n);
create index declined_payment_document on declined_payment (document_n) where document_n is not null;

create table forgotten_payer (
  n {id}, customer_n {int} not null references customer(n), payer_iban {key} not null, payer_key {key} not null,
  until_allocation_n {int} not null, operator_n {int}, operator_name text not null, created_at {key} not null
) {strict};
create index forgotten_payer_iban on forgotten_payer (payer_iban) where payer_iban <> '';
create index forgotten_payer_key on forgotten_payer (payer_key) where payer_key <> '';

create table csv_mapping (
  n {id}, id text not null unique, version {int} not null, name text not null, header_fingerprint text not null unique,
  account_text text not null, mapping_json text not null,
  operator_n {int}, operator_name text not null, changed_at {key} not null
) {strict};

create table mail_message (
  n {id}, id text not null unique, version {int} not null, kind {key} not null, customer_n {int} references customer(n),
  record_kind {key} not null, record_id {key} not null, record_label text not null, to_address text not null, subject text not null,
  body_text text not null, attachments_json text not null, language text not null, state {key} not null,
  operator_n {int}, operator_name text not null, created_at {key} not null,
  exported_at text, sent_at text, sent_by_name text
) {strict};
create index mail_message_customer on mail_message (customer_n, n) where customer_n is not null;
create index mail_message_record on mail_message (record_kind, record_id);
create index mail_message_state on mail_message (state, n);
`
