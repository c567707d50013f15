import { Anchor, Button, PasswordInput, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api, client } from '../api/client.ts'
import { useCommand } from '../api/use-command.ts'
import { FailureAlert } from '../ui/failure-notice.tsx'
import { useFields } from '../ui/use-fields.ts'
import { useWords } from './i18n.ts'
import { useSessionState } from './session.ts'
import classes from './shell/shell.module.css'
import { useSignOut } from './use-sign-out.ts'

export function LockPage({ operatorName }: { operatorName: string }) {
  const t = useWords()
  const queries = useQueryClient()
  const sampleLogin = useSessionState().data?.sampleLogin ?? null
  const { signOut } = useSignOut()
  const fields = useFields({ password: '' }, (values) =>
    values.password === '' ? { password: t('required') } : {},
  )
  const unlock = useCommand(client.operators.unlock, {
    showFailure: 'inline',
    onSuccess: () => queries.invalidateQueries({ queryKey: api.operators.state.key() }),
  })
  const title = t('shell:lock.title')
  useEffect(() => {
    document.title = `${title} – Openpost`
  }, [title])
  return (
    <main className={classes.gate}>
      <div className={classes.card}>
        <h1>{title}</h1>
        <form noValidate onSubmit={fields.submit(({ password }) => unlock.run({ password }))}>
          <Stack gap="sm">
            <Text className="dim">{t('shell:lock.hint', { name: operatorName })}</Text>
            {sampleLogin !== null && <Text className="dim">{t('shell:login.sample', sampleLogin)}</Text>}
            <FailureAlert failure={unlock.failure} />
            <PasswordInput
              label={t('password')}
              autoComplete="current-password"
              autoFocus
              {...fields.text('password')}
            />
            <Button type="submit" variant="filled" loading={unlock.isRunning}>
              {t('shell:lock.submit')}
            </Button>
            <Anchor component="button" type="button" onClick={() => void signOut()}>
              {t('shell:lock.other')}
            </Anchor>
          </Stack>
        </form>
      </div>
    </main>
  )
}
