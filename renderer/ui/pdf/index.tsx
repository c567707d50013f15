import { lazy, Suspense } from 'react'
import type { ComponentProps } from 'react'
import { useWords } from '../../app/i18n.ts'
import { EmptyState } from '../page.tsx'

// The reader of PDF files is large and only some pages need it.
const LazyPdfView = lazy(() => import('./pdf-view.tsx'))

export function PdfView(props: ComponentProps<typeof LazyPdfView>) {
  const t = useWords()
  return (
    <Suspense fallback={<EmptyState title={t('loading')} />}>
      <LazyPdfView {...props} />
    </Suspense>
  )
}
