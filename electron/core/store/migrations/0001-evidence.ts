import { type Flavour, guardSql, neverDeleted } from '../dialects/ddl.ts'

/**
 * Evidence that customers hand in, as cipher text in the file vault with its wrapped key here, and the wrapped vault
 * key.
 */
export const evidenceTables = `
create table vault_key (
  n {id}, generation {int} not null, wrapper {key} not null, wrapped text not null, salt text,
  cost {int}, key_check text not null, created_at {key} not null, created_by_name text not null, ended_at text
) {strict};
create index vault_key_standing on vault_key (generation, wrapper) where ended_at is null;

create table evidence (
  n {id}, id text not null unique, version {int} not null, kind {key} not null,
  customer_n {int} not null references customer(n), change_request_n {int} references change_request(n),
  file_sha256 text not null unique, key_generation {int} not null, wrapped_key text, iv text, tag text,
  content_type text not null, size {int} not null, page_count {int} not null, is_masked {int} not null,
  keep_until_day {key} not null, removed_at text, removed_by_name text, removed_reason text not null,
  file_gone_at text, operator_n {int}, operator_name text not null, created_at {key} not null,
  check ((removed_at is null) = (wrapped_key is not null)),
  check ((removed_at is null) = (iv is not null)),
  check ((removed_at is null) = (tag is not null)),
  check (file_gone_at is null or removed_at is not null),
  check (kind <> 'identity-copy' or is_masked = 1)
) {strict};
create index evidence_customer on evidence (customer_n, n);
create index evidence_request on evidence (change_request_n, n) where change_request_n is not null;
create index evidence_due on evidence (keep_until_day, n) where removed_at is null;
create index evidence_left on evidence (n) where removed_at is not null and file_gone_at is null;
`

const fixed = [
  'n',
  'id',
  'kind',
  'customer_n',
  'file_sha256',
  'content_type',
  'size',
  'page_count',
  'is_masked',
  'operator_name',
  'created_at',
]

/**
 * Evidence is never deleted or made another's, its term only ever comes nearer, and what was removed never comes back. Its
 * cipher text is the only stored file that may lose its bytes.
 */
export function evidenceGuards(flavour: Flavour): string[] {
  return [
    ...neverDeleted(flavour, 'evidence', [['n'], ['id'], ['file_sha256']]),
    ...guardSql(flavour, {
      table: 'evidence',
      on: 'update',
      when: `${fixed.map((column) => `new.${column} <> old.${column}`).join(' or ')}
        or coalesce(new.operator_n, 0) <> coalesce(old.operator_n, 0)
        or coalesce(new.change_request_n, 0) <> coalesce(old.change_request_n, 0)
        or new.keep_until_day > old.keep_until_day`,
      code: 'evidence-immutable',
    }),
    ...guardSql(flavour, {
      table: 'evidence',
      on: 'update',
      when: `old.removed_at is not null and (new.wrapped_key is not null or new.removed_at is null
        or new.removed_at <> old.removed_at or new.removed_reason <> old.removed_reason
        or (old.file_gone_at is not null and new.file_gone_at is null))`,
      code: 'evidence-removed',
    }),
    ...neverDeleted(flavour, 'vault_key', [['n']]),
    ...guardSql(flavour, {
      table: 'stored_file',
      on: 'update',
      when: `new.sha256 <> old.sha256 or new.size <> old.size or new.stored_at <> old.stored_at
        or new.bytes is not null
        or not exists (select 1 from evidence where file_sha256 = old.sha256 and removed_at is not null)`,
      code: 'stored-file-immutable',
    }),
    ...neverDeleted(flavour, 'stored_file', [['sha256']]),
  ]
}
