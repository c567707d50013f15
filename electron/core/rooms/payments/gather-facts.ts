import { findCreditorReferences } from '../../../../shared/values/creditor-reference.ts'
import { fold } from '../../../../shared/values/fold.ts'
import type { ReadTx } from '../../store/store.ts'
import { findByServices } from '../billing/index.ts'
import { findByDomain, ownersOf } from '../services/index.ts'
import { listSeries, readCompany } from '../settings/index.ts'
import { payersByIban, payersByName } from './allocation-store.ts'
import { emptyShelf, type Pause, type Shelf } from './candidate-shelf.ts'
import { readCardNumbers } from './card-number-reader.ts'
import { type ReadDomain, readDomains } from './domain-reader.ts'
import type { Line } from './line-store.ts'
import { type NumberReader, numberReader, type ReadNumber } from './number-reader.ts'
import { digitRuns } from './slips.ts'
import type { LineFacts, NamedDomain } from './suggestion-facts.ts'
import {
  cardsByIban,
  cardsByName,
  cardsByNameStart,
  cardsOfNumbers,
  countOpenAmounts,
  promisesOf,
  successorsOf,
} from './suggestion-store.ts'
import { likeness, nameParts } from './name-likeness.ts'

const shortestName = 4
/** So much of a name is looked for where a bank may have cut the rest; what follows must be alike. */
const nameStart = 9
const documentsOfServices = 5000
const linesPerCheck = 16
const cardsPerCheck = 200
/** A card that took over may have been taken over itself. */
const longestSuccession = 12

/**
 * What the rules must know of each line, gathered for all of them at once. Many lines bring a shelf for what is read
 * once, and a pause for others.
 */
export async function gatherFacts(
  tx: ReadTx,
  lines: readonly Line[],
  { shelf = emptyShelf(), pause = () => undefined }: { shelf?: Shelf; pause?: Pause } = {},
): Promise<Map<number, LineFacts>> {
  const words = await readWords(tx, lines, pause)
  const payers = await gatherPayers(tx, lines, shelf, pause)
  const domains = await gatherDomains(tx, words)
  await pause()
  const numbered = await gatherNumbered(tx, lines, words)
  const company = await readCompany(tx)
  const amounts = await openAmounts(tx, lines, shelf)
  const promises = grouped(
    await promisesOf(tx, [...new Set(lines.map((line) => line.remainingCents))]),
    (promise) => promise.amountCents,
  )
  await pause()
  const facts = new Map<number, LineFacts>()
  for (const [index, line] of lines.entries()) {
    if (index % linesPerCheck === 0) await pause()
    const own = words.get(line.n)
    if (own === undefined) continue
    facts.set(line.n, {
      numbers: own.numbers,
      references: own.references,
      digitRuns: own.digitRuns,
      remainingCents: line.remainingCents,
      currency: line.currency,
      bookingDay: line.bookingDay,
      counterpartyName: line.counterpartyName,
      counterpartyIban: line.counterpartyIban,
      ...payers(line),
      ...domains(line),
      numberedCards: numbered(line),
      takenOver: new Map(),
      sameAmountCount: amounts.get(line.remainingCents) ?? 0,
      promises: new Map((promises.get(line.remainingCents) ?? []).map((one) => [one.documentN, one])),
      toleranceCents: company?.toleranceCents ?? 0,
    })
  }
  return withSuccessors(tx, facts, shelf)
}

interface Words {
  numbers: ReadNumber[]
  digitRuns: string[]
  references: { reference: string; structured: boolean }[]
  domains: ReadDomain[]
  cardNumbers: ReturnType<typeof readCardNumbers>
}

/** Everything that payers wrote, in whatever field, read. */
async function readWords(tx: ReadTx, lines: readonly Line[], pause: Pause): Promise<Map<number, Words>> {
  const series = await listSeries(tx)
  const patterns = series.filter((one) => one.kind !== 'customer').map((one) => one.pattern)
  const payable = series.filter((one) => one.kind === 'proforma' || one.kind === 'invoice')
  const readers = {
    numbers: numberReader(patterns),
    tails: numberReader(payable.map((one) => one.pattern)),
  }
  const cardPattern = series.find((one) => one.kind === 'customer')?.pattern ?? '{number}'
  const words = new Map<number, Words>()
  for (const [index, line] of lines.entries()) {
    if (index % linesPerCheck === 0) await pause()
    words.set(line.n, wordsOf(line, readers, cardPattern))
  }
  return words
}

