import { Alert, Button, Checkbox } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { api, client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useCompany } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { FormFoot } from '../../../ui/form-layout.tsx'
import {
  CodedText,
  EmptyState,
  FailureAlert,
  KeyHint,
  notifyDone,
  Page,
  QueryView,
  useShortcuts,
} from '../../../ui/index.ts'
import { ButtonLink } from '../../../ui/links.tsx'
import { useUnsavedGuard } from '../../../ui/use-unsaved-guard.ts'
import type { Customer } from '../customer-page.tsx'
import formClasses from '../customers.module.css'
import { CardStep } from './card-step.tsx'
import { CreditStep } from './credit-step.tsx'
import classes from './migration.module.css'
import { PlanFacts } from './plan-facts.tsx'
import { ProformasStep } from './proformas-step.tsx'
import { ServicesStep } from './services-step.tsx'
import {
  type Migration,
  type Plan,
  type SignedChange,
  type Step,
  steps,
  useMigration,
} from './use-migration.ts'

/** The wizard that makes a new card and moves services to it, because the tax ID changed. */
export function MoveCustomerPage() {
  const t = useWords()
  const { id } = useParams({ from: '/customers/$id/move' })
  const query = useQuery(api.customers.get.queryOptions({ input: { id } }))
  const company = useCompany()
  return (
    <QueryView query={query}>
      {(customer) =>
        customer.state === 'active' && company !== undefined ? (
          <WizardOfChange key={id} customer={customer} />
        ) : (
          <Page title={t('migrations:title')}>
            <EmptyState
              title={t(`customers:state.${customer.state}`)}
              action={
                <ButtonLink to="/customers/$id" params={{ id }}>
                  {t('customers:openCard')}
                </ButtonLink>
              }
            />
          </Page>
        )
      }
    </QueryView>
  )
}

/** The wizard, with the data of the signed request that it was opened from. */
function WizardOfChange({ customer }: { customer: Customer }) {
  const { change } = useSearch({ from: '/customers/$id/move' })
  const query = useQuery({
    ...api.changes.get.queryOptions({ input: { id: change ?? '' } }),
    enabled: change !== undefined,
  })
  if (change === undefined) return <Wizard customer={customer} signed={null} />
  return (
    <QueryView query={query}>
      {({ asked, number, id, customer: of }) => (
        <Wizard
          customer={customer}
          signed={asked.kind === 'card' && of.id === customer.id ? { ...asked, number, id } : null}
        />
      )}
    </QueryView>
  )
}

/** Does what the plan says, with the warnings that were confirmed on the last step. */
function useMove(migration: Migration, confirmed: boolean, signed: Signed | null) {
  const t = useWords()
  const navigate = useNavigate()
  const letGo = useUnsavedGuard(migration.fields.isDirty)
  const { plan, wish } = migration
  const move = useCommand(
    (input: Parameters<typeof client.migrations.migrate>[0]) =>
      client.migrations.migrate({
        ...input,
        confirm: confirmed ? (plan?.warnings.map(({ code }) => code) ?? []) : (input.confirm ?? []),
      }),
    {
      showFailure: 'inline',
      onSuccess: async ({ id, newCardNumber }) => {
        letGo()
        notifyDone(t('migrations:done', { number: newCardNumber }))
        // A signed request is finished where it began.
        if (signed === null) await navigate({ to: '/migrations/$id', params: { id } })
        else await navigate({ to: '/changes/$id', params: { id: signed.id } })
      },
    },
  )
  const run = () => {
    if (plan === undefined) return
    const proformas = plan.proformas.flatMap(({ id, way }) => (way === null ? [] : [{ id, way }]))
    void move.run({ ...wish, proformas, version: plan.version })
  }
  return { move, run }
}

type Signed = SignedChange & { id: string }

function Wizard({ customer, signed }: { customer: Customer; signed: Signed | null }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const migration = useMigration(customer, signed)
  const { step, plan, goTo, fields, isAsking } = migration
  const { confirmed, setConfirmed } = useConfirmation(plan)
  const { move, run } = useMove(migration, confirmed, signed)
  const at = steps.indexOf(step)
  const isLast = step === 'review'
  const isReady =
    plan !== undefined && plan.problems.length === 0 && (confirmed || plan.warnings.length === 0)
  const next = () => {
    const following = steps[at + 1]
    if (isLast) {
      if (isReady && !isAsking) run()
    } else if (following !== undefined) goTo(following)
  }
  const back = () => goTo(steps[at - 1] ?? 'card')
  useWizardKeys({ submit: () => form.current?.requestSubmit(), back: at > 0 ? back : null })
  const submitCard = fields.submit((values) => void migration.leaveCard(values))
  return (
    <Page
      title={t('migrations:title')}
      subtitle={t('migrations:subtitle', { number: customer.cardNumber, name: customer.legalName })}
    >
      <form
        ref={form}
        noValidate
        className={formClasses.form}
        onSubmit={(event) => {
          if (step === 'card') submitCard(event)
          else {
            event.preventDefault()
            next()
          }
        }}
      >
        <div className={classes.wizard}>
          <Steps migration={migration} />
          <div className={classes.body}>
            <StepHead step={step} />
            {step === 'card' ? (
              <CardStep customer={customer} fields={fields} />
            ) : (
              plan !== undefined && (
                <StepBody
                  step={step}
                  plan={plan}
                  migration={migration}
                  confirmed={confirmed}
                  onConfirmed={setConfirmed}
                />
              )
            )}
          </div>
        </div>
        <Foot
          customer={customer}
          migration={migration}
          isRunning={move.isRunning}
          isReady={isReady}
          failure={move.failure ?? migration.failure}
          onBack={back}
        />
      </form>
    </Page>
  )
}

