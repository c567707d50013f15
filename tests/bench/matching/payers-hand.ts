import type { Random } from '../../../electron/core/sample/random.ts'
import type { PaidDocument } from './world.ts'

/*
 * How payers write. Nothing of the engine is used here: neither its folding, nor its readers, nor the patterns of
 * the number series; a number is a text that somebody copies, badly.
 */

const openings = [
  '',
  '',
  'factuur ',
  'Factuurnr. ',
  'betaling ',
  'Rechnung ',
  'Re.Nr. ',
  'pago factura ',
  'invoice ',
  'ref: ',
  'uw kenmerk ',
  'PROFORMA ',
  'betr. ',
]
const endings = ['', '', '', ' hosting', ' bedankt', ' mvg', ' domein', ' Danke', ' gracias', ' 1x']

/** A text with words before and after it, as people put them. */
export const inWords = (random: Random, text: string): string =>
  `${random.pick(openings)}${text}${random.pick(endings)}`

/** The separators of a number gone, or others. */
export function moved(random: Random, number: string): string {
  const parts = number.split('-')
  const between = random.pick(['', ' ', '.', '/', ' - ', '_', ' / ', '. '])
  const joined = parts.join(between)
  const withoutZeros = parts.length > 1 && between !== '' && random.chance(0.15)
  const text = withoutZeros ? [...parts.slice(0, -1), String(Number(parts.at(-1)))].join(between) : joined
  return random.chance(0.3) ? text.toLowerCase() : text
}

/** Without the letters before the year. */
export const withoutLetters = (number: string): string => number.replace(/^[A-Z]+-/u, '')

/** Letters typed for the digits they look like. */
export function lookAlike(random: Random, number: string): string {
  const start = number.startsWith('PF') ? 2 : 0
  const tail = [...number.slice(start)].map((sign) =>
    sign === '0' && random.chance(0.6)
      ? random.pick(['O', 'o'])
      : sign === '1' && random.chance(0.7)
        ? random.pick(['I', 'l'])
        : sign,
  )
  return `${number.slice(0, start)}${tail.join('')}`
}

/** A bank breaks the text after some signs; the reader sees two pieces. */
export function broken(random: Random, number: string): string {
  const at = random.between(3, number.length - 2)
  return `${number.slice(0, at)}${random.pick([' ', '\n', '  '])}${number.slice(at)}`
}

/** One digit wrong, swapped, doubled or lost. */
export function slipped(random: Random, text: string): string {
  const from = text.search(/\d{3,}[^\d]*$/u)
  const at = random.between(Math.max(from, text.length - 5), text.length - 2)
  const [one = '', two = ''] = [text[at], text[at + 1]]
  const [head, rest] = [text.slice(0, at), text.slice(at + 2)]
  const wrong = String((Number(two) + random.between(1, 9)) % 10)
  return random.pick([
    `${head}${two === one ? wrong : two}${one}${rest}`,
    `${head}${one}${wrong}${rest}`,
    `${head}${one}${two}${two}${rest}`,
    `${head}${one}${rest}`,
  ])
}

export const inFours = (reference: string): string => (reference.match(/.{1,4}/gu) ?? []).join(' ')

/** A domain as it lands on a statement. */
export function domainInWords(random: Random, domain: string): string {
  const dot = domain.lastIndexOf('.')
  const [label, ending] = [domain.slice(0, dot), domain.slice(dot + 1)]
  const half = Math.max(2, Math.floor(label.length / 2))
  return random.pick([
    domain,
    `www.${domain}`,
    domain.toUpperCase(),
    `${label} ${ending}`,
    `${label.replaceAll('-', ' ')} ${ending}`,
    `${label}${ending}`,
    `${label.slice(0, half)} ${label.slice(half)}.${ending}`,
    `${label} . ${ending}`,
    `https://${domain}/`,
    /[^\x20-\x7e]/u.test(domain) ? new URL(`http://${domain}`).hostname : `${domain}.`,
  ])
}

/** A name as a bank prints it. */
export function onStatement(random: Random, name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/gu, '')
    .replaceAll('ß', 'ss')
  const [first = '', ...others] = plain.split(' ')
  const isPerson = others.length > 0 && others.length < 3 && !/B\.V|GmbH|S\.L|BV|&|V\.O\.F/u.test(plain)
  return random.pick([
    name,
    name.toUpperCase(),
    plain.toUpperCase(),
    plain.replaceAll('.', ''),
    plain.slice(0, 27).trim(),
    isPerson ? `${first.charAt(0)} ${others.join(' ')}` : plain,
    isPerson ? `HR ${first.charAt(0)}. ${others.join(' ')}`.toUpperCase() : plain.toUpperCase(),
  ])
}

/** Strings that look like a number and are none of ours. */
export function lookAlikeString(random: Random): string {
  const digits = (count: number): string => Array.from({ length: count }, () => random.between(0, 9)).join('')
  return random.pick([
    `tel 06-${digits(8)}`,
    `order ${digits(9)}`,
    `bestelling 2026${digits(5)}`,
    `${random.between(10, 28)}-${random.between(10, 12)}-2026`,
    `INV-2026-${digits(5)}`,
    `RE2026/${digits(4)}`,
    `period 2025-2026`,
    `ticket #${digits(5)}`,
    `pas ${digits(3)} ${random.between(10, 23)}:${random.between(10, 59)}`,
    `VISA 4${digits(3)} XXXX ${digits(4)} USD ${digits(3)}.00 KOERS 1,0${digits(3)}`,
    `polis ${digits(8)}`,
    `fact. F26-${digits(4)}`,
  ])
}

export const numberOf = (document: PaidDocument | undefined): string => document?.number ?? ''
