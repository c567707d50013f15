import Database from 'better-sqlite3'
import { fold } from '../../../shared/values/fold.ts'
import { createRandom } from '../../../electron/core/sample/random.ts'
import { insertManyCards } from '../../../electron/core/sample/index.ts'
import { booksFile, type Client, openBenchBooks } from '../books.ts'
import { type Bench, eachTimed, percentile, type Result, timed } from '../measure.ts'

const pageRows = 200

/** Opens a list of very many cards, and searches it while typing. */
export async function customersScene(bench: Bench): Promise<Result[]> {
  const { sizes, folder, note } = bench
  const books = await openBenchBooks(folder)
  try {
    const made = await timed(() =>
      insertManyCards(books.core, sizes.customers, (done) => {
        if (done % 100_000 === 0) note(`${done} of ${sizes.customers} cards made`)
      }),
    )
    note(`${sizes.customers} cards made in ${(made.milliseconds / 1000).toFixed(0)} s`)
    return [...(await openList(books.client, sizes.customers)), ...(await searchList(books.client, bench))]
  } finally {
    await books.close()
  }
}

async function openList(client: Client, total: number): Promise<Result[]> {
  const random = createRandom('pages')
  const sort = [{ field: 'legalName', direction: 'ascending' }] as const
  const first = await eachTimed(Array.from({ length: 15 }), () =>
    client.customers.list({ limit: pageRows, sort: [...sort] }),
  )
  const offsets = Array.from({ length: 30 }, () => random.between(0, Math.max(0, total - pageRows)))
  const deep = await eachTimed(offsets, (offset) =>
    client.customers.list({ offset, limit: pageRows, sort: [...sort] }),
  )
  const common = {
    scene: 'customers',
    unit: 'ms',
    baselineName: '',
    baseline: null,
    goal: '≤ 10 ms',
  } as const
  const figure = (name: string, ours: number) => ({ ...common, name, ours, reached: ours <= 10 })
  return [
    figure(`first page of ${pageRows} of ${total} cards by name, p50`, percentile(first, 50)),
    figure(`first page, p95`, percentile(first, 95)),
    figure('page anywhere by name, p50', percentile(deep, 50)),
    figure('page anywhere by name, p95', percentile(deep, 95)),
  ]
}

async function searchList(client: Client, { folder }: Bench): Promise<Result[]> {
  const typed = await typedTexts(client)
  const ours = await eachTimed(typed, (text) => client.customers.search({ text }))
  const bare = new Database(booksFile(folder), { readonly: true })
  const like = bare.prepare('select n, legal_name from customer where search_text like ? limit 20')
  // A scan costs so much more that a tenth of the texts says enough.
  const few = typed.filter((_, index) => index % 10 === 0)
  const scanned = await eachTimed(few, (text) => like.all(`%${fold(text)}%`))
  bare.close()
  const figure = (percent: 50 | 95): Result => {
    const own = percentile(ours, percent)
    return {
      scene: 'customers',
      name: `search while typing, p${percent} of ${typed.length} keystrokes`,
      ours: own,
      unit: 'ms',
      baselineName: 'LIKE scan',
      baseline: percentile(scanned, percent),
      goal: 'p95 ≤ 5 ms',
      reached: own <= 5,
    }
  }
  return [figure(50), figure(95)]
}

/** What a clerk types, letter by letter from the third on: names, cities of names, numbers, addresses of mail. */
async function typedTexts(client: Client): Promise<string[]> {
  const random = createRandom('typing')
  const { total } = await client.customers.list({ limit: 1 })
  const texts: string[] = []
  for (let count = 0; count < 40; count += 1) {
    const { rows } = await client.customers.list({ offset: random.between(0, total - 1), limit: 1 })
    const [card] = rows
    if (card === undefined) continue
    const whole = random.pick([card.legalName, card.cardNumber, card.email, card.taxId || card.legalName])
    for (let length = 3; length <= Math.min(whole.length, 14); length += 1) texts.push(whole.slice(0, length))
  }
  return texts
}
