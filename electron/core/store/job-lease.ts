import { sql } from 'kysely'
import type { ReadTx, WriteTx } from './store.ts'

/**
 * Takes or renews the lease of a background job, so that of several hosts on one database only one does it. Answers
 * the fence, which rises with every new holder, or null while another holds it. Instants are UTC.
 */
export async function takeLease(
  tx: WriteTx,
  lease: { name: string; holder: string; now: string; until: string },
): Promise<number | null> {
  const { name, holder, now, until } = lease
  const { rows } = await sql<{ fence: number }>`
    insert into job_lease (name, holder, fence, leased_until) values (${name}, ${holder}, 1, ${until})
    on conflict (name) do update set
      fence = case when job_lease.holder = ${holder} then job_lease.fence else job_lease.fence + 1 end,
      holder = ${holder}, leased_until = ${until}
    where job_lease.holder = ${holder} or job_lease.leased_until <= ${now}
    returning fence`.execute(tx.db)
  return rows[0]?.fence ?? null
}

/** Whether nobody took the lease over; asked in the transaction of each step that must not be done twice. */
export async function holdsLease(tx: ReadTx, name: string, fence: number): Promise<boolean> {
  const row = await tx.db.selectFrom('job_lease').select('fence').where('name', '=', name).executeTakeFirst()
  return row?.fence === fence
}
