import Database from 'better-sqlite3'
import { addMonths } from '../../../shared/values/day.ts'
import { insertManyCards, insertManyDocuments, openTimeMachine } from '../../../electron/core/sample/index.ts'
import { booksFile, openBenchBooks } from '../books.ts'
import { type Bench, eachTimed, percentile, type Result } from '../measure.ts'

const rounds = 15
const wholeGoal = 1_000_000

/** The overview with its ageing over very many documents, and a page of their list. */
export async function overviewScene({ folder, sizes, note }: Bench): Promise<Result[]> {
  const books = await openBenchBooks(folder)
  const { client, core } = books
  try {
    const { today } = await client.settings.get()
    const customers = Math.max(10, Math.round(sizes.issued / 10))
    await insertManyCards(core, customers)
    // Numbers begin in the year of the company, which was made today.
    const firstDay = addMonths(today, -Math.max(0, Number(today.slice(5, 7)) - 1))
    const machine = openTimeMachine(core, firstDay)
    await insertManyDocuments(machine, { count: sizes.issued, customers, firstDay, today }, (done) => {
      if (done % 50_000 === 0) note(`${done} of ${sizes.issued} documents issued`)
    })
    const overview = await eachTimed(Array.from({ length: rounds }), () => client.reports.overview())
    const list = await eachTimed(Array.from({ length: rounds }), () =>
      client.billing.list({ limit: 200, sort: [{ field: 'issueDay', direction: 'descending' }] }),
    )
    const bare = new Database(booksFile(folder), { readonly: true })
    const ageing = bare.prepare(
      `select due_day < ?, count(*), sum(open_cents) from document_state
       where kind = 'invoice' and state in ('open', 'part-paid') group by 1`,
    )
    const baseline = await eachTimed(Array.from({ length: rounds }), () => ageing.all(today))
    bare.close()
    const of = { scene: 'overview', unit: 'ms' } as const
    const milliseconds = percentile(overview, 50)
    const page = percentile(list, 50)
    return [
      {
        ...of,
        name: `overview with ageing over ${sizes.issued} documents, p50`,
        ours: milliseconds,
        baselineName: 'bare aggregate of open invoices',
        baseline: percentile(baseline, 50),
        goal: '≤ 150 ms at 1,000,000',
        reached: sizes.issued < wholeGoal ? null : milliseconds <= 150,
      },
      {
        ...of,
        name: `first page of 200 of ${sizes.issued} documents, p50`,
        ours: page,
        baselineName: '',
        baseline: null,
        goal: '≤ 10 ms',
        reached: page <= 10,
      },
    ]
  } finally {
    await books.close()
  }
}
