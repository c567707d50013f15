import { Select } from '@mantine/core'
import { isLanguage, languages } from '../../shared/values/languages.ts'
import { showLanguage, useLanguage, useWords } from './i18n.ts'

/** The language before anyone is signed in. */
export function LanguageSwitch() {
  const t = useWords()
  const language = useLanguage()
  return (
    <Select
      mt="md"
      label={t('language')}
      data={languages.map((value) => ({ value, label: t(`languages.${value}`) }))}
      value={language}
      onChange={(value) => {
        if (value !== null && isLanguage(value)) void showLanguage(value)
      }}
    />
  )
}
