import { Alert, Button, Group, Modal, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { FormEvent } from 'react'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useToday } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { DayInput, FailureAlert, notifyDone, QueryView } from '../../ui/index.ts'
import type { Day } from '../../../shared/values/day.ts'
import type { Change, Preview } from './change-words.tsx'
import classes from './changes.module.css'
import { missingPapers } from './papers-needed.tsx'
import { SignerChoice } from './signer-choice.tsx'
import { signerKey, signerOf } from './wish.ts'

/** Says who signed the form: hands the request on, or ends it where the rule refuses that signature. */
export function SubmitButton({ change }: { change: Change }) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const close = () => setOpen(false)
  const isReady = change.actions.includes('submit') && missingPapers(change).length === 0
  return (
    <>
      <Button variant={isReady ? 'filled' : 'default'} onClick={() => setOpen(true)}>
        {t(change.state === 'open' ? 'changes:submit.button' : 'changes:submit.refuseButton')}
      </Button>
      {isOpen && (
        <Modal
          opened
          size="lg"
          onClose={close}
          title={t('changes:submit.title')}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <Signers change={change} onClose={close} />
        </Modal>
      )}
    </>
  )
}

function Signers({ change, onClose }: { change: Change; onClose(): void }) {
  const query = useQuery(api.changes.previewChange.queryOptions({ input: { asked: change.asked } }))
  return (
    <QueryView query={query}>
      {({ signers }) => <SignedForm change={change} signers={signers} onClose={onClose} />}
    </QueryView>
  )
}

function useSigned(change: Change, onClose: () => void) {
  const t = useWords()
  const { number } = change
  const submit = useCommand(client.changes.submitChange, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('changes:submit.done', { number }))
      onClose()
    },
  })
  const refuse = useCommand(client.changes.refuseSigner, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('changes:submit.refused', { number }))
      onClose()
    },
  })
  return { submit, refuse }
}

function SignedForm({
  change,
  signers,
  onClose,
}: {
  change: Change
  signers: Preview['signers']
  onClose(): void
}) {
  const t = useWords()
  const today = useToday()
  const [key, setKey] = useState(signerKey(change.signer))
  const [representative, setRepresentative] = useState(
    change.signer.capacity === 'representative' ? change.signer.name : '',
  )
  const [day, setDay] = useState<Day | null>(today)
  const [isTried, setTried] = useState(false)
  const { submit, refuse } = useSigned(change, onClose)
  const chosen = signers.find((signer) => signerKey(signer) === key)
  const mayNot = chosen !== undefined && chosen.refusal !== null
  const signedBy = signerOf(key, representative)
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (signedBy === null || day === null) return
    const input = { id: change.id, version: change.version, signedBy, signedDay: day }
    void (mayNot ? refuse.run(input) : submit.run(input))
  }
  return (
    <form noValidate onSubmit={onSubmit}>
      <Stack gap="sm">
        <div>
          <SignerChoice
            label={t('changes:submit.who')}
            description={t('changes:submit.hint')}
            signers={signers}
            value={key}
            onChange={setKey}
            representative={representative}
            onRepresentative={setRepresentative}
            mayChooseRefused
            error={isTried && chosen === undefined ? t('required') : undefined}
            nameError={isTried && signedBy === null ? t('required') : undefined}
          />
        </div>
        <DayInput
          label={t('changes:submit.day')}
          withAsterisk
          value={day}
          onChange={setDay}
          error={isTried && day === null ? t('required') : undefined}
        />
        {mayNot && <Alert color="red">{t('changes:submit.refuseHint')}</Alert>}
        <FailureAlert failure={mayNot ? refuse.failure : submit.failure} />
        <Group justify="flex-end" gap="xs" className={classes.bar}>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            color={mayNot ? 'red' : undefined}
            loading={submit.isRunning || refuse.isRunning}
            disabled={!mayNot && !change.actions.includes('submit')}
          >
            {t(mayNot ? 'changes:submit.refuse' : 'changes:submit.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
