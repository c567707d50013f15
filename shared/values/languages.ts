/** The languages of screens and documents, in the order they are offered. */
export const languages = ['nl', 'en', 'de', 'es'] as const

/** One of the four languages of screens and documents. */
export type Language = (typeof languages)[number]

/** True for a language that screens and documents exist in. */
export function isLanguage(text: string): text is Language {
  return languages.some((language) => language === text)
}

/** How numbers are written in a language: decimal sign and thousands sign. */
export type NumberSigns = { decimal: '.' | ','; group: '.' | ',' }

const commaSigns: NumberSigns = { decimal: ',', group: '.' }
const pointSigns: NumberSigns = { decimal: '.', group: ',' }

/** The number signs of a language; own table, so that documents do not change with the runtime's ICU data. */
export function numberSigns(language: Language): NumberSigns {
  return language === 'en' ? pointSigns : commaSigns
}
