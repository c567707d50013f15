/** Absences with their deputies, one-time codes for lost passwords, and the record of erased persons. */
export const operatorTables = `
create table operator_absence (
  n {id}, id text not null unique, version {int} not null, operator_n {int} not null references operator(n),
  deputy_n {int} not null references operator(n), from_day {key} not null, to_day {key} not null,
  created_at text not null, removed_at text,
  check (operator_n <> deputy_n), check (from_day <= to_day)
) {strict};
create index operator_absence_to on operator_absence (to_day) where removed_at is null;

create table operator_reset (
  n {id}, id text not null unique, operator_n {int} not null references operator(n), code_hash text not null,
  made_by_n {int} not null references operator(n), created_at text not null, expires_at text not null, ended_at text,
  check (operator_n <> made_by_n)
) {strict};
create index operator_reset_live on operator_reset (operator_n) where ended_at is null;

create table erasure (
  n {id}, id text not null unique, customer_n {int} references customer(n), subject_kind {key} not null,
  subject_id {key} not null unique, what_json text not null, reason text not null,
  operator_n {int}, operator_name text not null, created_at {key} not null
) {strict};
create index erasure_customer on erasure (customer_n, n);
`
