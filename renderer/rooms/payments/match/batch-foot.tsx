import { ActionIcon, Button } from '@mantine/core'
import { IconStack2 } from '@tabler/icons-react'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { Kbd, useFormat, useShortcuts } from '../../../ui/index.ts'
import type { Shortcut } from '../../../ui/index.ts'
import { BatchDialog } from './batch-dialog.tsx'
import { BatchIssuingDialog } from './batch-issuing-dialog.tsx'
import { BatchListDialog } from './batch-list-dialog.tsx'
import classes from './batch.module.css'
import { useBatches } from './use-batches.ts'
import type { Batch, Batches } from './use-batches.ts'

type Counts = Outputs['payments']['counts']

/** Under the bank lines: all certain ones at once, and what is still to decide about the last batch. */
export function BatchFoot({ counts }: { counts: Counts | undefined }) {
  const t = useWords()
  const batches = useBatches()
  useBatchKeys(batches)
  const { last, mayWrite } = batches
  return (
    <div className={classes.foot}>
      {last !== null && <BatchNote batch={last} batches={batches} />}
      <div className={classes.row}>
        <span role="status">{counts !== undefined && <CertainWords counts={counts} />}</span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label={t('batches:list')}
          title={`${t('batches:list')} (H)`}
          onClick={() => batches.showList(true)}
        >
          <IconStack2 size={17} aria-hidden />
        </ActionIcon>
        {mayWrite && (
          <Button
            size="xs"
            disabled={counts === undefined || counts.certain === 0}
            onClick={() => batches.showAccepting(true)}
            rightSection={<Kbd name="A" />}
          >
            {t('batches:acceptAll')}
          </Button>
        )}
      </div>
      <BatchDialog opened={batches.isAccepting} onClose={() => batches.showAccepting(false)} />
      <BatchListDialog batches={batches} />
      <BatchIssuingDialog issuing={batches.issuing} />
    </div>
  )
}

function CertainWords({ counts }: { counts: Counts }) {
  const t = useWords()
  const format = useFormat()
  if (counts.certain === 0) return t('batches:noneCertain')
  return t('batches:certain', {
    count: counts.certain,
    formatted: format.count(counts.certain),
    amount: format.amount(counts.certainCents),
  })
}

function BatchNote({ batch, batches }: { batch: Batch; batches: Batches }) {
  const t = useWords()
  const format = useFormat()
  const { standingCount: count, invoicesWaiting, invoicesToCheck, invoicesDueAt } = batch
  const amount = format.amountWithCurrency(batch.totalCents, batch.currency)
  return (
    <div className={classes.note} role="status">
      <strong>{t('batches:accepted', { count, formatted: format.count(count), amount })}</strong>
      <div className={classes.quiet}>
        {t('batches:acceptedBy', { at: format.instant(batch.createdAt), name: batch.operatorName })}
        {invoicesToCheck > 0 &&
          ` · ${t('batches:toCheck', { count: invoicesToCheck, formatted: format.count(invoicesToCheck) })}`}
      </div>
      {invoicesDueAt !== null && invoicesWaiting > 0 && (
        <div className={classes.quiet}>{t('batches:dueAt', { at: format.instant(invoicesDueAt) })}</div>
      )}
      {batches.mayWrite && (
        <div className={classes.noteActions}>
          {invoicesWaiting > 0 && (
            <Button size="xs" onClick={batches.issueLast} rightSection={<Kbd name="I" />}>
              {t('batches:issue', { count: invoicesWaiting, formatted: format.count(invoicesWaiting) })}
            </Button>
          )}
          {batch.canUndo && (
            <Button size="xs" onClick={batches.undoLast} rightSection={<Kbd name="Z" />}>
              {t('batches:undo')}
            </Button>
          )}
        </div>
      )}
    </div>
  )
}

function useBatchKeys(batches: Batches): void {
  const t = useWords()
  const once = (work: () => void) => (event: KeyboardEvent) => {
    if (!event.repeat) work()
  }
  const looking: Shortcut[] = [
    { key: 'h', label: t('batches:keys.list'), run: once(() => batches.showList(true)) },
  ]
  const deciding: Shortcut[] = [
    { key: 'a', label: t('batches:keys.acceptAll'), run: once(() => batches.showAccepting(true)) },
    { key: 'i', label: t('batches:keys.issue'), run: once(batches.issueLast) },
    { key: 'z', label: t('batches:keys.undo'), run: once(batches.undoLast) },
  ]
  useShortcuts(batches.mayWrite ? [...deciding, ...looking] : looking)
}
