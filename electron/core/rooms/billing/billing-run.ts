import type { z } from 'zod'
import { zDraft } from '../../../../shared/contract/billing.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { type JobContext, Missing, Refusal, type CommandContext, refuse } from '../../api/context.ts'
import { readCard } from '../customers/index.ts'
import { billingPeriodOf, dueCustomers, dueServices, type Service } from '../services/index.ts'
import { createProforma } from './proforma.ts'

interface RunInput {
  requestId: string
  untilDay: Day
  customerIds: readonly string[] | null
}

export interface RunProgress {
  done: number
  total: number
  customerName: string
  number: string | null
  refusal: { code: string; params: Record<string, string | number | boolean | null> } | null
}

/**
 * One proforma per card for its services that fall due, each in its own transaction: what one card is refused
 * stops none of the others. Repeating the run with the same request id repeats nothing that was done.
 */
export async function* billServices(
  job: JobContext,
  input: RunInput,
  signal: AbortSignal | undefined,
): AsyncGenerator<RunProgress, void> {
  const customerNs = await job.read(async ({ tx }) => {
    if (input.customerIds === null) return dueCustomers(tx, { untilDay: input.untilDay })
    const ns: number[] = []
    for (const id of input.customerIds) ns.push((await readCard(tx, { id })).n)
    return ns
  })
  let done = 0
  for (const customerN of customerNs) {
    if (signal?.aborted === true) return
    const customerName = await job.read(async ({ tx }) => (await readCard(tx, { n: customerN })).legalName)
    const result = await billCard(job, input, customerN)
    done += 1
    yield { done, total: customerNs.length, customerName, ...result }
  }
}

async function billCard(
  job: JobContext,
  input: RunInput,
  customerN: number,
): Promise<Pick<RunProgress, 'number' | 'refusal'>> {
  try {
    const { number } = await job.command(`${input.requestId}/${customerN}`, (command) =>
      billDue(command, customerN, input.untilDay),
    )
    return { number, refusal: null }
  } catch (error) {
    if (error instanceof Refusal) return { number: null, refusal: { code: error.code, params: error.params } }
    if (error instanceof Missing) {
      return { number: null, refusal: { code: 'billing.services-not-due', params: {} } }
    }
    throw error
  }
}

async function billDue(command: CommandContext, customerN: number, untilDay: Day) {
  const [due] = await dueServices(command.tx, { untilDay, customerN })
  if (due === undefined) refuse('billing.services-not-due')
  const card = await readCard(command.tx, { n: customerN })
  const draft = zDraft.parse({ customerId: card.id, lines: due.services.flatMap(lineOf) })
  // A business without a confirmed number is charged domestic VAT, as in the preview of the run.
  return createProforma(command, draft, ['billing.vat-not-confirmed'])
}

/** The line that bills the next period of a service. */
function lineOf(service: Service): z.input<typeof zDraft>['lines'] {
  const period = billingPeriodOf(service)
  if (period === null) return []
  const description = service.description === '' ? service.label : `${service.label} · ${service.description}`
  return [
    {
      description: description.slice(0, 300),
      quantity: service.quantity,
      unitPrice: service.unitPrice,
      vatCategory: service.vatCategory,
      serviceId: service.id,
      periodFrom: period.periodFrom,
      periodTo: period.periodTo,
    },
  ]
}
