import type { Day } from '../../../../shared/values/day.ts'
import type { CommandContext } from '../../api/context.ts'
import { auditLabel } from './audit-label.ts'
import { readService, updateNextBillingDay } from './store.ts'

/**
 * Moves next billing days: forward when a proforma bills the services, back when it is cancelled. The anchor of the
 * month stays as it is. Each service gets its own event, so that its story says why it moved.
 */
export async function moveBilling(
  command: CommandContext,
  moves: readonly { serviceN: number; nextBillingDay: Day | null }[],
): Promise<void> {
  for (const move of moves) {
    const service = await readService(command.tx, { n: move.serviceN })
    if (service.nextBillingDay === move.nextBillingDay) continue
    await updateNextBillingDay(command.tx, service.n, move.nextBillingDay)
    await command.audit({
      action: 'services.billing-moved',
      recordKind: 'service',
      recordId: service.id,
      recordLabel: auditLabel(service),
      public: { before: service.nextBillingDay, after: move.nextBillingDay },
    })
  }
}
