import { Button, Group, Modal, Stack } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import type { Failure } from '../api/failures.ts'
import { useWords } from '../app/i18n.ts'
import { FailureAlert } from './failure-notice.tsx'

/** A form in a dialog: fields, what went wrong, cancel and save. */
export function FormDialog({
  title,
  command,
  onClose,
  onSubmit,
  children,
}: {
  title: string
  command: { isRunning: boolean; failure: Failure | null }
  onClose(): void
  onSubmit(event: FormEvent<HTMLFormElement>): void
  children: ReactNode
}) {
  const t = useWords()
  return (
    <Modal opened onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <form noValidate onSubmit={onSubmit}>
        <Stack gap="sm">
          {children}
          <FailureAlert failure={command.failure} />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" variant="filled" loading={command.isRunning}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
