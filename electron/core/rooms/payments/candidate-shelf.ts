import type { ReadTx } from '../../store/store.ts'
import { findPayableKeys, findReplacements, type PayableDocument, readPayables } from '../billing/index.ts'
import { slipOf } from './candidate-weighing.ts'
import type { NameParts } from './name-likeness.ts'
import { canBePaid, cardsOf, type Followers, type LineFacts } from './suggestion-facts.ts'
import { keysByAmounts, keysByCards } from './suggestion-store.ts'

/** More documents of one card change no grade: they are a tie. */
const documentsPerCard = 100
/** An amount that more documents have tells nothing by itself: their lines are found by what else they say. */
const documentsPerAmount = 20
/** Among so many of an amount a number with a slip is looked for. */
const documentsPerSlip = 100
const keysPerRead = 200
const mostDocuments = 150_000

/** A card as its name is compared. */
export interface NamedCard {
  n: number
  legalName: string
  name: NameParts
}

/**
 * What a run of grading has read and may need for later lines: open documents by their traits, cards by the start of
 * their name, how often an amount is open. It holds as long as nothing is changed; whoever runs empties it then.
 */
export interface Shelf {
  cardsByStart: Map<string, NamedCard[]>
  cardsByName: Map<string, number[]>
  /** By the card they took over from; null where none did. */
  successors: Map<number, { cardNumber: string; successorN: number } | null>
  openAmounts: Map<number, number>
  documents: Map<number, PayableDocument>
  byCard: Map<number, PayableDocument[]>
  byAmount: Map<number, PayableDocument[]>
  byNumber: Map<string, PayableDocument>
  byReference: Map<string, PayableDocument[]>
  /** Cards and amounts whose open documents are all here. */
  knownCards: Set<number>
  knownAmounts: Set<number>
}

export function emptyShelf(): Shelf {
  return {
    cardsByStart: new Map(),
    cardsByName: new Map(),
    successors: new Map(),
    openAmounts: new Map(),
    documents: new Map(),
    byCard: new Map(),
    byAmount: new Map(),
    byNumber: new Map(),
    byReference: new Map(),
    knownCards: new Set(),
    knownAmounts: new Set(),
  }
}

export function clearShelf(shelf: Shelf): void {
  for (const part of Object.values(shelf) as { clear(): void }[]) part.clear()
}

/** Gives up the event loop where somebody may be waiting for it. */
export type Pause = () => Promise<void> | void

/** Reads the documents that lines point to and that are not on the shelf yet; answers which stand for earlier ones. */
export async function fillShelf(
  tx: ReadTx,
  shelf: Shelf,
  facts: readonly LineFacts[],
  pause: Pause,
): Promise<Followers> {
  if (shelf.documents.size > mostDocuments) clearShelf(shelf)
  const named = await namedKeys(tx, facts)
  await pause()
  const keys = new Set([
    ...named,
    ...facts.flatMap((one) => [...one.domainDocuments.keys(), ...one.promises.keys()]),
  ])
  const cards = missing(
    shelf.knownCards,
    facts.flatMap((one) => [...cardsOf(one)]),
  )
  for (const n of await keysByCards(tx, cards, documentsPerCard)) keys.add(n)
  await pause()
  const telling = facts.filter((one) => isTelling(one) || mayHaveSlipped(one))
  const amounts = missing(
    shelf.knownAmounts,
    telling.map((one) => one.remainingCents),
  )
  for (const n of await keysByAmounts(tx, amounts)) keys.add(n)
  await pause()
  await readOnto(tx, shelf, [...keys], pause)
  for (const n of cards) shelf.knownCards.add(n)
  for (const amount of amounts) shelf.knownAmounts.add(amount)
  const past = named.flatMap((n) => shelf.documents.get(n) ?? []).filter((one) => !canBePaid(one))
  const followers = await followersOf(tx, past)
  await readOnto(tx, shelf, [...followers.keys()], pause)
  return followers
}

function isTelling(line: LineFacts): boolean {
  return line.sameAmountCount > 0 && line.sameAmountCount <= documentsPerAmount
}

function mayHaveSlipped(line: LineFacts): boolean {
  return line.digitRuns.length > 0 && line.sameAmountCount <= documentsPerSlip
}

