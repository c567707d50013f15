import { Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { FormEvent } from 'react'
import { api, client } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { FailureAlert } from '../ui/failure-notice.tsx'
import { useWords } from './i18n.ts'
import { useSessionState } from './session.ts'
import type { SessionState } from './session.ts'
import classes from './shell/shell.module.css'
import { useSignOut } from './use-sign-out.ts'

type LockedSession = NonNullable<SessionState['session']>

/** The ways to open the session again; each failure may mean that it was opened or ended elsewhere. */
function useUnlock() {
  const queries = useQueryClient()
  const look = () => queries.invalidateQueries({ queryKey: api.operators.state.key() })
  const options = { showFailure: 'inline', onSuccess: look, onFailure: () => void look() } as const
  const byPassword = useCommand(client.operators.unlock, options)
  const byPin = useCommand(client.operators.unlockWithPin, options)
  const byTouch = useCommand(client.operators.unlockWithTouch, options)
  const all = [byPassword, byPin, byTouch]
  return {
    byPassword,
    byPin,
    byTouch,
    failure: all.find(({ failure }) => failure !== null)?.failure ?? null,
    isRunning: all.some(({ isRunning }) => isRunning),
    clear: () => all.forEach(({ clearFailure }) => clearFailure()),
  }
}

/** Covers everything until the operator has shown again who they are. */
export function LockPage({ session }: { session: LockedSession }) {
  const t = useWords()
  const sampleLogin = useSessionState().data?.sampleLogin ?? null
  const { signOut } = useSignOut()
  const unlock = useUnlock()
  const [wantsPassword, setWantsPassword] = useState(false)
  const title = t('shell:lock.title')
  const { name } = session.operator
  const isPin = session.unlockBy.pin && !wantsPassword
  useEffect(() => {
    document.title = `${title} – Openpost`
  }, [title])
  const change = () => {
    unlock.clear()
    setWantsPassword(!wantsPassword)
  }
  return (
    <main className={classes.gate}>
      <div className={classes.card}>
        <h1>{title}</h1>
        <Stack gap="sm">
          <Text className="dim">{t(isPin ? 'people:lock.byPin' : 'shell:lock.hint', { name })}</Text>
          {sampleLogin !== null && <Text className="dim">{t('shell:login.sample', sampleLogin)}</Text>}
          <FailureAlert failure={unlock.failure} />
          <SecretForm key={isPin ? 'pin' : 'password'} isPin={isPin} unlock={unlock} />
          {session.unlockBy.touch && (
            <Button
              leftSection={<IconFingerprint size={16} />}
              loading={unlock.byTouch.isRunning}
              onClick={() => void unlock.byTouch.run({})}
            >
              {t('people:lock.useTouch')}
            </Button>
          )}
          {session.unlockBy.pin && (
            <Anchor component="button" type="button" onClick={change}>
              {t(isPin ? 'people:lock.usePassword' : 'people:lock.usePin')}
            </Anchor>
          )}
          <Anchor component="button" type="button" onClick={() => void signOut()}>
            {t('shell:lock.other')}
          </Anchor>
        </Stack>
      </div>
    </main>
  )
}

function SecretForm({ isPin, unlock }: { isPin: boolean; unlock: ReturnType<typeof useUnlock> }) {
  const t = useWords()
  const [secret, setSecret] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (secret === '') return setMissing(true)
    setSecret('')
    setMissing(false)
    await (isPin ? unlock.byPin.run({ pin: secret }) : unlock.byPassword.run({ password: secret }))
  }
  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack gap="sm">
        <PasswordInput
          label={isPin ? t('people:lock.pin') : t('password')}
          autoComplete={isPin ? 'off' : 'current-password'}
          inputMode={isPin ? 'numeric' : undefined}
          maxLength={isPin ? 8 : 256}
          autoFocus
          value={secret}
          error={isMissing && secret === '' ? t('required') : undefined}
          onChange={(event) => {
            const typed = event.currentTarget.value
            setSecret(isPin ? typed.replace(/\D/gu, '') : typed)
          }}
        />
        <Button type="submit" variant="filled" loading={unlock.isRunning}>
          {t('shell:lock.submit')}
        </Button>
      </Stack>
    </form>
  )
}
