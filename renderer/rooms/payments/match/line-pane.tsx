import { Checkbox, Tabs, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { lineTabs } from '../../../../shared/contract/payments.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { api } from '../../../api/client.ts'
import { queryClient } from '../../../api/query-client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFormat } from '../../../ui/index.ts'
import { BatchFoot } from './batch-foot.tsx'
import { focusLines, LineList } from './line-list.tsx'
import classes from './match.module.css'
import type { Desk } from './use-desk.ts'
import type { Tab } from './use-lines.ts'

type Counts = Outputs['payments']['counts']

export const searchId = 'bank-line-search'

/** Counts of the tabs, asked again every few seconds: colleagues match too, and grades follow in the background. */
export function useCounts(): Counts | undefined {
  return useQuery({ ...api.payments.counts.queryOptions(), refetchInterval: 4000 }).data
}

function countOf(counts: Counts, tab: Tab): number {
  return tab === 'to-check' ? counts.toCheck : counts[tab]
}

function centsOf(counts: Counts, tab: Exclude<Tab, 'done'>): Cents {
  if (tab === 'to-check') return counts.toCheckCents
  return tab === 'suggested' ? counts.suggestedCents : counts.openCents
}

/** Bank lines by state, searched and counted. */
export function LinePane({ desk }: { desk: Desk }) {
  const t = useWords()
  const format = useFormat()
  const { tab, showTab, search, setSearch, mine, lines } = desk.selection
  const counts = useCounts()
  useFreshList(counts, tab, search === '' && !mine ? lines.total : null)
  return (
    <section className={classes.column} aria-label={t('payments:list.label')}>
      <Tabs
        className={classes.tabs ?? ''}
        value={tab}
        onChange={(value) => {
          const chosen = lineTabs.find((one) => one === value)
          if (chosen !== undefined) showTab(chosen)
        }}
      >
        <Tabs.List className={classes.tabList ?? ''} aria-label={t('payments:tabs.label')}>
          {lineTabs.map((one) => (
            <Tabs.Tab key={one} value={one} className={classes.tab ?? ''}>
              {t(`payments:tabs.${one}`)}
              {counts !== undefined && one !== 'done' && (
                <span className={classes.tabCount}>{format.count(countOf(counts, one))}</span>
              )}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={tab} className={classes.tabPanel ?? ''}>
          <div className={classes.searchRow}>
            <TextInput
              id={searchId}
              type="search"
              size="sm"
              leftSection={<IconSearch size={15} />}
              placeholder={t('payments:list.search')}
              aria-label={t('payments:list.search')}
              value={search}
              maxLength={200}
              onChange={(event) => setSearch(event.currentTarget.value)}
              onKeyDown={(event) => {
                if (event.key === 'Escape') setSearch('')
                else if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
                event.preventDefault()
                focusLines()
              }}
            />
          </div>
          {tab === 'to-check' && <MineSwitch desk={desk} counts={counts} />}
          <LineList selection={desk.selection} />
        </Tabs.Panel>
      </Tabs>
      <div className={classes.foot}>
        <span role="status">
          {lines.total === null
            ? ''
            : t('payments:list.lines', { count: lines.total, formatted: format.count(lines.total) })}
        </span>
        {counts !== undefined && tab !== 'done' && !mine && (
          <span>
            {t('payments:list.toMatch', { amount: format.amountWithCurrency(centsOf(counts, tab)) })}
          </span>
        )}
      </div>
      <BatchFoot counts={counts} />
    </section>
  )
}

/** Whether the tab shows all lines to check, or only the reader's own and those of whom they stand in for. */
function MineSwitch({ desk, counts }: { desk: Desk; counts: Counts | undefined }) {
  const t = useWords()
  const format = useFormat()
  const { mine, setMine } = desk.selection
  return (
    <div className={classes.searchRow}>
      <Checkbox
        size="xs"
        label={t('people:work.mine', { formatted: format.count(counts?.toCheckMine ?? 0) })}
        checked={mine}
        onChange={(event) => setMine(event.currentTarget.checked)}
      />
    </div>
  )
}

/** Loads the list again when a new count of its tab says that it is not what is on screen. */
function useFreshList(counts: Counts | undefined, tab: Tab, total: number | null): void {
  const count = counts === undefined ? null : countOf(counts, tab)
  const shown = useRef(total)
  shown.current = total
  // While the list is searched its count is unknown: it is compared again when the search is over.
  const isKnown = total !== null
  useEffect(() => {
    if (count === null || shown.current === null || count === shown.current) return
    void queryClient.invalidateQueries({ queryKey: api.payments.listLines.key() })
  }, [count, tab, isKnown])
}