async function namedKeys(tx: ReadTx, facts: readonly LineFacts[]): Promise<number[]> {
  const numbers = [...new Set(facts.flatMap((one) => one.numbers.map(({ number }) => number)))]
  const references = [...new Set(facts.flatMap((one) => one.references.map(({ reference }) => reference)))]
  if (numbers.length + references.length === 0) return []
  return findPayableKeys(tx, { numbers, references, limit: numbers.length + references.length })
}

function missing<Key>(known: ReadonlySet<Key>, wanted: readonly Key[]): Key[] {
  return [...new Set(wanted)].filter((key) => !known.has(key))
}

async function readOnto(tx: ReadTx, shelf: Shelf, keys: readonly number[], pause: Pause): Promise<void> {
  const wanted = keys.filter((n) => !shelf.documents.has(n))
  for (let from = 0; from < wanted.length; from += keysPerRead) {
    for (const document of await readPayables(tx, { ns: wanted.slice(from, from + keysPerRead) })) {
      place(shelf, document)
    }
    await pause()
  }
}

function place(shelf: Shelf, document: PayableDocument): void {
  shelf.documents.set(document.n, document)
  shelf.byNumber.set(document.number, document)
  if (document.reference !== '') append(shelf.byReference, document.reference, document)
  if (!canBePaid(document)) return
  append(shelf.byCard, document.customerN, document)
  append(shelf.byAmount, document.openCents, document)
}

function append<Key>(lists: Map<Key, PayableDocument[]>, key: Key, document: PayableDocument): void {
  const list = lists.get(key)
  if (list === undefined) lists.set(key, [document])
  else if (list.length < documentsPerCard) list.push(document)
}

/** The documents on the shelf that a line's own traits point to. */
export function candidatesOf(
  shelf: Shelf,
  followers: Followers,
  laterOf: ReadonlyMap<number, readonly number[]>,
  line: LineFacts,
): PayableDocument[] {
  const found = new Set<PayableDocument>()
  const add = (documents: readonly PayableDocument[] | undefined): void => {
    for (const document of documents ?? []) found.add(document)
  }
  for (const { number } of line.numbers) {
    const document = shelf.byNumber.get(number)
    if (document !== undefined) found.add(document)
  }
  for (const { reference } of line.references) add(shelf.byReference.get(reference))
  if (followers.size > 0) {
    for (const { n } of [...found]) {
      for (const later of laterOf.get(n) ?? []) add(payable(shelf, later))
    }
  }
  if (isTelling(line)) add(shelf.byAmount.get(line.remainingCents))
  else if (mayHaveSlipped(line)) {
    add(shelf.byAmount.get(line.remainingCents)?.filter((document) => slipOf(line, document) !== null))
  }
  for (const n of cardsOf(line)) add(shelf.byCard.get(n))
  for (const n of line.domainDocuments.keys()) add(payable(shelf, n))
  for (const n of line.promises.keys()) add(payable(shelf, n))
  return [...found]
}

function payable(shelf: Shelf, n: number): PayableDocument[] {
  const document = shelf.documents.get(n)
  return document !== undefined && canBePaid(document) ? [document] : []
}

/** Which documents stand for some of these now, by their key: an invoice, or what replaced one. */
export async function followersOf(tx: ReadTx, documents: readonly PayableDocument[]): Promise<Followers> {
  const followers = new Map<number, number[]>()
  const follow = (n: number, earlierN: number) => {
    const earlier = followers.get(n)
    if (earlier === undefined) followers.set(n, [earlierN])
    else earlier.push(earlierN)
  }
  const replaced: number[] = []
  for (const { n, state, invoice } of documents) {
    if (invoice !== null) follow(invoice.n, n)
    if (state === 'replaced' || state === 'cancelled' || state === 'credited') replaced.push(n)
  }
  for (const [oldN, n] of await findReplacements(tx, replaced)) follow(n, oldN)
  return followers
}

/** The documents that stand for each earlier one. */
export function laterDocuments(followers: Followers): Map<number, number[]> {
  const later = new Map<number, number[]>()
  for (const [n, earlier] of followers)
    for (const earlierN of earlier) later.set(earlierN, [...(later.get(earlierN) ?? []), n])
  return later
}
