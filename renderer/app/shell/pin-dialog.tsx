import { Button, Divider, Group, Modal, PasswordInput, Stack, Switch, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { askPassword } from '../../ui/ask.ts'
import { FailureAlert, notifyDone } from '../../ui/failure-notice.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { useWords } from '../i18n.ts'
import { useSessionState } from '../session.ts'

const isPin = (text: string): boolean => /^\d{4,8}$/u.test(text)

/** The PIN and the fingerprint that open the operator's own locked sessions. */
export function PinDialog({ onClose }: { onClose(): void }) {
  const t = useWords()
  const queries = useQueryClient()
  const unlockBy = useSessionState().data?.session?.unlockBy
  const refresh = () => queries.invalidateQueries({ queryKey: api.operators.state.key() })
  const remove = useCommand(client.operators.removePin, {
    onSuccess: async () => {
      await refresh()
      notifyDone(t('people:pin.removed'))
    },
  })
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('people:pin.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Text className="dim">{t('people:pin.hint')}</Text>
        <Group justify="space-between">
          <Text>{t(unlockBy?.pin === true ? 'people:pin.isSet' : 'people:pin.none')}</Text>
          {unlockBy?.pin === true && (
            <Button loading={remove.isRunning} onClick={() => void remove.run({})}>
              {t('people:pin.remove')}
            </Button>
          )}
        </Group>
        <PinForm onDone={refresh} />
        {unlockBy?.touchOffered === true && <TouchSwitch isOn={unlockBy.touch} onDone={refresh} />}
      </Stack>
    </Modal>
  )
}

function PinForm({ onDone }: { onDone(): Promise<void> }) {
  const t = useWords()
  const initial = { password: '', pin: '', again: '' }
  const fields = useFields(initial, (values) => ({
    ...(values.password === '' ? { password: t('required') } : {}),
    ...(isPin(values.pin) ? {} : { pin: t('people:pin.wrongForm') }),
    ...(values.again === values.pin ? {} : { again: t('people:pin.differs') }),
  }))
  const save = useCommand(client.operators.setPin, {
    showFailure: 'inline',
    onSuccess: async () => {
      fields.setAll(initial)
      await onDone()
      notifyDone(t('people:pin.saved'))
    },
  })
  return (
    <form noValidate onSubmit={fields.submit(({ password, pin }) => save.run({ password, pin }))}>
      <Stack gap="sm">
        <FailureAlert failure={save.failure} />
        <PasswordInput
          data-autofocus
          label={t('password')}
          autoComplete="current-password"
          {...fields.text('password')}
        />
        <Group grow align="start">
          <PasswordInput
            label={t('people:pin.next')}
            description={t('people:pin.digits')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            {...fields.text('pin')}
          />
          <PasswordInput
            label={t('people:pin.again')}
            inputMode="numeric"
            autoComplete="off"
            maxLength={8}
            {...fields.text('again')}
          />
        </Group>
        <Group justify="flex-end">
          <Button type="submit" variant="filled" loading={save.isRunning}>
            {t('people:pin.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function TouchSwitch({ isOn, onDone }: { isOn: boolean; onDone(): Promise<void> }) {
  const t = useWords()
  const set = useCommand(client.operators.setTouchUnlock, {
    onSuccess: async (_output, { allowed }) => {
      await onDone()
      notifyDone(t(allowed ? 'people:pin.touchOn' : 'people:pin.touchOff'))
    },
  })
  const change = async (allowed: boolean) => {
    const password = await askPassword(t('people:pin.touchHint'))
    if (password !== null) await set.run({ password, allowed })
  }
  return (
    <>
      <Divider />
      <Switch
        label={t('people:pin.touch')}
        description={t('people:pin.touchHint')}
        checked={isOn}
        disabled={set.isRunning}
        onChange={(event) => void change(event.currentTarget.checked)}
      />
    </>
  )
}
