import { Button } from '@mantine/core'
import { useElementSize, useMergedRef } from '@mantine/hooks'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { useWords } from '../../../app/i18n.ts'
import { ButtonLink, EmptyState, useFailureWords } from '../../../ui/index.ts'
import { LineRowView } from './line-row.tsx'
import classes from './match.module.css'
import type { Selection } from './use-selection.ts'

/** As `.row` in the style sheet. */
const rowHeight = 54
const overscan = 6
const listId = 'bank-lines'

export function focusLines(): void {
  document.getElementById(listId)?.focus({ preventScroll: true })
}

function optionId(lineId: string): string {
  return `line-${lineId}`
}

/** The lines of the tab. Only those in sight are in the document, so that 100,000 scroll as 100 do. */
export function LineList({ selection }: { selection: Selection }) {
  const t = useWords()
  const { lines, lineId, index, tab } = selection
  const { box, range, onScroll } = useWindow(selection)
  const total = lines.total ?? 0
  if (lines.failure !== null || lines.total === 0) return <NoRows selection={selection} />
  const rows: ReactNode[] = []
  for (let at = range.first; at <= range.last && at < total; at += 1) {
    const row = lines.rowAt(at)
    rows.push(
      <LineRowView
        key={row?.id ?? at}
        id={row === undefined ? undefined : optionId(row.id)}
        row={row}
        isSelected={row !== undefined && row.id === lineId}
        top={at * rowHeight}
        position={at + 1}
        total={total}
        isDone={tab === 'done'}
        onSelect={selection.select}
      />,
    )
  }
  const isInSight = index >= range.first && index <= range.last
  return (
    <div
      ref={box}
      id={listId}
      className={classes.list}
      role="listbox"
      tabIndex={0}
      aria-label={t('payments:list.label')}
      aria-activedescendant={lineId !== null && isInSight ? optionId(lineId) : undefined}
      onScroll={onScroll}
      onKeyDown={(event) => pressInList(event, selection)}
    >
      <div role="presentation" style={{ height: total * rowHeight }}>
        {rows}
      </div>
    </div>
  )
}

/** Which rows are in sight, and the scrolling that keeps the chosen one there. */
function useWindow(selection: Selection) {
  const { lines, index, lineId, tab, search } = selection
  const { look } = lines
  const list = useRef<HTMLDivElement>(null)
  const { ref, height } = useElementSize<HTMLDivElement>()
  const box = useMergedRef(list, ref)
  const [top, setTop] = useState(0)
  const shown = height === 0 ? 700 : height
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan)
  const last = Math.ceil((top + shown) / rowHeight) + overscan
  useEffect(() => look(first, last), [look, first, last])
  useLayoutEffect(() => {
    if (list.current !== null) list.current.scrollTop = 0
    setTop(0)
  }, [tab, search])
  const hasIndex = index >= 0
  const latest = useRef(index)
  latest.current = index
  useLayoutEffect(() => {
    const element = list.current
    if (element === null || !hasIndex) return
    const from = latest.current * rowHeight
    if (from < element.scrollTop) element.scrollTop = from
    else if (from + rowHeight > element.scrollTop + element.clientHeight) {
      element.scrollTop = from + rowHeight - element.clientHeight
    }
  }, [lineId, hasIndex])
  return {
    box,
    range: { first, last },
    onScroll: () => {
      if (list.current !== null) setTop(list.current.scrollTop)
    },
  }
}

function pressInList(event: KeyboardEvent, selection: Selection): void {
  const page = Math.max(1, Math.floor(event.currentTarget.clientHeight / rowHeight) - 1)
  const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }
  const step = steps[event.key]
  if (step !== undefined) selection.move(step)
  else if (event.key === 'Home') selection.moveTo(0)
  else if (event.key === 'End') selection.moveTo((selection.lines.total ?? 1) - 1)
  else return
  event.preventDefault()
}

function NoRows({ selection }: { selection: Selection }) {
  const t = useWords()
  const words = useFailureWords()
  const { tab, search, setSearch, mine, lines } = selection
  const { failure } = lines
  const content =
    failure !== null ? (
      <EmptyState
        title={t('failure.title')}
        hint={words(failure)}
        action={<Button onClick={lines.retry}>{t('retry')}</Button>}
      />
    ) : search !== '' ? (
      <EmptyState
        title={t('payments:list.nothingFound')}
        hint={t('payments:list.nothingFoundHint')}
        action={<Button onClick={() => setSearch('')}>{t('payments:list.clearSearch')}</Button>}
      />
    ) : mine ? (
      <EmptyState title={t('people:work.emptyMine')} hint={t('people:work.emptyMineHint')} />
    ) : (
      <EmptyState
        title={t(`payments:list.empty.${tab}`)}
        hint={t(`payments:list.emptyHint.${tab}`)}
        action={
          tab === 'suggested' ? (
            <ButtonLink to="/statements">{t('payments:list.importStatement')}</ButtonLink>
          ) : undefined
        }
      />
    )
  return (
    <div
      className={classes.list}
      id={listId}
      tabIndex={-1}
      onKeyDown={(event) => pressInList(event, selection)}
    >
      {content}
    </div>
  )
}
