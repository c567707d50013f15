import { Alert, Button } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { api, client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { PageTabs } from '../../../ui/form-layout.tsx'
import {
  askConfirm,
  FailureAlert,
  notifyDone,
  Page,
  QueryView,
  StateBadge,
  Story,
  toneOf,
  useFormat,
} from '../../../ui/index.ts'
import { ImportLines } from './import-lines.tsx'
import { ImportPreview, openDoubtsOf } from './import-preview.tsx'
import classes from './statements.module.css'
import type { Import } from './use-import-queue.ts'

const tabs = ['lines', 'statements', 'history'] as const
type Tab = (typeof tabs)[number]

/** One import: what it held, its bank lines, and the way to undo it. */
export function StatementPage() {
  const { id } = useParams({ from: '/statements/$id' })
  const query = useQuery(api.payments.getImport.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(shown) => <ImportView key={id} shown={shown} />}</QueryView>
}

function ImportView({ shown }: { shown: Import }) {
  const t = useWords()
  const format = useFormat()
  const [tab, setTab] = useState<Tab>(shown.state === 'committed' ? 'lines' : 'statements')
  const mayUndo = useMay('payments.undo-import')
  const undo = useCommand(client.payments.undoImport, {
    showFailure: 'inline',
    onSuccess: () => notifyDone(t('payments:import.undoDone')),
  })
  const askUndo = async () => {
    const yes = await askConfirm({
      title: t('payments:import.undoTitle', { name: shown.fileName }),
      message: t('payments:import.undoText'),
      confirmLabel: t('payments:import.undoConfirm'),
      danger: true,
    })
    if (yes) await undo.run({ id: shown.id })
  }
  const said = { at: format.instant(shown.importedAt), name: shown.operatorName }
  const isStaged = shown.state === 'staged'
  return (
    <Page
      flush
      title={shown.fileName}
      badge={<StateBadge tone={toneOf(shown.state)}>{t(`payments:imports.state.${shown.state}`)}</StateBadge>}
      subtitle={`${t(isStaged ? 'payments:import.subtitleStaged' : 'payments:import.subtitle', said)} · ${shown.format}`}
      actions={
        shown.state === 'committed' && mayUndo ? (
          <Button onClick={() => void askUndo()} loading={undo.isRunning}>
            {t('payments:import.undo')}
          </Button>
        ) : isStaged ? (
          <StagedActions shown={shown} />
        ) : undefined
      }
    >
      {(undo.failure !== null || shown.state === 'undone') && (
        <div className={classes.scroll} style={{ flex: 'none' }}>
          <FailureAlert failure={undo.failure} />
          {shown.state === 'undone' && (
            <Alert icon={<IconInfoCircle size={16} />}>{t('payments:import.undone')}</Alert>
          )}
        </div>
      )}
      <PageTabs<Tab>
        label={t('payments:import.figures')}
        tabs={tabs.map((one) => ({ tab: one, label: t(`payments:import.tabs.${one}`) }))}
        shown={tab}
        onShow={setTab}
        scrolls={tab !== 'lines'}
      >
        {tab === 'lines' && <ImportLines shown={shown} />}
        {tab === 'statements' && <ImportPreview shown={shown} />}
        {tab === 'history' && <Story recordKind="import" recordId={shown.id} />}
      </PageTabs>
    </Page>
  )
}

/** A preview that was left behind can still be decided. */
function StagedActions({ shown }: { shown: Import }) {
  const t = useWords()
  const format = useFormat()
  const navigate = useNavigate()
  const mayWrite = useMay('payments.write')
  const commit = useCommand(client.payments.commitImport, {
    onSuccess: ({ newCount: count }) =>
      notifyDone(t('payments:import.committed', { count, formatted: format.count(count) })),
  })
  const discard = useCommand(client.payments.discardImport, {
    onSuccess: async () => {
      notifyDone(t('payments:import.discarded'))
      await navigate({ to: '/statements' })
    },
  })
  if (!mayWrite) return null
  const { newCount } = shown
  const isUnknown = shown.statements.some((one) => one.bankAccountId === null)
  return (
    <>
      <Button onClick={() => void discard.run({ id: shown.id })} loading={discard.isRunning}>
        {t('payments:preview.discard')}
      </Button>
      <Button
        variant="filled"
        disabled={isUnknown || openDoubtsOf(shown) > 0}
        loading={commit.isRunning}
        onClick={() => void commit.run({ id: shown.id })}
      >
        {newCount === 0
          ? t('payments:preview.commitNothing')
          : t('payments:preview.commit', { count: newCount, formatted: format.count(newCount) })}
      </Button>
    </>
  )
}
