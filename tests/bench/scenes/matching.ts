import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { addDays, previousBankDay } from '../../../shared/values/day.ts'
import { todayIn } from '../../../electron/core/platform/clock.ts'
import { refreshGrades } from '../../../electron/core/rooms/payments/index.ts'
import { findCandidates } from '../../../electron/core/rooms/payments/suggest.ts'
import { gatherFacts } from '../../../electron/core/rooms/payments/gather-facts.ts'
import { rankCandidates } from '../../../electron/core/rooms/payments/suggestion-rules.ts'
import { readLine } from '../../../electron/core/rooms/payments/line-store.ts'
import {
  camtText,
  openTimeMachine,
  sampleBankAccount,
  sampleCompany,
} from '../../../electron/core/sample/index.ts'
import { type BenchBooks, openBenchBooks, requestId } from '../books.ts'
import { drawLines } from '../matching/draw.ts'
import type { LabelledLine } from '../matching/kinds.ts'
import { type Answer, scoreOf, scoreTable } from '../matching/score.ts'
import { buildWorld, type PaidDocument, type World } from '../matching/world.ts'
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
    const keys = await importLines(books, lines, 'LABELLED')
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

/** Some cards have paid a document before, from accounts that no card carries. */
async function payBefore({ client, ...books }: BenchBooks, world: World) {
  const firstOf = new Map<string, PaidDocument>()
  for (const document of world.open) {
    const { card } = document
    if (!card.isIbanOnCard && !firstOf.has(card.id)) firstOf.set(card.id, document)
  }
  const paid = [...firstOf.values()].slice(0, Math.ceil(world.cards.length / 4))
  const lines = paid.map((document): LabelledLine => ({
    kind: '',
    amountCents: document.openCents,
    name: document.card.name,
    iban: document.card.iban,
    text: document.number,
    reference: '',
    truth: [document.n],
  }))
  const keys = await importLines({ client, ...books }, lines, 'EARLIER')
  for (const [index, document] of paid.entries()) {
    const bankLineId = keys[index] ?? ''
    const [candidate] = await client.payments.suggest({ bankLineId })
    if (candidate === undefined) throw new Error(`${document.number} is not suggested`)
    const targets = [
      { kind: 'document' as const, documentId: candidate.documentId, amountCents: document.openCents },
    ]
    await client.payments.match({ requestId: requestId(), bankLineId, version: 1, targets, confirm: [] })
  }
  const done = new Set(paid)
  world.open = world.open.filter((document) => !done.has(document))
  return paid.map(({ card }) => card)
}

/** Imports lines as a statement; answers their keys in the order of the lines. */
async function importLines(
  { client, core }: BenchBooks,
  lines: readonly LabelledLine[],
  identification: string,
): Promise<string[]> {
  const { today, bankAccounts } = await client.settings.get()
  const day = previousBankDay(today)
  const statement = {
    identification,
    sequenceNumber: identification === 'EARLIER' ? 1 : 2,
    iban: sampleBankAccount.iban,
    currency: sampleBankAccount.currency,
    ownerName: sampleCompany.legalName,
    servicerBic: sampleBankAccount.bic,
    fromDay: day,
    toDay: day,
    openingCents: bankAccounts[0]?.balanceCents ?? 0,
    lines: lines.map((line, index) => ({
      bookingDay: day,
      amountCents: line.amountCents,
      counterpartyName: line.name,
      counterpartyIban: line.iban,
      remittance: line.text,
      ...(line.reference === '' ? {} : { creditorReference: line.reference }),
      bankReference: `${identification}${index}`,
    })),
  }
  const messageId = identification
  const text = camtText({ messageId, createdAt: `${day}T22:00:00.000Z`, statements: [statement] })
  let importId = ''
  const file = new File([text], `${identification}.xml`)
  for await (const event of await client.payments.previewImport({ requestId: requestId(), file }))
    if (event.type === 'preview') importId = event.import.id
  await client.payments.commitImport({
    requestId: requestId(),
    id: importId,
    confirm: ['payments.possible-duplicate'],
  })
  const rows = await core.store.read((tx) =>
    tx.db
      .selectFrom('bank_line')
      .select(['id', 'bank_reference'])
      .where('bank_reference', '<>', '')
      .execute(),
  )
  const byReference = new Map(rows.map((row) => [row.bank_reference, row.id]))
  return lines.map((_, index) => byReference.get(`${identification}${index}`) ?? '')
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
