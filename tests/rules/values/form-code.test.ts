import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type FormCode,
  formCodeFromQr,
  formCodeQrText,
  makeFormCode,
  parseFormCode,
} from '../../../shared/values/form-code.ts'

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const anyCode = fc.uint8Array({ minLength: 10, maxLength: 10 }).map(makeFormCode)
const bareOf = (code: FormCode): string => code.replaceAll('-', '')
const place = fc.nat({ max: 11 })

function withCharacter(bare: string, at: number, character: string): string {
  return `${bare.slice(0, at)}${character}${bare.slice(at + 1)}`
}

describe('the code of a form', () => {
  test('is written in three groups of four characters that cannot be mistaken for one another', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/u)
        expect(parseFormCode(code)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('tells apart what differs in one of its fifty random bits', () => {
    const random = fc.uint8Array({ minLength: 10, maxLength: 10 })
    fc.assert(
      fc.property(random, fc.nat({ max: 9 }), fc.nat({ max: 4 }), (bytes, at, bit) => {
        const other = bytes.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))
        expect(makeFormCode(other)).not.toBe(makeFormCode(bytes))
      }),
    )
  })

  test('is found wrong with any one character mistyped, check characters too', () => {
    fc.assert(
      fc.property(anyCode, place, fc.constantFrom(...alphabet), (code, at, character) => {
        const bare = bareOf(code)
        fc.pre(bare[at] !== character)
        expect(parseFormCode(withCharacter(bare, at, character))).toEqual({ ok: false, reason: 'check' })
      }),
      { numRuns: 3000 },
    )
  })

  test('is found wrong with two neighbours swapped', () => {
    fc.assert(
      fc.property(anyCode, fc.nat({ max: 10 }), (code, at) => {
        const bare = bareOf(code)
        const [one = '', other = ''] = [bare[at], bare[at + 1]]
        fc.pre(one !== other)
        const swapped = withCharacter(withCharacter(bare, at, other), at + 1, one)
        expect(parseFormCode(swapped)).toEqual({ ok: false, reason: 'check' })
      }),
      { numRuns: 3000 },
    )
  })

  test('has one way to be written: other check characters of the same remainder are refused', () => {
    // 1021, 1022 and 1023 leave what 0, 1 and 2 leave, and fit in two characters.
    fc.assert(
      fc.property(anyCode, fc.constantFrom('ZX', 'ZY', 'ZZ'), (code, check) => {
        expect(parseFormCode(`${bareOf(code).slice(0, 10)}${check}`).ok).toBe(false)
      }),
    )
  })

  test('is read in small letters, with blanks, other dashes or none, and with O, I and L for 0 and 1', () => {
    const slips = fc.record({
      separator: fc.constantFrom('', ' ', '-', ' - ', '–', '\u2011', '.', '\u00a0', '\t'),
      zero: fc.constantFrom('0', 'O', 'o'),
      one: fc.constantFrom('1', 'I', 'l', 'i', 'L'),
      isSmall: fc.boolean(),
    })
    fc.assert(
      fc.property(anyCode, slips, (code, { separator, zero, one, isSmall }) => {
        const typed = code.split('-').join(separator)
        const sloppy = (isSmall ? typed.toLowerCase() : typed).replaceAll('0', zero).replaceAll('1', one)
        expect(parseFormCode(` ${sloppy}\n`)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test.each([
    ['', 'empty'],
    [' - – ', 'empty'],
    ['K7F3-9Q2M', 'length'],
    ['K7F3-9Q2M-XT4W-1', 'length'],
    ['U7F3-9Q2M-XT4W', 'characters'],
    ['CR/2026/0007', 'characters'],
    ['0000-0000-0000', 'check'],
    ['1111-1111-1111', 'check'],
  ])('%j is refused as %s', (text, reason) => {
    expect(parseFormCode(text)).toEqual({ ok: false, reason })
  })

  test('never throws for whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        expect(typeof parseFormCode(text).ok).toBe('boolean')
      }),
    )
  })

  test('takes ten random bytes and no other number', () => {
    expect(() => makeFormCode(new Uint8Array(9))).toThrow(RangeError)
    expect(() => makeFormCode(new Uint8Array(12))).toThrow(RangeError)
  })
})

describe('the QR code of a form', () => {
  test('holds the code and gives it back, and a hand scanner may type it in', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const text = formCodeQrText(code)
        expect(text).toMatch(/^OPENPOST-FORM:[0-9A-Z]{12}$/u)
        expect(formCodeFromQr(text)).toBe(code)
        expect(parseFormCode(text)).toEqual({ ok: true, value: code })
      }),
    )
  })

  test('is not any other QR code, however much it looks like one', () => {
    const code = makeFormCode(Uint8Array.from([19, 7, 15, 3, 9, 23, 2, 20, 29, 26]))
    const bare = bareOf(code)
    for (const text of [bare, code, `openpost-form:${bare}`, `OPENPOST-FORM:${code}`, 'BCD\n002\n1\nSCT', ''])
      expect(formCodeFromQr(text)).toBeNull()
    const wrong = withCharacter(bare, 0, bare.startsWith('A') ? 'B' : 'A')
    expect(formCodeFromQr(`OPENPOST-FORM:${wrong}`)).toBeNull()
  })
})
