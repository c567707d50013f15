import { Alert, Button, FileButton, Group, Modal, Select, Stack } from '@mantine/core'
import { useState } from 'react'
import { evidenceKinds } from '../../../shared/contract/evidence.ts'
import type { EvidenceKind } from '../../../shared/contract/evidence.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { FailureAlert, notifyDone, useFormat } from '../../ui/index.ts'
import { useFileDrop } from '../../ui/use-file-drop.ts'
import classes from './evidence.module.css'
import { MaskEditor } from './mask-editor.tsx'
import { maskedPng } from './picture.ts'
import { type Masking, useMasking } from './use-masking.ts'

/** What a paper is filed to: a card, or a change request. */
export type EvidenceTarget = { customerId: string } | { changeId: string }

interface DialogProps {
  target: EvidenceTarget
  first: File | null
  /** What it most likely is. */
  firstKind?: EvidenceKind
  onClose(): void
}

/** Takes one file: says how long it is kept, and has a copy of an identity document masked before it is sent. */
export function AddEvidenceDialog(props: DialogProps) {
  const { onClose } = props
  const t = useWords()
  const adding = useAdding(props)
  const { kind, masking, problem, command } = adding
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
          onChange={(value) => adding.setKind(evidenceKinds.find((one) => one === value) ?? 'signed-form')}
        />
        <FileRow file={adding.file} onFile={adding.choose} />
        {masking.notice !== null && <Alert color="yellow">{t(`vault:mask.${masking.notice}`)}</Alert>}
        <MaskPart masking={masking} problem={problem} onChange={adding.clearProblem} />
        <p className="dim">{t('vault:noBsn')}</p>
        {problem !== null && masking.picture === null && <Alert color="red">{problem}</Alert>}
        <FailureAlert failure={command.failure} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            variant="filled"
            loading={command.isRunning}
            disabled={masking.notice !== null}
            onClick={() => void adding.send()}
          >
            {t('vault:add')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}

/** A paper before it says what it is filed to. */
type Paper = Omit<Parameters<typeof client.evidence.addEvidence>[0], 'customerId'>

/** Each room files papers to its own records. */
function useFiling(target: EvidenceTarget) {
  return (paper: Paper) =>
    'changeId' in target
      ? client.changes.addEvidence({ ...paper, id: target.changeId })
      : client.evidence.addEvidence({ ...paper, customerId: target.customerId })
}

/** What the dialog holds, and how it is sent. */
function useAdding({ target, first, firstKind = 'signed-form', onClose }: DialogProps) {
  const t = useWords()
  const format = useFormat()
  const [kind, setKind] = useState<EvidenceKind>(firstKind)
  const [file, setFile] = useState(first)
  const [problem, setProblem] = useState<string | null>(null)
  const masking = useMasking(file, kind === 'identity-copy')
  const command = useCommand(useFiling(target), {
    showFailure: 'inline',
    onSuccess: ({ keepUntilDay }) => {
      notifyDone(t('vault:added', { day: format.day(keepUntilDay) }))
      onClose()
    },
  })
  const choose = (chosen: File) => {
    setFile(chosen)
    setProblem(null)
    command.clearFailure()
  }
  const sendMasked = async () => {
    const { picture, masks, isConfirmed } = masking
    if (picture === null) return
    if (masks.length < 2) return setProblem(t('vault:mask.needTwo'))
    if (!isConfirmed) return setProblem(t('vault:mask.needConfirm'))
    await command.run({ kind, masks: [...masks], file: await maskedPng(picture, masks) })
  }
  const send = async () => {
    if (file === null) return setProblem(t('vault:needFile'))
    if (kind === 'identity-copy') return sendMasked()
    await command.run({ kind, masks: [], file })
  }
  return {
    kind,
    setKind,
    file,
    choose,
    problem,
    clearProblem: () => setProblem(null),
    masking,
    command,
    send,
  }
}

const accepted = 'application/pdf,image/jpeg,image/png,.heic,.heif'

function FileRow({ file, onFile }: { file: File | null; onFile(file: File): void }) {
  const t = useWords()
  const isOver = useFileDrop(([dropped]) => dropped !== undefined && onFile(dropped), true)
  return (
    <div className={classes.drop} data-over={isOver || undefined} data-filled={file !== null || undefined}>
      {file === null ? t('vault:dropHere') : file.name}
      <FileButton accept={accepted} onChange={(chosen) => chosen !== null && onFile(chosen)}>
        {(props) => (
          <Button size="compact-sm" {...props}>
            {t(file === null ? 'vault:choose' : 'vault:chooseOther')}
          </Button>
        )}
      </FileButton>
    </div>
  )
}

function MaskPart({
  masking,
  problem,
  onChange,
}: {
  masking: Masking
  problem: string | null
  onChange(): void
}) {
  if (masking.picture === null) return null
  return (
    <MaskEditor
      picture={masking.picture}
      masks={masking.masks}
      onMasks={(masks) => {
        onChange()
        masking.setMasks(masks)
      }}
      isConfirmed={masking.isConfirmed}
      onConfirm={(isConfirmed) => {
        onChange()
        masking.setConfirmed(isConfirmed)
      }}
      error={problem}
    />
  )
}
