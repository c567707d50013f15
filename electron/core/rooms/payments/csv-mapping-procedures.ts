import { api, onCommand, onJob, onQuery } from '../../api/implementer.ts'
import { previewMapping, removeMapping, saveMapping, tryMapping } from './csv-mapping.ts'
import { listSavedMappings } from './csv-mapping-store.ts'

export const csvMappings = {
  previewMapping: api.payments.previewMapping.handler(onJob((job, input) => previewMapping(job, input))),
  tryMapping: api.payments.tryMapping.handler(onJob((job, input) => tryMapping(job, input))),
  saveMapping: api.payments.saveMapping.handler(onCommand(saveMapping)),
  listMappings: api.payments.listMappings.handler(onQuery((query) => listSavedMappings(query.tx))),
  removeMapping: api.payments.removeMapping.handler(onCommand(removeMapping)),
}
