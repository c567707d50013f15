import { Button, Group, Modal, Stack, Table } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { Amount, EmptyState, InstantText, QueryView, StateBadge, useFormat } from '../../../ui/index.ts'
import classes from './batch.module.css'
import type { Batch, Batches } from './use-batches.ts'

const rowsPerStep = 20
const mostRows = 100

/** Every batch, newest first, with what can still be done about it. */
export function BatchListDialog({ batches }: { batches: Batches }) {
  const t = useWords()
  return (
    <Modal
      opened={batches.isListed}
      onClose={() => batches.showList(false)}
      size={980}
      title={t('batches:listTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {batches.isListed && <BatchList batches={batches} />}
    </Modal>
  )
}

function BatchList({ batches }: { batches: Batches }) {
  const t = useWords()
  const [limit, setLimit] = useState(rowsPerStep)
  const query = useQuery({
    ...api.payments.listBatches.queryOptions({ input: { limit } }),
    placeholderData: keepPreviousData,
  })
  return (
    <QueryView query={query}>
      {({ rows, total }) => (
        <Stack gap="sm">
          {rows.length === 0 ? (
            <EmptyState title={t('batches:listEmpty')} hint={t('batches:listEmptyHint')} />
          ) : (
            <BatchTable rows={rows} batches={batches} />
          )}
          <Group justify="space-between">
            <IssueAll batches={batches} />
            {total > rows.length && limit < mostRows && (
              <Button onClick={() => setLimit((before) => Math.min(mostRows, before + rowsPerStep))}>
                {t('batches:more')}
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </QueryView>
  )
}

/** Every invoice that waits, also of single matches where clerks issue invoices. */
function IssueAll({ batches }: { batches: Batches }) {
  const t = useWords()
  const format = useFormat()
  const count = useQuery(api.billing.countWaiting.queryOptions()).data?.count ?? 0
  if (count === 0 || !batches.mayWrite) return <span />
  return (
    <Group gap="sm">
      <Button
        onClick={() => {
          batches.showList(false)
          void batches.issue(null, count)
        }}
      >
        {t('batches:issueAll', { count, formatted: format.count(count) })}
      </Button>
      <span className={classes.dim}>{t('batches:issueAllHint')}</span>
    </Group>
  )
}

function BatchTable({ rows, batches }: { rows: readonly Batch[]; batches: Batches }) {
  const t = useWords()
  const titles = [t('batches:when'), t('batches:by'), t('payments:list.label'), t('batches:amount')]
  return (
    <div className={classes.list} tabIndex={0} role="group" aria-label={t('batches:listTitle')}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {titles.map((title, index) => (
              <Table.Th key={title} className={index > 1 ? classes.number : undefined}>
                {title}
              </Table.Th>
            ))}
            <Table.Th>{t('batches:state')}</Table.Th>
            <Table.Th />
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((batch) => (
            <BatchTableRow key={batch.id} batch={batch} batches={batches} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function BatchTableRow({ batch, batches }: { batch: Batch; batches: Batches }) {
  const t = useWords()
  const format = useFormat()
  const { invoicesWaiting } = batch
  return (
    <Table.Tr>
      <Table.Td>
        <InstantText at={batch.createdAt} />
      </Table.Td>
      <Table.Td>{batch.operatorName}</Table.Td>
      <Table.Td className={classes.number}>{format.count(batch.lineCount)}</Table.Td>
      <Table.Td className={classes.number}>
        <Amount cents={batch.totalCents} currency={batch.currency} withCurrency />
      </Table.Td>
      <Table.Td>
        <BatchState batch={batch} />
      </Table.Td>
      <Table.Td>
        {batches.mayWrite && (
          <Group gap={6} justify="flex-end" wrap="nowrap">
            {invoicesWaiting > 0 && (
              <Button
                size="xs"
                onClick={() => {
                  batches.showList(false)
                  void batches.issue(batch.id, invoicesWaiting)
                }}
              >
                {t('batches:issue', { count: invoicesWaiting, formatted: format.count(invoicesWaiting) })}
              </Button>
            )}
            {batch.canUndo && (
              <Button
                size="xs"
                aria-label={t('batches:undoOf', { at: format.instant(batch.createdAt) })}
                onClick={() => void batches.undo(batch)}
              >
                {t('batches:undo')}
              </Button>
            )}
          </Group>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function BatchState({ batch }: { batch: Batch }) {
  const t = useWords()
  const format = useFormat()
  const { standingCount: standing, lineCount, invoicesIssued, invoicesToCheck } = batch
  const state =
    batch.state === 'undone' || standing === 0 ? 'undone' : invoicesIssued > 0 ? 'left' : 'accepted'
  const details = [
    ...(state === 'undone' && batch.undoneAt !== null
      ? [t('batches:undoneBy', { at: format.instant(batch.undoneAt), name: batch.undoneByName ?? '' })]
      : []),
    ...(state !== 'undone' && standing < lineCount
      ? [t('batches:standing', { count: standing, formatted: format.count(standing) })]
      : []),
    ...(invoicesIssued > 0
      ? [t('batches:issuedCount', { count: invoicesIssued, formatted: format.count(invoicesIssued) })]
      : []),
    ...(invoicesToCheck > 0
      ? [t('batches:toCheck', { count: invoicesToCheck, formatted: format.count(invoicesToCheck) })]
      : []),
  ]
  const tone = state === 'undone' ? 'plain' : state === 'left' ? 'good' : 'accent'
  return (
    <>
      <StateBadge tone={tone}>{t(`batches:states.${state}`)}</StateBadge>
      {details.length > 0 && <span className={classes.dim}> {details.join(' · ')}</span>}
    </>
  )
}
