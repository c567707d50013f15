import { Button, Group, Stack } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import type { Fields } from '../../ui/use-fields.ts'
import { useWords } from '../i18n.ts'

/** One step of the first start. */
export function StepForm({
  children,
  onBack,
  onSubmit,
  submitLabel,
  isRunning = false,
}: {
  children: ReactNode
  onBack(): void
  onSubmit: ReturnType<Fields<object>['submit']>
  submitLabel?: string
  isRunning?: boolean
}) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form ref={form} noValidate onSubmit={onSubmit}>
      <Stack gap="sm" mt="md">
        {children}
        <Group justify="space-between">
          <Button onClick={onBack}>{t('back')}</Button>
          <Button type="submit" variant="filled" loading={isRunning}>
            {submitLabel ?? t('next')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
