import { Button } from '@mantine/core'
import { IconFileUpload } from '@tabler/icons-react'
import { useRef } from 'react'
import { useSettings } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Page, useShortcuts } from '../../../ui/index.ts'
import { Kbd } from '../../../ui/key-hint.tsx'
import { ImportList } from './import-list.tsx'
import { ImportQueueView } from './import-queue-view.tsx'
import classes from './statements.module.css'
import { useFileDrop } from '../../../ui/use-file-drop.ts'
import { SampleStatement } from './sample-statement.tsx'
import { useImportQueue } from './use-import-queue.ts'

/** Bank statements: drop files, see what they would do, import them; and every import before. */
export function StatementsPage() {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const isSample = useSettings()?.isSample === true
  const queue = useImportQueue()
  const picker = useRef<HTMLInputElement>(null)
  const isOver = useFileDrop(queue.add, mayWrite)
  const choose = () => picker.current?.click()
  useShortcuts(mayWrite ? [{ key: 'i', label: t('payments:imports.choose'), run: choose }] : [])
  const chooser = mayWrite ? (
    <Button
      variant={queue.files.length === 0 ? 'filled' : 'default'}
      leftSection={<IconFileUpload size={16} />}
      rightSection={<Kbd name="I" />}
      onClick={choose}
    >
      {t('payments:imports.choose')}
    </Button>
  ) : undefined
  return (
    <Page
      flush
      title={t('payments:imports.title')}
      subtitle={t(mayWrite ? 'payments:imports.dropHint' : 'payments:imports.noPermission')}
      actions={
        <>
          {isSample && mayWrite && <SampleStatement onFile={queue.add} />}
          {chooser}
        </>
      }
    >
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-hidden
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])]
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = ''
          if (files.length > 0) queue.add(files)
        }}
      />
      {queue.files.length === 0 ? (
        <ImportList
          chooser={mayWrite ? <Button onClick={choose}>{t('payments:imports.choose')}</Button> : undefined}
        />
      ) : (
        <ImportQueueView queue={queue} />
      )}
      {isOver && (
        <div className={classes.overlay} aria-hidden>
          <div className={classes.target}>
            <IconFileUpload size={40} stroke={1.4} />
            {t('payments:imports.drop')}
            <span>{t('payments:imports.dropFormats')}</span>
          </div>
        </div>
      )}
    </Page>
  )
}