function wordsOf(
  line: Line,
  readers: { numbers: NumberReader; tails: NumberReader },
  cardPattern: string,
): Words {
  const text = [line.remittance, line.endToEndId, line.creditorReference].join('\n')
  const structured = findCreditorReferences(line.creditorReference)
  const inText = findCreditorReferences(`${line.remittance}\n${line.endToEndId}`)
  const year = Number(line.bookingDay.slice(0, 4))
  const numbers = readers.numbers(text)
  const known = new Set(numbers.map(({ number }) => number))
  const tails = readers
    .tails(line.remittance, [year, year - 1])
    .filter(({ number, how }) => how === 'tail' && !known.has(number))
  return {
    numbers: [...numbers, ...tails],
    digitRuns: digitRuns(withoutChecks(text)),
    references: [
      ...structured.map((reference) => ({ reference, structured: true })),
      ...inText
        .filter((reference) => !structured.includes(reference))
        .map((reference) => ({ reference, structured: false })),
    ],
    domains: readDomains(line.remittance),
    cardNumbers: readCardNumbers(line.remittance, cardPattern),
  }
}

/** The check digits of a reference set apart, so that the number behind them is read where they do not hold. */
function withoutChecks(text: string): string {
  return text.replace(/RF[\s-]?\d\s?\d/giu, (start) => `${start.replace(/\d/gu, '#')} `)
}

async function gatherPayers(tx: ReadTx, lines: readonly Line[], shelf: Shelf, pause: Pause) {
  const ibans = distinct(lines.map((line) => line.counterpartyIban))
  const names = distinct(lines.map((line) => fold(line.counterpartyName)).filter(isName))
  const keys = distinct(lines.map((line) => line.counterpartyKey).filter(isName))
  const paid = grouped(await payersByIban(tx, ibans), (one) => one.iban)
  const paidByName = grouped(await payersByName(tx, keys), (one) => one.key)
  const byIban = grouped(await cardsByIban(tx, ibans), (card) => card.iban)
  const starts = names.filter((name) => name.length >= nameStart).map((name) => name.slice(0, nameStart))
  await pause()
  await shelveNames(tx, names, starts, shelf, pause)
  await pause()
  return (
    line: Line,
  ): Pick<LineFacts, 'payers' | 'namePayers' | 'ibanCards' | 'nameCards' | 'alikeCards'> => {
    const iban = line.counterpartyIban
    const payers = iban === '' ? [] : (paid.get(iban) ?? [])
    const owners = iban === '' ? [] : (byIban.get(iban) ?? [])
    const name = nameParts(line.counterpartyName)
    const similar = (shelf.cardsByStart.get(name.start) ?? []).filter(
      (card) => likeness(card.name, name) !== null,
    )
    const namePayers = paidByName.get(line.counterpartyKey) ?? []
    return {
      payers: new Map(payers.map((one) => [one.customerN, one.count])),
      namePayers: new Map(namePayers.map((one) => [one.customerN, one.count])),
      alikeCards: new Map(similar.map((card) => [card.n, card.legalName])),
      ibanCards: new Set(owners.map((card) => card.n)),
      nameCards: new Set(shelf.cardsByName.get(fold(line.counterpartyName))),
    }
  }
}

/** Cards by their name and by its start, as far as they were not asked for yet. */
async function shelveNames(
  tx: ReadTx,
  names: readonly string[],
  starts: readonly string[],
  { cardsByName: byName, cardsByStart }: Shelf,
  pause: Pause,
): Promise<void> {
  const asked = names.filter((name) => !byName.has(name))
  for (const name of asked) byName.set(name, [])
  for (const { n, sortKey } of await cardsByName(tx, asked)) byName.get(sortKey)?.push(n)
  const wanted = [...new Set(starts)].filter((start) => !cardsByStart.has(start))
  const cards = await cardsByNameStart(tx, wanted, pause)
  for (const start of wanted) cardsByStart.set(start, [])
  for (const [index, { n, legalName }] of cards.entries()) {
    if (index % cardsPerCheck === 0) await pause()
    const name = nameParts(legalName)
    cardsByStart.get(name.start)?.push({ n, legalName, name })
  }
}

