import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { Day } from '../../../../shared/values/day.ts'
import type { TaxIdKind } from '../../../../shared/values/tax-id.ts'
import type { ReadTx } from '../../store/store.ts'
import {
  type Card,
  checkFields,
  checkTaxIdentity,
  findLikelyDuplicates,
  refuseInactive,
  type TaxIdentity,
} from '../customers/index.ts'
import { Refusal } from '../../api/context.ts'
import type { Wish } from './plan.ts'
import type { Coded } from './rules.ts'

/** The new card as it will be. */
export interface DecidedIdentity {
  taxIdentity: Wish['taxIdentity']
  fields: CardFields
  /** As rooms see cards; it has no keys yet. */
  card: Card
  problems: Coded[]
  warnings: Coded[]
}

/**
 * Decides the new card: its tax identity by the rules of its country, its fields in the form they are kept, payment
 * by transfer where the old card's mandate cannot follow, and which cards it may be the same as.
 */
export async function decideIdentity(
  tx: ReadTx,
  { old, past, wish, today }: { old: Card; past: readonly Card[]; wish: Wish; today: Day },
): Promise<DecidedIdentity> {
  const problems: Coded[] = await standingProblems(tx, old)
  const identity = checkTaxIdentity(wish.taxIdentity, wish.card.kind)
  if (!identity.ok) problems.push({ code: identity.code, params: identity.params })
  else if (isSame(identity.value, old.taxIdentity)) {
    problems.push({ code: 'migrations.same-tax-identity', params: { cardNumber: old.cardNumber } })
  }
  const asked: CardFields =
    old.paymentMethod === 'direct-debit' ? { ...wish.card, paymentMethod: 'transfer' } : wish.card
  const checked = checkFields(asked)
  if (!checked.ok) problems.push({ code: checked.code, params: checked.params })
  const fields = checked.ok ? checked.value : asked
  problems.push(...vatAnswerProblems(wish, fields, today))
  const doubles = await doublesOf(tx, { old, past, fields, taxIdentity: identity.ok ? identity.value : null })
  const taxIdentity = identity.ok ? identity.value : wish.taxIdentity
  return {
    taxIdentity,
    fields,
    card: futureCard(old, fields, identity.ok ? identity.value : old.taxIdentity, wish),
    problems: [...problems, ...doubles.problems],
    warnings: doubles.warnings,
  }
}

async function standingProblems(tx: ReadTx, old: Card): Promise<Coded[]> {
  try {
    await refuseInactive(tx, old)
    return []
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const successor = error.params['successor']
    const cardNumber = old.cardNumber
    return [
      {
        code: error.code,
        params: { cardNumber, ...(typeof successor === 'string' ? { successor } : {}) },
      },
    ]
  }
}

function vatAnswerProblems({ vatConfirmation }: Wish, fields: CardFields, today: Day): Coded[] {
  if (vatConfirmation === null) return []
  if (fields.vatNumber === '')
    return [{ code: 'customers.vat-number-invalid', params: { vatNumber: '', reason: 'empty' } }]
  const { day } = vatConfirmation
  return day > today ? [{ code: 'customers.confirmation-in-future', params: { day, today } }] : []
}

function isSame(one: TaxIdentity, other: TaxIdentity): boolean {
  return one.kind === other.kind && one.country === other.country && one.value === other.value
}

function futureCard(old: Card, fields: CardFields, taxIdentity: TaxIdentity, wish: Wish): Card {
  const answer = wish.vatConfirmation
  return {
    ...old,
    ...fields,
    taxIdentity: { ...taxIdentity, kind: taxIdentity.kind satisfies TaxIdKind },
    vatConfirmation: answer === null ? null : { ...answer, vatNumber: fields.vatNumber },
  }
}

/** Other cards that may be this one. The old card and those before it share most of it, and are meant to. */
async function doublesOf(
  tx: ReadTx,
  facts: { old: Card; past: readonly Card[]; fields: CardFields; taxIdentity: TaxIdentity | null },
): Promise<{ problems: Coded[]; warnings: Coded[] }> {
  const { old, past, fields, taxIdentity } = facts
  const alike = await findLikelyDuplicates(tx, {
    ...fields,
    taxIdentity: taxIdentity ?? { kind: 'none', country: fields.country, value: '' },
  })
  const own = new Set([old, ...past].map(({ id }) => id))
  const others = alike.filter(({ id }) => !own.has(id))
  const sameTaxId = others.filter(({ reasons }) => reasons.includes('tax-id'))
  const holder = sameTaxId.find(({ state }) => state === 'active')
  if (holder !== undefined) {
    const { cardNumber, legalName } = holder
    return {
      problems: [{ code: 'migrations.tax-id-in-use', params: { cardNumber, legalName } }],
      warnings: [],
    }
  }
  const warnings: Coded[] = []
  const former = past.find(
    ({ taxIdentity: earlier }) =>
      taxIdentity !== null && taxIdentity.value !== '' && isSame(earlier, taxIdentity),
  )
  const earlier = former ?? sameTaxId.find(({ state }) => state === 'moved')
  if (earlier !== undefined) {
    const { cardNumber, legalName } = earlier
    warnings.push({ code: 'migrations.tax-id-of-moved-card', params: { cardNumber, legalName } })
  }
  const [first] = others.filter(({ reasons }) => !reasons.includes('tax-id'))
  if (first !== undefined) {
    const { cardNumber, legalName, reasons } = first
    const params = { count: others.length, cardNumber, legalName, reasons: reasons.join(' ') }
    warnings.push({ code: 'customers.duplicate', params })
  }
  return { problems: [], warnings }
}
