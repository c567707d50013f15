import { Button } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useState } from 'react'
import type { Failure } from '../../../api/failures.ts'
import { useWords } from '../../../app/i18n.ts'
import { MappingDialog } from './mapping-dialog.tsx'
import classes from './mapping.module.css'
import type { ImportQueue, QueuedFile } from './use-import-queue.ts'

/** Whether a file was refused because nobody has said what its columns hold. */
export function needsMapping(failure: Failure | null): boolean {
  if (failure?.kind !== 'refused' || failure.refusal.code !== 'payments.file-unreadable') return false
  const { reason, entry } = failure.refusal.params
  return reason === 'csv-needs-mapping' && entry === undefined
}

/** The name of the layout that was used without a question, also where the file could not be read with it. */
function rememberedLayout({ import: found, failure }: QueuedFile): string | null {
  const notices = found?.statements.flatMap((statement) => statement.notices) ?? []
  const used = notices.find((notice) => notice.code === 'mapping-used')?.params['name']
  if (typeof used === 'string') return used
  const tried = failure?.kind === 'refused' ? failure.refusal.params.layout : undefined
  return typeof tried === 'string' ? tried : null
}

/**
 * Opens the dialog for the columns by itself where a file needs it; where a remembered layout was used, says so and
 * lets it be changed.
 */
export function MappingGate({ queue, current }: { queue: ImportQueue; current: QueuedFile }) {
  const t = useWords()
  const isNeeded = current.state === 'failed' && needsMapping(current.failure)
  const [isOpen, setOpen] = useState(isNeeded)
  const used = rememberedLayout(current)
  const isMapped = !isNeeded && (used !== null || current.choice.mapping !== null)
  return (
    <>
      {isNeeded && (
        <div>
          <Button variant="filled" leftSection={<IconTable size={16} />} onClick={() => setOpen(true)}>
            {t('mapping:open')}
          </Button>
        </div>
      )}
      {isMapped && (
        <div className={classes.used}>
          <IconTable size={16} aria-hidden />
          {used === null ? t('mapping:usedNow') : t('mapping:used', { name: used })}
          <Button size="compact-sm" onClick={() => setOpen(true)}>
            {t('mapping:change')}
          </Button>
        </div>
      )}
      {isOpen && (
        <MappingDialog
          file={current.file}
          onClose={() => setOpen(false)}
          onRead={(mapping, accountText) => {
            setOpen(false)
            queue.readWith({ mapping, accountText })
          }}
        />
      )}
    </>
  )
}
