import { Button, Group, Modal, Progress, Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../app/i18n.ts'
import { useFormat } from './format.ts'

/** Long work in front of the page: how far it is, and a way to stop it. */
export function ProgressDialog({
  opened,
  title,
  done,
  total,
  detail,
  isStopping = false,
  onStop,
}: {
  opened: boolean
  title: string
  done: number
  total: number | null
  detail?: ReactNode
  isStopping?: boolean
  onStop?: () => void
}) {
  const t = useWords()
  const format = useFormat()
  const percent = total === null || total === 0 ? 100 : Math.min(100, (done / total) * 100)
  return (
    <Modal
      opened={opened}
      onClose={() => onStop?.()}
      title={title}
      withCloseButton={false}
      closeOnClickOutside={false}
    >
      <Stack gap="sm">
        <Progress.Root size="lg">
          <Progress.Section value={percent} animated={total === null} aria-label={title} />
        </Progress.Root>
        <div role="status">
          {total === null
            ? format.count(done)
            : t('progress.of', { done: format.count(done), total: format.count(total) })}
          {detail !== undefined && <span className="dim"> · {detail}</span>}
        </div>
        {onStop !== undefined && (
          <Group justify="flex-end">
            <Button onClick={onStop} disabled={isStopping}>
              {isStopping ? t('progress.stopping') : t('stop')}
            </Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}
