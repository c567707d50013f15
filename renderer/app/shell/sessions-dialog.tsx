import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { notifyDone } from '../../ui/failure-notice.tsx'
import { QueryView } from '../../ui/query-view.tsx'
import { SessionTable } from '../../ui/session-table.tsx'
import { useWords } from '../i18n.ts'
import { useOperator } from '../session.ts'

/** The operator's own sessions, on this client and others. */
export function SessionsDialog({ onClose }: { onClose(): void }) {
  const t = useWords()
  const self = useOperator()
  const query = useQuery(api.operators.listSessions.queryOptions({ input: {} }))
  const endAll = useCommand(client.operators.endSessionsOf, {
    onSuccess: ({ count }) => notifyDone(t('people:sessions.endedCount', { count })),
  })
  const hasOthers = (query.data?.length ?? 0) > 1
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={t('people:sessions.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text className="dim">{t('people:sessions.hint')}</Text>
        <QueryView query={query}>
          {(sessions) => <SessionTable sessions={sessions} withNames={false} />}
        </QueryView>
        {hasOthers && self !== undefined && (
          <Group justify="flex-end">
            <Button loading={endAll.isRunning} onClick={() => void endAll.run({ operatorId: self.id })}>
              {t('people:sessions.endAll')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}
