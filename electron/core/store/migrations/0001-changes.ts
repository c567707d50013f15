import { type Flavour, guardSql, neverDeleted } from '../dialects/ddl.ts'

/** Authorised change requests, and who worked on each: none of them decides it. */
export const changeTables = `
create table change_request (
  n {id}, id text not null unique, version {int} not null, sequence {int} not null unique, number {key} not null unique,
  form_code {key} not null unique, kind {key} not null, state {key} not null,
  customer_n {int} not null references customer(n), document_n {int} references document(n),
  right_customer_n {int} references customer(n), verdict {key} not null, rule {key} not null,
  asked_by text not null, identified_by {key} not null, note text not null, asked_json text not null,
  rows_json text not null, needs_json text not null, signer_json text not null, signed_by_json text,
  signed_day text, refusal_json text, maker_n {int} not null references operator(n), maker_name text not null,
  checker_n {int} references operator(n), checker_name text, decided_at text, checks_json text not null,
  decision_reason text not null, sent_back_reason text not null, foreseen_json text, applied_at text, result_json text,
  created_at {key} not null,
  check (state in ('open', 'to-decide', 'approved', 'applied', 'refused', 'rejected', 'withdrawn')),
  check (checker_n is null or checker_n <> maker_n),
  check ((checker_n is null) = (decided_at is null)),
  check (state not in ('approved', 'applied', 'rejected') or checker_n is not null),
  check (state not in ('to-decide', 'approved', 'applied', 'refused') or signed_by_json is not null),
  check ((state = 'refused') = (refusal_json is not null)),
  check ((state = 'applied') = (applied_at is not null)),
  check ((state = 'applied') = (result_json is not null))
) {strict};
create index change_request_customer on change_request (customer_n, n);
create index change_request_state on change_request (state, n);
create index change_request_document on change_request (document_n, n) where document_n is not null;

create table change_request_hand (
  request_n {int} not null references change_request(n), operator_n {int} not null references operator(n),
  operator_name text not null, first_at text not null,
  primary key (request_n, operator_n)
) {clustered};
`

const asked = [
  'n',
  'id',
  'sequence',
  'number',
  'form_code',
  'kind',
  'customer_n',
  'verdict',
  'rule',
  'asked_by',
  'identified_by',
  'note',
  'asked_json',
  'rows_json',
  'needs_json',
  'signer_json',
  'maker_n',
  'maker_name',
  'created_at',
]
const maybe = ['document_n', 'right_customer_n']

/** Once it is decided, who decided, what they checked and the figures they saw stand. */
const decided = ['checker_n', 'checker_name', 'decided_at', 'foreseen_json']

const same = (column: string) => `new.${column} <> old.${column}`
const sameOrNone = (column: string) =>
  `(new.${column} is null) <> (old.${column} is null) or coalesce(new.${column} <> old.${column}, 1 = 0)`

/**
 * What no one may do to a change request, whoever writes to the database: ask for something else than was signed,
 * decide what one worked on oneself, leave out a step, go back on a decision, or correct an issued invoice without one.
 */
export function changeGuards(flavour: Flavour): string[] {
  return [
    ...neverDeleted(flavour, 'change_request', [['n'], ['id'], ['sequence'], ['number'], ['form_code']]),
    ...guardSql(flavour, {
      table: 'change_request',
      on: 'insert',
      when: `new.state <> 'open' or new.checker_n is not null or new.signed_by_json is not null`,
      code: 'change-request-begins-open',
    }),
    ...guardSql(flavour, {
      table: 'change_request',
      on: 'update',
      when: [...asked.map(same), ...maybe.map(sameOrNone)].join(' or '),
      code: 'change-request-signed',
    }),
    ...guardSql(flavour, {
      table: 'change_request',
      on: 'update',
      when: `old.checker_n is not null and (${[...decided.map(sameOrNone), same('checks_json'), same('decision_reason'), sameOrNone('signed_by_json'), sameOrNone('signed_day')].join(' or ')})`,
      code: 'change-request-decided',
    }),
    ...guardSql(flavour, {
      table: 'change_request',
      on: 'update',
      when: `new.state <> old.state and not (
        (old.state = 'open' and new.state in ('to-decide', 'refused', 'withdrawn'))
        or (old.state = 'to-decide' and new.state in ('open', 'approved', 'rejected', 'refused', 'withdrawn'))
        or (old.state = 'approved' and new.state in ('applied', 'withdrawn')))
        or (old.state = new.state and old.state in ('applied', 'refused', 'rejected', 'withdrawn'))`,
      code: 'change-request-step',
    }),
    ...guardSql(flavour, {
      table: 'change_request',
      on: 'update',
      when: `new.checker_n is not null and exists (
        select 1 from change_request_hand where request_n = new.n and operator_n = new.checker_n)`,
      code: 'change-request-own',
    }),
    ...guardSql(flavour, {
      table: 'document',
      on: 'insert',
      when: `new.kind = 'corrective' and not exists (select 1 from change_request
        where document_n = new.origin_n and verdict = 'corrective' and state = 'approved')`,
      code: 'corrective-unauthorised',
    }),
    ...neverDeleted(flavour, 'change_request_hand', [['request_n', 'operator_n']]),
    ...guardSql(flavour, {
      table: 'change_request_hand',
      on: 'update',
      when: '1=1',
      code: 'change-request-hand',
    }),
  ]
}
