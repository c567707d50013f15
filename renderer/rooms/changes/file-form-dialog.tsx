import { Alert, Button, FileButton, Group, Modal, Stack, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { parseFormCode } from '../../../shared/values/form-code.ts'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/failures.ts'
import type { Failure } from '../../api/failures.ts'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { ButtonLink, FailureAlert, notifyDone } from '../../ui/index.ts'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import classes from './changes.module.css'
import { handFile } from './handed-file.ts'
import { readFormCode } from './read-form-code.ts'

type Found = Outputs['changes']['findByCode']

/** What became of the file: nothing yet, its code is looked for, or none was found. */
type Reading = 'none' | 'reading' | 'not-found'

/** Takes the scan of a signed form to its request, by the code on it or the one that is typed. */
export function FileFormDialog({ first, onClose }: { first: File | null; onClose(): void }) {
  const t = useWords()
  const filing = useFiling(first, onClose)
  const { file, reading, closed } = filing
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={t('changes:file.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <form noValidate onSubmit={filing.submit}>
        <Stack gap="sm">
          <p className="dim">{t('changes:file.hint')}</p>
          <DropRow file={file} onFile={filing.choose} />
          <div role="status">{reading === 'reading' && t('changes:file.reading')}</div>
          {reading === 'not-found' && (
            <Alert color="yellow">{t('changes:file.notFound', { name: file?.name ?? '' })}</Alert>
          )}
          <TextInput
            label={t('changes:file.code')}
            description={t('changes:file.codeHint')}
            inputWrapperOrder={['label', 'input', 'description', 'error']}
            autoComplete="off"
            spellCheck={false}
            maxLength={60}
            value={filing.code}
            error={filing.wrong}
            onChange={(event) => filing.setCode(event.currentTarget.value)}
          />
          {closed !== null && (
            <Alert color="red" role="alert">
              {t('changes:file.closed', {
                number: closed.number,
                state: t(`changes:state.${closed.state}`),
              })}{' '}
              <ButtonLink size="compact-sm" to="/changes/$id" params={{ id: closed.id }}>
                {t('changes:file.openIt', { number: closed.number })}
              </ButtonLink>
            </Alert>
          )}
          <FailureAlert failure={filing.failure} />
          <Group justify="flex-end" gap="xs">
            <Button onClick={onClose}>{t('cancel')}</Button>
            <Button
              type="submit"
              variant="filled"
              loading={filing.isFinding}
              disabled={file === null || reading === 'reading'}
            >
              {t('changes:file.find')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}

function DropRow({ file, onFile }: { file: File | null; onFile(file: File): void }) {
  const t = useWords()
  const isOver = useFileDrop(([dropped]) => dropped !== undefined && onFile(dropped), true)
  return (
    <div className={classes.drop} data-over={isOver || undefined}>
      {file === null ? t('vault:dropHere') : file.name}
      <FileButton
        accept="application/pdf,image/jpeg,image/png"
        onChange={(chosen) => chosen !== null && onFile(chosen)}
      >
        {(props) => (
          <Button size="compact-sm" data-autofocus {...props}>
            {t(file === null ? 'vault:choose' : 'vault:chooseOther')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

function useFiling(first: File | null, onClose: () => void) {
  const t = useWords()
  const navigate = useNavigate()
  const [file, setFile] = useState<File | null>(null)
  const [reading, setReading] = useState<Reading>('none')
  const [code, setCode] = useState('')
  const [wrong, setWrong] = useState<string | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [closed, setClosed] = useState<Found | null>(null)
  const [isFinding, setFinding] = useState(false)
  /** The file that was chosen last: what an earlier one says comes too late. */
  const latest = useRef<File | null>(null)

  const find = async (wanted: string, scan: File) => {
    setFinding(true)
    setFailure(null)
    setClosed(null)
    try {
      const found = await client.changes.findByCode({ code: wanted })
      if (found.state !== 'open') return setClosed(found)
      handFile(found.id, scan)
      notifyDone(t('changes:file.found', { number: found.number }))
      onClose()
      await navigate({ to: '/changes/$id', params: { id: found.id } })
    } catch (error) {
      setFailure(failureOf(error))
    } finally {
      setFinding(false)
    }
  }
  const choose = (chosen: File) => {
    latest.current = chosen
    setFile(chosen)
    setReading('reading')
    setFailure(null)
    setClosed(null)
    void readFormCode(chosen).then((read) => {
      if (latest.current !== chosen) return
      setReading(read === null ? 'not-found' : 'none')
      if (read === null) return
      setCode(read)
      void find(read, chosen)
    })
  }
  const start = useRef({ first, choose })
  useEffect(() => {
    if (start.current.first !== null) start.current.choose(start.current.first)
  }, [])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const parsed = parseFormCode(code)
    if (!parsed.ok) return setWrong(t(`changes:file.wrong.${parsed.reason}`))
    if (file !== null) void find(parsed.value, file)
  }
  const type = (typed: string) => {
    setCode(typed)
    setWrong(null)
    setFailure(null)
  }
  return { file, reading, choose, code, setCode: type, wrong, failure, closed, isFinding, submit }
}
