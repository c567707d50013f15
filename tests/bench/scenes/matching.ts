import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addDays } from '../../../shared/values/day.ts'
import { todayIn } from '../../../electron/core/platform/clock.ts'
import { refreshGrades } from '../../../electron/core/rooms/payments/index.ts'
import { findCandidates } from '../../../electron/core/rooms/payments/suggest.ts'
import { gatherFacts } from '../../../electron/core/rooms/payments/gather-facts.ts'
import { rankCandidates } from '../../../electron/core/rooms/payments/suggestion-rules.ts'
import { readLine } from '../../../electron/core/rooms/payments/line-store.ts'
import { openTimeMachine, sampleCompany } from '../../../electron/core/sample/index.ts'
import { type BenchBooks, openBenchBooks } from '../books.ts'
import { drawLines } from '../matching/draw.ts'
import type { LabelledLine } from '../matching/kinds.ts'
import { keysOfLines, payBefore, statementOf, storeStatement } from '../matching/paid-books.ts'
import { type Answer, scoreOf, scoreTable } from '../matching/score.ts'
import { buildWorld } from '../matching/world.ts'
import { type Bench, type Result, timed } from '../measure.ts'

const defaultSeed = 'openpost'
const mostLines = 10_000
const linesPerRead = 250

/** How far suggestions can be trusted: labelled lines of every kind of noise against a company's open documents. */
export async function matchingScene({ folder, sizes, note }: Bench): Promise<Result[]> {
  const books = await openBenchBooks(folder)
  const seed = process.env['OPENPOST_BENCH_SEED'] ?? defaultSeed
  try {
    const count = Math.min(sizes.lines, mostLines)
    const today = todayIn(books.core.clock, sampleCompany.timeZone)
    const machine = openTimeMachine(books.core, addDays(today, -70))
    await machine.signIn({ login: 'sample', password: 'explore openpost' })
    const world = await buildWorld(machine, { seed, cardCount: Math.ceil(count * 0.32), today }, note)
    machine.close()
    const known = await payBefore(books, world)
    note(`${known.length} payers known by earlier matches`)
    const lines = drawLines(world, { seed, count, known })
    await storeStatement(books, await statementOf(books, lines, 'LABELLED'))
    const keys = await keysOfLines(books, lines, 'LABELLED')
    const { milliseconds, value: graded } = await timed(() => refreshGrades(books.core))
    const answers = await answersOf(books, lines, keys)
    const score = scoreOf(answers)
    process.stdout.write(`\n${scoreTable(score)}\n`)
    const file = path.resolve('out', 'bench', 'matching.json')
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(
      file,
      `${JSON.stringify({ seed, lines: lines.length, score, wrong: wrongOf(answers) }, null, 2)}\n`,
    )
    return [
      {
        scene: 'matching',
        name: `suggest for ${graded} lines against ${world.open.length} open documents`,
        ours: (graded * 1000) / milliseconds,
        unit: '/s',
        baselineName: '',
        baseline: null,
        goal: 'certain wrong ≤ 1 of 10,000',
        reached: score.certainWrong * 10_000 <= Math.max(10_000, score.certainAccepted),
      },
    ]
  } finally {
    await books.close()
  }
}

/** Lines that were not answered well, for whoever looks into them. */
function wrongOf(answers: readonly Answer[]) {
  return answers
    .filter(({ line, candidates }) => {
      const [first] = candidates
      const isWrong = candidates.some(({ n, grade }) => grade === 'certain' && !line.truth.includes(n))
      const isMissed =
        line.truth.length > 0 &&
        (first === undefined || first.grade === 'possible' || !line.truth.includes(first.n))
      return isWrong || isMissed
    })
    .map(({ line, candidates }) => ({ ...line, candidates: candidates.slice(0, 5) }))
}

/** What is suggested for each line, read and ranked as the match desk shows it. */
async function answersOf(
  { core }: BenchBooks,
  lines: readonly LabelledLine[],
  keys: readonly string[],
): Promise<Answer[]> {
  const answers: Answer[] = []
  for (let from = 0; from < lines.length; from += linesPerRead) {
    await core.store.read(async (tx) => {
      for (let index = from; index < Math.min(lines.length, from + linesPerRead); index += 1) {
        const line = lines[index]
        if (line === undefined) continue
        const own = await readLine(tx, { id: keys[index] ?? '' })
        const facts = (await gatherFacts(tx, [own])).get(own.n)
        if (facts === undefined) continue
        const { documents, followers } = await findCandidates(tx, [facts], 200)
        const ranked = rankCandidates(facts, documents, followers)
        answers.push({ line, candidates: ranked.map(({ document, grade }) => ({ n: document.n, grade })) })
      }
    })
  }
  return answers
}
