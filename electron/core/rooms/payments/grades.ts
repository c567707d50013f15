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
import { bestOf, rankCandidates } from './suggestion-rules.ts'
import { markEverything, markStirred } from './stirred.ts'
import { type Cursor, readCursor } from './stirred-store.ts'
import { dueLines, keepGrades, type LineGrade } from './suggestion-store.ts'

/*
 * The grade kept beside an open line is an index for the tab *suggested* and its count: what `suggest` answers is
 * always computed anew. A grade is due after an import, after a match of the line or of its best candidate, and when
 * something was changed that it may rest on (see `stirred.ts`). Between the change and the pass a line may stand in
 * the other of the two tabs, no more.
 */

const linesPerPass = 500
/** Others wait no longer than this, and what one query or a few lines take. */
const longestTurnMilliseconds = 12
const linesPerCheck = 8
/** So often lines are graded again because something was changed meanwhile; then they wait for the next run. */
const mostRounds = 4

/** Where the last run of this process left off. */
const cursors = new WeakMap<Core, Cursor>()

/** Grades every line whose grade is due, in short reads and writes. Answers how many that were. */
export async function refreshGrades(core: Core, signal?: AbortSignal): Promise<number> {
  const pause = turns()
  const now = await core.store.read(readCursor)
  const since = cursors.get(core)
  if (since !== undefined) await markStirred(core, since, now, pause)
  cursors.set(core, now)
  let graded = 0
  for (let round = 0; round < mostRounds; round += 1) {
    const { settled, unsettled } = await gradeDue(core, pause, signal)
    graded += settled
    if (unsettled === 0 || signal?.aborted === true) break
  }
  return graded
}

/** One way through all lines that are due; those that something was changed under are due still. */
async function gradeDue(
  core: Core,
  pause: Pause,
  signal: AbortSignal | undefined,
): Promise<{ settled: number; unsettled: number }> {
  const shelf = emptyShelf()
  const count = { settled: 0, unsettled: 0 }
  let shelvedSeq = -1
  for (let after = 0; signal?.aborted !== true;) {
    const { grades, seq } = await core.store.read(async (tx) => {
      const { eventSeq } = await readCursor(tx)
      if (eventSeq !== shelvedSeq) clearShelf(shelf)
      return { grades: await gradeNext(tx, after, shelf, pause), seq: eventSeq }
    })
    shelvedSeq = seq
    const last = grades.at(-1)?.n
    if (last === undefined) break
    const isSettled = await core.store.write(async (tx) => {
      const { eventSeq } = await readCursor(tx)
      await keepGrades(tx, grades, { isSettled: eventSeq === seq, pause })
      return eventSeq === seq
    })
    count[isSettled ? 'settled' : 'unsettled'] += grades.length
    after = last
    await nextTurn()
  }
  return count
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
    return nextTurn().then(() => {
      since = performance.now()
    })
  }
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

const quietMilliseconds = 250
/** The first run of a process comes when its start is over. */
const firstRunMilliseconds = 5000
const roomsOfGrades = ['payments.', 'billing.', 'customers.', 'services.']

/**
 * Keeps grades fresh in the background: a moment after a command that they may rest on. Soon after the start every
 * open line is graded again, since what happened while nobody graded is not known, and rules may have changed.
 * Answers how to stop; the promise it gives waits for the pass that is running.
 */
export function startGradeJobs(core: Core): () => Promise<void> {
  const stop = new AbortController()
  let timer: NodeJS.Timeout | null = null
  let running: Promise<void> = Promise.resolve()
  const pass = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      if (!stop.signal.aborted) await work()
    } catch (error) {
      if (!stop.signal.aborted) core.log({ level: 'error', message: 'grading bank lines failed', error })
    }
  }
  const schedule = (): void => {
    if (timer !== null || stop.signal.aborted) return
    timer = setTimeout(() => {
      timer = null
      running = running.then(() => pass(() => refreshGrades(core, stop.signal)))
    }, quietMilliseconds)
    timer.unref()
  }
  const firstRun = setTimeout(() => {
    running = running.then(() => pass(() => markEverything(core, turns(), stop.signal)))
    schedule()
  }, firstRunMilliseconds)
  firstRun.unref()
  const forget = core.onCommit((path) => {
    if (roomsOfGrades.some((room) => path.startsWith(room))) schedule()
  })
  schedule()
  return async () => {
    forget()
    stop.abort()
    clearTimeout(firstRun)
    if (timer !== null) clearTimeout(timer)
    await running
  }
}
