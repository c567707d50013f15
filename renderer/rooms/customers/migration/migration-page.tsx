import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { PageTabs } from '../../../ui/form-layout.tsx'
import {
  askText,
  Facts,
  InstantText,
  notifyDone,
  Page,
  PdfView,
  QueryView,
  StateBadge,
  Story,
  toneOf,
  useFormat,
} from '../../../ui/index.ts'
import { TextLink } from '../../../ui/links.tsx'
import { Panel } from '../customer-overview.tsx'
import pageClasses from '../customers.module.css'
import classes from './migration.module.css'
import { PlanFacts } from './plan-facts.tsx'
import { Coded } from './wizard-page.tsx'

type Shown = Outputs['migrations']['get']

const tabs = ['overview', 'report', 'letter'] as const
type Tab = (typeof tabs)[number]

/** A migration as it was done, its report and letter, and the way back. */
export function MigrationPage() {
  const { id } = useParams({ from: '/migrations/$id' })
  const query = useQuery(api.migrations.get.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(migration) => <Done key={id} migration={migration} />}</QueryView>
}

function Done({ migration }: { migration: Shown }) {
  const t = useWords()
  const format = useFormat()
  const [tab, setTab] = useState<Tab>('overview')
  const { id, oldCard, newCard, state } = migration
  const offered = tabs.map((each) => ({ tab: each, label: t(`migrations:page.${each}`) }))
  return (
    <Page
      title={t('migrations:page.title', { old: oldCard.cardNumber, new: newCard.cardNumber })}
      badge={<StateBadge tone={toneOf(state)}>{t(`migrations:page.state.${state}`)}</StateBadge>}
      subtitle={`${oldCard.legalName} → ${newCard.legalName} · ${format.day(migration.day)}`}
      actions={<SendLetter migration={migration} />}
      flush
    >
      <PageTabs
        label={t('migrations:page.overview')}
        tabs={offered}
        shown={tab}
        onShow={(next: Tab) => setTab(next)}
        scrolls={tab === 'overview'}
      >
        {tab === 'overview' && <Overview migration={migration} />}
        {tab === 'report' && (
          <div className={classes.paper}>
            <PdfView
              load={() => client.migrations.getReportPdf({ id })}
              loadKey={`${id} report ${state}`}
              fileName={`${t('migrations:page.report')} ${oldCard.cardNumber}-${newCard.cardNumber}.pdf`}
            />
          </div>
        )}
        {tab === 'letter' && (
          <div className={classes.paper}>
            <PdfView
              load={() => client.migrations.getLetterPdf({ id })}
              loadKey={`${id} letter ${state}`}
              fileName={`${t('migrations:page.letter')} ${oldCard.cardNumber}-${newCard.cardNumber}.pdf`}
            />
          </div>
        )}
      </PageTabs>
    </Page>
  )
}

/** Puts the letter to the customer into the outbox, where it is read once more and sent. */
function SendLetter({ migration }: { migration: Shown }) {
  const t = useWords()
  const navigate = useNavigate()
  const mayMail = useMay('mail.write')
  const send = useCommand(client.migrations.sendLetter, {
    onSuccess: ({ messageId }) => {
      notifyDone(t('migrations:page.letterWaits'))
      void navigate({ to: '/mail/$id', params: { id: messageId } })
    },
  })
  if (!mayMail || migration.state !== 'done') return null
  return (
    <Button loading={send.isRunning} onClick={() => void send.run({ id: migration.id })}>
      {t('migrations:page.sendLetter')}
    </Button>
  )
}

function Overview({ migration }: { migration: Shown }) {
  const t = useWords()
  const { oldCard, newCard } = migration
  const link = (card: typeof oldCard) => (
    <TextLink to="/customers/$id" params={{ id: card.id }}>
      {`${card.cardNumber} · ${card.legalName}`}
    </TextLink>
  )
  return (
    <div className={pageClasses.columns}>
      <div className={pageClasses.column}>
        <Panel title={t('migrations:page.overview')}>
          <PlanFacts plan={migration.plan} reissued={migration.reissued} />
        </Panel>
      </div>
      <div className={pageClasses.column}>
        <Panel title={t('migrations:review.cards')}>
          <Facts
            facts={[
              [t('migrations:review.old'), link(oldCard)],
              [t('migrations:review.new'), link(newCard)],
              [t('migrations:reason'), migration.reason],
              [
                t('migrations:page.at'),
                <span key="at">
                  <InstantText at={migration.createdAt} /> · {migration.operatorName}
                </span>,
              ],
            ]}
          />
        </Panel>
        <WayBack migration={migration} />
        <Panel title={t('migrations:page.story')}>
          <Story recordKind="migration" recordId={migration.id} />
        </Panel>
      </div>
    </div>
  )
}

/** Taking the move back, or why that cannot be done any more. */
function WayBack({ migration }: { migration: Shown }) {
  const t = useWords()
  const mayWrite = useMay('customers.write')
  const takeBack = useCommand(client.migrations.takeBackMigration, {
    onSuccess: () => notifyDone(t('migrations:page.backDone')),
  })
  const { takenBackByName, takeBackObstacles: obstacles } = migration
  if (takenBackByName !== null) {
    return (
      <Alert>
        {t('migrations:page.takenBack', { name: takenBackByName, reason: migration.takeBackReason })}
      </Alert>
    )
  }
  if (obstacles.length > 0) {
    return (
      <Alert title={t('migrations:page.obstacles')}>
        <Coded list={obstacles} />
      </Alert>
    )
  }
  if (!mayWrite) return null
  const ask = async () => {
    const reason = await askText({
      title: t('migrations:page.takeBack'),
      label: t('migrations:page.takeBackWhy'),
      confirmLabel: t('migrations:page.takeBack'),
      danger: true,
    })
    if (reason === null) return
    await takeBack.run({ id: migration.id, version: migration.version, reason })
  }
  return (
    <div className={pageClasses.withdraw}>
      <span className="dim">
        {t('migrations:page.takeBackMessage', {
          old: migration.oldCard.cardNumber,
          new: migration.newCard.cardNumber,
        })}{' '}
        {t('migrations:page.takeBackHint')}
      </span>
      <Button color="red" onClick={() => void ask()} loading={takeBack.isRunning}>
        {t('migrations:page.takeBack')}
      </Button>
    </div>
  )
}
