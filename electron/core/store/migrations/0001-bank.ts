/**
 * Imports, statements, bank lines with their sightings, and allocations.
 *
 * The key of a line begins with its fingerprint, since that alone tells lines apart: behind columns that are the same
 * for all lines of an import, every search in the index takes twice as long.
 */
export const bankTables = `
create table import_batch (
  n {id}, id text not null unique, version {int} not null, file_name text not null, file_sha256 text not null,
  format text not null, state {key} not null, line_count {int} not null, new_count {int} not null,
  known_count {int} not null, notices_json text not null, stage {int} not null, staged_count {int} not null,
  examined_version {int}, operator_n {int}, operator_name text not null, created_at text not null
) {strict};
create index import_batch_sha on import_batch (file_sha256);

create table statement (
  n {id}, id text not null unique, batch_n {int} not null references import_batch(n), position {int} not null,
  bank_account_n {int} references bank_account(n), account_text text not null, currency text not null,
  identification text not null, kind text not null, format text not null, entry {int} not null,
  from_day text, to_day text,
  opening_cents {int}, closing_cents {int}, closing_day {key}, sum_cents {int} not null,
  credit_cents {int} not null, debit_cents {int} not null, imbalance_cents {int},
  line_count {int} not null, new_count {int} not null, known_count {int} not null, pending_count {int} not null,
  suspicious_count {int} not null, notices_json text not null
) {strict};
create index statement_batch on statement (batch_n, position);
create index statement_account on statement (bank_account_n, closing_day);

create table staged_line (
  n {int} primary key, id text not null, statement_position {int} not null, position {int} not null,
  fingerprint text not null, occurrence {int} not null, repeats {int} not null,
  booking_day text not null, value_day text, amount_cents {int} not null, currency text not null,
  counterparty_name text not null, counterparty_key text not null, counterparty_iban text not null,
  counterparty_bic text not null, remittance text not null, bank_reference text not null, end_to_end_id text not null,
  creditor_reference text not null, mandate_id text not null, transaction_code text not null,
  return_code text not null, details_json text not null, search_text text not null
) {strict};

create table staged_twin (
  staged_n {int} primary key, line_id text not null, is_doubt {int} not null, decision {key} not null
) {strict};

create table bank_line (
  n {id}, id text not null unique, bank_account_n {int} not null references bank_account(n),
  fingerprint text not null, occurrence {int} not null,
  booking_day {key} not null, value_day text, amount_cents {int} not null, currency text not null,
  counterparty_name text not null, counterparty_key {key} not null, counterparty_iban {key} not null,
  counterparty_bic text not null, remittance text not null, bank_reference text not null, end_to_end_id text not null,
  creditor_reference text not null, mandate_id text not null, transaction_code text not null,
  return_code text not null, details_json text not null, search_text text not null, created_at text not null,
  unique (fingerprint, bank_account_n, occurrence)
) {strict};
create index bank_line_twin on bank_line (bank_account_n, booking_day, amount_cents);

create table bank_line_state (
  bank_line_n {int} primary key references bank_line(n), version {int} not null, state {key} not null,
  amount_cents {int} not null, remaining_cents {int} not null, booking_day {key} not null, note text not null,
  changed_at {key} not null, best_grade {key}, best_document_n {int}, grade_due {int} not null,
  assignee_n {int} references operator(n),
  check ((amount_cents >= 0 and remaining_cents between 0 and amount_cents)
    or (amount_cents < 0 and remaining_cents between amount_cents and 0))
) {strict};
create index bank_line_state_open on bank_line_state (state, booking_day, bank_line_n, best_grade, remaining_cents);
create index bank_line_state_day on bank_line_state (booking_day, bank_line_n);
create index bank_line_state_grade on bank_line_state (state, booking_day, bank_line_n) where best_grade is not null;
create index bank_line_state_document on bank_line_state (best_document_n) where best_document_n is not null;
create index bank_line_state_assignee on bank_line_state (assignee_n, booking_day, bank_line_n) where assignee_n is not null;
create index bank_line_state_due on bank_line_state (bank_line_n) where grade_due = 1;
create index bank_line_state_remaining on bank_line_state (remaining_cents) where state = 'open';

create table sighting (
  batch_n {int} not null references import_batch(n), bank_line_n {int} not null references bank_line(n),
  statement_n {int} not null references statement(n), position {int} not null,
  fingerprint text, occurrence {int},
  primary key (batch_n, bank_line_n, statement_n, position)
) {clustered};
create index sighting_line on sighting (bank_line_n, batch_n);

create table allocation (
  n {id}, id text not null unique, kind {key} not null, bank_line_n {int} references bank_line(n),
  document_n {int} references document(n), customer_n {int} references customer(n),
  amount_cents {int} not null check (amount_cents <> 0), entry_n {int} not null references ledger_entry(n),
  undoes_n {int} unique references allocation(n), batch_n {int} references match_batch(n),
  receipt_n {int} references receipt(n), refund_n {int} references refund(n), reason text not null,
  payer_iban {key} not null default '', payer_key {key} not null default '',
  operator_n {int}, operator_name text not null, created_at {key} not null
) {strict};
create index allocation_made on allocation (created_at);
create index allocation_payer_iban on allocation (payer_iban) where payer_iban <> '';
create index allocation_payer_key on allocation (payer_key) where payer_key <> '';
create index allocation_line on allocation (bank_line_n) where bank_line_n is not null;
create index allocation_document on allocation (document_n) where document_n is not null;
create index allocation_batch on allocation (batch_n) where batch_n is not null;
create index allocation_receipt on allocation (receipt_n) where receipt_n is not null;
create index allocation_refund on allocation (refund_n) where refund_n is not null;
create index allocation_customer on allocation (customer_n) where customer_n is not null;
`
