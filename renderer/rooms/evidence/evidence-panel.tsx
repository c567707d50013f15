import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import {
  askText,
  DayText,
  EmptyState,
  InstantText,
  Kbd,
  notifyDone,
  QueryView,
  useFormat,
  useShortcuts,
} from '../../ui/index.ts'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import { AddEvidenceDialog } from './add-evidence-dialog.tsx'
import classes from './evidence.module.css'
import { ViewEvidenceDialog } from './view-evidence-dialog.tsx'

export type Evidence = Outputs['evidence']['listEvidence'][number]

/** What was handed in for a card: added, looked at with a purpose, removed with a reason. */
export function EvidencePanel({ customerId, isActive }: { customerId: string; isActive: boolean }) {
  const t = useWords()
  const mayAdd = useMay('evidence.add') && isActive
  const query = useQuery(api.evidence.listEvidence.queryOptions({ input: { customerId } }))
  const [adding, setAdding] = useState<{ file: File | null } | null>(null)
  const [viewed, setViewed] = useState<{ evidence: Evidence; file: File; purpose: string } | null>(null)
  const isOver = useFileDrop(
    ([file]) => file !== undefined && setAdding({ file }),
    mayAdd && adding === null && viewed === null,
  )
  useShortcuts(mayAdd ? [{ key: 'a', label: t('vault:add'), run: () => setAdding({ file: null }) }] : [])
  const add = mayAdd && (
    <Button variant="filled" rightSection={<Kbd name="A" />} onClick={() => setAdding({ file: null })}>
      {isOver ? t('vault:drop') : t('vault:add')}
    </Button>
  )
  return (
    <section aria-label={t('vault:title')}>
      <QueryView query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState title={t('vault:none')} hint={t('vault:noneHint')} action={add} />
          ) : (
            <>
              <div className={classes.bar}>
                <p className="dim">{t('vault:hint')}</p>
                {add}
              </div>
              <EvidenceTable rows={rows} onView={setViewed} />
            </>
          )
        }
      </QueryView>
      {adding !== null && (
        <AddEvidenceDialog target={{ customerId }} first={adding.file} onClose={() => setAdding(null)} />
      )}
      {viewed !== null && <ViewEvidenceDialog {...viewed} onClose={() => setViewed(null)} />}
    </section>
  )
}

function EvidenceTable({
  rows,
  onView,
}: {
  rows: readonly Evidence[]
  onView(viewed: { evidence: Evidence; file: File; purpose: string }): void
}) {
  const t = useWords()
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('vault:column.kind')}</Table.Th>
          <Table.Th>{t('vault:column.added')}</Table.Th>
          <Table.Th>{t('vault:column.by')}</Table.Th>
          <Table.Th>{t('vault:column.keptUntil')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((evidence) => (
          <EvidenceRow key={evidence.id} evidence={evidence} onView={onView} />
        ))}
      </Table.Tbody>
    </Table>
  )
}

function EvidenceRow({
  evidence,
  onView,
}: {
  evidence: Evidence
  onView(viewed: { evidence: Evidence; file: File; purpose: string }): void
}) {
  const t = useWords()
  const format = useFormat()
  const isGone = evidence.removedAt !== null
  return (
    <Table.Tr className={isGone ? classes.gone : ''}>
      <Table.Td>
        {t(`vault:kind.${evidence.kind}`)}
        <span className="dim">
          {' · '}
          {evidence.contentType.split('/')[1]?.toUpperCase()}
          {evidence.pageCount > 1 && ` · ${t('vault:pages', { count: evidence.pageCount })}`}
        </span>
      </Table.Td>
      <Table.Td>
        <InstantText at={evidence.createdAt} />
      </Table.Td>
      <Table.Td>{evidence.operatorName}</Table.Td>
      <Table.Td>
        {evidence.removedAt === null ? (
          <DayText day={evidence.keepUntilDay} />
        ) : evidence.removedReason === '' ? (
          t('vault:removedTerm', { at: format.instant(evidence.removedAt) })
        ) : (
          <span title={evidence.removedReason}>
            {t('vault:removedBy', {
              at: format.instant(evidence.removedAt),
              name: evidence.removedByName ?? '',
            })}
          </span>
        )}
      </Table.Td>
      <Table.Td>{!isGone && <RowActions evidence={evidence} onView={onView} />}</Table.Td>
    </Table.Tr>
  )
}

function RowActions({
  evidence,
  onView,
}: {
  evidence: Evidence
  onView(viewed: { evidence: Evidence; file: File; purpose: string }): void
}) {
  const t = useWords()
  const mayRead = useMay('evidence.read')
  const mayRemove = useMay('evidence.remove')
  const read = useCommand(client.evidence.readEvidence)
  const remove = useCommand(client.evidence.removeEvidence, {
    onSuccess: () => notifyDone(t('vault:removed')),
  })
  const onLook = async () => {
    const purpose = await askText({
      title: t('vault:viewTitle'),
      label: t('vault:purposeLabel'),
      confirmLabel: t('vault:view'),
    })
    if (purpose === null) return
    const file = await read.run({ id: evidence.id, purpose })
    if (file !== undefined) onView({ evidence, file, purpose })
  }
  const onRemove = async () => {
    const reason = await askText({
      title: t('vault:removeTitle'),
      label: t('vault:removeLabel'),
      confirmLabel: t('remove'),
      danger: true,
    })
    if (reason !== null) await remove.run({ id: evidence.id, version: evidence.version, reason })
  }
  const name = t(`vault:kind.${evidence.kind}`)
  return (
    <div className={classes.actions}>
      {mayRead && (
        <Button
          size="compact-sm"
          aria-label={`${t('vault:view')}: ${name}`}
          loading={read.isRunning}
          onClick={() => void onLook()}
        >
          {t('vault:view')}
        </Button>
      )}
      {mayRemove && (
        <Button
          size="compact-sm"
          aria-label={`${t('remove')}: ${name}`}
          loading={remove.isRunning}
          onClick={() => void onRemove()}
        >
          {t('remove')}
        </Button>
      )}
    </div>
  )
}
