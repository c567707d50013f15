import { Modal } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../../app/i18n.ts'
import { EmptyState, PdfView } from '../../ui/index.ts'
import classes from './evidence.module.css'
import type { Evidence } from './evidence-panel.tsx'

/** The plain file on the page, and nowhere else: no address leads to it, and no button saves it. */
export function ViewEvidenceDialog({
  evidence,
  file,
  purpose,
  onClose,
}: {
  evidence: Evidence
  file: File
  purpose: string
  onClose(): void
}) {
  const t = useWords()
  const [loadKey] = useState(() => `evidence-${crypto.randomUUID()}`)
  return (
    <Modal
      opened
      onClose={onClose}
      size="xl"
      title={t(`vault:kind.${evidence.kind}`)}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className="dim">{t('vault:viewed', { purpose })}</p>
      <div className={classes.viewer} onContextMenu={(event) => event.preventDefault()}>
        {evidence.contentType === 'application/pdf' ? (
          <PdfView
            loadKey={loadKey}
            load={async () => file}
            fileName={t(`vault:kind.${evidence.kind}`)}
            isSealed
          />
        ) : (
          <Picture file={file} label={t(`vault:kind.${evidence.kind}`)} />
        )}
      </div>
    </Modal>
  )
}

/** Drawn, not linked: a picture with an address could be opened and saved by it. */
function Picture({ file, label }: { file: File; label: string }) {
  const t = useWords()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [hasFailed, setFailed] = useState(false)
  useEffect(() => {
    let isShown = true
    createImageBitmap(file)
      .then((bitmap) => {
        const sheet = canvas.current
        if (!isShown || sheet === null) return
        sheet.width = bitmap.width
        sheet.height = bitmap.height
        sheet.getContext('2d')?.drawImage(bitmap, 0, 0)
        bitmap.close()
      })
      .catch(() => setFailed(true))
    return () => {
      isShown = false
    }
  }, [file])
  if (hasFailed) return <EmptyState title={t('vault:mask.unreadable')} />
  return <canvas ref={canvas} role="img" aria-label={label} />
}
