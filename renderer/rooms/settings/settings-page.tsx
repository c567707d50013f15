import { useWords } from '../../app/i18n.ts'
import { Page } from '../../ui/page.tsx'

export function SettingsPage() {
  const t = useWords()
  return <Page title={t('shell:room.settings')}>{null}</Page>
}
