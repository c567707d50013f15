import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import type { ChangeState } from '../../../shared/contract/changes.ts'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { PageTabs } from '../../ui/form-layout.tsx'
import { ButtonLink, Kbd, Page, useFormat, useShortcuts } from '../../ui/index.ts'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { ChangesGrid } from './changes-grid.tsx'
import { FileFormDialog } from './file-form-dialog.tsx'

type Counts = Outputs['changes']['counts']

const tabs = ['to-do', 'to-decide', 'done', 'ended'] as const
type Tab = (typeof tabs)[number]

const statesByTab: Record<Tab, readonly ChangeState[]> = {
  'to-do': ['open', 'approved'],
  'to-decide': ['to-decide'],
  done: ['applied'],
  ended: ['refused', 'rejected', 'withdrawn'],
}

function countOf(counts: Counts, tab: Tab): number {
  return statesByTab[tab].reduce((sum, state) => sum + counts[state], 0)
}

/** The first tab in which this operator has something to do. */
function useFirstTab(counts: Counts | undefined): Tab {
  const mayDecide = useMay('changes.decide')
  const mayWrite = useMay('changes.write')
  const hasToDecide = counts !== undefined && counts['to-decide'] > 0
  return (mayDecide && hasToDecide) || !mayWrite ? 'to-decide' : 'to-do'
}

/** What changes only with a signed form, by how far it has come. */
export function ChangesPage() {
  const t = useWords()
  const format = useFormat()
  const navigate = useNavigate()
  const search = useSearch({ from: '/changes' })
  const counts = useQuery(api.changes.counts.queryOptions({ input: undefined })).data
  const first = useFirstTab(counts)
  const shown = tabs.find((tab) => tab === search.tab) ?? first
  return (
    <Page title={t('changes:title')} actions={<ChangeActions />} flush>
      <PageTabs
        label={t('changes:tabsLabel')}
        tabs={tabs.map((tab) => ({
          tab,
          label: t(`changes:tab.${tab}`),
          count: counts === undefined ? undefined : format.count(countOf(counts, tab)),
        }))}
        shown={shown}
        onShow={(tab: Tab) => void navigate({ to: '/changes', search: { tab }, replace: true })}
      >
        <TabList key={shown} tab={shown} />
      </PageTabs>
    </Page>
  )
}

function TabList({ tab }: { tab: Tab }) {
  const t = useWords()
  const mayWrite = useMay('changes.write')
  const filters = useMemo(() => ({ state: { operator: 'in' as const, value: [...statesByTab[tab]] } }), [tab])
  return (
    <ChangesGrid
      name={`changes-${tab}`}
      label={t(`changes:tab.${tab}`)}
      filters={filters}
      withState={statesByTab[tab].length > 1}
      isOpen={tab === 'to-do'}
      empty={{
        title: t(`changes:empty.${tab}`),
        hint: t(`changes:emptyHint.${tab}`),
        ...(mayWrite &&
          tab === 'to-do' && {
            action: <ButtonLink to="/changes/new">{t('changes:button.new')}</ButtonLink>,
          }),
      }}
    />
  )
}

function ChangeActions() {
  const t = useWords()
  const navigate = useNavigate()
  const { file: asked, ...search } = useSearch({ from: '/changes' })
  const mayWrite = useMay('changes.write')
  const [filing, setFiling] = useState<{ file: File | null } | null>(
    asked === undefined ? null : { file: null },
  )
  const isFiling = filing !== null || asked !== undefined
  useFileDrop(([file]) => file !== undefined && setFiling({ file }), mayWrite && !isFiling)
  useShortcuts(
    mayWrite
      ? [
          { key: 'n', label: t('changes:keys.new'), run: () => void navigate({ to: '/changes/new' }) },
          { key: 'f', label: t('changes:keys.file'), run: () => setFiling({ file: null }) },
        ]
      : [],
  )
  if (!mayWrite) return null
  const close = () => {
    setFiling(null)
    if (asked !== undefined) void navigate({ to: '/changes', search, replace: true })
  }
  return (
    <>
      <Button onClick={() => setFiling({ file: null })} rightSection={<Kbd name="F" />}>
        {t('changes:button.file')}
      </Button>
      <ButtonLink to="/changes/new" variant="filled" rightSection={<Kbd name="N" />}>
        {t('changes:button.new')}
      </ButtonLink>
      {isFiling && <FileFormDialog first={filing?.file ?? null} onClose={close} />}
    </>
  )
}
