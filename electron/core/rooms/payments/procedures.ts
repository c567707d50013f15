import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { useCredit } from './credit.ts'
import { commitImport } from './import-commit.ts'
import { listImports } from './import-list-store.ts'
import { previewImport } from './import-preview.ts'
import { readImport } from './import-store.ts'
import { discardImport, undoImport } from './import-undo.ts'
import { counts, getLine, listLines, park } from './lines.ts'
import { match } from './match.ts'
import { suggest } from './suggest.ts'
import { unmatch } from './unmatch.ts'

export const payments = {
  previewImport: api.payments.previewImport.handler(
    onJob(async (job, input, signal) => previewImport(job, input, signal)),
  ),
  commitImport: api.payments.commitImport.handler(onCommand(commitImport)),
  discardImport: api.payments.discardImport.handler(onCommand(discardImport)),
  undoImport: api.payments.undoImport.handler(onCommand(undoImport)),
  listImports: api.payments.listImports.handler(onQuery((query, input) => listImports(query.tx, input))),
  getImport: api.payments.getImport.handler(onQuery((query, input) => readImport(query.tx, input.id))),
  listLines: api.payments.listLines.handler(onQuery(listLines)),
  counts: api.payments.counts.handler(onQuery(counts)),
  getLine: api.payments.getLine.handler(onQuery(getLine)),
  suggest: api.payments.suggest.handler(onQuery(suggest)),
  match: api.payments.match.handler(onCommand((command, input) => match(command, input))),
  unmatch: api.payments.unmatch.handler(onCommand(unmatch)),
  useCredit: api.payments.useCredit.handler(onCommand(useCredit)),
  park: api.payments.park.handler(onCommand(park)),
}
