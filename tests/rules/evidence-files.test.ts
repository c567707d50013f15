import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkFile } from '../../electron/core/rooms/evidence/files/check-file.ts'
import { keptUntil, passphraseProblem } from '../../electron/core/rooms/evidence/rules.ts'
import { day } from '../../shared/values/day.ts'
import { makeJpeg, makePdf, makePng, masked, noise } from '../support/evidence-files.ts'

const codeOf = async (
  bytes: Uint8Array,
  kind: 'signed-form' | 'identity-copy' = 'signed-form',
  masks = noMasks,
) => {
  const checked = await checkFile(bytes, kind, masks)
  return checked.ok ? 'taken' : checked.problem.code
}
const noMasks: { x: number; y: number; width: number; height: number }[] = []
const text = (value: string) => Buffer.from(value, 'latin1')
const holds = (bytes: Uint8Array, part: string) => Buffer.from(bytes).includes(text(part))

describe('what is taken as evidence', () => {
  it('tells a file by its content and says what else it is', async () => {
    const heic = Buffer.concat([Uint8Array.of(0, 0, 0, 24), text('ftypheic'), new Uint8Array(40)])
    expect(await codeOf(heic)).toBe('evidence.file-heic')
    expect(await checkFile(text('GIF89a......'), 'signed-form', [])).toMatchObject({
      problem: { code: 'evidence.file-kind', params: { found: 'GIF' } },
    })
    expect(await codeOf(text('<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('evidence.file-kind')
    expect(await codeOf(new Uint8Array())).toBe('evidence.file-empty')
    expect(await codeOf(new Uint8Array(10 * 1024 * 1024 + 1))).toBe('evidence.file-too-large')
  })

  it('takes no bytes that are none of the three, whatever they are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await codeOf(bytes)).not.toBe('taken')
      }),
    )
  })

  it('drops place, thumbnail, comments and everything behind the end of a JPEG, and keeps its picture', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 1, maxLength: 200 }), async (scan) => {
        const jpeg = makeJpeg(scan, {
          extra: [
            [0xe1, text('Exif\0\0 N 53.2 E 5.8 SECRETPLACE')],
            [0xe2, text('ICC_PROFILE SECRETPLACE')],
            [0xfe, text('SECRETPLACE')],
          ],
          behind: text('SECRETPLACE'),
        })
        const checked = await checkFile(jpeg, 'signed-form', [])
        if (!checked.ok) throw new Error(checked.problem.code)
        expect(holds(checked.value.bytes, 'SECRETPLACE')).toBe(false)
        expect(Buffer.from(checked.value.bytes).equals(Buffer.from(makeJpeg(scan)))).toBe(true)
      }),
    )
  })

  it('refuses a JPEG that is cut off anywhere, and one of absurd size', async () => {
    const jpeg = makeJpeg(new Uint8Array(300).fill(7))
    for (let length = 3; length < jpeg.length; length += 1)
      expect(await codeOf(jpeg.subarray(0, length)), String(length)).toBe('evidence.file-damaged')
    expect(await codeOf(makeJpeg(Uint8Array.of(1), { width: 60_000 }))).toBe('evidence.image-too-large')
  })

  it('drops text, time and everything behind the end of a PNG, and keeps every pixel', async () => {
    const plain = makePng(20, 10, noise)
    const at = (x: number, y: number) => [x * 3, y * 5, 9] as [number, number, number]
    const dressed = makePng(20, 10, at, {
      extra: [
        ['tEXt', text('Comment\0SECRETPLACE')],
        ['eXIf', text('SECRETPLACE')],
      ],
      behind: text('SECRETPLACE'),
    })
    const checked = await checkFile(dressed, 'signed-form', [])
    const bare = await checkFile(makePng(20, 10, at), 'signed-form', [])
    if (!checked.ok || !bare.ok) throw new Error('not taken')
    expect(holds(checked.value.bytes, 'SECRETPLACE')).toBe(false)
    expect(Buffer.from(checked.value.bytes).equals(Buffer.from(bare.value.bytes))).toBe(true)
    for (let length = 8; length < plain.length; length += 7)
      expect(await codeOf(plain.subarray(0, length)), String(length)).toBe('evidence.file-damaged')
  })

  it('refuses a PNG with any byte of it changed, or takes it without that byte', async () => {
    const plain = makePng(12, 8, noise)
    await fc.assert(
      fc.asyncProperty(fc.nat(plain.length - 13), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = Uint8Array.from(plain, (byte, index) => (index === at ? byte ^ flip : byte))
        expect(await codeOf(changed)).not.toBe('taken')
      }),
    )
  })

  it('proves that a masked copy is black where it says, through every filter of the format', async () => {
    const masks = [
      { x: 4, y: 3, width: 12, height: 14 },
      { x: 20, y: 22, width: 18, height: 4 },
    ]
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 30, maxLength: 30 }),
        async (filters) => {
          const filter = (y: number) => filters[y] ?? 0
          expect(await codeOf(makePng(40, 30, masked(masks), { filter }), 'identity-copy', masks)).toBe(
            'taken',
          )
          const [first] = masks
          if (first === undefined) throw new Error('no mask')
          const leaky = masked(masks.slice(1))
          expect(await codeOf(makePng(40, 30, leaky, { filter }), 'identity-copy', masks)).toBe(
            'evidence.mask-not-black',
          )
        },
      ),
      { numRuns: 30 },
    )
  })

  it('takes an identity copy only as a picture with two places blackened, large enough and inside', async () => {
    const png = makePng(40, 30, () => [0, 0, 0])
    const mask = { x: 0, y: 0, width: 20, height: 20 }
    expect(await codeOf(makePdf(), 'identity-copy')).toBe('evidence.identity-copy-pdf')
    expect(await codeOf(makeJpeg(Uint8Array.of(1)), 'identity-copy')).toBe('evidence.mask-unreadable')
    expect(await codeOf(png, 'identity-copy')).toBe('evidence.mask-missing')
    expect(await codeOf(png, 'identity-copy', [mask])).toBe('evidence.mask-missing')
    expect(await codeOf(png, 'identity-copy', [mask, { ...mask, x: 30 }])).toBe('evidence.mask-outside')
    const speck = { x: 0, y: 0, width: 2, height: 2 }
    expect(await codeOf(png, 'identity-copy', [speck, speck])).toBe('evidence.mask-small')
  })
})

