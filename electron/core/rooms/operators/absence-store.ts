import type { ReadTx, WriteTx } from '../../store/store.ts'

export interface Absence {
  n: number
  id: string
  version: number
  operatorN: number
  operatorId: string
  operatorName: string
  deputyN: number
  deputyId: string
  deputyName: string
  fromDay: string
  toDay: string
}

function absences(tx: ReadTx) {
  return tx.db
    .selectFrom('operator_absence as a')
    .innerJoin('operator as o', 'o.n', 'a.operator_n')
    .innerJoin('operator as d', 'd.n', 'a.deputy_n')
    .select([
      'a.n',
      'a.id',
      'a.version',
      'a.operator_n as operatorN',
      'o.id as operatorId',
      'o.name as operatorName',
      'a.deputy_n as deputyN',
      'd.id as deputyId',
      'd.name as deputyName',
      'a.from_day as fromDay',
      'a.to_day as toDay',
    ])
    .where('a.removed_at', 'is', null)
    .orderBy('a.from_day')
    .orderBy('a.n')
}

/** Absences that end on this day or later, soonest first. */
export async function absencesFrom(tx: ReadTx, day: string): Promise<Absence[]> {
  return absences(tx).where('a.to_day', '>=', day).execute()
}

export async function findAbsence(tx: ReadTx, id: string): Promise<Absence | null> {
  return (await absences(tx).where('a.id', '=', id).executeTakeFirst()) ?? null
}

export async function insertAbsence(
  tx: WriteTx,
  absence: { id: string; operatorN: number; deputyN: number; fromDay: string; toDay: string; at: string },
): Promise<void> {
  await tx.db
    .insertInto('operator_absence')
    .values({
      id: absence.id,
      version: 1,
      operator_n: absence.operatorN,
      deputy_n: absence.deputyN,
      from_day: absence.fromDay,
      to_day: absence.toDay,
      created_at: absence.at,
      removed_at: null,
    })
    .execute()
}

export async function markAbsenceRemoved(
  tx: WriteTx,
  absence: Pick<Absence, 'n' | 'version'>,
  at: string,
): Promise<void> {
  await tx.db
    .updateTable('operator_absence')
    .set({ version: absence.version + 1, removed_at: at })
    .where('n', '=', absence.n)
    .execute()
}
