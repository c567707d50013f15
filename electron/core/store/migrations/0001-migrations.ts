import { type Flavour, guardSql, neverDeleted } from '../dialects/ddl.ts'

/** Services moved to a new card because the tax identity changed, with everything that was said of it. */
export const migrationTables = `
create table card_migration (
  n {id}, id text not null unique, version {int} not null, old_customer_n {int} not null references customer(n),
  new_customer_n {int} not null unique references customer(n), state {key} not null, day {key} not null,
  reason text not null, plan_json text not null, made_json text not null, report_json text not null,
  letter_json text not null, operator_n {int}, operator_name text not null, created_at {key} not null,
  taken_back_at text, taken_back_by_name text, take_back_reason text not null,
  check (old_customer_n <> new_customer_n),
  check (state in ('done', 'taken-back')),
  check ((state = 'taken-back') = (taken_back_at is not null))
) {strict};
create index card_migration_old on card_migration (old_customer_n, n);
create unique index card_migration_standing on card_migration (old_customer_n) where state = 'done';
`

/**
 * What was planned and said stays as it was, but for a person in the plan who is erased (0001-erasure.ts); taking
 * back is the only step, and it is final. A card that was moved
 * away points to its successor for as long as the migration stands.
 */
export function migrationGuards(flavour: Flavour): string[] {
  const same = (column: string) => `new.${column} <> old.${column}`
  const fixed = [
    'n',
    'id',
    'old_customer_n',
    'new_customer_n',
    'day',
    'reason',
    'made_json',
    'report_json',
    'letter_json',
    'operator_name',
    'created_at',
  ]
  return [
    ...neverDeleted(flavour, 'card_migration', [['n'], ['id'], ['new_customer_n']]),
    ...guardSql(flavour, {
      table: 'card_migration',
      on: 'update',
      when: `${fixed.map(same).join(' or ')} or (old.state = 'taken-back' and (new.state <> old.state
        or new.version <> old.version or coalesce(new.taken_back_at, '') <> coalesce(old.taken_back_at, '')
        or coalesce(new.taken_back_by_name, '') <> coalesce(old.taken_back_by_name, '')
        or new.take_back_reason <> old.take_back_reason))`,
      code: 'card-migration-immutable',
    }),
    ...guardSql(flavour, {
      table: 'customer',
      on: 'update',
      when: `old.state = 'moved' and (new.state <> 'moved' or coalesce(new.successor_n, 0) <> coalesce(old.successor_n, 0))
        and exists (select 1 from card_migration where old_customer_n = old.n and state = 'done')`,
      code: 'moved-card-stays',
    }),
    ...guardSql(flavour, {
      table: 'customer',
      on: 'update',
      when: `new.state = 'moved' and (new.successor_n is null or new.successor_n = new.n)`,
      code: 'moved-card-without-successor',
    }),
  ]
}
