import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { askText, notifyDone, Page, QueryView, Story, useFormat } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { ApplyPart } from './apply-part.tsx'
import { ChangeBadge, useRowWords } from './change-words.tsx'
import type { Change } from './change-words.tsx'
import classes from './changes.module.css'
import { DecisionPart } from './decision-part.tsx'
import { FormPart } from './form-part.tsx'
import { missingPapers } from './papers-needed.tsx'
import { PapersPart } from './papers-part.tsx'
import { Part } from './part.tsx'
import { PeoplePart } from './people-part.tsx'
import { ResultPart } from './result-part.tsx'
import { RowsTable } from './rows-table.tsx'
import { SideBySide } from './side-by-side.tsx'
import { SubmitButton } from './submit-dialog.tsx'
import { CodedList, Way } from './way.tsx'

/** One request: everything that was asked, signed, handed in, decided and done, on one page. */
export function ChangePage() {
  const { id } = useParams({ from: '/changes/$id' })
  const query = useQuery(api.changes.get.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(change) => <Shown key={id} change={change} />}</QueryView>
}

function Shown({ change }: { change: Change }) {
  const t = useWords()
  const isApplied = change.state === 'applied'
  return (
    <Page
      title={t('changes:page.title', { number: change.number })}
      badge={<ChangeBadge state={change.state} />}
      subtitle={<Subject change={change} />}
      actions={<ChangeActions change={change} />}
    >
      <div className={classes.page}>
        <div className={classes.columns}>
          <div className={classes.column}>
            <NextStep change={change} />
            <Part title={t('changes:panel.title')}>
              <Way verdict={change.verdict} rule={change.rule} />
            </Part>
            <Part title={t(isApplied ? 'changes:page.compareDone' : 'changes:page.compare')}>
              <RowsTable rows={change.rows} isApplied={isApplied} />
            </Part>
            <DecisionPart change={change} />
            <ApplyPart change={change} />
            <ResultPart change={change} />
          </div>
          <div className={classes.column}>
            <PeoplePart change={change} />
            <FormPart change={change} />
            <PapersPart change={change} />
            <Part title={t('changes:page.story')}>
              <Story recordKind="change-request" recordId={change.id} />
            </Part>
          </div>
        </div>
        <SideBySide change={change} />
      </div>
    </Page>
  )
}

/** The card and the document it is about; links only where this operator may follow them. */
function Subject({ change: { kind, customer, document } }: { change: Change }) {
  const t = useWords()
  const mayCards = useMay('customers.read')
  const mayDocuments = useMay('billing.read')
  const card = `${customer.cardNumber} · ${customer.legalName}`
  return (
    <>
      {t(`changes:kind.${kind}`)} ·{' '}
      {mayCards ? (
        <TextLink underline="always" to="/customers/$id" params={{ id: customer.id }}>
          {card}
        </TextLink>
      ) : (
        card
      )}
      {document !== null && (
        <>
          {' · '}
          {mayDocuments ? (
            <TextLink underline="always" to="/documents/$id" params={{ id: document.id }}>
              {document.number}
            </TextLink>
          ) : (
            document.number
          )}
        </>
      )}
    </>
  )
}

function ChangeActions({ change }: { change: Change }) {
  const t = useWords()
  const navigate = useNavigate()
  const { id, version, number, actions } = change
  const withdraw = useCommand(client.changes.withdrawChange, {
    onSuccess: () => notifyDone(t('changes:withdraw.done', { number })),
  })
  const askWithdraw = async () => {
    const reason = await askText({
      title: t('changes:withdraw.title', { number }),
      label: t('changes:withdraw.label'),
      confirmLabel: t('changes:withdraw.confirm'),
      danger: true,
    })
    if (reason !== null) await withdraw.run({ id, version, reason })
  }
  return (
    <>
      {actions.includes('copy') && (
        <Button onClick={() => void navigate({ to: '/changes/new', search: { copy: id } })}>
          {t('changes:copy')}
        </Button>
      )}
      {actions.includes('withdraw') && (
        <Button loading={withdraw.isRunning} onClick={() => void askWithdraw()}>
          {t('changes:withdraw.button')}
        </Button>
      )}
      {(actions.includes('submit') || actions.includes('refuse-signer')) && <SubmitButton change={change} />}
    </>
  )
}

/** What has to happen next, or how it ended. */
function NextStep({ change }: { change: Change }) {
  const t = useWords()
  const words = useRowWords()
  const format = useFormat()
  const { state, staleFields, refusal, sentBackReason } = change
  const isBad = state === 'refused' || state === 'rejected'
  const isComplete = state === 'open' && missingPapers(change).length === 0
  return (
    <Alert
      color={isBad ? 'red' : state === 'applied' ? 'green' : undefined}
      title={t('changes:page.next')}
      {...(isBad || state === 'applied' || state === 'withdrawn'
        ? { title: t(`changes:state.${state}`) }
        : {})}
    >
      {t(isComplete ? 'changes:next.complete' : `changes:next.${state}`, {
        name: state === 'open' ? change.signer.name : (change.checkerName ?? ''),
        reason: change.decisionReason,
        at: change.appliedAt === null ? '' : format.instant(change.appliedAt),
      })}
      {refusal !== null && <CodedList list={[refusal]} />}
      {sentBackReason !== '' && state === 'open' && (
        <p>{t('changes:page.sentBack', { reason: sentBackReason })}</p>
      )}
      {staleFields.length > 0 && (
        <p role="alert">
          {t('changes:page.stale', { fields: staleFields.map((field) => words.name(field)).join(', ') })}
        </p>
      )}
    </Alert>
  )
}
