import { ORPCError } from '@orpc/client'
import { CommanderError } from 'commander'
import { StatementRefusal } from '../core/statements/index.ts'
import { StoreRefusal } from '../core/store/store.ts'
import { wordError } from './words.ts'

/** What the exit code of every command means; also printed by `--help`. */
export const exitCodes = { done: 0, refused: 1, usage: 2, cannotOpen: 3, bug: 4 } as const
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes]

/** The command was called in a way it does not know. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** There are no books where they were looked for, or nobody answers for them. */
export class CannotOpen extends Error {
  override name = 'CannotOpen'
}

/** Something was refused or found, and printed as it came; the message is what is left to say. */
export class Refused extends Error {
  override name = 'Refused'
}

/** Says on stderr why a command failed, and answers its exit code. A bug shows its stack. */
export function reportFailure(error: unknown): ExitCode {
  // Commander has said it already; asking for help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage
  if (error instanceof UsageError) return said(error.message, exitCodes.usage)
  if (error instanceof Refused) return said(error.message, exitCodes.refused)
  if (error instanceof CannotOpen || error instanceof StoreRefusal) {
    return said(error.message, exitCodes.cannotOpen)
  }
  if (error instanceof StatementRefusal) return said(error.message, exitCodes.refused)
  if (error instanceof ORPCError) {
    return said(wordError(error), error.code === 'BUG' ? exitCodes.bug : exitCodes.refused)
  }
  const isSystem = error instanceof Error && 'syscall' in error
  if (isSystem) return said(error.message, exitCodes.cannotOpen)
  return said(error instanceof Error ? (error.stack ?? error.message) : String(error), exitCodes.bug)
}

function said(message: string, code: ExitCode): ExitCode {
  process.stderr.write(`${message}\n`)
  return code
}
