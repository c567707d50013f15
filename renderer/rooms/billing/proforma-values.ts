import type { Draft } from '../../../shared/contract/billing.ts'
import { addDays, addMonths, isDay } from '../../../shared/values/day.ts'
import type { Day } from '../../../shared/values/day.ts'
import { decimal } from '../../../shared/values/decimal.ts'
import type { Decimal } from '../../../shared/values/decimal.ts'
import type { Outputs } from '../../api/types.ts'
import type { PickedCustomer } from '../customers/index.ts'

type DraftLine = Draft['lines'][number]
export type DueService = Outputs['services']['listDue']['customers'][number]['services'][number]

/** A line while it is typed: what is not understood yet is null. */
export interface LineValues {
  key: string
  description: string
  detail: string
  quantity: Decimal | null
  unitPrice: Decimal | null
  vatCategory: DraftLine['vatCategory']
  serviceId: string | null
  periodFrom: Day | null
  periodTo: Day | null
}

/** A proforma while it is typed. The last line is always an empty one, to go on with. */
export interface ProformaValues {
  customer: PickedCustomer | null
  dueDay: Day | null
  priceMode: 'company' | 'net' | 'gross'
  purchaseReference: string
  note: string
  lines: LineValues[]
}

const one = decimal('1')

export function emptyLine(): LineValues {
  return {
    key: crypto.randomUUID(),
    description: '',
    detail: '',
    quantity: one,
    unitPrice: null,
    vatCategory: 'standard',
    serviceId: null,
    periodFrom: null,
    periodTo: null,
  }
}

/** True while nothing was typed into a line. */
export function isEmptyLine(line: LineValues): boolean {
  return line.description.trim() === '' && line.detail.trim() === '' && line.unitPrice === null
}

/** The lines with an empty one at the end. */
export function withEmptyLine(lines: readonly LineValues[]): LineValues[] {
  const last = lines.at(-1)
  return last !== undefined && isEmptyLine(last) ? [...lines] : [...lines, emptyLine()]
}

export function emptyProforma(customer: PickedCustomer | null): ProformaValues {
  return {
    customer,
    dueDay: null,
    priceMode: 'company',
    purchaseReference: '',
    note: '',
    lines: [emptyLine()],
  }
}

function dayOf(text: string | null): Day | null {
  return text !== null && isDay(text) ? text : null
}

/** A stored draft as the form holds it. */
export function proformaOf(draft: Draft, customer: PickedCustomer): ProformaValues {
  return {
    customer,
    dueDay: dayOf(draft.dueDay),
    priceMode: draft.priceMode ?? 'company',
    purchaseReference: draft.purchaseReference,
    note: draft.note,
    lines: withEmptyLine(
      draft.lines.map((line) => ({
        key: crypto.randomUUID(),
        description: line.description,
        detail: line.detail,
        quantity: decimal(line.quantity),
        unitPrice: decimal(line.unitPrice),
        vatCategory: line.vatCategory,
        serviceId: line.serviceId,
        periodFrom: dayOf(line.periodFrom),
        periodTo: dayOf(line.periodTo),
      })),
    ),
  }
}

/** The line that bills the next period of a service, worded as the billing run words it. */
export function lineOfService(service: DueService): LineValues {
  const from = dayOf(service.nextBillingDay)
  const words = service.description === '' ? service.label : `${service.label} · ${service.description}`
  return {
    ...emptyLine(),
    description: words.slice(0, 300),
    quantity: decimal(service.quantity),
    unitPrice: decimal(service.unitPrice),
    serviceId: service.id,
    periodFrom: from,
    periodTo:
      from === null || service.periodMonths === 0 ? from : addDays(addMonths(from, service.periodMonths), -1),
  }
}

function isComplete(line: LineValues): line is LineValues & { quantity: Decimal; unitPrice: Decimal } {
  return line.quantity !== null && line.unitPrice !== null
}

export interface PricedDraft {
  draft: Draft
  /** The keys of the lines that are in the draft, in its order. */
  keys: string[]
  /** Whether it holds every line, with its description: it could be issued. */
  isWhole: boolean
}

/** The draft as far as it is typed; null without a card or a priced line. */
export function draftOf(values: ProformaValues): PricedDraft | null {
  const typed = values.lines.filter((line) => !isEmptyLine(line))
  const priced = typed.filter(isComplete)
  if (values.customer === null || priced.length === 0) return null
  return {
    draft: {
      customerId: values.customer.id,
      priceMode: values.priceMode === 'company' ? null : values.priceMode,
      dueDay: values.dueDay,
      purchaseReference: values.purchaseReference,
      note: values.note,
      lines: priced.map(({ key: _, ...line }) => ({
        ...line,
        // Amounts are shown while the words are still missing.
        description: line.description.trim() === '' ? '…' : line.description,
      })),
    },
    keys: priced.map(({ key }) => key),
    isWhole: priced.length === typed.length && typed.every(({ description }) => description.trim() !== ''),
  }
}
