import { sql } from 'kysely'
import { createHash } from 'node:crypto'
import type { ReadTx } from '../../store/store.ts'
import type { Proof } from '../billing/index.ts'

const shown = 20

/**
 * Proves that refunds in transit hold exactly what is held for refunds that were not paid yet, that a refund is paid
 * where, and only where, an allocation pays it, and that stored files are as they were written.
 */
export async function checkRefunds(tx: ReadTx): Promise<Proof> {
  const problems: Proof['problems'] = []
  const { rows: figures } = await sql<{ held: number; ledger: number; examined: number }>`
    select (select cast(coalesce(sum(amount_cents), 0) as bigint) from refund
        where state in ('to-approve', 'ordered', 'in-file')) as held,
      (select cast(coalesce(sum(credit_cents - debit_cents), 0) as bigint) from ledger_line
        where account = 'refunds-in-transit') as ledger,
      (select count(*) from refund) as examined`.execute(tx.db)
  const [{ held = 0, ledger = 0, examined = 0 } = {}] = figures
  if (Number(held) !== Number(ledger))
    problems.push({
      code: 'payments.refunds-in-transit-differ',
      params: { heldCents: Number(held), ledgerCents: Number(ledger) },
    })
  for (const { reference, state } of await wronglyPaid(tx))
    problems.push({ code: 'payments.refund-state-differs', params: { reference, state } })
  for (const fileName of await changedFiles(tx))
    problems.push({ code: 'payments.refund-file-changed', params: { fileName } })
  return { examined: Number(examined), problems }
}

async function wronglyPaid(tx: ReadTx): Promise<{ reference: string; state: string }[]> {
  const { rows } = await sql<{ reference: string; state: string }>`
    select r.end_to_end_id as reference, r.state from refund r
    left join (
      select refund_n, cast(sum(amount_cents) as bigint) as cents from allocation
      where refund_n is not null group by refund_n) a on a.refund_n = r.n
    where coalesce(a.cents, 0) <> case when r.state = 'paid' then -r.amount_cents else 0 end
    limit ${shown}`.execute(tx.db)
  return rows
}

async function changedFiles(tx: ReadTx): Promise<string[]> {
  const files = await tx.db
    .selectFrom('refund_file')
    .select(['n', 'file_name', 'sha256'])
    .orderBy('n')
    .execute()
  const changed: string[] = []
  for (const file of files) {
    // One text at a time: files of years would not fit into memory together.
    const stored = await tx.db
      .selectFrom('refund_file')
      .select('file_text')
      .where('n', '=', file.n)
      .executeTakeFirst()
    const sha256 = createHash('sha256')
      .update(stored?.file_text ?? '', 'utf8')
      .digest('hex')
    if (sha256 !== file.sha256) changed.push(file.file_name)
  }
  return changed
}
