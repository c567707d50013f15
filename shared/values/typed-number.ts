import { isCurrency } from './currencies.ts'
import type { Parsed } from './parsed.ts'

/** Why a typed number was not understood. */
export type NumberReason = 'empty' | 'not-a-number' | 'ambiguous' | 'grouping'

/** A number read from typed text: sign, whole digits without leading zeros, fraction digits as typed. */
export type NumberParts = { negative: boolean; whole: string; fraction: string }

const spaces = /[\s\u00a0\u2007\u2009\u202f]/gu
const currencyMark = /^(?:[€$£¥]|[A-Za-z]{3}(?![A-Za-z]))|(?:[€$£¥]|(?<![A-Za-z])[A-Za-z]{3})$/u

/**
 * Reads a number as people type it: `1.234,56`, `1,234.56`, `1 234,5`, `€ 12`, `12,-`, `-3`, `3-`.
 * One sign followed by exactly three digits can be a decimal or a thousands sign; `decimalSeparator` decides,
 * and without it the text is refused as `ambiguous`, because a wrong guess is a factor of a thousand.
 */
export function readTypedNumber(
  text: string,
  decimalSeparator?: '.' | ',',
): Parsed<NumberParts, NumberReason> {
  if (text.length > 64) return { ok: false, reason: 'not-a-number' }
  const { negative, body } = takeSignAndCurrency(text)
  if (body === undefined) return { ok: false, reason: text.trim() === '' ? 'empty' : 'not-a-number' }
  if (!/^[\d.,'’ ]+$/u.test(body) || !/\d/u.test(body)) return { ok: false, reason: 'not-a-number' }
  const decimal = decimalPosition(body, decimalSeparator)
  if (decimal === 'ambiguous') return { ok: false, reason: 'ambiguous' }
  const whole = decimal === -1 ? body : body.slice(0, decimal)
  const fraction = decimal === -1 ? '' : body.slice(decimal + 1)
  if (!/^\d*$/u.test(fraction)) return { ok: false, reason: 'grouping' }
  if (!/^\d*$/u.test(whole) && !/^\d{1,3}(?:([.,'’ ])\d{3})(?:\1\d{3})*$/u.test(whole)) {
    return { ok: false, reason: 'grouping' }
  }
  const digits = whole.replace(/\D/gu, '').replace(/^0+(?=\d)/u, '')
  return { ok: true, value: { negative, whole: digits === '' ? '0' : digits, fraction } }
}

function takeSignAndCurrency(text: string): { negative: boolean; body: string | undefined } {
  let body = text.replace(spaces, ' ').trim()
  // Dutch and German price tags write round amounts as `12,-` and `12,--`.
  body = body.replace(/(?<=\d),[-–—]{1,2}(?=$| )/u, '')
  let signs = 0
  let negative = false
  for (let round = 0; round < 3; round += 1) {
    body = body
      .replace(currencyMark, (mark) => (mark.length === 1 || isCurrency(mark.toUpperCase()) ? '' : mark))
      .trim()
    const sign = /^[-−+]|[-−]$/u.exec(body)
    if (sign === null) continue
    signs += 1
    negative = sign[0] !== '+'
    body = (sign.index === 0 ? body.slice(1) : body.slice(0, -1)).trim()
  }
  return { negative, body: signs > 1 || body === '' ? undefined : body }
}

/** Index of the decimal sign in the text, −1 where there is none. */
function decimalPosition(body: string, decimalSeparator: '.' | ',' | undefined): number | 'ambiguous' {
  const point = body.lastIndexOf('.')
  const comma = body.lastIndexOf(',')
  const last = Math.max(point, comma)
  if (last === -1) return -1
  if (point !== -1 && comma !== -1) return last
  const sign = body.charAt(last)
  if (body.indexOf(sign) !== last) return -1
  const couldBeThousands = /^[1-9]\d{0,2}[.,]\d{3}$/u.test(body)
  if (!couldBeThousands) return last
  if (decimalSeparator === undefined) return 'ambiguous'
  return sign === decimalSeparator ? last : -1
}

/** Whole digits with a sign between groups of three; four digits are grouped too. */
export function groupDigits(whole: string, sign: string): string {
  let grouped = whole
  for (let end = whole.length - 3; end > 0; end -= 3)
    grouped = grouped.slice(0, end) + sign + grouped.slice(end)
  return grouped
}
