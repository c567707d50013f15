import { Button, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '../../../shared/values/day.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { DayInput, FailureAlert, notifyDone, useFields } from '../../ui/index.ts'
import type { Service } from './service-page.tsx'

type Step = 'suspend' | 'end'

/** Suspend, resume and end, as far as the state allows. */
export function ServiceStateButtons({ service }: { service: Service }) {
  const t = useWords()
  const [step, setStep] = useState<Step | null>(null)
  const resume = useCommand(client.services.setState, {
    onSuccess: () => notifyDone(t('services:action.resumed')),
  })
  if (service.state === 'ended') return null
  return (
    <>
      {service.state === 'active' ? (
        <Button onClick={() => setStep('suspend')}>{t('services:action.suspend')}</Button>
      ) : (
        <Button
          loading={resume.isRunning}
          onClick={() => void resume.run({ id: service.id, version: service.version, state: 'active' })}
        >
          {t('services:action.resume')}
        </Button>
      )}
      <Button color="red" onClick={() => setStep('end')}>
        {t('services:action.end')}
      </Button>
      <Modal
        opened={step !== null}
        onClose={() => setStep(null)}
        title={t(step === 'end' ? 'services:action.endTitle' : 'services:action.suspendTitle', {
          label: service.label,
        })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {step !== null && <StateForm service={service} step={step} onDone={() => setStep(null)} />}
      </Modal>
    </>
  )
}

function StateForm({ service, step, onDone }: { service: Service; step: Step; onDone(): void }) {
  const t = useWords()
  const today = useToday()
  const fields = useFields<{ endDay: Day | null; reason: string }>(
    { endDay: today, reason: '' },
    ({ endDay }) => (step === 'end' && endDay === null ? { endDay: t('required') } : {}),
  )
  const change = useCommand(client.services.setState, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t(step === 'end' ? 'services:action.ended' : 'services:action.suspended'))
      onDone()
    },
  })
  return (
    <form
      noValidate
      onSubmit={fields.submit(
        ({ endDay, reason }) =>
          void change.run({
            id: service.id,
            version: service.version,
            state: step === 'end' ? 'ended' : 'suspended',
            endDay: step === 'end' ? endDay : null,
            reason,
          }),
      )}
    >
      <Stack gap="sm">
        <div className="dim">
          {t(step === 'end' ? 'services:action.endHint' : 'services:action.suspendHint')}
        </div>
        {step === 'end' && (
          <DayInput
            label={t('services:field.endDay')}
            withAsterisk
            data-autofocus
            {...fields.value('endDay')}
          />
        )}
        <TextInput label={t('reason')} maxLength={300} {...fields.text('reason')} />
        <FailureAlert failure={change.failure} />
        <Group justify="flex-end">
          <Button onClick={onDone}>{t('cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            color={step === 'end' ? 'red' : undefined}
            loading={change.isRunning}
          >
            {t(step === 'end' ? 'services:action.end' : 'services:action.suspend').replace('…', '')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
