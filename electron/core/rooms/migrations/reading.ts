import type { z } from 'zod'
import type { zMigration } from '../../../../shared/contract/migrations.ts'
import type { QueryContext } from '../../api/context.ts'
import { readMigration } from './store.ts'
import { obstaclesOf } from './take-back.ts'

/** A migration with everything its page shows. @throws Missing migration */
export async function migrationPage({ tx }: QueryContext, id: string): Promise<z.output<typeof zMigration>> {
  const migration = await readMigration(tx, id)
  const { made, plan, reason, takenBackAt, takenBackByName, takeBackReason } = migration
  return {
    id: migration.id,
    version: migration.version,
    state: migration.state,
    day: migration.day,
    oldCard: migration.oldCard,
    newCard: migration.newCard,
    operatorName: migration.operatorName,
    createdAt: migration.createdAt,
    reason,
    plan,
    takenBackAt,
    takenBackByName,
    takeBackReason,
    reissued: made.proformas.map(({ old, new: next }) => ({ old, new: next })),
    takeBackObstacles: await obstaclesOf(tx, migration),
  }
}
