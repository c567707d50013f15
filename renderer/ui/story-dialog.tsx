import { Modal } from '@mantine/core'
import { useWords } from '../app/i18n.ts'
import { Story } from './story.tsx'

/** The story of a record that has no page of its own. */
export function StoryDialog({
  title,
  recordKind,
  recordId,
  onClose,
}: {
  title: string
  recordKind: string
  recordId: string
  onClose(): void
}) {
  const t = useWords()
  return (
    <Modal opened size="lg" onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t('close') }}>
      <Story recordKind={recordKind} recordId={recordId} />
    </Modal>
  )
}
