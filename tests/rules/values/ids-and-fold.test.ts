import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldAlphanumeric } from '../../../shared/values/fold.ts'
import { isUuid, uuidv7 } from '../../../shared/values/ids.ts'

const tenBytes = fc.uint8Array({ minLength: 10, maxLength: 10 })

describe('a version 7 UUID', () => {
  test('equals the example of RFC 9562, appendix A.6', () => {
    const random = Uint8Array.from([0x0c, 0xc3, 0x18, 0xc4, 0xdc, 0x0c, 0x0c, 0x07, 0x39, 0x8f])
    expect(uuidv7(0x017f22e279b0, random)).toBe('017f22e2-79b0-7cc3-98c4-dc0c0c07398f')
  })

  test('is well formed and sorts by its instant', () => {
    const instant = fc.integer({ min: 0, max: 2 ** 48 - 1 })
    fc.assert(
      fc.property(instant, instant, tenBytes, tenBytes, (first, second, one, other) => {
        const earlier = uuidv7(Math.min(first, second), one)
        const later = uuidv7(Math.max(first, second), other)
        expect(isUuid(earlier)).toBe(true)
        expect(earlier[14]).toBe('7')
        if (first !== second) expect(earlier < later).toBe(true)
      }),
    )
  })

  test('is refused with too few random bytes or an impossible instant', () => {
    expect(() => uuidv7(1, new Uint8Array(9))).toThrow(RangeError)
    expect(() => uuidv7(-1, new Uint8Array(10))).toThrow(RangeError)
    expect(() => uuidv7(2 ** 48, new Uint8Array(10))).toThrow(RangeError)
    expect(isUuid('017F22E2-79B0-7CC3-98C4-DC0C0C07398F')).toBe(false)
    expect(isUuid('')).toBe(false)
  })
})

describe('folded text', () => {
  test.each([
    ['Müller & Söhne', 'muller & sohne'],
    ['Straße', 'strasse'],
    ['STRASSE', 'strasse'],
    ['Ægir Øster', 'aegir oster'],
    ['Łódź', 'lodz'],
    ['Đorđević', 'dordevic'],
    ['Œuvre', 'oeuvre'],
    ['Işık İnal', 'isik inal'],
    ['Muñoz  \t Peña\n', 'munoz pena'],
    ['ﬁnance ２０２６', 'finance 2026'],
    ['O’Neill', "o'neill"],
    ['soft\u00adhyphen', 'softhyphen'],
    ['ΑΣ', 'ασ'],
  ])('%s becomes %s', (text, expected) => {
    expect(fold(text)).toBe(expected)
  })

  test('folds to itself, for any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const once = fold(text)
        expect(fold(once)).toBe(once)
        const bare = foldAlphanumeric(text)
        expect(foldAlphanumeric(bare)).toBe(bare)
      }),
      { numRuns: 2000 },
    )
  })

  test('folds to itself, for every single character, alone and between letters', () => {
    for (let code = 0; code <= 0x10ffff; code += 1) {
      if (code >= 0xd800 && code <= 0xdfff) continue
      const character = String.fromCodePoint(code)
      const once = fold(`a${character}b`)
      if (fold(once) !== once) throw new Error(`U+${code.toString(16)}`)
    }
  })

  test('keeps only letters and digits where numbers are looked up', () => {
    expect(foldAlphanumeric('RF18 5390-0754.7034')).toBe('rf18539007547034')
    expect(foldAlphanumeric('Jürgen’s Café!')).toBe('jurgenscafe')
  })
})
