import { Anchor, Button, PasswordInput, Stack, Text, TextInput } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { FailureAlert } from '../ui/failure-notice.tsx'
import { useFields } from '../ui/use-fields.ts'
import { CodeForm } from './code-form.tsx'
import { useWords } from './i18n.ts'
import { LanguageSwitch } from './language-switch.tsx'
import type { SessionState } from './session.ts'
import classes from './shell/shell.module.css'
import { useSignIn } from './use-sign-in.ts'

export function LoginPage({ state }: { state: SessionState }) {
  const [hasCode, setHasCode] = useState(false)
  return (
    <main className={classes.gate}>
      <div className={classes.card}>
        <h1>{state.companyName === '' ? 'Openpost' : state.companyName}</h1>
        {hasCode ? (
          <CodeForm onBack={() => setHasCode(false)} />
        ) : (
          <PasswordForm state={state} onCode={() => setHasCode(true)} />
        )}
        <LanguageSwitch />
      </div>
    </main>
  )
}

function PasswordForm({ state, onCode }: { state: SessionState; onCode(): void }) {
  const t = useWords()
  const fields = useFields({ login: '', password: '' }, (values) => ({
    ...(values.login.trim() === '' ? { login: t('required') } : {}),
    ...(values.password === '' ? { password: t('required') } : {}),
  }))
  const login = useSignIn()
  const title = t('shell:login.title')
  useEffect(() => {
    document.title = `${title} – Openpost`
  }, [title])
  const { sampleLogin } = state
  const submit = useRef<HTMLButtonElement>(null)
  const fillIn = (login: { login: string; password: string }) => {
    fields.setAll(login)
    submit.current?.focus()
  }
  return (
    <form
      noValidate
      onSubmit={fields.submit(({ login: name, password }) => login.run({ login: name, password }))}
    >
      <Stack gap="sm" mt="md">
        <FailureAlert failure={login.failure} />
        {sampleLogin !== null && (
          <Text className="dim">
            {t('shell:login.sample', sampleLogin)}{' '}
            <Anchor component="button" type="button" onClick={() => fillIn(sampleLogin)}>
              {t('shell:login.useSample')}
            </Anchor>
          </Text>
        )}
        <TextInput
          label={t('shell:login.login')}
          autoComplete="username"
          autoFocus
          {...fields.text('login')}
        />
        <PasswordInput label={t('password')} autoComplete="current-password" {...fields.text('password')} />
        <Button ref={submit} type="submit" variant="filled" loading={login.isRunning}>
          {t('shell:login.submit')}
        </Button>
        <Anchor component="button" type="button" onClick={onCode}>
          {t('people:reset.haveCode')}
        </Anchor>
      </Stack>
    </form>
  )
}
