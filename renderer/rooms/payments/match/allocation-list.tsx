import { Button } from '@mantine/core'
import { useWords } from '../../../app/i18n.ts'
import { Amount, TextLink, useFormat } from '../../../ui/index.ts'
import classes from './match.module.css'
import type { BankLine } from './bank-line.ts'
import { standing } from './use-undo.ts'
import type { Allocation, useUndo } from './use-undo.ts'

/** What the line was matched to so far, each with the way to take it back. */
export function AllocationList({
  line,
  undo,
  mayWrite,
}: {
  line: BankLine
  undo: ReturnType<typeof useUndo>
  mayWrite: boolean
}) {
  const t = useWords()
  if (line.allocations.length === 0) return null
  const live = standing(line.allocations)
  return (
    <div className={classes.section} tabIndex={0} role="group" aria-label={t('payments:allocations.title')}>
      <h2>{t('payments:allocations.title')}</h2>
      {line.allocations.map((allocation) => (
        <AllocationRow
          key={allocation.id}
          allocation={allocation}
          currency={line.currency}
          onUndo={mayWrite && live.includes(allocation) ? () => undo.start(line.id, [allocation]) : undefined}
        />
      ))}
    </div>
  )
}

function AllocationRow({
  allocation,
  currency,
  onUndo,
}: {
  allocation: Allocation
  currency: string
  onUndo: (() => void) | undefined
}) {
  const t = useWords()
  const format = useFormat()
  const target = useTarget(allocation)
  const amount = format.amount(allocation.amountCents, currency)
  return (
    <div className={classes.allocation} data-undone={allocation.undone || undefined}>
      <div>
        <span className={classes.target}>
          {allocation.documentId !== null ? (
            <TextLink to="/documents/$id" params={{ id: allocation.documentId }}>
              {target}
            </TextLink>
          ) : (
            target
          )}
        </span>
        {(allocation.kind === 'document' || allocation.kind === 'return') &&
          allocation.customerName !== null &&
          ` · ${allocation.customerName}`}
        <div className="dim">
          {t('payments:allocations.by', {
            name: allocation.operatorName,
            at: format.instant(allocation.createdAt),
          })}
          {allocation.undone && ` · ${t('payments:allocations.undone')}`}
          {allocation.invoice !== null && (
            <>
              {' · '}
              <TextLink to="/documents/$id" params={{ id: allocation.invoice.id }}>
                {t('payments:allocations.invoice', { number: allocation.invoice.number })}
              </TextLink>
            </>
          )}
        </div>
      </div>
      <Amount cents={allocation.amountCents} currency={currency} strong />
      {onUndo !== undefined && (
        <Button onClick={onUndo} aria-label={t('payments:allocations.undoOf', { amount, target })}>
          {t('payments:allocations.undo')}
        </Button>
      )}
    </div>
  )
}

function useTarget(allocation: Allocation): string {
  const t = useWords()
  if (allocation.kind === 'credit' || allocation.kind === 'credit-use') {
    return t('payments:allocations.credit', { name: allocation.customerName ?? '' })
  }
  const number = allocation.documentNumber ?? ''
  if (allocation.kind === 'rounding') return t('payments:allocations.rounding', { number })
  if (allocation.kind === 'fee') return t('payments:allocations.fee', { number })
  if (allocation.kind === 'return') return t('payments:allocations.return', { number })
  if (allocation.kind === 'outside' || allocation.kind === 'costs')
    return t(`payments:allocations.${allocation.kind}`)
  if (allocation.kind === 'takings') return t('receipts:takings.allocation')
  if (allocation.kind === 'transfer')
    return t('payments:allocations.transfer', { account: allocation.otherAccount ?? '' })
  if (allocation.kind === 'refund')
    return t('payments:allocations.refund', { name: allocation.customerName ?? '' })
  return number
}
