/**
 * What a reader accepts before it refuses. The schemes allow 140 characters a piece and 500 of additional
 * information; banks exceed both, so the limits only stop what no bank sends.
 */
export const limits = {
  /** Characters of one element or field. */
  textCharacters: 20_000,
  /** Characters of all the texts of one bank line. */
  lineCharacters: 100_000,
  /** Characters without any markup or line end: a comment, a tag or a text that does not stop. */
  unbrokenCharacters: 1_000_000,
  elementDepth: 64,
  statementsPerFile: 10_000,
  balancesPerStatement: 500,
  detailsPerEntry: 200_000,
  /** An archive is read from its end, so it is held in memory. */
  archiveBytes: 536_870_912,
} as const
