import { Button, Table } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { api, client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { FailureAlert, KeyHint, QueryView, useFormat, useShortcuts } from '../../../ui/index.ts'
import { DoubtRows } from './doubt-rows.tsx'
import classes from './doubts.module.css'
import type { Import } from './use-import-queue.ts'

type Doubts = Outputs['payments']['listDoubts']
export type Doubt = Doubts['rows'][number]
export type Decision = NonNullable<Doubt['decision']>

const limit = 200

interface DoubtListProps {
  shown: Import
  /** Called with the new counts after each decision. */
  onDecided?: ((changed: Import) => void) | undefined
}

/** The lines of a dry run that may be known already, each beside the one it may be, to be decided. */
export function DoubtList({ shown, onDecided }: DoubtListProps) {
  const query = useQuery(api.payments.listDoubts.queryOptions({ input: { importId: shown.id, limit } }))
  return (
    <QueryView query={query}>
      {(doubts) =>
        doubts.total === 0 ? null : <Doubts shown={shown} doubts={doubts} onDecided={onDecided} />
      }
    </QueryView>
  )
}

function Doubts({ shown, doubts, onDecided }: DoubtListProps & { doubts: Doubts }) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useMay('payments.write')
  const { rows, total, open } = doubts
  const { at, setAt, region } = usePlace(rows)
  const decide = useCommand(client.payments.decideDoubts, {
    showFailure: 'inline',
    onSuccess: (changed) => onDecided?.(changed),
  })
  const decideOne = async (index: number, decision: Decision) => {
    const row = rows[index]
    if (row === undefined || !mayWrite || decide.isRunning) return
    const done = await decide.run({ id: shown.id, decisions: [{ stagedLineId: row.stagedLineId, decision }] })
    if (done !== undefined) setAt(nextOpen(rows, index))
  }
  const decideRest = (rest: Decision) => void decide.run({ id: shown.id, rest })
  useShortcuts(
    mayWrite
      ? [
          {
            key: 'j',
            label: t('statements:doubt.keyNext'),
            run: () => setAt(Math.min(at + 1, rows.length - 1)),
          },
          { key: 'k', label: t('statements:doubt.keyPrevious'), run: () => setAt(Math.max(at - 1, 0)) },
          { key: 's', label: t('statements:doubt.same'), run: () => void decideOne(at, 'same') },
          { key: 't', label: t('statements:doubt.two'), run: () => void decideOne(at, 'two') },
        ]
      : [],
  )
  return (
    <section className={classes.doubts} aria-label={t('statements:doubt.title')}>
      <DoubtHeader total={total} open={open} isLocked={decide.isRunning} onDecideRest={decideRest} />
      <FailureAlert failure={decide.failure} />
      <div
        className={classes.region}
        ref={region}
        tabIndex={0}
        role="region"
        aria-label={t('statements:doubt.title')}
      >
        <Table stickyHeader verticalSpacing={4} horizontalSpacing="sm">
          <DoubtColumns />
          {rows.map((doubt, index) => (
            <DoubtRows
              key={doubt.stagedLineId}
              doubt={doubt}
              isCurrent={index === at && mayWrite}
              isLocked={!mayWrite || decide.isRunning}
              onDecide={(decision) => void decideOne(index, decision)}
            />
          ))}
        </Table>
      </div>
      {total > rows.length && (
        <p className={classes.hint}>{t('statements:doubt.more', { formatted: format.count(rows.length) })}</p>
      )}
    </section>
  )
}

interface DoubtHeaderProps {
  total: number
  open: number
  isLocked: boolean
  onDecideRest(decision: Decision): void
}

/** How many doubts are left, the keys, and the buttons for all that are. */
function DoubtHeader({ total, open, isLocked, onDecideRest }: DoubtHeaderProps) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useMay('payments.write')
  const counts = { count: open, formatted: format.count(open), total: format.count(total) }
  return (
    <>
      <header>
        <h3>{t('statements:doubt.title')}</h3>
        <span className={open > 0 ? classes.open : classes.done} role="status">
          {open === 0 && <IconCheck size={15} aria-hidden />}
          {open > 0 ? t('statements:doubt.open', counts) : t('statements:doubt.allDecided')}
        </span>
        {mayWrite && open > 1 && (
          <div className={classes.all}>
            <span className="dim">{t('statements:doubt.rest')}</span>
            <Button size="compact-sm" disabled={isLocked} onClick={() => onDecideRest('same')}>
              {t('statements:doubt.allSame')}
            </Button>
            <Button size="compact-sm" disabled={isLocked} onClick={() => onDecideRest('two')}>
              {t('statements:doubt.allTwo')}
            </Button>
          </div>
        )}
      </header>
      <p className={classes.hint}>
        {t('statements:doubt.hint')}{' '}
        {mayWrite && (
          <>
            <KeyHint keys={['J', 'K']}>{t('statements:doubt.move')}</KeyHint>{' '}
            <KeyHint keys={['S']}>{t('statements:doubt.same')}</KeyHint>{' '}
            <KeyHint keys={['T']}>{t('statements:doubt.two')}</KeyHint>
          </>
        )}
      </p>
    </>
  )
}

const columns = ['booking', 'line', 'payer', 'words', 'references', 'decision'] as const

function DoubtColumns() {
  const t = useWords()
  return (
    <Table.Thead>
      <Table.Tr>
        {columns.map((column) => (
          <Table.Th key={column}>{t(`statements:doubt.${column}`)}</Table.Th>
        ))}
      </Table.Tr>
    </Table.Thead>
  )
}

/** Which doubt the keys decide about; kept in sight. */
function usePlace(rows: readonly Doubt[]) {
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      rows.findIndex((row) => row.decision === null),
    ),
  )
  const region = useRef<HTMLDivElement>(null)
  const isFirst = useRef(true)
  useEffect(() => {
    // The page opens at its top, whatever is to be decided.
    if (isFirst.current) isFirst.current = false
    else region.current?.querySelector('[data-current]')?.scrollIntoView({ block: 'nearest' })
  }, [at])
  return { at: Math.min(at, rows.length - 1), setAt, region }
}

/** The next doubt without a decision, from the start again at the end; the same place when all are decided. */
function nextOpen(rows: readonly Doubt[], from: number): number {
  const isOpen = (index: number) => index !== from && rows[index]?.decision === null
  const order = rows.map((_, step) => (from + step) % rows.length)
  return order.find(isOpen) ?? from
}
