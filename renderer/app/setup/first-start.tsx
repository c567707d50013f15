import { useWords } from '../i18n.ts'
export function FirstStart() {
  const t = useWords()
  return <h1>{t('shell:setup.title')}</h1>
}
