import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { Amount, DayText, useFormat, wordCode } from '../../../ui/index.ts'
import classes from './batch.module.css'

type Row = Outputs['payments']['previewBatch']['rows'][number]

/** As `.line` in the style sheet. */
const rowHeight = 28
const overscan = 8

/** The lines of a batch. Only those in sight are in the document, so that 2,000 open as quickly as 20. */
export function BatchRows({ rows, currency }: { rows: readonly Row[]; currency: string }) {
  const t = useWords()
  const { ref, height } = useElementSize<HTMLDivElement>()
  const [top, setTop] = useState(0)
  const first = Math.max(0, Math.floor(top / rowHeight) - overscan)
  const last = Math.ceil((top + (height === 0 ? 600 : height)) / rowHeight) + overscan
  const shown = rows.slice(first, last)
  return (
    <div
      className={classes.table}
      role="table"
      aria-label={t('batches:title')}
      aria-rowcount={rows.length + 1}
    >
      <div className={classes.head} role="row" aria-rowindex={1}>
        <span role="columnheader">{t('batches:column.day')}</span>
        <span role="columnheader">{t('batches:column.payer')}</span>
        <span role="columnheader" className={classes.number}>
          {t('batches:column.amount')}
        </span>
        <span role="columnheader">{t('batches:column.documents')}</span>
        <span role="columnheader">{t('batches:column.evidence')}</span>
      </div>
      <div
        ref={ref}
        className={classes.scroll}
        style={{ height: `min(52vh, ${rows.length * rowHeight}px)` }}
        role="rowgroup"
        tabIndex={0}
        onScroll={(event) => setTop(event.currentTarget.scrollTop)}
      >
        <div role="presentation" style={{ height: rows.length * rowHeight }}>
          {shown.map((row, index) => (
            <BatchRow key={row.bankLineId} row={row} currency={currency} at={first + index} />
          ))}
        </div>
      </div>
    </div>
  )
}

function BatchRow({ row, currency, at }: { row: Row; currency: string; at: number }) {
  const t = useWords()
  const format = useFormat()
  const payer = row.payerName || row.payerIban || t('payments:list.unknownPayer')
  const documents = row.documents.map(({ number, customerName, amountCents }) =>
    row.documents.length === 1
      ? `${number} · ${customerName}`
      : `${number} ${format.amount(amountCents, currency)} · ${customerName}`,
  )
  const words = row.documents.flatMap(({ evidence }) =>
    evidence
      .filter(({ weight }) => weight === 'for')
      .map(({ code, params }) => wordCode('evidence', code, { currency, ...params }, format)),
  )
  return (
    <div className={classes.line} role="row" aria-rowindex={at + 2} style={{ top: at * rowHeight }}>
      <Cell>
        <DayText day={row.bookingDay} />
      </Cell>
      <Cell title={payer}>{payer}</Cell>
      <span role="cell" className={classes.number}>
        <Amount cents={row.amountCents} currency={currency} />
      </span>
      <Cell title={documents.join('\n')}>{documents.join(', ')}</Cell>
      <Cell title={[...new Set(words)].join('\n')} isDim>
        {[...new Set(words)].join(' · ')}
      </Cell>
    </div>
  )
}

function Cell({ title, isDim, children }: { title?: string; isDim?: boolean; children: ReactNode }) {
  return (
    <span role="cell" title={title} className={isDim === true ? classes.dim : undefined}>
      {children}
    </span>
  )
}
