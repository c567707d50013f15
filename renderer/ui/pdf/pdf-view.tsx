import { ActionIcon, Button } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import {
  IconArrowAutofitWidth,
  IconDownload,
  IconPrinter,
  IconZoomIn,
  IconZoomOut,
} from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { failureOf } from '../../api/failures.ts'
import { useWords } from '../../app/i18n.ts'
import { downloadBlob } from '../download.ts'
import { useFailureWords } from '../failure-notice.tsx'
import { EmptyState } from '../page.tsx'
import { openPdf } from './load-pdf.ts'
import type { PDFPageProxy } from './load-pdf.ts'
import { PdfPage } from './pdf-page.tsx'
import { printPdf } from './print-pdf.ts'
import classes from './pdf.module.css'

const widest = 1.6

/** Reads the file and its pages. */
async function read(load: () => PromiseLike<Blob>) {
  const file = await load()
  const pdf = await openPdf(await file.arrayBuffer())
  const pages: PDFPageProxy[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await pdf.getPage(number))
  return { file, pdf, pages }
}

/**
 * A PDF on the page: fit to width, zoom, download, print.
 *
 *     <PdfView loadKey={document.id} load={() => client.billing.getPdf({ id })} fileName={`${number}.pdf`} />
 */
export default function PdfView({
  load,
  loadKey,
  fileName,
  isSealed = false,
}: {
  load(): PromiseLike<Blob>
  /** Another key means another file. */
  loadKey: string
  fileName: string
  /** Only to be looked at: nothing saves or prints it. */
  isSealed?: boolean
}) {
  const t = useWords()
  const words = useFailureWords()
  const { ref, width } = useElementSize<HTMLDivElement>()
  const [zoom, setZoom] = useState(1)
  const file = useQuery({
    queryKey: ['pdf', loadKey],
    queryFn: () => read(load),
    staleTime: Infinity,
    gcTime: 0,
    // A draft changes while it is typed: the last picture stands until the next one is there.
    placeholderData: keepPreviousData,
  })
  const pdf = file.data?.pdf
  // The reader's worker keeps a document until it is told that nobody looks at it any more.
  useEffect(() => () => void pdf?.loadingTask.destroy(), [pdf])
  if (file.error !== null) {
    return (
      <EmptyState
        title={t('pdf.failed')}
        hint={words(failureOf(file.error))}
        action={<Button onClick={() => void file.refetch()}>{t('retry')}</Button>}
      />
    )
  }
  const first = file.data?.pages[0]
  const fit =
    first === undefined || width === 0 ? 1 : Math.min(widest, width / first.getViewport({ scale: 1 }).width)
  return (
    <div className={classes.view}>
      <PdfBar file={file.data} fileName={fileName} isSealed={isSealed} onZoom={setZoom} />
      <div className={classes.pages} tabIndex={0} role="group" aria-label={fileName}>
        <div ref={ref}>
          {file.data === undefined && <EmptyState title={t('loading')} />}
          {width > 0 &&
            file.data?.pages.map((page, index, { length }) => (
              <PdfPage
                key={index}
                page={page}
                scale={fit * zoom}
                label={t('pdf.page', { page: index + 1, total: length })}
              />
            ))}
        </div>
      </div>
    </div>
  )
}

function PdfBar({
  file,
  fileName,
  isSealed,
  onZoom,
}: {
  file: Awaited<ReturnType<typeof read>> | undefined
  fileName: string
  isSealed: boolean
  onZoom(change: (zoom: number) => number): void
}) {
  const t = useWords()
  const download = () => file !== undefined && downloadBlob(file.file, fileName)
  const print = () => file !== undefined && void printPdf(file.pdf)
  return (
    <div className={classes.bar}>
      <BarButton label={t('pdf.zoomOut')} onClick={() => onZoom((zoom) => Math.max(0.4, zoom / 1.2))}>
        <IconZoomOut size={16} />
      </BarButton>
      <BarButton label={t('pdf.zoomIn')} onClick={() => onZoom((zoom) => Math.min(4, zoom * 1.2))}>
        <IconZoomIn size={16} />
      </BarButton>
      <BarButton label={t('pdf.fitWidth')} onClick={() => onZoom(() => 1)}>
        <IconArrowAutofitWidth size={16} />
      </BarButton>
      {!isSealed && (
        <>
          <BarButton label={t('pdf.download')} onClick={download}>
            <IconDownload size={16} />
          </BarButton>
          <BarButton label={t('pdf.print')} onClick={print}>
            <IconPrinter size={16} />
          </BarButton>
        </>
      )}
    </div>
  )
}

function BarButton({ label, onClick, children }: { label: string; onClick(): void; children: ReactNode }) {
  return (
    <ActionIcon size={28} aria-label={label} title={label} onClick={onClick}>
      {children}
    </ActionIcon>
  )
}