async function openAmounts(
  tx: ReadTx,
  lines: readonly Line[],
  { openAmounts: known }: Shelf,
): Promise<ReadonlyMap<number, number>> {
  const amounts = new Set(lines.map((line) => line.remainingCents))
  const wanted = [...amounts].filter((amount) => !known.has(amount))
  const counts = await countOpenAmounts(tx, wanted)
  for (const amount of wanted) known.set(amount, counts.get(amount) ?? 0)
  return known
}

function isName(name: string): boolean {
  return name.length >= shortestName
}

/** Named domains that are services, with their owner on the booking day and the open documents they stand on. */
async function gatherDomains(tx: ReadTx, words: ReadonlyMap<number, Words>) {
  const keys = new Set<string>()
  for (const own of words.values()) for (const { labelKey } of own.domains) keys.add(labelKey)
  const services = await findByDomain(tx, [...keys])
  const serviceNs = services.map((service) => service.serviceN)
  const owners = grouped(await ownersOf(tx, serviceNs), (one) => one.serviceN)
  const documents = grouped(await findByServices(tx, serviceNs, documentsOfServices), (one) => one.serviceN)
  const byKey = grouped(services, (service) => service.labelKey)
  return (line: Line): Pick<LineFacts, 'domainCards' | 'domainDocuments'> => {
    const domainCards = new Map<number, NamedDomain>()
    const domainDocuments = new Map<number, NamedDomain>()
    for (const read of words.get(line.n)?.domains ?? []) {
      for (const { serviceN, customerN, label } of byKey.get(read.labelKey) ?? []) {
        const named: NamedDomain = { domain: label, written: read.written, how: read.how }
        const owner = owners.get(serviceN)?.find(({ fromDay }) => fromDay <= line.bookingDay)
        const ownerN = owner?.customerN ?? customerN
        if (domainCards.get(ownerN)?.how !== 'written') domainCards.set(ownerN, named)
        for (const { documentN } of documents.get(serviceN) ?? []) domainDocuments.set(documentN, named)
      }
    }
    return { domainCards, domainDocuments }
  }
}

async function gatherNumbered(tx: ReadTx, lines: readonly Line[], words: ReadonlyMap<number, Words>) {
  const named = lines.flatMap((line) => words.get(line.n)?.cardNumbers ?? [])
  const cards = await cardsOfNumbers(tx, distinct(named.map(({ cardNumber }) => cardNumber)))
  const byNumber = new Map(cards.map((card) => [card.cardNumber, card.n]))
  return (line: Line): LineFacts['numberedCards'] =>
    new Map(
      (words.get(line.n)?.cardNumbers ?? []).flatMap((one) => {
        const n = byNumber.get(one.cardNumber)
        return n === undefined ? [] : [[n, one] as const]
      }),
    )
}

/** Adds the cards that took over from those that a line points to: late payers name what they know. */
async function withSuccessors(
  tx: ReadTx,
  facts: Map<number, LineFacts>,
  { successors: after }: Shelf,
): Promise<Map<number, LineFacts>> {
  let asked = [...facts.values()].flatMap((line) => payingCards(line))
  for (let step = 0; step < longestSuccession && asked.length > 0; step += 1) {
    const wanted = [...new Set(asked)].filter((n) => !after.has(n))
    for (const n of wanted) after.set(n, null)
    for (const { n, ...rest } of await successorsOf(tx, wanted)) after.set(n, rest)
    asked = [...new Set(asked)].flatMap((n) => after.get(n)?.successorN ?? [])
  }
  for (const [lineN, line] of facts) {
    const takenOver = new Map<number, string>()
    for (const n of payingCards(line)) {
      let next = after.get(n)
      for (let step = 0; step < longestSuccession && next !== undefined && next !== null; step += 1) {
        takenOver.set(next.successorN, next.cardNumber)
        next = after.get(next.successorN)
      }
    }
    if (takenOver.size > 0) facts.set(lineN, { ...line, takenOver })
  }
  return facts
}

function payingCards(line: LineFacts): number[] {
  return [
    ...line.payers.keys(),
    ...line.namePayers.keys(),
    ...line.ibanCards,
    ...line.nameCards,
    ...line.alikeCards.keys(),
    ...line.domainCards.keys(),
    ...line.numberedCards.keys(),
  ]
}

export function distinct(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '')
}

function grouped<T, Key>(items: readonly T[], keyOf: (item: T) => Key): Map<Key, T[]> {
  const groups = new Map<Key, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group === undefined) groups.set(keyOf(item), [item])
    else group.push(item)
  }
  return groups
}