describe('a PDF as evidence', () => {
  const object = (inner: string) => `9 0 obj\n<< ${inner} >>\nendobj`
  it('is taken plain, with its pages counted', async () => {
    expect(await checkFile(makePdf(), 'signed-form', [])).toMatchObject({ ok: true, value: { pageCount: 1 } })
    expect(await codeOf(makePdf(object('/Type /Page ').repeat(20)))).toBe('evidence.pdf-pages')
  })

  it.each([
    ['/Encrypt 8 0 R', 'evidence.pdf-encrypted'],
    ['/S /JavaScript /JS (app.alert\\(1\\))', 'evidence.pdf-script'],
    ['/S /J#61vaScript', 'evidence.pdf-script'],
    ['/AA << >>', 'evidence.pdf-action'],
    ['/S /Launch /F (calc.exe)', 'evidence.pdf-action'],
    ['/Names << /EmbeddedFiles 7 0 R >>', 'evidence.pdf-attachment'],
    ['/Type /EmbeddedFile', 'evidence.pdf-attachment'],
  ])('with %s is refused', async (inner, code) => {
    expect(await codeOf(makePdf(object(inner)))).toBe(code)
    const packed = deflateSync(text(`9 0 << ${inner} >>`)).toString('latin1')
    const stream = `8 0 obj\n<< /Type /ObjStm /Filter /FlateDecode /N 1 >>\nstream\n${packed}\nendstream\nendobj`
    expect(await codeOf(makePdf(stream)), 'in packed objects').toBe(code)
  })

  it('whose objects are packed in another way is refused, since nobody sees what is in them', async () => {
    const odd = '8 0 obj\n<< /Type /ObjStm /Filter /LZWDecode >>\nstream\nxxxx\nendstream\nendobj'
    expect(await codeOf(makePdf(odd))).toBe('evidence.file-damaged')
    const hidden = `%stream\n8 0 obj << /Type /Obj#53tm /Filter /FlateDecode >> stream\nxx\nendstream`
    expect(await codeOf(makePdf(hidden))).toBe('evidence.file-damaged')
    expect(await codeOf(makePdf().subarray(0, 200))).toBe('evidence.file-damaged')
  })

  it('is not refused for bytes of a picture that look like a short name', async () => {
    expect(await codeOf(makePdf('', 'x/JS y /AA z'))).toBe('taken')
    expect(await codeOf(makePdf('', 'x/JavaScript y'))).toBe('evidence.pdf-script')
  })
})

describe('terms and passphrases', () => {
  it('keeps an identity copy thirty days, and papers of the books seven years from the end of the year', () => {
    expect(keptUntil('identity-copy', day('2026-11-20'))).toBe('2026-12-20')
    expect(keptUntil('signed-form', day('2026-01-02'))).toBe('2033-12-31')
    expect(keptUntil('register-extract', day('2026-12-31'))).toBe('2033-12-31')
  })

  it('refuses a recovery passphrase that is short or repeats itself', () => {
    expect(passphraseProblem('fifteen letters')).toBe('passphrase-short')
    expect(passphraseProblem('abababababababababab')).toBe('passphrase-simple')
    expect(passphraseProblem('teal harbour seventeen')).toBeNull()
  })
})
