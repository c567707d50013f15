import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { client } from '../api/client.ts'
import { FailureAlert } from '../ui/failure-notice.tsx'
import { useFields } from '../ui/use-fields.ts'
import { useWords } from './i18n.ts'
import { useEnter } from './use-sign-in.ts'

/** Signing in with a one-time code of an administrator: the new password is set in the same step. */
export function CodeForm({ onBack }: { onBack(): void }) {
  const t = useWords()
  const fields = useFields({ login: '', resetCode: '', password: '', again: '' }, (values) => ({
    ...(values.login.trim() === '' ? { login: t('required') } : {}),
    ...(values.resetCode.trim() === '' ? { resetCode: t('required') } : {}),
    ...(values.password === '' ? { password: t('required') } : {}),
    ...(values.again === values.password ? {} : { again: t('shell:password.differs') }),
  }))
  const redeem = useEnter(client.operators.redeemResetCode)
  const title = t('people:reset.next')
  useEffect(() => {
    document.title = `${title} – Openpost`
  }, [title])
  return (
    <form
      noValidate
      onSubmit={fields.submit(({ login, resetCode, password }) =>
        redeem.run({ login, resetCode, newPassword: password }),
      )}
    >
      <Stack gap="sm" mt="md">
        <FailureAlert failure={redeem.failure} />
        <TextInput
          label={t('shell:login.login')}
          autoComplete="username"
          autoFocus
          {...fields.text('login')}
        />
        <TextInput
          label={t('people:reset.code')}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          autoComplete="off"
          spellCheck={false}
          {...fields.text('resetCode')}
        />
        <PasswordInput
          label={t('people:reset.next')}
          description={t('shell:password.hint')}
          autoComplete="new-password"
          {...fields.text('password')}
        />
        <PasswordInput
          label={t('shell:password.repeat')}
          autoComplete="new-password"
          {...fields.text('again')}
        />
        <Button type="submit" variant="filled" loading={redeem.isRunning}>
          {t('people:reset.submit')}
        </Button>
        <Anchor component="button" type="button" onClick={onBack}>
          {t('people:reset.back')}
        </Anchor>
      </Stack>
    </form>
  )
}
