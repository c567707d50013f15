import { Button, Checkbox, Loader, Modal, TextInput } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../../api/client.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useSettings } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { FailureAlert } from '../../../ui/index.ts'
import classes from './mapping.module.css'
import { MappingResult } from './mapping-result.tsx'
import type { Mapping } from './mapping-roles.ts'
import { MappingStyleFields } from './mapping-style-fields.tsx'
import { MappingTable } from './mapping-table.tsx'
import { useMapping } from './use-mapping.ts'
import type { MappingState } from './use-mapping.ts'

/** Asks what the columns of a CSV hold, shows at once what comes of it, and remembers it for the next file. */
export function MappingDialog({
  file,
  onClose,
  onRead,
}: {
  file: File
  onClose(): void
  onRead(mapping: Mapping, accountText: string): void
}) {
  const t = useWords()
  const state = useMapping(file)
  const { draft, preview } = state
  return (
    <Modal
      opened
      onClose={onClose}
      size="min(1320px, calc(100vw - 32px))"
      title={t('mapping:title', { name: file.name })}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: classes.content ?? '', body: classes.body ?? '' }}
    >
      <p className={classes.intro}>{t('mapping:intro')}</p>
      {state.previewFailure !== null && <FailureAlert failure={state.previewFailure} />}
      {draft === null || preview === undefined ? (
        state.previewFailure === null && <Loader size="sm" />
      ) : (
        <>
          <MappingStyleFields state={state} draft={draft} />
          <h3>{t('mapping:file')}</h3>
          <MappingTable state={state} draft={draft} preview={preview} />
          <h3>{t('mapping:books')}</h3>
          <MappingResult state={state} />
        </>
      )}
      <Finish state={state} onClose={onClose} onRead={onRead} />
    </Modal>
  )
}

/** Remembering, and going on. */
function Finish({
  state,
  onClose,
  onRead,
}: {
  state: MappingState
  onClose(): void
  onRead(mapping: Mapping, accountText: string): void
}) {
  const t = useWords()
  const [isRemembered, setRemembered] = useState(true)
  const [typed, setTyped] = useState<string | null>(null)
  const accounts = useSettings()?.bankAccounts ?? []
  const save = useCommand(client.payments.saveMapping, { showFailure: 'inline' })
  const { mapping, accountText, tried, preview } = state
  const account = accounts.find((one) => one.iban === accountText)
  const name = typed ?? preview?.remembered?.name ?? account?.name ?? ''
  const isReadable = mapping !== null && tried !== undefined && tried.count > 0 && tried.problemCount === 0
  const isNamed = !isRemembered || name.trim() !== ''
  const read = async () => {
    if (mapping === null || preview === undefined) return
    if (isRemembered) {
      const { headerFingerprint } = preview
      const saved = await save.run({ name: name.trim(), headerFingerprint, accountText, mapping })
      if (saved === undefined) return
    }
    onRead(mapping, accountText)
  }
  return (
    <>
      <FailureAlert failure={save.failure} />
      <form
        className={classes.finish}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReadable && isNamed) void read()
        }}
      >
        <Checkbox
          label={t('mapping:remember')}
          checked={isRemembered}
          onChange={(event) => setRemembered(event.currentTarget.checked)}
        />
        {isRemembered && (
          <TextInput
            aria-label={t('mapping:name')}
            placeholder={t('mapping:name')}
            maxLength={80}
            value={name}
            error={isNamed || typed === null ? undefined : t('required')}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
        )}
        <span className={classes.space} />
        <Button onClick={onClose}>{t('cancel')}</Button>
        <Button type="submit" variant="filled" disabled={!isReadable || !isNamed} loading={save.isRunning}>
          {t('mapping:read')}
        </Button>
      </form>
    </>
  )
}
