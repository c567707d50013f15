import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { isLanguage } from '../../../../shared/values/languages.ts'
import { isTaxIdKind, taxIdKinds } from '../../../../shared/values/tax-id.ts'
import { api } from '../../../api/client.ts'
import { failureOf } from '../../../api/failures.ts'
import type { Failure } from '../../../api/failures.ts'
import type { Inputs, Outputs } from '../../../api/types.ts'
import { useToday } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFailureWords, useFields } from '../../../ui/index.ts'
import type { Fields } from '../../../ui/index.ts'
import { fieldOfRefusal, fieldsOf, usualTaxKind, validateNewCard, valuesOf } from '../card-values.ts'
import type { NewCardValues } from '../card-values.ts'
import type { Customer } from '../customer-page.tsx'

export type Plan = Outputs['migrations']['previewMigration']
export type Wish = Inputs['migrations']['previewMigration']
export type Way = 'reissue' | 'leave'

export const steps = ['card', 'services', 'proformas', 'credit', 'review'] as const
export type Step = (typeof steps)[number]

/** The new card as typed, and the answer on its VAT number. */
export interface MigrationValues extends NewCardValues {
  day: Day | null
  reason: string
  vatConfirmed: boolean
  vatDay: Day | null
  vatConsultation: string
}

/** What a clerk chooses after the card stands. */
export interface Choices {
  /** Services that stay on the old card. */
  staying: ReadonlySet<string>
  ways: ReadonlyMap<string, Way>
  creditCents: Cents | null
  consentBy: string
  consentDay: Day | null
  consentNote: string
  contacts: 'copy' | 'none'
}

export interface Migration {
  fields: Fields<MigrationValues>
  choices: Choices
  choose(change: Partial<Choices>): void
  step: Step
  /** Steps that were reached already. */
  reached: number
  goTo(step: Step): void
  /** Asks for the plan of the typed card; goes on unless it says that the card cannot be. */
  leaveCard(values: MigrationValues): Promise<void>
  plan: Plan | undefined
  failure: Failure | null
  isAsking: boolean
  wish: Wish
}

/** What a signed request asks of a card: the new identity, and the fields that change with it. */
export type SignedChange = Extract<Outputs['changes']['get']['asked'], { kind: 'card' }> & { number: string }

function startingValues(customer: Customer, today: Day, signed: SignedChange | null): MigrationValues {
  const fresh = freshValues(customer, today)
  const identity = signed?.taxIdentity ?? null
  if (signed === null || identity === null) return fresh
  const { kind: taxKind, country: taxCountry, value: taxValue } = identity
  const isCompany = taxIdKinds(taxCountry, 'company').some((one) => one === taxKind)
  return {
    ...fresh,
    ...signedFields(signed),
    kind: isCompany ? 'company' : 'person',
    taxCountry,
    taxKind: isTaxIdKind(taxKind) ? taxKind : 'none',
    taxValue,
    reason: signed.number,
  }
}

/** The fields that were signed for; how it is paid stays with the new mandate. */
function signedFields({ fields }: SignedChange): Partial<MigrationValues> {
  const { language, paymentMethod: _method, ...texts } = fields
  return { ...texts, ...(language !== undefined && isLanguage(language) ? { language } : {}) }
}

function freshValues(customer: Customer, today: Day): MigrationValues {
  const copied = valuesOf(customer)
  const { country } = customer.taxIdentity
  return {
    ...copied,
    // A mandate is its signer's: the new card starts with transfer.
    paymentMethod: 'transfer',
    vatNumber: '',
    registrationNumber: '',
    taxCountry: country,
    taxKind: usualTaxKind(country, copied.kind),
    taxValue: '',
    day: today,
    reason: '',
    vatConfirmed: false,
    vatDay: today,
    vatConsultation: '',
  }
}

