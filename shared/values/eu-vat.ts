import { validate as austria } from 'stdnum/lib/cjs/at/uid.js'
import { validate as belgium } from 'stdnum/lib/cjs/be/vat.js'
import { validate as bulgaria } from 'stdnum/lib/cjs/bg/vat.js'
import { validate as cyprus } from 'stdnum/lib/cjs/cy/vat.js'
import { validate as czechia } from 'stdnum/lib/cjs/cz/dic.js'
import { validate as germany } from 'stdnum/lib/cjs/de/vat.js'
import { validate as denmark } from 'stdnum/lib/cjs/dk/cvr.js'
import { validate as estonia } from 'stdnum/lib/cjs/ee/kmkr.js'
import { validate as spain } from 'stdnum/lib/cjs/es/nif.js'
import { validate as finland } from 'stdnum/lib/cjs/fi/alv.js'
import { validate as france } from 'stdnum/lib/cjs/fr/tva.js'
import { validate as greece } from 'stdnum/lib/cjs/gr/vat.js'
import { validate as croatia } from 'stdnum/lib/cjs/hr/oib.js'
import { validate as hungary } from 'stdnum/lib/cjs/hu/anum.js'
import { validate as ireland } from 'stdnum/lib/cjs/ie/vat.js'
import { validate as italy } from 'stdnum/lib/cjs/it/iva.js'
import { validate as lithuania } from 'stdnum/lib/cjs/lt/pvm.js'
import { validate as luxembourg } from 'stdnum/lib/cjs/lu/tva.js'
import { validate as latvia } from 'stdnum/lib/cjs/lv/pvn.js'
import { validate as malta } from 'stdnum/lib/cjs/mt/vat.js'
import { validate as netherlands } from 'stdnum/lib/cjs/nl/btw.js'
import { validate as poland } from 'stdnum/lib/cjs/pl/nip.js'
import { validate as portugal } from 'stdnum/lib/cjs/pt/nif.js'
import { validate as romania } from 'stdnum/lib/cjs/ro/cif.js'
import { validate as sweden } from 'stdnum/lib/cjs/se/vat.js'
import { validate as slovenia } from 'stdnum/lib/cjs/si/ddv.js'
import { validate as slovakia } from 'stdnum/lib/cjs/sk/dph.js'

/** Why text is not a VAT number of the Union; `prefix` carries the right prefix in `params` where there is one. */
export type VatNumberReason = 'empty' | 'prefix' | 'format' | 'checksum'

/** A VAT number with its prefix and the ISO code of its country (`EL` → `GR`). */
export type VatNumberResult =
  | { ok: true; value: string; prefix: string; country: string }
  | { ok: false; reason: VatNumberReason; params: Readonly<Record<string, string>> }

type Rule = { shape: RegExp; check: (body: string) => { isValid: boolean }; uncheckedShape?: RegExp }

/**
 * Shape after the prefix (European Commission, VIES) and check digits. `uncheckedShape` names numbers of natural
 * persons, whose national rules vary: only their shape is checked.
 */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['AT', { shape: /^U\d{8}$/u, check: austria }],
  ['BE', { shape: /^[01]\d{9}$/u, check: belgium }],
  ['BG', { shape: /^\d{9,10}$/u, check: bulgaria, uncheckedShape: /^\d{10}$/u }],
  ['CY', { shape: /^\d{8}[A-Z]$/u, check: cyprus }],
  ['CZ', { shape: /^\d{8,10}$/u, check: czechia, uncheckedShape: /^\d{9,10}$/u }],
  ['DE', { shape: /^[1-9]\d{8}$/u, check: germany }],
  ['DK', { shape: /^\d{8}$/u, check: denmark }],
  ['EE', { shape: /^\d{9}$/u, check: estonia }],
  ['EL', { shape: /^\d{9}$/u, check: greece }],
  ['ES', { shape: /^[A-Z0-9]\d{7}[A-Z0-9]$/u, check: spain }],
  ['FI', { shape: /^\d{8}$/u, check: finland }],
  ['FR', { shape: /^[0-9A-HJ-NP-Z]{2}\d{9}$/u, check: france }],
  ['HR', { shape: /^\d{11}$/u, check: croatia }],
  ['HU', { shape: /^\d{8}$/u, check: hungary }],
  ['IE', { shape: /^(?:\d{7}[A-W][A-I]?|\d[A-Z+*]\d{5}[A-W])$/u, check: ireland }],
  ['IT', { shape: /^\d{11}$/u, check: italy }],
  ['LT', { shape: /^(?:\d{9}|\d{12})$/u, check: lithuania }],
  ['LU', { shape: /^\d{8}$/u, check: luxembourg }],
  ['LV', { shape: /^\d{11}$/u, check: latvia, uncheckedShape: /^[0-3]\d{10}$/u }],
  ['MT', { shape: /^\d{8}$/u, check: malta }],
  // The 11-test on the nine digits, or the whole string mod 97 = 1 (sole traders since 2020).
  ['NL', { shape: /^\d{9}B\d{2}$/u, check: netherlands }],
  ['PL', { shape: /^\d{10}$/u, check: poland }],
  ['PT', { shape: /^\d{9}$/u, check: portugal }],
  ['RO', { shape: /^\d{2,10}$/u, check: romania }],
  ['SE', { shape: /^\d{10}01$/u, check: sweden }],
  ['SI', { shape: /^\d{8}$/u, check: slovenia }],
  ['SK', { shape: /^\d{10}$/u, check: slovakia }],
])

/** Capitals without the signs people put between the groups of a number. */
export function compactNumber(text: string): string {
  return text
    .slice(0, 128)
    .normalize('NFKC')
    .replace(/[\s.\-–/,_\u200b-\u200f\u2060\ufeff]/gu, '')
    .toUpperCase()
}

/** The VAT prefix of a member state by its ISO code: Greece is `EL`. Undefined outside the Union. */
export function vatPrefixOf(country: string): string | undefined {
  const prefix = country === 'GR' ? 'EL' : country
  return country !== 'EL' && rules.has(prefix) ? prefix : undefined
}

/**
 * Reads an EU VAT number with its prefix (`NL 0044.95.445.B01`) and checks shape and check digits. Whether it is in
 * force only VIES knows.
 */
export function validateVatNumber(text: string): VatNumberResult {
  const compact = compactNumber(text)
  if (compact === '') return { ok: false, reason: 'empty', params: {} }
  const prefix = compact.slice(0, 2)
  const rule = rules.get(prefix)
  if (rule === undefined) {
    const expected = vatPrefixOf(prefix)
    return { ok: false, reason: 'prefix', params: expected === undefined ? {} : { expected } }
  }
  const body = compact.slice(2)
  if (!rule.shape.test(body)) return { ok: false, reason: 'format', params: { prefix } }
  const unchecked = rule.uncheckedShape?.test(body) === true
  if (!unchecked && !rule.check(body).isValid) return { ok: false, reason: 'checksum', params: { prefix } }
  return { ok: true, value: compact, prefix, country: prefix === 'EL' ? 'GR' : prefix }
}
