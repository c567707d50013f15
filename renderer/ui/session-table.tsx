import { Button, Table } from '@mantine/core'
import { client } from '../api/client.ts'
import type { Outputs } from '../api/types.ts'
import { useCommand } from '../api/use-command.ts'
import { useWords } from '../app/i18n.ts'
import { InstantText } from './day-text.tsx'
import { notifyDone } from './failure-notice.tsx'
import { StateBadge } from './state-badge.tsx'

type Session = Outputs['operators']['listSessions'][number]

/** Where somebody is signed in, and ending it. */
export function SessionTable({ sessions, withNames }: { sessions: readonly Session[]; withNames: boolean }) {
  const t = useWords()
  const end = useCommand(client.operators.endSession, {
    onSuccess: () => notifyDone(t('people:sessions.ended')),
  })
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          {withNames && <Table.Th>{t('name')}</Table.Th>}
          <Table.Th>{t('people:sessions.from')}</Table.Th>
          <Table.Th>{t('people:sessions.started')}</Table.Th>
          <Table.Th>{t('people:sessions.lastUsed')}</Table.Th>
          <Table.Th>{t('state')}</Table.Th>
          <Table.Th>
            <span className="visually-hidden">{t('actions')}</span>
          </Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sessions.map((session) => (
          <Table.Tr key={session.id}>
            {withNames && <Table.Td>{session.operatorName}</Table.Td>}
            <Table.Td>{t(`people:sessions.client.${session.client}`)}</Table.Td>
            <Table.Td>
              <InstantText at={session.startedAt} />
            </Table.Td>
            <Table.Td>
              <InstantText at={session.lastUsedAt} />
            </Table.Td>
            <Table.Td>
              <StateBadge tone={session.locked ? 'warn' : 'good'}>
                {t(session.locked ? 'people:sessions.locked' : 'people:sessions.open')}
              </StateBadge>
            </Table.Td>
            <Table.Td style={{ textAlign: 'right' }}>
              {session.isCurrent ? (
                <span className="dim">{t('people:sessions.current')}</span>
              ) : (
                <Button
                  size="compact-sm"
                  aria-label={t('people:sessions.endOf', { name: session.operatorName })}
                  onClick={() => void end.run({ id: session.id })}
                >
                  {t('people:sessions.end')}
                </Button>
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
