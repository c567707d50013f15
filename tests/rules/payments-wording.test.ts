import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { RefusalCode, WarningCode } from '../../electron/core/statements/index.ts'
import { de } from '../../shared/locales/de/index.ts'
import { en } from '../../shared/locales/en/index.ts'
import { es } from '../../shared/locales/es/index.ts'
import { nl } from '../../shared/locales/nl/index.ts'

const languages = { nl, en, de, es }

/** A code without words does not compile. */
const refusals: Record<RefusalCode, string> = en.statements.refusal
type Plural = 'booking-day-assumed' | 'status-assumed' | 'more-warnings'
const warnings: Record<Exclude<WarningCode, Plural> | `${Plural}_${'one' | 'other'}`, string> =
  en.statements.warning

function leaves(words: object, at: string): [string, string][] {
  return Object.entries(words).flatMap(([key, word]: [string, unknown]) =>
    typeof word === 'object' && word !== null
      ? leaves(word, `${at}.${key}`)
      : [[`${at}.${key}`, String(word)]],
  )
}

const places = (word: string) => [...word.matchAll(/\{\{(\w+)\}\}/gu)].map((match) => match[1]).sort()

describe('the wording of payments', () => {
  it('words every reason why a statement file is refused', () => {
    expect(Object.keys(refusals).length).toBeGreaterThan(30)
    expect(Object.keys(warnings).length).toBeGreaterThan(15)
  })

  it('words every piece of evidence that the rules give', () => {
    const room = path.resolve(import.meta.dirname, '../../electron/core/rooms/payments')
    const source = ['suggestion-rules.ts', 'candidate-weighing.ts', 'outgoing-rules.ts']
      .map((file) => readFileSync(path.join(room, file), 'utf8'))
      .join('\n')
    const said = [...source.matchAll(/speaks\('([a-z-]+)'/gu)].map((match) => match[1] ?? '')
    const chosen = [...source.matchAll(/const code = ([^\n]+)/gu)].flatMap((match) =>
      [...(match[1] ?? '').matchAll(/(?:[?:{,] ?(?:\w+: )?)'([a-z-]+)'/gu)].map((word) => word[1] ?? ''),
    )
    const keys = Object.keys(en.evidence)
    const missing = [...said, ...chosen].filter(
      (code) => !keys.some((key) => key.replace(/_\w+$/u, '') === code),
    )
    expect(said.length).toBeGreaterThan(8)
    expect(missing).toEqual([])
  })

  it('names the same values in every language', () => {
    for (const namespace of ['payments', 'evidence', 'statements'] as const) {
      const reference = new Map(leaves(en[namespace], namespace))
      for (const [language, words] of Object.entries(languages)) {
        const different = leaves(words[namespace], namespace)
          // A singular may say "one" instead of the figure.
          .filter(([key]) => !key.endsWith('_one'))
          .filter(([key, word]) => places(word).join() !== places(reference.get(key) ?? '').join())
        expect({ language, different }).toEqual({ language, different: [] })
      }
    }
  })
})
