import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay, useOperator } from '../../app/session.ts'
import { InstantText, Page, QueryView, StateBadge } from '../../ui/index.ts'
import { NewOperatorDialog, OperatorDialog } from './operator-dialogs.tsx'
import classes from './operators.module.css'

export type Operator = Outputs['operators']['list'][number]

/** Who uses the console, and what each may do. */
export function OperatorsPage() {
  const t = useWords()
  const mayWrite = useMay('operators.write')
  const [edited, setEdited] = useState<Operator | 'new' | null>(null)
  const query = useQuery(api.operators.list.queryOptions({ input: undefined }))
  return (
    <Page
      title={t('operators:title')}
      actions={
        mayWrite && (
          <Button variant="filled" onClick={() => setEdited('new')}>
            {t('operators:add')}
          </Button>
        )
      }
    >
      <QueryView query={query}>
        {(operators) => <OperatorTable operators={operators} onEdit={mayWrite ? setEdited : undefined} />}
      </QueryView>
      {edited === 'new' && <NewOperatorDialog onClose={() => setEdited(null)} />}
      {edited !== null && edited !== 'new' && (
        <OperatorDialog operator={edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  )
}

function OperatorTable({
  operators,
  onEdit,
}: {
  operators: readonly Operator[]
  onEdit: ((operator: Operator) => void) | undefined
}) {
  const t = useWords()
  const self = useOperator()
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('name')}</Table.Th>
          <Table.Th>{t('operators:login')}</Table.Th>
          <Table.Th>{t('operators:role')}</Table.Th>
          <Table.Th>{t('email')}</Table.Th>
          <Table.Th>{t('operators:lastLogin')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {operators.map((operator) => (
          <Table.Tr key={operator.id}>
            <Table.Td>
              {operator.name}{' '}
              {operator.id === self?.id && <span className="dim">({t('operators:you')})</span>}
            </Table.Td>
            <Table.Td>{operator.login}</Table.Td>
            <Table.Td>{t(`operators:roles.${operator.role}`)}</Table.Td>
            <Table.Td>{operator.email}</Table.Td>
            <Table.Td>
              {operator.lastLoginAt === null ? (
                <span className="dim">{t('operators:never')}</span>
              ) : (
                <InstantText at={operator.lastLoginAt} />
              )}
            </Table.Td>
            <Table.Td>
              <StateBadge tone={operator.active ? 'good' : 'bad'}>
                {operator.active ? t('operators:active') : t('operators:inactive')}
              </StateBadge>
            </Table.Td>
            <Table.Td>
              {onEdit !== undefined && (
                <Button size="compact-sm" onClick={() => onEdit(operator)}>
                  {t('edit')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
