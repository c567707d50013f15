import type { RefusalCode } from '../../../../../shared/contract/refusals.ts'
import type { RefusalParams } from '../../../../../shared/contract/errors.ts'

/** Why a file is not taken: a refusal of the contract with its parameters. */
export interface FileProblem {
  code: Extract<RefusalCode, `evidence.${string}`>
  params: RefusalParams
}

export type Checked<T> = { ok: true; value: T } | { ok: false; problem: FileProblem }

export function refused(code: FileProblem['code'], params: RefusalParams = {}): Checked<never> {
  return { ok: false, problem: { code, params } }
}

/** A scan of an A4 page at 600 dpi, and no more: an image that is larger is meant to exhaust memory. */
export const maximumPixels = 36_000_000
export const maximumSide = 12_000
