import type { Outputs } from '../../../api/types.ts'

/** One bank line with everything the desk shows of it. */
export type BankLine = Outputs['payments']['getLine']
