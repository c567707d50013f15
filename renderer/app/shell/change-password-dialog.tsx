import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { FailureAlert, notifyDone } from '../../ui/failure-notice.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { useWords } from '../i18n.ts'

export function ChangePasswordDialog({ onClose }: { onClose(): void }) {
  const t = useWords()
  const fields = useFields({ current: '', next: '', repeat: '' }, (values) => ({
    ...(values.current === '' ? { current: t('required') } : {}),
    ...(values.next === '' ? { next: t('required') } : {}),
    ...(values.repeat === values.next ? {} : { repeat: t('shell:password.differs') }),
  }))
  const change = useCommand(client.operators.changeOwn, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('shell:password.changed'))
      onClose()
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shell:password.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form
        noValidate
        onSubmit={fields.submit(({ current, next }) =>
          change.run({ currentPassword: current, newPassword: next }),
        )}
      >
        <Stack gap="sm">
          <FailureAlert failure={change.failure} />
          <PasswordInput
            data-autofocus
            label={t('shell:password.current')}
            autoComplete="current-password"
            {...fields.text('current')}
          />
          <PasswordInput
            label={t('shell:password.next')}
            description={t('shell:password.hint')}
            autoComplete="new-password"
            {...fields.text('next')}
          />
          <PasswordInput
            label={t('shell:password.repeat')}
            autoComplete="new-password"
            {...fields.text('repeat')}
          />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button type="submit" variant="filled" loading={change.isRunning}>
              {t('save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
