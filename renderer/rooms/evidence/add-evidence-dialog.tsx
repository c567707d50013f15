import { Alert, Button, FileButton, Group, Modal, Select, Stack } from '@mantine/core'
import { useEffect, useState } from 'react'
import { evidenceKinds } from '../../../shared/contract/evidence.ts'
import type { EvidenceKind } from '../../../shared/contract/evidence.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { FailureAlert, notifyDone, useFormat } from '../../ui/index.ts'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import classes from './evidence.module.css'
import { MaskEditor } from './mask-editor.tsx'
import { type Mask, maskedPng, openPicture } from './picture.ts'

const accepted = 'application/pdf,image/jpeg,image/png,.heic,.heif'

/** Takes one file: says how long it is kept, and has a copy of an identity document masked before it is sent. */
export function AddEvidenceDialog({
  customerId,
  first,
  onClose,
}: {
  customerId: string
  first: File | null
  onClose(): void
}) {
  const t = useWords()
  const format = useFormat()
  const [kind, setKind] = useState<EvidenceKind>('signed-form')
  const [file, setFile] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const masking = useMasking(file, kind === 'identity-copy')
  const add = useCommand(client.evidence.addEvidence, {
    showFailure: 'inline',
    onSuccess: ({ keepUntilDay }) => {
      notifyDone(t('vault:added', { day: format.day(keepUntilDay) }))
      onClose()
    },
  })
  const choose = (chosen: File | null) => {
    if (chosen === null) return
    setFile(chosen)
    setProblem(null)
    add.clearFailure()
  }
  const isOver = useFileDrop(([dropped]) => choose(dropped ?? null), true)
  const send = async () => {
    if (file === null) return setProblem(t('vault:needFile'))
    if (kind !== 'identity-copy') return void (await add.run({ customerId, kind, masks: [], file }))
    const { picture, masks } = masking
    if (picture === null) return
    if (masks.length < 2) return setProblem(t('vault:mask.needTwo'))
    if (!masking.isConfirmed) return setProblem(t('vault:mask.needConfirm'))
    setProblem(null)
    await add.run({ customerId, kind, masks: [...masks], file: await maskedPng(picture, masks) })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      size={masking.picture === null ? 'xl' : 1080}
      title={t('vault:add')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="sm">
        <Select
          label={t('vault:isA')}
          description={t(`vault:term.${kind}`)}
          data={evidenceKinds.map((value) => ({ value, label: t(`vault:kind.${value}`) }))}
          value={kind}
          allowDeselect={false}
          onChange={(value) => setKind(evidenceKinds.find((one) => one === value) ?? 'signed-form')}
        />
        <div
          className={classes.drop}
          data-over={isOver || undefined}
          data-filled={file !== null || undefined}
        >
          {file === null ? t('vault:dropHere') : file.name}
          <FileButton accept={accepted} onChange={choose}>
            {(props) => (
              <Button size="compact-sm" {...props}>
                {t(file === null ? 'vault:choose' : 'vault:chooseOther')}
              </Button>
            )}
          </FileButton>
        </div>
        {masking.notice !== null && <Alert color="yellow">{t(`vault:mask.${masking.notice}`)}</Alert>}
        {masking.picture !== null && (
          <MaskEditor
            picture={masking.picture}
            masks={masking.masks}
            onMasks={(masks) => {
              setProblem(null)
              masking.setMasks(masks)
            }}
            isConfirmed={masking.isConfirmed}
            onConfirm={(isConfirmed) => {
              setProblem(null)
              masking.setConfirmed(isConfirmed)
            }}
            error={problem}
          />
        )}
        <p className="dim">{t('vault:noBsn')}</p>
        {problem !== null && masking.picture === null && <Alert color="red">{problem}</Alert>}
        <FailureAlert failure={add.failure} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="filled"
            loading={add.isRunning}
            disabled={masking.notice !== null}
            onClick={() => void send()}
          >
            {t('vault:add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** The picture to mask, where the file is one. Its rectangles and the confirmation go with it. */
function useMasking(file: File | null, isNeeded: boolean) {
  const [picture, setPicture] = useState<HTMLCanvasElement | null>(null)
  const [notice, setNotice] = useState<'pdf' | 'unreadable' | null>(null)
  const [masks, setMasks] = useState<readonly Mask[]>([])
  const [isConfirmed, setConfirmed] = useState(false)
  useEffect(() => {
    let isWanted = true
    setPicture(null)
    setNotice(null)
    setMasks([])
    setConfirmed(false)
    if (file === null || !isNeeded) return
    const isPdf = file.type === 'application/pdf' || /\.pdf$/iu.test(file.name)
    if (isPdf) return setNotice('pdf')
    openPicture(file)
      .then((opened) => isWanted && setPicture(opened))
      .catch(() => isWanted && setNotice('unreadable'))
    return () => {
      isWanted = false
    }
  }, [file, isNeeded])
  const change = (next: readonly Mask[]) => {
    setMasks(next)
    // What was confirmed was another picture.
    setConfirmed(false)
  }
  return { picture, notice, masks, setMasks: change, isConfirmed, setConfirmed }
}
