/** Measures of the page: DIN 5008 form B on A4. All values in points unless named otherwise. */

export function millimetres(value: number): number {
  return (value * 72) / 25.4
}

export const pageWidth = 595.28
export const pageHeight = 841.89

export const margins = {
  left: millimetres(25),
  right: millimetres(20),
  /** Of following pages; the first page leaves room for the letterhead by itself. */
  top: millimetres(22),
  bottom: millimetres(26),
}

export const contentWidth = pageWidth - margins.left - margins.right

/** Height of a line of Inter relative to its size: ascent plus descent of the font. */
export const lineFactor = 1.21

/** DIN 5008 form B: address zone from 62.7 to 90 mm, marks for folding at 105 and 210 mm, for punching at 148.5. */
export const address = {
  zoneTop: millimetres(63.2),
  zoneBottom: millimetres(90),
  width: millimetres(85),
}

export const foldMarks = [millimetres(105), millimetres(210)]
export const punchMark = millimetres(148.5)

export const sizes = { body: 9.5, small: 8, tiny: 6.8, title: 20, heading: 11 }
