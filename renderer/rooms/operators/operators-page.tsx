import { Alert, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconEyeCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { roleAllows } from '../../../shared/contract/permissions.ts'
import type { Permission } from '../../../shared/contract/permissions.ts'
import { api } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay, useOperator } from '../../app/session.ts'
import { Absences } from '../../ui/absences.tsx'
import { PageTabs } from '../../ui/form-layout.tsx'
import { InstantText, Page, QueryView, StateBadge, StoryButton } from '../../ui/index.ts'
import { SessionTable } from '../../ui/session-table.tsx'
import { NewOperatorDialog, OperatorDialog } from './operator-dialogs.tsx'
import classes from './operators.module.css'
import { ResetButton } from './reset-button.tsx'

export type Operator = Outputs['operators']['list'][number]

const tabs = ['operators', 'sessions', 'absences'] as const
type OperatorTab = (typeof tabs)[number]

/** What each tab needs; the first one is what let the reader into the room. */
const tabPermissions = {
  operators: 'operators.read',
  sessions: 'operators.sessions',
  absences: 'operators.absences',
} as const satisfies Record<OperatorTab, Permission>

/** Who uses the console and what each may do, where they are signed in, and who is away. */
export function OperatorsPage() {
  const t = useWords()
  const self = useOperator()
  const mayWrite = useMay('operators.write')
  const navigate = useNavigate()
  const search = useSearch({ from: '/operators' })
  const [edited, setEdited] = useState<Edited>(null)
  const allowed = tabs.filter((tab) => self !== undefined && roleAllows(self.role, tabPermissions[tab]))
  const shown = allowed.find((tab) => tab === search.tab) ?? 'operators'
  const labels = {
    operators: t('operators:title'),
    sessions: t('people:sessions.tab'),
    absences: t('people:absence.tab'),
  }
  return (
    <Page
      title={t('operators:title')}
      flush
      actions={
        mayWrite && (
          <Button variant="filled" onClick={() => setEdited('new')}>
            {t('operators:add')}
          </Button>
        )
      }
    >
      <PageTabs
        label={t('operators:title')}
        tabs={allowed.map((tab) => ({ tab, label: labels[tab] }))}
        shown={shown}
        onShow={(tab) => void navigate({ to: '/operators', search: { tab }, replace: true })}
        scrolls
      >
        {shown === 'operators' && <OperatorList mayWrite={mayWrite} onEdit={setEdited} />}
        {shown === 'sessions' && <AllSessions />}
        {shown === 'absences' && self !== undefined && <Absences operatorId={self.id} mayOthers />}
      </PageTabs>
      {(edited === 'new' || edited === 'checker') && (
        <NewOperatorDialog
          role={edited === 'checker' ? 'checker' : 'clerk'}
          onClose={() => setEdited(null)}
        />
      )}
      {edited !== null && typeof edited === 'object' && (
        <OperatorDialog operator={edited} onClose={() => setEdited(null)} />
      )}
    </Page>
  )
}

type Edited = Operator | 'new' | 'checker' | null

function OperatorList({ mayWrite, onEdit }: { mayWrite: boolean; onEdit(edited: Edited): void }) {
  const query = useQuery(api.operators.list.queryOptions({ input: undefined }))
  return (
    <QueryView query={query}>
      {(operators) => (
        <Stack gap="md">
          {mayWrite && needsChecker(operators) && <CheckerOffer onAdd={() => onEdit('checker')} />}
          <OperatorTable operators={operators} onEdit={mayWrite ? onEdit : undefined} />
        </Stack>
      )}
    </QueryView>
  )
}

/** Whether what one operator asks for could be decided by nobody else. */
function needsChecker(operators: readonly Operator[]): boolean {
  return operators.filter(({ active, role }) => active && roleAllows(role, 'refunds.decide')).length < 2
}

function CheckerOffer({ onAdd }: { onAdd(): void }) {
  const t = useWords()
  return (
    <Alert title={t('people:checker.offerTitle')} icon={<IconEyeCheck size={18} />} maw={1100}>
      <Stack gap="sm" align="start">
        {t('people:checker.offerText')}
        <Button onClick={onAdd}>{t('people:checker.offerButton')}</Button>
      </Stack>
    </Alert>
  )
}

function AllSessions() {
  const t = useWords()
  const query = useQuery({
    ...api.operators.listSessions.queryOptions({ input: { all: true } }),
    refetchInterval: 15_000,
  })
  return (
    <Stack gap="sm" maw={1100}>
      <Text className="dim">{t('people:sessions.hint')}</Text>
      <QueryView query={query}>{(sessions) => <SessionTable sessions={sessions} withNames />}</QueryView>
    </Stack>
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
              <Group gap={6} justify="flex-end" wrap="nowrap">
                <StoryButton name={operator.name} recordKind="operator" recordId={operator.id} />
                {onEdit !== undefined && (
                  <>
                    {operator.active && operator.id !== self?.id && <ResetButton operator={operator} />}
                    <Button size="compact-sm" onClick={() => onEdit(operator)}>
                      {t('edit')}
                    </Button>
                  </>
                )}
              </Group>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
