import { addDays } from '../../../shared/values/day.ts'
import { todayIn } from '../../../electron/core/platform/clock.ts'
import { refreshGrades } from '../../../electron/core/rooms/payments/index.ts'
import { openTimeMachine, sampleCompany } from '../../../electron/core/sample/index.ts'
import { openBenchBooks } from '../books.ts'
import { drawLines } from '../matching/draw.ts'
import { payBefore, statementOf, storeStatement } from '../matching/paid-books.ts'
import { buildWorld } from '../matching/world.ts'
import { type Bench, percentile, type Result, timed } from '../measure.ts'

const seed = 'openpost'
const mostTimesOfImport = 3
const longestHoldMilliseconds = 50
const probeMilliseconds = 5

/**
 * Suggests for every line of a large statement against as many open documents, beside reading and storing that
 * statement; and how long the pass held up whatever else waited.
 */
export async function suggestScene({ folder, sizes, note }: Bench): Promise<Result[]> {
  const books = await openBenchBooks(folder)
  try {
    const today = todayIn(books.core.clock, sampleCompany.timeZone)
    const machine = openTimeMachine(books.core, addDays(today, -70))
    await machine.signIn({ login: 'sample', password: 'explore openpost' })
    const world = await buildWorld(machine, { seed, cardCount: Math.ceil(sizes.lines * 0.32), today }, note)
    machine.close()
    const known = await payBefore(books, world)
    note(`${known.length} payers known by earlier matches`)
    await refreshGrades(books.core)
    const lines = drawLines(world, { seed, count: sizes.lines, known })
    const file = await statementOf(books, lines, 'LABELLED')
    note(`a statement of ${lines.length} lines, ${(file.size / 1e6).toFixed(0)} MB`)
    const stored = await timed(() => storeStatement(books, file))
    const holds = watchHolds()
    const graded = await timed(() => refreshGrades(books.core))
    const held = holds.end()
    const seconds = graded.milliseconds / 1000
    const storeSeconds = stored.milliseconds / 1000
    const of = { scene: 'suggest' } as const
    return [
      {
        ...of,
        name: `suggest for ${graded.value} lines against ${world.open.length} open documents`,
        ours: seconds,
        unit: 's',
        baselineName: 'reading and storing them',
        baseline: storeSeconds,
        goal: `≤ ${mostTimesOfImport} × baseline`,
        reached: seconds <= mostTimesOfImport * storeSeconds,
      },
      {
        ...of,
        name: '… lines a second',
        ours: graded.value / seconds,
        unit: '/s',
        baselineName: 'stored a second',
        baseline: lines.length / storeSeconds,
        goal: '',
        reached: null,
      },
      {
        ...of,
        name: '… longest it held up others (99 of 100)',
        ours: percentile(held, 99),
        unit: 'ms',
        baselineName: '',
        baseline: null,
        goal: `≤ ${longestHoldMilliseconds} ms`,
        reached: percentile(held, 99) <= longestHoldMilliseconds,
      },
    ]
  } finally {
    await books.close()
  }
}

/** Asks for a turn every few milliseconds; answers how much later than asked each one came. */
function watchHolds(): { end(): number[] } {
  const held: number[] = []
  let asked = performance.now()
  const timer = setInterval(() => {
    const now = performance.now()
    held.push(Math.max(0, now - asked - probeMilliseconds))
    asked = now
  }, probeMilliseconds)
  return {
    end: () => {
      clearInterval(timer)
      return held
    },
  }
}
