import { describe, expect, it } from 'vitest'
import { de } from '../../shared/locales/de/index.ts'
import { en } from '../../shared/locales/en/index.ts'
import { es } from '../../shared/locales/es/index.ts'
import { nl } from '../../shared/locales/nl/index.ts'

/** Every text with its path, e.g. `billing.list.title`. */
function texts(node: object, path = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [key, value] of Object.entries(node)) {
    const here = path === '' ? key : `${path}.${key}`
    if (typeof value === 'string') found.set(here, value)
    else for (const [inner, text] of texts(Object(value), here)) found.set(inner, text)
  }
  return found
}

const reference = texts(en)
const languages = { nl: texts(nl), de: texts(de), es: texts(es) }
const placeholders = (text: string) =>
  [...new Set(text.match(/\{\{\s*\w+/g) ?? [])].map((found) => found.replace(/\W/g, '')).sort()

/** Words that are the same in several of the languages, and names. */
const sameAnywhere = /^[\W\d]*$|\{\{|^(IBAN|BIC|PDF|CSV|OK|N|KvK|BTW|VAT|E-mail|Openpost)/

describe('the four languages', () => {
  for (const [language, words] of Object.entries(languages)) {
    it(`${language} says everything English says, with the same values in it`, () => {
      const problems: string[] = []
      for (const [key, text] of reference) {
        const translated = words.get(key)
        if (translated === undefined || (translated.trim() === '' && text.trim() !== ''))
          problems.push(`${key} is missing`)
        else if (placeholders(text).join() !== placeholders(translated).join() && !/_(one|zero)$/.test(key)) {
          problems.push(`${key}: ${placeholders(text).join()} ≠ ${placeholders(translated).join()}`)
        }
      }
      expect(problems).toEqual([])
    })

    it(`${language} is no copy of English`, () => {
      const long = [...reference].filter(
        ([, text]) => text.split(' ').length >= 4 && !sameAnywhere.test(text),
      )
      const copied = long.filter(([key, text]) => words.get(key) === text).map(([key]) => key)
      expect(copied).toEqual([])
    })
  }

  it('has no text longer than a screen can show in one notice', () => {
    for (const words of [reference, ...Object.values(languages)]) {
      for (const [key, text] of words) expect(text.length, key).toBeLessThan(420)
    }
  })
})