function wishOf(customer: Customer, values: MigrationValues, choices: Choices, today: Day): Wish {
  const isConfirmed = values.vatConfirmed && values.vatNumber.trim() !== '' && values.vatDay !== null
  const hasConsent = choices.consentBy.trim() !== '' && choices.consentDay !== null
  return {
    customerId: customer.id,
    taxIdentity: { kind: values.taxKind, country: values.taxCountry, value: values.taxValue.trim() },
    card: fieldsOf(values),
    vatConfirmation: isConfirmed
      ? { day: values.vatDay ?? today, valid: true, consultationNumber: values.vatConsultation }
      : null,
    proformas: [...choices.ways].map(([id, way]) => ({ id, way })),
    creditCents: choices.creditCents ?? zeroCents,
    consent: hasConsent
      ? { by: choices.consentBy, day: choices.consentDay ?? today, note: choices.consentNote }
      : null,
    contacts: choices.contacts,
    day: values.day ?? today,
    reason: values.reason,
  }
}

const noChoices: Choices = {
  staying: new Set(),
  ways: new Map(),
  creditCents: zeroCents,
  consentBy: '',
  consentDay: null,
  consentNote: '',
  contacts: 'copy',
}

/** Everything the wizard holds: what is typed and chosen, and the plan that the core makes of it. */
export function useMigration(customer: Customer, signed: SignedChange | null): Migration {
  const t = useWords()
  const words = useFailureWords()
  const today = useToday()
  const queries = useQueryClient()
  const fields = useFields<MigrationValues>(startingValues(customer, today, signed), (values) => ({
    ...validateNewCard(t, values),
    ...(values.day === null ? { day: t('required') } : {}),
    ...(values.vatConfirmed && values.vatDay === null ? { vatDay: t('required') } : {}),
  }))
  const [choices, setChoices] = useState(noChoices)
  const [step, setStep] = useState<Step>('card')
  const [reached, setReached] = useState(0)
  const [cardFailure, setCardFailure] = useState<Failure | null>(null)
  const [isAsking, setAsking] = useState(false)
  const base = wishOf(customer, fields.values, choices, today)
  const goTo = (next: Step) => {
    setStep(next)
    setReached((before) => Math.max(before, steps.indexOf(next)))
  }
  const [serviceIds, setServiceIds] = useState<string[]>([])
  const wish: Wish =
    choices.staying.size === 0
      ? base
      : { ...base, serviceIds: serviceIds.filter((id) => !choices.staying.has(id)) }
  const query = useQuery({
    ...api.migrations.previewMigration.queryOptions({ input: wish }),
    enabled: step !== 'card',
    placeholderData: keepPreviousData,
  })
  const leaveCard = async (values: MigrationValues) => {
    setAsking(true)
    setCardFailure(null)
    try {
      const plan = await queries.fetchQuery({
        ...api.migrations.previewMigration.queryOptions({ input: wishOf(customer, values, choices, today) }),
        staleTime: 0,
      })
      setServiceIds(plan.services.map(({ id }) => id))
      const wrong = plan.problems.find(({ code }) => isAboutCard(code))
      if (wrong === undefined) {
        goTo('services')
        return
      }
      const failure: Failure = { kind: 'refused', refusal: wrong }
      const field = fieldOfProblem(wrong.code)
      if (field !== null) fields.setErrors({ [field]: words(failure) })
      setCardFailure(failure)
    } catch (error) {
      setCardFailure(failureOf(error))
    } finally {
      setAsking(false)
    }
  }
  return {
    fields,
    choices,
    choose: (change) => setChoices((before) => ({ ...before, ...change })),
    step,
    reached,
    goTo,
    leaveCard,
    plan: query.data,
    failure: step === 'card' ? cardFailure : query.error === null ? null : failureOf(query.error),
    isAsking: isAsking || query.isFetching,
    wish,
  }
}

const daysOfMove = new Set(['migrations.day-in-future', 'migrations.day-before-owner'])

/** Problems that are solved on the first step. */
export function isAboutCard(code: string): boolean {
  return (
    code.startsWith('customers.') ||
    code === 'migrations.same-tax-identity' ||
    code === 'migrations.tax-id-in-use' ||
    daysOfMove.has(code)
  )
}

/** The field of the first step that a problem is about; null where it is about none. */
export function fieldOfProblem(code: string): (keyof MigrationValues & string) | null {
  if (daysOfMove.has(code)) return 'day'
  if (code === 'migrations.same-tax-identity' || code === 'migrations.tax-id-in-use') return 'taxValue'
  if (code === 'customers.confirmation-in-future') return 'vatDay'
  return fieldOfRefusal(code)
}
