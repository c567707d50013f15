import { api, onCommand, onQuery } from '../../api/implementer.ts'
import { createService, setServiceState, updateService } from './changing.ts'
import { listServices } from './list-store.ts'
import { getService, listDue } from './reading.ts'

export const services = {
  list: api.services.list.handler(
    onQuery(async (query, input) => listServices(query.tx, input, await query.today())),
  ),
  get: api.services.get.handler(onQuery((query, input) => getService(query, input.id))),
  create: api.services.create.handler(
    onCommand(async (command, input) => ({ id: (await createService(command, input)).id })),
  ),
  update: api.services.update.handler(onCommand(updateService)),
  setState: api.services.setState.handler(onCommand(setServiceState)),
  listDue: api.services.listDue.handler(onQuery(listDue)),
}
