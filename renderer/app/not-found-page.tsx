import { EmptyState, Page } from '../ui/page.tsx'
import { useWords } from './i18n.ts'

export function NotFoundPage() {
  const t = useWords()
  return (
    <Page title={t('shell:page.notFound')}>
      <EmptyState title={t('shell:page.notFound')} hint={t('shell:page.notFoundHint')} />
    </Page>
  )
}
