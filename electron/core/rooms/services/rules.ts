import { domainToASCII, domainToUnicode } from 'node:url'
import type { ServiceFields } from '../../../../shared/contract/services.ts'
import {
  addDays,
  addMonths,
  type Day,
  daysInMonth,
  dayOfParts,
  partsOf,
} from '../../../../shared/values/day.ts'
import { fold } from '../../../../shared/values/fold.ts'
import type { Service, ServiceState } from './service.ts'

/**
 * The next billing day so many months on. The day of the month is the anchor's, so that a service billed from
 * 31 January is billed on 28 February and again on 31 March.
 *
 * @returns null when the service is billed once (`periodMonths` 0)
 */
export function nextBillingDay(day: Day, periodMonths: number, anchorDay: Day): Day | null {
  if (periodMonths === 0) return null
  const { year, month } = partsOf(addMonths(day, periodMonths))
  const dayOfMonth = Math.min(partsOf(anchorDay).dayOfMonth, daysInMonth(year, month))
  return dayOfParts({ year, month, dayOfMonth }) ?? null
}

/** What one billing of a service covers, first and last day, and when the next one is due. */
export interface BillingPeriod {
  periodFrom: Day
  periodTo: Day
  nextBillingDay: Day | null
}

/** The period that falls due next; null when nothing does. A service billed once covers the day itself. */
export function billingPeriodOf(
  service: Pick<Service, 'nextBillingDay' | 'periodMonths' | 'anchorDay'>,
): BillingPeriod | null {
  const from = service.nextBillingDay
  if (from === null) return null
  const next = nextBillingDay(from, service.periodMonths, service.anchorDay ?? from)
  return { periodFrom: from, periodTo: next === null ? from : addDays(next, -1), nextBillingDay: next }
}

/** The state on a day: a service whose last day has passed is ended, whether or not somebody said so. */
export function stateOn(service: Pick<Service, 'state' | 'endDay'>, day: Day): ServiceState {
  return service.endDay !== null && service.endDay < day ? 'ended' : service.state
}

export type CheckedLabel = { ok: true; label: string; labelKey: string } | { ok: false }

/**
 * A domain name in the form people read and in the form it is compared: ASCII (UTS 46, punycode), lower case, without
 * the root dot. At least two labels of letters, digits and hyphens (RFC 1035, 2.3.1), the last one not a number.
 */
export function checkDomain(text: string): CheckedLabel {
  const ascii = domainToASCII(text.trim().replace(/[.。]$/u, '')).toLowerCase()
  const labels = ascii.split('.')
  const wellFormed =
    ascii.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/u.test(label)) &&
    !/^\d+$/u.test(labels.at(-1) ?? '')
  return wellFormed ? { ok: true, label: domainToUnicode(ascii), labelKey: ascii } : { ok: false }
}

/** The label of a service as it is shown and compared; only a domain can be refused. */
export function checkLabel(kind: ServiceFields['kind'], text: string): CheckedLabel {
  const domain = checkDomain(text)
  if (kind === 'domain') return domain
  return { ok: true, label: text, labelKey: domain.ok ? domain.labelKey : fold(text) }
}

/** Everything a clerk may type to find a service, folded. */
export function searchTextOf(service: { label: string; labelKey: string; description: string }): string {
  const words = fold([service.label, service.labelKey, service.description].join(' ')).split(' ')
  return [...new Set(words)].join(' ')
}
