import { Alert, Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { DataGrid, Page, TextLink, useFormat } from '../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../ui/index.ts'
import { eventLine } from '../../ui/event-values.ts'
import classes from './audit.module.css'
import { ChainStatus } from './chain-status.tsx'
import { EventDialog } from './event-dialog.tsx'
import { VerifyDialog } from './verify-dialog.tsx'

export type AuditEvent = Outputs['audit']['list']['rows'][number]

const fields = ['seq', 'at', 'action', 'operatorName', 'recordKind', 'recordId'] as const
type Field = (typeof fields)[number]

const newestFirst = { field: 'at', direction: 'descending' } as const

/** Every kind of event with its words, in the order of the words. */
function actionChoices(groups: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  const all = Object.entries(groups).flatMap(([room, actions]) =>
    Object.entries(actions).map(([action, words]) => [`${room}.${action}`, words] as const),
  )
  return Object.fromEntries(all.sort(([, one], [, other]) => one.localeCompare(other)))
}

function useColumns(): GridColumn<AuditEvent, Field>[] {
  const t = useWords()
  const format = useFormat()
  const authors = useQuery(api.audit.authors.queryOptions({ input: undefined, staleTime: 60_000 })).data
  return useMemo(
    () => [
      { field: 'seq', header: t('audit:number'), kind: 'count', width: 76 },
      { field: 'at', header: t('audit:at'), kind: 'instant', width: 150 },
      {
        field: 'operatorName',
        header: t('audit:operator'),
        kind: 'choice',
        choices: Object.fromEntries((authors ?? []).map((name) => [name, name])),
        width: 130,
      },
      {
        field: 'action',
        header: t('audit:event'),
        kind: 'choice',
        choices: actionChoices(t('audit:action', { returnObjects: true })),
        width: 200,
      },
      {
        field: 'recordKind',
        header: t('audit:record'),
        kind: 'choice',
        choices: t('audit:recordKind', { returnObjects: true }),
        width: 125,
      },
      { field: 'recordLabel', header: t('name'), width: 130 },
      {
        field: 'public',
        header: t('audit:what'),
        value: (event) => eventLine(event, format),
        grow: 1,
        width: 320,
      },
      {
        field: 'hash',
        header: t('audit:hash'),
        value: (event) => event.hash.slice(0, 16),
        hidden: true,
        width: 150,
      },
    ],
    [t, format, authors],
  )
}

/** Who did what, and the proof that nothing of it was changed. */
export function AuditPage() {
  const t = useWords()
  const { record } = useSearch({ from: '/audit' })
  const columns = useColumns()
  const [opened, setOpened] = useState<AuditEvent | null>(null)
  const [isVerifying, setVerifying] = useState(false)
  const fixedFilters = useMemo<GridFilters<Field>>(
    () => (record === undefined ? {} : { recordId: { operator: 'equals', value: record } }),
    [record],
  )
  return (
    <Page
      title={t('shell:room.audit')}
      subtitle={<ChainStatus />}
      flush
      actions={<Button onClick={() => setVerifying(true)}>{t('audit:verify.button')}</Button>}
    >
      {record !== undefined && (
        <Alert className={classes.narrowed}>
          {t('audit:narrowed')} <TextLink to="/audit">{t('audit:showAll')}</TextLink>
        </Alert>
      )}
      <DataGrid<AuditEvent, Field>
        name="audit"
        label={t('shell:room.audit')}
        room="audit"
        list={client.audit.list}
        fields={fields}
        columns={columns}
        fixedFilters={fixedFilters}
        defaultSort={newestFirst}
        rowId={(event) => String(event.seq)}
        onOpen={setOpened}
        empty={{ title: t('audit:empty') }}
      />
      {opened !== null && <EventDialog event={opened} onClose={() => setOpened(null)} />}
      {isVerifying && <VerifyDialog onClose={() => setVerifying(false)} />}
    </Page>
  )
}

/** The kind of a record in words; the bare kind where it has none. */
export function recordKindWords(kind: string): string {
  return wordIfKnown(`audit:recordKind.${kind}`) ?? kind
}
