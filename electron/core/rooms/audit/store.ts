import { sql } from 'kysely'
import { randomBytes } from 'node:crypto'
import { insertInto, preparedRead } from '../../store/prepared.ts'
import type { WriteTx } from '../../store/store.ts'
import { eventHash, privateHash } from './rules.ts'

/** What happened, as code and values; people's data goes into `private`, which erasure can drop. */
export interface NewAuditEvent {
  /** `room.past-tense`, e.g. `billing.invoice-issued`. */
  action: string
  recordKind:
    | 'customer'
    | 'contact'
    | 'service'
    | 'document'
    | 'bank-line'
    | 'card-import'
    | 'csv-mapping'
    | 'import'
    | 'allocation'
    | 'match-batch'
    | 'receipt'
    | 'decline'
    | 'refund'
    | 'refund-file'
    | 'message'
    | 'migration'
    | 'change-request'
    | 'operator'
    | 'company'
    | 'bank-account'
    | 'series'
    | 'vat-rate'
    | 'session'
    | 'absence'
  recordId: string
  /** What people call the record: a number, never personal data. */
  recordLabel: string
  public?: Record<string, unknown>
  private?: Record<string, unknown>
}

interface Author {
  n: number | null
  name: string
  at: string
  requestId: string | null
}

const headOfChain = preparedRead((db) =>
  db.selectFrom('audit_event').select(['seq', 'hash']).orderBy('seq', 'desc').limit(sql.lit(1)),
)

/** Appends one event to the chain. Its `seq` follows commit order, since writes come one after the other. */
export async function appendEvent(tx: WriteTx, author: Author, event: NewAuditEvent): Promise<number> {
  const [last] = await headOfChain(tx, {})
  const seq = (last?.seq ?? 0) + 1
  const previousHash = last?.hash ?? ''
  const publicJson = JSON.stringify(event.public ?? {})
  const privateJson = event.private === undefined ? null : JSON.stringify(event.private)
  const salt = privateJson === null ? null : randomBytes(16).toString('hex')
  const hashed = {
    seq,
    at: author.at,
    operatorName: author.name,
    action: event.action,
    recordKind: event.recordKind,
    recordId: event.recordId,
    recordLabel: event.recordLabel,
    publicJson,
    privateHash: privateHash(salt, privateJson),
    previousHash,
  }
  await insertInto(tx, 'audit_event', [
    {
      seq,
      at: hashed.at,
      operator_n: author.n,
      operator_name: hashed.operatorName,
      action: hashed.action,
      record_kind: hashed.recordKind,
      record_id: hashed.recordId,
      record_label: hashed.recordLabel,
      request_id: author.requestId,
      public_json: publicJson,
      private_json: privateJson,
      salt,
      private_hash: hashed.privateHash,
      previous_hash: previousHash,
      hash: eventHash(hashed),
    },
  ])
  return seq
}
