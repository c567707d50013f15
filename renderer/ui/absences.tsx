import { ActionIcon, Button, Group, Stack, Table, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import type { Day } from '../../shared/values/day.ts'
import { api, client } from '../api/client.ts'
import type { Outputs } from '../api/types.ts'
import { useCommand } from '../api/use-command.ts'
import { useToday } from '../app/company.ts'
import { useWords } from '../app/i18n.ts'
import { ChoiceSelect } from './choice-select.tsx'
import { DayInput } from './day-input.tsx'
import { DayText } from './day-text.tsx'
import { FailureAlert, notifyDone } from './failure-notice.tsx'
import { EmptyState } from './page.tsx'
import { QueryView } from './query-view.tsx'
import { StateBadge } from './state-badge.tsx'
import { useFields } from './use-fields.ts'

type Absence = Outputs['operators']['listAbsences'][number]
type Colleague = Outputs['operators']['colleagues'][number]

/** Today's and coming absences, of one operator or of all, and a form for another one. */
export function Absences({ operatorId, mayOthers }: { operatorId: string; mayOthers: boolean }) {
  const absences = useQuery(api.operators.listAbsences.queryOptions({ input: undefined }))
  const colleagues = useQuery(api.operators.colleagues.queryOptions({ input: undefined }))
  return (
    <QueryView query={absences}>
      {(all) => (
        <QueryView query={colleagues}>
          {(people) => (
            <Stack gap="md" maw={1100}>
              <AbsenceTable
                absences={mayOthers ? all : all.filter((absence) => absence.operatorId === operatorId)}
              />
              <AbsenceForm operatorId={operatorId} colleagues={people} mayOthers={mayOthers} />
            </Stack>
          )}
        </QueryView>
      )}
    </QueryView>
  )
}

function AbsenceTable({ absences }: { absences: readonly Absence[] }) {
  const t = useWords()
  const today = useToday()
  const remove = useCommand(client.operators.removeAbsence, {
    onSuccess: () => notifyDone(t('people:absence.removed')),
  })
  if (absences.length === 0)
    return <EmptyState title={t('people:absence.empty')} hint={t('people:absence.emptyHint')} />
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('people:absence.who')}</Table.Th>
          <Table.Th>{t('people:absence.from')}</Table.Th>
          <Table.Th>{t('people:absence.to')}</Table.Th>
          <Table.Th>{t('people:absence.deputy')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {absences.map(({ id, version, operatorName, deputyName, fromDay, toDay }) => (
          <Table.Tr key={id}>
            <Table.Td>
              {operatorName}{' '}
              {fromDay <= today && <StateBadge tone="warn">{t('people:absence.now')}</StateBadge>}
            </Table.Td>
            <Table.Td>
              <DayText day={fromDay} />
            </Table.Td>
            <Table.Td>
              <DayText day={toDay} />
            </Table.Td>
            <Table.Td>{deputyName}</Table.Td>
            <Table.Td style={{ textAlign: 'right' }}>
              <ActionIcon
                aria-label={t('people:absence.removeOf', { name: operatorName })}
                onClick={() => void remove.run({ id, version })}
              >
                <IconTrash size={16} />
              </ActionIcon>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

interface AbsenceValues {
  operatorId: string
  deputyId: string
  fromDay: Day | null
  toDay: Day | null
}

function AbsenceForm({
  operatorId,
  colleagues,
  mayOthers,
}: {
  operatorId: string
  colleagues: readonly Colleague[]
  mayOthers: boolean
}) {
  const t = useWords()
  const initial: AbsenceValues = { operatorId, deputyId: '', fromDay: null, toDay: null }
  const fields = useFields(initial, ({ deputyId, fromDay, toDay }) => ({
    ...(deputyId === '' ? { deputyId: t('required') } : {}),
    ...(fromDay === null ? { fromDay: t('required') } : {}),
    ...(toDay === null ? { toDay: t('required') } : {}),
    ...(fromDay !== null && toDay !== null && toDay < fromDay
      ? { toDay: t('people:absence.daysWrong') }
      : {}),
  }))
  const add = useCommand(client.operators.addAbsence, {
    showFailure: 'inline',
    onSuccess: () => {
      fields.setAll(initial)
      notifyDone(t('people:absence.saved'))
    },
  })
  const submit = ({ operatorId: who, deputyId, fromDay, toDay }: AbsenceValues) => {
    if (fromDay !== null && toDay !== null) void add.run({ operatorId: who, deputyId, fromDay, toDay })
  }
  const { values } = fields
  const deputies = colleagues.filter(({ id }) => id !== values.operatorId)
  if (deputies.length === 0) return <Text className="dim">{t('people:absence.alone')}</Text>
  return (
    <form noValidate onSubmit={fields.submit(submit)}>
      <Stack gap="sm">
        <Text className="dim">{t('people:absence.hint')}</Text>
        <FailureAlert failure={add.failure} />
        <Group grow align="start">
          {mayOthers && (
            <ChoiceSelect
              label={t('people:absence.who')}
              choices={colleagues.map(({ id, name }) => [id, name] as const)}
              {...fields.value('operatorId')}
            />
          )}
          <DayInput label={t('people:absence.from')} {...fields.value('fromDay')} />
          <DayInput label={t('people:absence.to')} {...fields.value('toDay')} />
          <ChoiceSelect
            label={t('people:absence.deputy')}
            choices={deputies.map(({ id, name }) => [id, name] as const)}
            {...fields.value('deputyId')}
          />
        </Group>
        <Group justify="flex-end">
          <Button type="submit" variant="filled" loading={add.isRunning}>
            {t('people:absence.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
