import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import type { en, Locale } from '../../shared/locales/en/index.ts'
import { isLanguage } from '../../shared/values/languages.ts'
import type { Language } from '../../shared/values/languages.ts'
import { readSetting, writeSetting } from './browser-settings.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof en
  }
}

const loaders: Record<Language, () => Promise<Locale>> = {
  en: async () => (await import('../../shared/locales/en/index.ts')).en,
  nl: async () => (await import('../../shared/locales/nl/index.ts')).nl,
  de: async () => (await import('../../shared/locales/de/index.ts')).de,
  es: async () => (await import('../../shared/locales/es/index.ts')).es,
}

/** Spanish asks for a form of its own from a million on; its wording is that of every other plural. */
function withManyForms(words: object): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(words)) {
    const word: unknown = value
    result[key] = typeof word === 'object' && word !== null ? withManyForms(word) : word
    if (key.endsWith('_other')) result[key.replace(/_other$/u, '_many')] = word
  }
  return result
}

async function loadLanguage(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'common')) return
  const locale = await loaders[language]()
  for (const [namespace, words] of Object.entries(locale)) {
    i18next.addResourceBundle(language, namespace, language === 'es' ? withManyForms(words) : words)
  }
}

function firstLanguage(): Language {
  const kept = readSetting('language')
  if (kept !== null && isLanguage(kept)) return kept
  const wanted = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguage)
  return wanted ?? 'en'
}

export async function startI18n(): Promise<void> {
  const language = firstLanguage()
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    defaultNS: 'common',
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    resources: {},
  })
  await loadLanguage(language)
  if (language !== 'en') await loadLanguage('en')
  await showLanguage(language)
}

/** Shows the screens in a language from now on, and at the next start before anyone signs in. */
export async function showLanguage(language: Language): Promise<void> {
  await loadLanguage(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  writeSetting('language', language)
}

const namespaces = [
  'common',
  'audit',
  'batches',
  'billing',
  'changes',
  'customers',
  'evidence',
  'ledger',
  'mail',
  'mapping',
  'migrations',
  'cards',
  'operators',
  'overview',
  'payments',
  'people',
  'promises',
  'refunds',
  'receipts',
  'refusals',
  'services',
  'settings',
  'shell',
  'statements',
  'vault',
  'verify',
] as const

/** The translator over every namespace: `const t = useWords()`, `t('save')`, `t('customers:title')`. */
export function useWords() {
  return useTranslation(namespaces).t
}

/** The language on screen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return isLanguage(i18n.language) ? i18n.language : 'en'
}

/** A translator into a language that need not be the one on screen, such as that of a customer. */
export async function wordsIn(language: Language): Promise<(key: string, params: object) => string> {
  await loadLanguage(language)
  const t = i18next.getFixedT(language, namespaces)
  return (key, params) => t(key, { ...params, defaultValue: '' })
}

/** The wording of a key made at run time, such as an audit action; null where no language has it. */
export function wordIfKnown(key: string, params: Record<string, unknown> = {}): string | null {
  if (!i18next.exists(key, params)) return null
  return i18next.t(key, { ...params, defaultValue: '' })
}
