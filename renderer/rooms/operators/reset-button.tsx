import { Button, Code, CopyButton, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { askConfirm, useFormat } from '../../ui/index.ts'
import type { Operator } from './operators-page.tsx'

/** A one-time code for somebody who lost their password. It is on the screen until the dialog is closed, and nowhere else. */
export function ResetButton({ operator: { id, name } }: { operator: Operator }) {
  const t = useWords()
  const [made, setMade] = useState<Outputs['operators']['createResetCode'] | null>(null)
  const create = useCommand(client.operators.createResetCode, { onSuccess: setMade })
  const ask = async () => {
    const yes = await askConfirm({
      title: t('people:reset.confirmTitle', { name }),
      message: t('people:reset.confirmText', { name }),
      confirmLabel: t('people:reset.confirm'),
      danger: true,
    })
    if (yes) await create.run({ id })
  }
  return (
    <>
      <Button size="compact-sm" loading={create.isRunning} onClick={() => void ask()}>
        {t('people:reset.button')}
      </Button>
      {made !== null && <CodeDialog name={name} made={made} onClose={() => setMade(null)} />}
    </>
  )
}

function CodeDialog({
  name,
  made,
  onClose,
}: {
  name: string
  made: Outputs['operators']['createResetCode']
  onClose(): void
}) {
  const t = useWords()
  const format = useFormat()
  return (
    <Modal
      opened
      onClose={onClose}
      closeOnClickOutside={false}
      title={t('people:reset.title', { name })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Code block fz={20} ta="center" aria-label={t('people:reset.code')}>
          {made.resetCode}
        </Code>
        <Text>{t('people:reset.text', { name, until: format.instant(made.expiresAt) })}</Text>
        <Group justify="flex-end" gap="xs">
          <CopyButton value={made.resetCode}>
            {({ copied, copy }) => (
              <Button data-autofocus onClick={copy}>
                {copied ? t('people:reset.copied') : t('people:reset.copy')}
              </Button>
            )}
          </CopyButton>
          <Button variant="filled" onClick={onClose}>
            {t('close')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
