import type { Core } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import {
  candidatesOf,
  clearShelf,
  emptyShelf,
  fillShelf,
  laterDocuments,
  type Pause,
  type Shelf,
} from './candidate-shelf.ts'
import { gatherFacts } from './gather-facts.ts'
import { othersTurn } from './examine.ts'
import { bestOf, rankCandidates } from './suggestion-rules.ts'
import { dueLines, keepGrades, lastDocumentN, type LineGrade, markStaleGrades } from './suggestion-store.ts'

/*
 * The grade kept beside an open line is an index for the tab *suggested* and its count: what `suggest` answers is
 * always computed anew. A grade is due after an import, after a match of the line or of its best candidate, and when
 * a document is issued that is open for exactly what remains of the line, or the best candidate was paid, cancelled
 * or credited elsewhere. Between the change and the pass a line may stand in the other of the two tabs, no more.
 */

const linesPerPass = 500
/** Others wait no longer than this, and what one query or a few lines take. */
const longestTurnMilliseconds = 12
const linesPerCheck = 8

/** Grades every line whose grade is due, in short reads and writes. Answers how many that were. */
export async function refreshGrades(core: Core, signal?: AbortSignal): Promise<number> {
  const shelf = emptyShelf()
  let changed = false
  const forget = core.onCommit(() => {
    changed = true
  })
  const pause = turns()
  let graded = 0
  try {
    for (let after = 0; signal?.aborted !== true;) {
      if (changed) clearShelf(shelf)
      changed = false
      const lines = await core.store.read((tx) => gradeNext(tx, after, shelf, pause))
      const last = lines.at(-1)?.n
      if (last === undefined) break
      await core.store.write((tx) => keepGrades(tx, lines, pause))
      graded += lines.length
      after = last
      await othersTurn()
    }
  } finally {
    forget()
  }
  return graded
}

/** Grades of the next lines that are due. */
async function gradeNext(tx: ReadTx, after: number, shelf: Shelf, pause: Pause): Promise<LineGrade[]> {
  const lines = await dueLines(tx, after, linesPerPass)
  if (lines.length === 0) return []
  const facts = await gatherFacts(tx, lines, { shelf, pause })
  const followers = await fillShelf(tx, shelf, [...facts.values()], pause)
  const laterOf = laterDocuments(followers)
  const grades: LineGrade[] = []
  for (const [index, { n, version, remainingCents }] of lines.entries()) {
    if (index % linesPerCheck === 0) await pause()
    const own = facts.get(n)
    const best =
      own === undefined || remainingCents <= 0
        ? null
        : bestOf(rankCandidates(own, candidatesOf(shelf, followers, laterOf, own), followers))
    grades.push({ n, version, grade: best?.grade ?? null, documentN: best?.documentN ?? null })
  }
  return grades
}

/** Lets others have their turn when the last one is long ago. */
function turns(): Pause {
  let since = performance.now()
  return () => {
    if (performance.now() - since < longestTurnMilliseconds) return
    return othersTurn().then(() => {
      since = performance.now()
    })
  }
}

const quietMilliseconds = 250

/**
 * Keeps grades fresh in the background: a moment after a command of payments or billing, and at start.
 * Answers how to stop; the promise it gives waits for the pass that is running.
 */
export function startGradeJobs(core: Core): () => Promise<void> {
  const stop = new AbortController()
  let documentN: number | null = null
  let timer: NodeJS.Timeout | null = null
  let documentsChanged = true
  let running: Promise<void> = Promise.resolve()
  const pass = async (): Promise<void> => {
    try {
      if (documentsChanged) {
        documentsChanged = false
        const last = await core.store.read(lastDocumentN)
        const since = documentN ?? last
        await core.store.write((tx) => markStaleGrades(tx, since))
        documentN = last
      }
      await refreshGrades(core, stop.signal)
    } catch (error) {
      if (!stop.signal.aborted) core.log({ level: 'error', message: 'grading bank lines failed', error })
    }
  }
  const schedule = (): void => {
    if (timer !== null || stop.signal.aborted) return
    timer = setTimeout(() => {
      timer = null
      running = running.then(pass)
    }, quietMilliseconds)
    timer.unref()
  }
  const forget = core.onCommit((path) => {
    if (path.startsWith('billing.')) documentsChanged = true
    if (path.startsWith('payments.') || path.startsWith('billing.')) schedule()
  })
  schedule()
  return async () => {
    forget()
    stop.abort()
    if (timer !== null) clearTimeout(timer)
    await running
  }
}
