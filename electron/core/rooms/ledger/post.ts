import type { CommandContext } from '../../api/context.ts'
import { imbalanceOf, normalisedLines, type Posting } from './rules.ts'
import { insertEntry } from './store.ts'

/**
 * Appends one balanced entry: the only way money moves in the books. Answers the entry's key.
 *
 * @throws Error when debits and credits differ, or when nothing is left to post; both are bugs of the caller
 */
export async function post(command: CommandContext, posting: Posting): Promise<number> {
  const difference = imbalanceOf(posting.lines)
  if (difference !== 0) throw new Error(`a ${posting.kind} entry is out of balance by ${difference}`)
  const lines = normalisedLines(posting.lines)
  if (lines.length === 0) throw new Error(`a ${posting.kind} entry without amounts`)
  return insertEntry(command.tx, {
    ...posting,
    lines,
    id: command.newId(),
    at: command.now,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
  })
}
