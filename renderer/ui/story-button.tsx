import { Anchor, Button } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../app/i18n.ts'
import { StoryDialog } from './story-dialog.tsx'

/** Opens the story of a record: as a button among actions, or as a link among facts. */
export function StoryButton({
  name,
  recordKind,
  recordId,
  isLink = false,
}: {
  /** What people call the record. */
  name: string
  recordKind: string
  recordId: string
  isLink?: boolean
}) {
  const t = useWords()
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  return (
    <>
      {isLink ? (
        <Anchor component="button" type="button" onClick={open}>
          {t('audit:history')}
        </Anchor>
      ) : (
        <Button size="compact-sm" aria-label={`${t('audit:history')}: ${name}`} onClick={open}>
          {t('audit:history')}
        </Button>
      )}
      {isOpen && (
        <StoryDialog
          title={`${t('audit:history')}: ${name}`}
          recordKind={recordKind}
          recordId={recordId}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
