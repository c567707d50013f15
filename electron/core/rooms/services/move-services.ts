import type { Day } from '../../../../shared/values/day.ts'
import type { CommandContext } from '../../api/context.ts'
import { auditLabel } from './audit-label.ts'
import { changeOwner, readService } from './store.ts'

interface CardOfMove {
  n: number
  cardNumber: string
}

/**
 * Gives services to another card from a day on. What they are, cost and are registered with stays as it is, and so
 * does their next billing day. Who owned them before stays known: late payments name what they know.
 */
export async function moveServices(
  command: CommandContext,
  move: { serviceNs: readonly number[]; from: CardOfMove; to: CardOfMove; day: Day },
): Promise<void> {
  for (const serviceN of move.serviceNs) {
    const service = await readService(command.tx, { n: serviceN })
    if (service.customerN !== move.from.n) throw new Error(`service ${serviceN} is of another card`)
    await changeOwner(command.tx, service, { customerN: move.to.n, fromDay: move.day })
    await command.audit({
      action: 'services.owner-changed',
      recordKind: 'service',
      recordId: service.id,
      recordLabel: auditLabel(service),
      public: { before: move.from.cardNumber, after: move.to.cardNumber, day: move.day },
    })
  }
}
