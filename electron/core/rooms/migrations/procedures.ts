import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { readCard } from '../customers/index.ts'
import { migrate } from './migrate.ts'
import { paperFile } from './papers.ts'
import { decideMigration } from './plan.ts'
import { migrationPage } from './reading.ts'
import { sendLetter } from './send-letter.ts'
import { listMigrations, migrationsOfCard } from './store.ts'
import { takeMigrationBack } from './take-back.ts'

export const migrations = {
  list: api.migrations.list.handler(onQuery(({ tx }, input) => listMigrations(tx, input))),
  get: api.migrations.get.handler(onQuery((query, input) => migrationPage(query, input.id))),
  ofCard: api.migrations.ofCard.handler(
    onQuery(async ({ tx }, input) => {
      const card = await readCard(tx, { id: input.customerId })
      return migrationsOfCard(tx, card.n)
    }),
  ),
  previewMigration: api.migrations.previewMigration.handler(
    onQuery(async (query, wish) => (await decideMigration(query, wish)).plan),
  ),
  migrate: api.migrations.migrate.handler(onCommand(migrate)),
  takeBackMigration: api.migrations.takeBackMigration.handler(onCommand(takeMigrationBack)),
  getReportPdf: api.migrations.getReportPdf.handler(
    onJob((job, input) => paperFile(job, input.id, 'report')),
  ),
  getLetterPdf: api.migrations.getLetterPdf.handler(
    onJob((job, input) => paperFile(job, input.id, 'letter')),
  ),
  sendLetter: api.migrations.sendLetter.handler(onJob(sendLetter)),
}
