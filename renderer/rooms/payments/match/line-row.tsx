import { memo } from 'react'
import { useWords } from '../../../app/i18n.ts'
import { Amount, StateBadge, toneOf, useFormat } from '../../../ui/index.ts'
import classes from './match.module.css'
import type { LineRow } from './use-lines.ts'

/** One bank line of the list: who, how much, what was written, and how sure a suggestion is. */
export const LineRowView = memo(function LineRowView(props: {
  id: string | undefined
  row: LineRow | undefined
  isSelected: boolean
  top: number
  position: number
  total: number
  isDone: boolean
  onSelect(lineId: string): void
}) {
  const t = useWords()
  const { row, position, total } = props
  const place = { 'aria-posinset': position, 'aria-setsize': total, style: { top: props.top } }
  if (row === undefined) {
    return (
      <div className={classes.row} role="option" aria-selected={false} aria-disabled {...place}>
        <span className={classes.text}>{t('payments:list.loading')}</span>
      </div>
    )
  }
  return (
    <div
      id={props.id}
      className={classes.row}
      role="option"
      aria-selected={props.isSelected}
      {...place}
      onClick={() => props.onSelect(row.id)}
    >
      <span className={classes.name}>
        {row.counterpartyName || row.counterpartyIban || t('payments:list.unknownPayer')}
      </span>
      <span className={classes.amount}>
        <Amount cents={row.amountCents} currency={row.currency} />
      </span>
      <span className={classes.text}>
        {row.note !== '' ? `“${row.note}”` : row.remittance || t('payments:list.noText')}
      </span>
      <LineTag row={row} isDone={props.isDone} />
    </div>
  )
})

function LineTag({ row, isDone }: { row: LineRow; isDone: boolean }) {
  const t = useWords()
  const format = useFormat()
  if (isDone) return <span className={`dim ${classes.end}`}>{format.day(row.bookingDay)}</span>
  const isPart = row.remainingCents !== row.amountCents
  return (
    <span className={classes.end}>
      {isPart && (
        <span className="dim">
          {t('payments:list.left', { amount: format.amount(row.remainingCents, row.currency) })}{' '}
        </span>
      )}
      {row.assignee !== null && (
        <span className="dim">{t('people:work.assigned', { name: row.assignee.name })} </span>
      )}
      <StateBadge tone={row.grade === null ? 'plain' : toneOf(row.grade)}>
        {t(`payments:grade.${row.grade ?? 'none'}`)}
      </StateBadge>
    </span>
  )
}
