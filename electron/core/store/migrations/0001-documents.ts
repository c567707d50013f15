/** Documents, their frozen text, and the ledger. Lines are inserted before their header, which seals them. */
export const documentTables = `
create table document (
  n {int} primary key, id text not null unique, kind {key} not null, series_n {int} not null references number_series(n),
  year {int} not null, number_in_series {int} not null, number {key} not null unique,
  customer_n {int} not null references customer(n), customer_name text not null, customer_key {key} not null,
  issue_day {key} not null, due_day {key} not null, vat_day {key},
  currency text not null, price_mode text not null, language text not null, treatment text not null,
  net_cents {int} not null, vat_cents {int} not null, gross_cents {int} not null,
  reference {key} not null, purchase_reference text not null, note text not null, recipient_json text not null,
  origin_n {int} references document(n), replaces_n {int} references document(n),
  frozen_format {int} not null, frozen_json text not null, frozen_sha256 text not null,
  search_text text not null, operator_n {int}, operator_name text not null, issued_at text not null,
  unique (series_n, year, number_in_series)
) {strict};
create index document_customer on document (customer_n, n);
create index document_issue_day on document (kind, issue_day, n);
create index document_series_day on document (series_n, issue_day);
create index document_origin on document (origin_n) where origin_n is not null;
create index document_replaces on document (replaces_n) where replaces_n is not null;
create index document_reference on document (reference) where reference <> '';
create index document_customer_key on document (customer_key, n);
create index document_gross on document (gross_cents, n);
create index document_vat_day on document ((coalesce(vat_day, '')), n);

create table document_line (
  document_n {int} not null references document(n) deferrable initially deferred, position {int} not null,
  description text not null, detail text not null, quantity text not null, unit_price text not null,
  vat_category text not null, vat_code text not null, rate_permyriad {int} not null, amount_cents {int} not null,
  service_n {int} references service(n), period_from text, period_to text, credits_position {int},
  primary key (document_n, position)
) {clustered};
create index document_line_service on document_line (service_n) where service_n is not null;

create table document_vat (
  document_n {int} not null references document(n) deferrable initially deferred, vat_code text not null,
  country text not null, rate_permyriad {int} not null, net_cents {int} not null, vat_cents {int} not null,
  primary key (document_n, vat_code, country, rate_permyriad)
) {clustered};

create table document_state (
  document_n {int} primary key references document(n), version {int} not null, kind {key} not null, state {key} not null,
  open_cents {int} not null check (open_cents >= 0), due_day {key} not null, check_json text,
  pdf_state text not null, pdf_attempts {int} not null, pdf_error text, changed_at text not null
) {strict};
create index document_state_open on document_state (kind, state, due_day, open_cents);
create index document_state_kind on document_state (kind, document_n);
create index document_state_amount on document_state (open_cents, document_n) where open_cents > 0;
create index document_state_pdf on document_state (pdf_state, document_n) where pdf_state <> 'stored';

create table document_pdf (
  document_n {int} primary key references document(n), sha256 text not null, size {int} not null, stored_at text not null
) {strict};

create table ledger_entry (
  n {int} primary key, id text not null unique, day {key} not null, kind {key} not null, at text not null,
  operator_n {int}, operator_name text not null, document_n {int}, bank_line_n {int}, customer_n {int},
  statement_n {int}, reverses_n {int} references ledger_entry(n)
) {strict};
create index ledger_entry_day on ledger_entry (day, n);
create index ledger_entry_document on ledger_entry (document_n) where document_n is not null;
create index ledger_entry_bank_line on ledger_entry (bank_line_n) where bank_line_n is not null;
create index ledger_entry_customer on ledger_entry (customer_n) where customer_n is not null;

create table ledger_line (
  entry_n {int} not null references ledger_entry(n) deferrable initially deferred, position {int} not null,
  account {key} not null, debit_cents {int} not null check (debit_cents >= 0), credit_cents {int} not null check (credit_cents >= 0),
  customer_n {int}, document_n {int}, bank_account_n {int},
  primary key (entry_n, position)
) {clustered};
create index ledger_line_account on ledger_line (account, document_n);
create index ledger_line_document on ledger_line (document_n) where document_n is not null;
`
