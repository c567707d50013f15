import { refundStates } from '../../../../shared/contract/payments-refunds.ts'
import type { RefundState } from '../../../../shared/contract/payments-refunds.ts'
import { formatIban, isIban } from '../../../../shared/values/iban.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { StateBadge } from '../../../ui/index.ts'
import type { Tone } from '../../../ui/index.ts'

export type RefundRow = Outputs['payments']['listRefunds']['rows'][number]

/** What the tabs of the page show; the last one are the files themselves. */
export const refundTabs = [...refundStates, 'files'] as const
export type RefundTab = (typeof refundTabs)[number]

const tones: Record<RefundState, Tone> = {
  'to-approve': 'warn',
  ordered: 'accent',
  'in-file': 'accent',
  paid: 'good',
  cancelled: 'plain',
}

export function RefundBadge({ state }: { state: RefundState }) {
  const t = useWords()
  return <StateBadge tone={tones[state]}>{t(`refunds:state.${state}`)}</StateBadge>
}

/** An IBAN in groups of four; as it is where it is none. */
export function writtenIban(iban: string): string {
  return isIban(iban) ? formatIban(iban) : iban
}
