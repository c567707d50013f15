import type { Kysely } from 'kysely'
import type { FileVault } from '../platform/file-vault.ts'
import type { Flavour } from './dialects/ddl.ts'
import type { Tables } from './tables.ts'

/** Runs a compiled statement and answers its rows. */
export type RunStatement = <Row>(text: string, values: readonly unknown[]) => Row[]

/** What a read may do: select on one snapshot. */
export interface ReadTx {
  readonly flavour: Flavour
  /**
   * The way past the query builder for statements that are compiled already; only SQLite has it, which answers at
   * once, and only `core/store` takes it.
   */
  readonly run?: RunStatement
  readonly db: Pick<
    Kysely<Tables>,
    'selectFrom' | 'with' | 'withRecursive' | 'fn' | 'case' | 'dynamic' | 'getExecutor'
  >
}

/** A write transaction. It can be used wherever a read can; the reverse does not compile. */
export interface WriteTx extends ReadTx {
  readonly db: Kysely<Tables>
  readonly writes: true
}

/**
 * The database of one data folder or server. Rooms never see it: they receive a transaction.
 *
 * Writes come one after the other; reads do not wait for them. A transaction awaits only the database:
 * waiting for anything else holds up every other writer.
 */
export interface Store {
  readonly flavour: Flavour
  readonly files: FileVault
  read<T>(work: (tx: ReadTx) => Promise<T>): Promise<T>
  write<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>
  /** A consistent copy into a new file. Refused on PostgreSQL, where the server's own dump does it. */
  backup(file: string): Promise<void>
  close(): Promise<void>
}

/** What stands in the way of opening a data folder; said to the user as it is. */
export class StoreRefusal extends Error {
  readonly code: 'folder-in-use' | 'newer-data' | 'migration-failed' | 'not-a-database' | 'backup-failed'
  constructor(code: StoreRefusal['code'], message: string) {
    super(message)
    this.name = 'StoreRefusal'
    this.code = code
  }
}
