import { useWords } from '../../app/i18n.ts'
import { Page } from '../../ui/page.tsx'

export function OverviewPage() {
  const t = useWords()
  return <Page title={t('shell:room.overview')}>{null}</Page>
}
