import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo } from 'react'
import { customerListFields } from '../../../shared/contract/customers.ts'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import {
  ButtonLink,
  DataGrid,
  downloadBlob,
  Kbd,
  notifyDone,
  Page,
  StateBadge,
  toneOf,
  useCountryName,
  useShortcuts,
} from '../../ui/index.ts'
import type { GridColumn } from '../../ui/index.ts'

type Row = Outputs['customers']['list']['rows'][number]
type Field = (typeof customerListFields)[number]

function useColumns(): readonly GridColumn<Row, Field>[] {
  const t = useWords()
  const countryName = useCountryName()
  return useMemo<readonly GridColumn<Row, Field>[]>(() => {
    const kinds = { company: t('customers:kind.company'), person: t('customers:kind.person') }
    const states = {
      active: t('customers:state.active'),
      withdrawn: t('customers:state.withdrawn'),
      moved: t('customers:state.moved'),
    }
    return [
      { field: 'cardNumber', header: t('customers:column.cardNumber'), width: 95 },
      { field: 'legalName', header: t('customers:column.legalName'), grow: 3, width: 200 },
      { field: 'kind', header: t('customers:column.kind'), kind: 'choice', choices: kinds, width: 105 },
      { field: 'taxId', header: t('customers:column.taxId'), width: 140 },
      { field: 'city', header: t('customers:column.city'), grow: 1, width: 120 },
      {
        field: 'country',
        header: t('customers:column.country'),
        width: 120,
        value: (row) => countryName(row.country),
      },
      { field: 'email', header: t('customers:column.email'), width: 210, hidden: true },
      {
        field: 'state',
        header: t('customers:column.state'),
        kind: 'choice',
        choices: states,
        width: 110,
        cell: (row) => <StateBadge tone={toneOf(row.state)}>{states[row.state]}</StateBadge>,
      },
      { field: 'openCents', header: t('customers:column.openCents'), kind: 'amount', width: 145 },
      { field: 'creditCents', header: t('customers:column.creditCents'), kind: 'amount', width: 100 },
      {
        field: 'createdAt',
        header: t('customers:column.createdAt'),
        kind: 'instant',
        width: 160,
        hidden: true,
      },
    ]
  }, [t, countryName])
}

/** Saves the active cards as a file. */
function ExportButton() {
  const t = useWords()
  const save = useCommand(client.customers.exportCards, {
    onSuccess: (file) => {
      downloadBlob(file, file.name)
      notifyDone(t('cards:imports.exported'))
    },
  })
  return (
    <Button loading={save.isRunning} onClick={() => void save.run({})}>
      {t('cards:imports.export')}
    </Button>
  )
}

/** Every customer card, searched while typing. */
export function CustomersPage() {
  const t = useWords()
  const navigate = useNavigate()
  const mayWrite = useMay('customers.write')
  const columns = useColumns()
  const make = () => void navigate({ to: '/customers/new' })
  const open = useCallback(
    (row: Row) => void navigate({ to: '/customers/$id', params: { id: row.id } }),
    [navigate],
  )
  useShortcuts(mayWrite ? [{ key: 'n', label: t('customers:keys.new'), run: make }] : [])
  const newButton = mayWrite ? (
    <Button variant="filled" onClick={make} rightSection={<Kbd name="N" />}>
      {t('customers:new')}
    </Button>
  ) : undefined
  return (
    <Page
      title={t('customers:title')}
      actions={
        <>
          <ButtonLink to="/migrations">{t('migrations:list.button')}</ButtonLink>
          <ExportButton />
          {mayWrite && <ButtonLink to="/customers/import">{t('cards:imports.button')}</ButtonLink>}
          {newButton}
        </>
      }
      flush
    >
      <DataGrid<Row, Field>
        name="customers"
        label={t('customers:title')}
        room="customers"
        list={client.customers.list}
        fields={customerListFields}
        columns={columns}
        onOpen={open}
        empty={{
          title: t('customers:empty.title'),
          hint: t('customers:empty.hint'),
          ...(mayWrite ? { action: <Button onClick={make}>{t('customers:new')}</Button> } : {}),
        }}
      />
    </Page>
  )
}
