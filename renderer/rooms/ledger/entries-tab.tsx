import { useMemo, useState } from 'react'
import { accounts, entryKinds } from '../../../shared/contract/ledger.ts'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { DataGrid } from '../../ui/index.ts'
import type { GridColumn, GridFilters } from '../../ui/index.ts'
import { EntryDialog } from './entry-dialog.tsx'

export type Entry = Outputs['ledger']['list']['rows'][number]

const fields = ['day', 'kind', 'account', 'documentId', 'bankLineId', 'customerId'] as const
type Field = (typeof fields)[number]

function sumOf(entry: Entry): number {
  return entry.lines.reduce((sum, { debitCents }) => sum + debitCents, 0)
}

/** The names on one side of an entry: *Bank, Rounding*. */
function namesOf(
  entry: Entry,
  side: 'debitCents' | 'creditCents',
  names: Readonly<Record<string, string>>,
): string {
  const used = entry.lines.filter((line) => line[side] !== 0).map(({ account }) => names[account] ?? account)
  return [...new Set(used)].join(', ')
}

function useColumns(): GridColumn<Entry, Field>[] {
  const t = useWords()
  return useMemo(() => {
    const kinds = Object.fromEntries(entryKinds.map((kind) => [kind, t(`ledger:kinds.${kind}`)]))
    const names = Object.fromEntries(accounts.map((account) => [account, t(`ledger:accounts.${account}`)]))
    return [
      { field: 'day', header: t('ledger:day'), kind: 'day', width: 110 },
      { field: 'kind', header: t('ledger:kind'), kind: 'choice', choices: kinds, width: 190 },
      { field: 'documentNumber', header: t('ledger:document'), width: 130 },
      {
        field: 'account',
        header: t('ledger:debit'),
        kind: 'choice',
        choices: names,
        value: (entry) => namesOf(entry, 'debitCents', names),
        sortable: false,
        grow: 1,
        width: 160,
      },
      {
        field: 'lines',
        header: t('ledger:credit'),
        value: (entry) => namesOf(entry, 'creditCents', names),
        grow: 1,
        width: 160,
      },
      { field: 'id', header: t('amount'), kind: 'amount', value: sumOf, width: 120 },
      { field: 'operatorName', header: t('ledger:operator'), width: 140 },
      { field: 'at', header: t('ledger:recorded'), kind: 'instant', width: 160, hidden: true },
    ]
  }, [t])
}

/** Every entry, newest first, narrowed to one record where the address says so. */
export function EntriesTab({
  documentId,
  bankLineId,
  customerId,
}: {
  documentId: string | undefined
  bankLineId: string | undefined
  customerId: string | undefined
}) {
  const t = useWords()
  const columns = useColumns()
  const [opened, setOpened] = useState<Entry | null>(null)
  const fixedFilters = useMemo<GridFilters<Field>>(
    () => ({
      ...(documentId === undefined ? {} : { documentId: { operator: 'equals', value: documentId } }),
      ...(bankLineId === undefined ? {} : { bankLineId: { operator: 'equals', value: bankLineId } }),
      ...(customerId === undefined ? {} : { customerId: { operator: 'equals', value: customerId } }),
    }),
    [documentId, bankLineId, customerId],
  )
  return (
    <>
      <DataGrid<Entry, Field>
        name="ledger"
        label={t('shell:room.ledger')}
        room="ledger"
        list={client.ledger.list}
        fields={fields}
        columns={columns}
        fixedFilters={fixedFilters}
        defaultSort={newestFirst}
        onOpen={setOpened}
        withSearch={false}
        empty={{ title: t('ledger:empty'), hint: t('ledger:emptyHint') }}
      />
      {opened !== null && <EntryDialog entry={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

const newestFirst = { field: 'day', direction: 'descending' } as const
