/** What stands around a card: dated notes of calls with their follow-up, and imports of cards from a file. */
export const cardTables = `
create table card_note (
  n {id}, id text not null unique, version {int} not null, customer_n {int} not null references customer(n),
  kind {key} not null, text text not null, contact_n {int} references contact_person(n), identified_by {key} not null,
  follow_up_day {key}, assignee_n {int} references operator(n), done_at text, done_by_name text,
  outcome text not null, operator_n {int}, operator_name text not null, created_at {key} not null
) {strict};
create index card_note_customer on card_note (customer_n, n);
create index card_note_due on card_note (follow_up_day, n) where follow_up_day is not null and done_at is null;

create table card_import (
  n {id}, id text not null unique, version {int} not null, file_name text not null, file_sha256 text not null,
  state {key} not null, mapping_json text not null, row_count {int} not null, new_count {int} not null,
  known_count {int} not null, problem_count {int} not null, operator_n {int}, operator_name text not null,
  created_at {key} not null, undone_at text, undone_by_name text
) {strict};
create table card_import_row (
  import_n {int} not null references card_import(n), position {int} not null,
  customer_n {int} not null references customer(n), primary key (import_n, position)
) {clustered};
create index card_import_row_customer on card_import_row (customer_n);
`
