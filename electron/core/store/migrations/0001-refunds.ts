import { type Flavour, guardSql } from '../dialects/ddl.ts'

const fixedOfRefund = [
  'n',
  'id',
  'end_to_end_id',
  'customer_n',
  'amount_cents',
  'currency',
  'iban',
  'bic',
  'holder_name',
  'remittance',
  'reason',
  'iban_basis',
  'entry_n',
  'requested_by_n',
  'requested_by_name',
  'requested_at',
]
const fixedOfFile = [
  'n',
  'id',
  'message_id',
  'file_name',
  'bank_account_n',
  'execution_day',
  'refund_count',
  'total_cents',
  'currency',
  'file_text',
  'sha256',
  'operator_name',
  'created_at',
]
const changed = (columns: readonly string[]) =>
  columns.map((column) => `new.${column} <> old.${column}`).join(' or ')

/**
 * What no one may do to a refund, whoever writes to the database: change to whom how much goes, approve one's own
 * (a check of the table), call an IBAN known that never paid, skip a state, or change a file that may be at the bank.
 */
export function refundGuards(flavour: Flavour): string[] {
  return [
    ...guardSql(flavour, {
      table: 'refund',
      on: 'insert',
      when: `new.state not in ('to-approve', 'ordered') or new.approved_by_n is not null or new.file_n is not null`,
      code: 'refund-begins-unapproved',
    }),
    ...guardSql(flavour, {
      table: 'refund',
      on: 'insert',
      when: `new.iban_basis = 'paid-from' and not exists (
        select 1 from allocation a join bank_line b on b.n = a.bank_line_n
        where a.customer_n = new.customer_n and a.payer_iban = new.iban and a.undoes_n is null
          and a.kind in ('document', 'credit') and b.amount_cents > 0
          and not exists (select 1 from allocation u where u.undoes_n = a.n))`,
      code: 'refund-iban-never-paid',
    }),
    ...guardSql(flavour, {
      table: 'refund',
      on: 'update',
      when: `${changed(fixedOfRefund)} or (old.approved_by_n is not null
        and (new.approved_by_n is null or new.approved_by_n <> old.approved_by_n))`,
      code: 'refund-immutable',
    }),
    ...guardSql(flavour, {
      table: 'refund',
      on: 'update',
      when: `(new.state = 'in-file' and new.file_n is null) or (new.state <> old.state and not (
        (old.state = 'to-approve' and new.state in ('ordered', 'cancelled'))
        or (old.state = 'ordered' and new.state in ('in-file', 'paid', 'cancelled'))
        or (old.state = 'in-file' and new.state in ('ordered', 'paid', 'cancelled'))
        or (old.state = 'paid' and new.state in ('ordered', 'in-file'))))`,
      code: 'refund-state-order',
    }),
    ...guardSql(flavour, {
      table: 'refund_file',
      on: 'update',
      when: `${changed(fixedOfFile)} or coalesce(new.operator_n, 0) <> coalesce(old.operator_n, 0)
        or (new.state <> old.state and new.state <> 'withdrawn')`,
      code: 'refund-file-immutable',
    }),
  ]
}
