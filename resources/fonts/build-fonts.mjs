// Builds the two fonts of the printed documents from Inter (OFL 1.1): `node resources/fonts/build-fonts.mjs`.
// Digits get their tabular shapes frozen in, because asking for the `tnum` feature at run time would bypass the
// layout cache, and figures in columns must line up. Of the layout features only kerning is kept.
import { copyFile, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { create } from 'fontkit'
import subsetFont from 'subset-font'

const here = dirname(fileURLToPath(import.meta.url))
const inter = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/inter/package.json'))
const weights = { 'inter-regular.ttf': '400Regular/Inter_400Regular.ttf', 'inter-semibold.ttf': '600SemiBold/Inter_600SemiBold.ttf' }

/** What a name, an address or a sentence in a European language can contain. */
const ranges = [
  [0x0020, 0x007e], // Basic Latin
  [0x00a0, 0x024f], // Latin-1, Latin Extended-A and -B
  [0x02c6, 0x02dd], // spacing accents; the letters before them would claim the glyphs of ’ and ” when text is copied
  [0x0370, 0x04ff], // Greek and Cyrillic: names of customers in EL, BG
  [0x1e00, 0x1eff], // Latin Extended Additional (Welsh, Vietnamese)
  [0x2000, 0x206f], // General Punctuation
  [0x2070, 0x209f], // super- and subscripts
  [0x20a0, 0x20bf], // currency signs
  [0x2100, 0x214f], // letterlike: ℓ № ™
  [0x2150, 0x215f], // fractions
  [0x2190, 0x21ff], // arrows
  [0x2200, 0x22ff], // mathematical: − ≈ ≤ ≥
  [0x2713, 0x2713], // ✓
  [0xfb00, 0xfb06], // Latin ligatures in pasted text
]

function characters(font) {
  const wanted = []
  for (const [first, last] of ranges) {
    for (let code = first; code <= last; code += 1) if (font.hasGlyphForCodePoint(code)) wanted.push(code)
  }
  return wanted
}

/** Maps every character to its glyph, and 0–9 to the glyphs that the `tnum` feature would choose. */
function tabularMapping(font) {
  const digits = font.layout('0123456789', ['tnum']).glyphs
  return characters(font).map((code) => {
    const glyph = code >= 0x30 && code <= 0x39 ? digits[code - 0x30] : font.glyphForCodePoint(code)
    return [code, glyph.id]
  })
}

/** A `cmap` table of one format 12 subtable; the subsetter rewrites it compactly. */
function cmapTable(mapping) {
  const subtable = Buffer.alloc(16 + mapping.length * 12)
  subtable.writeUInt16BE(12, 0)
  subtable.writeUInt32BE(subtable.length, 4)
  subtable.writeUInt32BE(mapping.length, 12)
  mapping.forEach(([code, glyph], index) => {
    subtable.writeUInt32BE(code, 16 + index * 12)
    subtable.writeUInt32BE(code, 20 + index * 12)
    subtable.writeUInt32BE(glyph, 24 + index * 12)
  })
  const header = Buffer.alloc(12)
  header.writeUInt16BE(1, 2)
  header.writeUInt16BE(3, 4)
  header.writeUInt16BE(10, 6)
  header.writeUInt32BE(12, 8)
  return Buffer.concat([header, subtable])
}

function checksum(table) {
  let sum = 0
  for (let at = 0; at < table.length; at += 4) sum = (sum + table.readUInt32BE(at)) >>> 0
  return sum
}

/** Writes the font again with its `cmap` exchanged (OpenType 1.9, "Organization of an OpenType font"). */
function withCmap(source, cmap) {
  const count = source.readUInt16BE(4)
  const directory = Buffer.from(source.subarray(0, 12 + count * 16))
  const parts = [directory]
  let offset = directory.length
  for (let index = 0; index < count; index += 1) {
    const entry = 12 + index * 16
    const tag = source.toString('latin1', entry, entry + 4)
    const start = source.readUInt32BE(entry + 8)
    const table = tag === 'cmap' ? cmap : source.subarray(start, start + source.readUInt32BE(entry + 12))
    const padded = Buffer.concat([table, Buffer.alloc((4 - (table.length % 4)) % 4)])
    directory.writeUInt32BE(checksum(padded), entry + 4)
    directory.writeUInt32BE(offset, entry + 8)
    directory.writeUInt32BE(table.length, entry + 12)
    parts.push(padded)
    offset += padded.length
  }
  return Buffer.concat(parts)
}

for (const [target, from] of Object.entries(weights)) {
  const source = await readFile(join(inter, from))
  const font = create(source)
  const mapping = tabularMapping(font)
  const text = String.fromCodePoint(...mapping.map(([code]) => code))
  const built = await subsetFont(withCmap(source, cmapTable(mapping)), text, {
    targetFormat: 'truetype',
    keepFeatures: ['kern'],
    dropTables: ['GSUB', 'STAT', 'gasp'],
    noHinting: true,
  })
  await writeFile(join(here, target), built)
  console.log(`${target}: ${mapping.length} characters, ${built.length} bytes`)
}
await copyFile(join(inter, 'LICENSE_FONT'), join(here, 'OFL.txt'))