/** What was confirmed are the warnings that were shown: other ones are to be read again. */
function useConfirmation(plan: Plan | undefined) {
  const [confirmedFor, setConfirmedFor] = useState<string | null>(null)
  const warnings = JSON.stringify(plan?.warnings ?? [])
  return {
    confirmed: confirmedFor === warnings,
    setConfirmed: (isConfirmed: boolean) => setConfirmedFor(isConfirmed ? warnings : null),
  }
}

function useWizardKeys({ submit, back }: { submit(): void; back: (() => void) | null }) {
  const t = useWords()
  useShortcuts([
    { key: 'Enter', mod: true, inFields: true, label: t('migrations:reviewKeys'), run: submit },
    ...(back === null ? [] : [{ key: 'b', label: t('migrations:back'), run: back }]),
  ])
}

function Foot({
  customer,
  migration: { step, isAsking },
  isRunning,
  isReady,
  failure,
  onBack,
}: {
  customer: Customer
  migration: Migration
  isRunning: boolean
  isReady: boolean
  failure: Migration['failure']
  onBack(): void
}) {
  const t = useWords()
  const isLast = step === 'review'
  return (
    <FormFoot>
      {step !== 'card' && <Button onClick={onBack}>{t('migrations:back')}</Button>}
      <Button
        type="submit"
        variant="filled"
        loading={isRunning || (step === 'card' && isAsking)}
        disabled={isLast && !isReady}
        rightSection={<KeyHint keys={['Control', 'Enter']}>{null}</KeyHint>}
      >
        {t(isLast ? 'migrations:submit' : 'migrations:next')}
      </Button>
      <ButtonLink to="/customers/$id" params={{ id: customer.id }}>
        {t('cancel')}
      </ButtonLink>
      <FailureAlert failure={failure} />
    </FormFoot>
  )
}

/** Where in the wizard one is; steps that were reached may be gone back to. */
function Steps({ migration: { step, reached, goTo } }: { migration: Migration }) {
  const t = useWords()
  return (
    <nav aria-label={t('migrations:steps.label')}>
      <ol className={classes.steps}>
        {steps.map((each, index) => (
          <li key={each}>
            <button
              type="button"
              className={classes.step}
              aria-current={each === step ? 'step' : undefined}
              disabled={index > reached || (step === 'card' && index > 0)}
              onClick={() => goTo(each)}
            >
              <span className={classes.stepNumber} aria-hidden>
                {index + 1}
              </span>
              {t(`migrations:steps.${each}`)}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The heading of a step takes the focus when it is reached, so that it is read out. */
function StepHead({ step }: { step: Step }) {
  const t = useWords()
  const head = useRef<HTMLHeadingElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (first.current) first.current = false
    else head.current?.focus()
  }, [step])
  return (
    <>
      <h2 ref={head} tabIndex={-1} className={classes.stepHead}>
        {t(`migrations:steps.${step}`)}
      </h2>
      {step === 'card' && <p className={classes.hint}>{t('migrations:intro')}</p>}
    </>
  )
}

function StepBody({
  step,
  plan,
  migration: { choices, choose },
  confirmed,
  onConfirmed,
}: {
  step: Exclude<Step, 'card'>
  plan: Plan
  migration: Migration
  confirmed: boolean
  onConfirmed(confirmed: boolean): void
}) {
  switch (step) {
    case 'services':
      return <ServicesStep plan={plan} staying={choices.staying} choose={choose} />
    case 'proformas':
      return <ProformasStep plan={plan} ways={choices.ways} choose={choose} />
    case 'credit':
      return <CreditStep plan={plan} choices={choices} choose={choose} />
    case 'review':
      return (
        <>
          <Findings plan={plan} confirmed={confirmed} onConfirmed={onConfirmed} />
          <PlanFacts plan={plan} />
        </>
      )
  }
}

/** What stands in the way, and what has to be confirmed before it is done. */
function Findings({
  plan,
  confirmed,
  onConfirmed,
}: {
  plan: Plan
  confirmed: boolean
  onConfirmed(confirmed: boolean): void
}) {
  const t = useWords()
  if (plan.problems.length + plan.warnings.length === 0) return null
  return (
    <div className={classes.alerts}>
      {plan.problems.length > 0 && (
        <Alert
          role="alert"
          color="red"
          icon={<IconAlertTriangle size={16} />}
          title={t('migrations:review.problems')}
        >
          <Coded list={plan.problems} />
        </Alert>
      )}
      {plan.warnings.length > 0 && (
        <Alert icon={<IconAlertTriangle size={16} />} title={t('migrations:review.warnings')}>
          <Coded list={plan.warnings} />
          <Checkbox
            mt="xs"
            label={t('migrations:review.confirm')}
            checked={confirmed}
            onChange={(event) => onConfirmed(event.currentTarget.checked)}
          />
        </Alert>
      )}
    </div>
  )
}

export function Coded({ list }: { list: Plan['problems'] }) {
  return (
    <ul className={classes.messages}>
      {list.map((coded) => (
        <li key={`${coded.code} ${JSON.stringify(coded.params)}`}>
          <CodedText coded={coded} />
        </li>
      ))}
    </ul>
  )
}
