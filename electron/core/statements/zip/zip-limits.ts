/**
 * What an archive of statements may hold: a year of daily statements of a few accounts stays far below. Text packs
 * to a tenth or a twentieth of its size; only what is made to flood packs better than the ratio.
 */
export const zipLimits = {
  entries: 1000,
  totalBytes: 1_073_741_824,
  ratio: 200,
  /** A file smaller than this is not asked how well it packs. */
  smallBytes: 1_048_576,
} as const
