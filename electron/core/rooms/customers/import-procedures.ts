import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { exportCards } from './export-cards.ts'
import { commitImport, previewImport, undoImport } from './import-cards.ts'
import { listCardImports } from './import-store.ts'

export const importProcedures = {
  previewImport: api.customers.previewImport.handler(onJob((job, input) => previewImport(job, input))),
  commitImport: api.customers.commitImport.handler(onJob((job, input) => commitImport(job, input))),
  listImports: api.customers.listImports.handler(
    onQuery(async ({ tx }) => (await listCardImports(tx)).map(({ n: _n, ...made }) => made)),
  ),
  undoImport: api.customers.undoImport.handler(onCommand(undoImport)),
  exportCards: api.customers.exportCards.handler(onJob((job, input) => exportCards(job, input))),
}
