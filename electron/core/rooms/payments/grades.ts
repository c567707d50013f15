import type { Core } from '../../api/context.ts'
import type { PayableDocument } from '../billing/index.ts'
import { othersTurn } from './import-preview.ts'
import { findCandidates } from './suggest.ts'
import { gatherFacts } from './gather-facts.ts'
import { cardsOf, type Followers, type LineFacts } from './suggestion-facts.ts'
import { bestOf, rankCandidates } from './suggestion-rules.ts'
import { dueLines, keepGrades, lastDocumentN, type LineGrade, markStaleGrades } from './suggestion-store.ts'

/*
 * The grade kept beside an open line is an index for the tab *suggested* and its count: what `suggest` answers is
 * always computed anew. A grade is due after an import, after a match of the line or of its best candidate, and when
 * a document is issued that is open for exactly what remains of the line, or the best candidate was paid, cancelled
 * or credited elsewhere. Between the change and the pass a line may stand in the other of the two tabs, no more.
 */

const linesPerPass = 250
const candidatesPerPass = 5000
/** More documents of one amount or card change no grade: they are a tie. */
const documentsPerTrait = 100
const documentsPerAmount = 20

/** Grades every line whose grade is due, in short reads and writes. Answers how many that were. */
export async function refreshGrades(core: Core, signal?: AbortSignal): Promise<number> {
  let graded = 0
  for (let after = 0; signal?.aborted !== true;) {
    const { grades, last } = await core.store.read(async (tx) => {
      const lines = await dueLines(tx, after, linesPerPass)
      const facts = await gatherFacts(tx, lines)
      const { documents, followers } =
        lines.length === 0
          ? { documents: [], followers: new Map() }
          : await findCandidates(tx, [...facts.values()], candidatesPerPass, documentsPerAmount)
      const candidates = candidateIndex(documents, followers)
      const found = lines.map((line): LineGrade => {
        const own = facts.get(line.n)
        const best =
          own === undefined || line.remainingCents <= 0
            ? null
            : bestOf(rankCandidates(own, candidates(own), followers))
        return {
          n: line.n,
          version: line.version,
          grade: best?.grade ?? null,
          documentN: best?.documentN ?? null,
        }
      })
      return { grades: found, last: lines.at(-1)?.n }
    })
    if (last === undefined) break
    await core.store.write((tx) => keepGrades(tx, grades))
    graded += grades.length
    after = last
    await othersTurn()
  }
  return graded
}

/** Finds, among the documents of a pass, those that a line's own traits point to. */
function candidateIndex(
  documents: readonly PayableDocument[],
  followers: Followers,
): (line: LineFacts) => PayableDocument[] {
  const byTrait = new Map<string, PayableDocument[]>()
  const add = (trait: string, document: PayableDocument): void => {
    const list = byTrait.get(trait)
    if (list === undefined) byTrait.set(trait, [document])
    else if (list.length < documentsPerTrait) list.push(document)
  }
  for (const document of documents) {
    add(`number ${document.number}`, document)
    if (document.reference !== '') add(`reference ${document.reference}`, document)
    add(`amount ${document.openCents}`, document)
    add(`card ${document.customerN}`, document)
    add(`key ${document.n}`, document)
    const earlierN = followers.get(document.n)
    if (earlierN !== undefined) add(`after ${earlierN}`, document)
  }
  return (line) => {
    const traits = [
      ...line.numbers.map(({ number }) => `number ${number}`),
      ...line.references.map(({ reference }) => `reference ${reference}`),
      `amount ${line.remainingCents}`,
      ...[...cardsOf(line)].map((n) => `card ${n}`),
      ...[...line.domainDocuments.keys()].map((n) => `key ${n}`),
    ]
    const found = new Set(traits.flatMap((trait) => byTrait.get(trait) ?? []))
    for (const { n, state } of [...found]) {
      if (state !== 'open') for (const later of byTrait.get(`after ${n}`) ?? []) found.add(later)
    }
    return [...found]
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
