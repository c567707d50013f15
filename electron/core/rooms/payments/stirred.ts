import { fold, foldAlphanumeric } from '../../../../shared/values/fold.ts'
import type { Core } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Pause } from './candidate-shelf.ts'
import {
  cardsSince,
  type Cursor,
  type KeptLine,
  keptLinesAfter,
  markDue,
  markDueByAmount,
  payersSince,
  traitsOfCards,
  withPredecessors,
} from './stirred-store.ts'

/*
 * A grade rests on cards, their services and documents, and on who paid what before. What of these was changed since
 * lines were graded is read from the audit trail, the allocations and the documents; the lines that it may speak for
 * or against are due again. A line too many costs a moment, a line too few shows a grade of yesterday.
 */

/** Above these it is cheaper to grade every open line again than to look which of them are meant. */
const mostCards = 200
const mostNeedles = 80
const linesPerRead = 500
const linesPerCheck = 50
const shortestNeedle = 3
/** As names are looked for where a bank may have cut the rest. */
const nameStart = 9

/** What of a line shows that it may rest on what was changed. */
interface Stirred {
  ibans: Set<string>
  keys: Set<string>
  nameStarts: Set<string>
  cardNs: Set<number>
  /** In the line's letters and digits; `digits` also where letters stand for digits. */
  words: string[]
  digits: string[]
}

/** Has the lines graded anew that what happened since the cursor may matter for. */
export async function markStirred(core: Core, since: Cursor, now: Cursor, pause: Pause): Promise<void> {
  if (now.eventSeq === since.eventSeq) return
  const hasAmounts = now.documentN > since.documentN || now.promiseN > since.promiseN
  if (hasAmounts) await core.store.write((tx) => markDueByAmount(tx, since))
  const stirred = await core.store.read((tx) => stirredSince(tx, since))
  if (stirred === 'everything') await markLines(core, () => true, pause)
  else if (stirred !== null) await markLines(core, (line) => isStirred(line, stirred), pause)
}

/** Has every line with money left graded anew, a few at a time. */
export async function markEverything(core: Core, pause: Pause, signal: AbortSignal): Promise<void> {
  await markLines(core, () => true, pause, signal)
}

async function stirredSince(tx: ReadTx, since: Cursor): Promise<Stirred | 'everything' | null> {
  const { cardNs, documents } = await cardsSince(tx, since, mostCards + 1)
  const payers = await payersSince(tx, since)
  if (cardNs.length > mostCards || documents.length > mostCards) return 'everything'
  if (cardNs.length + payers.length === 0) return null
  const cards = await withPredecessors(tx, cardNs)
  const traits = await traitsOfCards(tx, cards)
  const known = [...payers, ...traits.payers]
  const stirred: Stirred = {
    ibans: new Set([...known.map(({ iban }) => iban), ...traits.cards.map(({ iban }) => iban)]),
    keys: new Set([
      ...known.map(({ key }) => key),
      ...traits.cards.map((card) => foldAlphanumeric(card.sortKey)),
    ]),
    nameStarts: new Set(traits.cards.map((card) => card.sortKey.slice(0, nameStart))),
    cardNs: new Set([...cards, ...payers.flatMap(({ customerN }) => customerN ?? [])]),
    words: longEnough([
      ...traits.labels.flatMap(({ label, labelKey }) => labelNeedles(label, labelKey)),
      ...documents.map(({ reference }) => foldAlphanumeric(reference)),
    ]),
    digits: longEnough([
      ...traits.cards.map(({ cardNumber }) => foldAlphanumeric(cardNumber)),
      ...documents.flatMap(numberNeedles),
    ]),
  }
  for (const set of [stirred.ibans, stirred.keys, stirred.nameStarts]) set.delete('')
  return stirred.words.length + stirred.digits.length > mostNeedles ? 'everything' : stirred
}

function longEnough(needles: readonly string[]): string[] {
  return [...new Set(needles)].filter((needle) => needle.length >= shortestNeedle)
}

/** The name before the ending: as it is written, with umlauts written out, and in its ASCII form. */
function labelNeedles(label: string, labelKey: string): string[] {
  const [name = ''] = label.toLowerCase().split('.')
  const [key = ''] = labelKey.split('.')
  const writtenOut = name.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')
  return [name, writtenOut, key].map(foldAlphanumeric)
}

/** The last part of a number; behind its year where it is too short to tell anything. */
function numberNeedles({ number, numberInSeries }: { number: string; numberInSeries: number }): string[] {
  const last = String(numberInSeries)
  if (last.length >= shortestNeedle) return [last]
  const digits = number.replace(/\D/gu, '')
  const year = /20(\d\d)/u.exec(digits)?.[1] ?? ''
  return [`${year}${last}`, digits.slice(-5)]
}

function isStirred(line: KeptLine, stirred: Stirred): boolean {
  const { ibans, keys, nameStarts, cardNs, words, digits } = stirred
  if (line.isGone === 1 || (line.cardN !== null && cardNs.has(line.cardN))) return true
  if (ibans.has(line.iban) || keys.has(line.key)) return true
  if (nameStarts.size > 0 && nameStarts.has(fold(line.name).slice(0, nameStart))) return true
  if (words.length + digits.length === 0) return false
  const text = foldAlphanumeric(line.text)
  if (words.some((word) => text.includes(word))) return true
  const mended = text.replace(/o/gu, '0').replace(/[il]/gu, '1')
  return digits.some((needle) => text.includes(needle) || mended.includes(needle))
}

async function markLines(
  core: Core,
  isDue: (line: KeptLine) => boolean,
  pause: Pause,
  signal?: AbortSignal,
): Promise<void> {
  for (const state of ['open', 'parked'] as const) {
    for (let after = { day: '', n: 0 }; signal?.aborted !== true;) {
      const lines = await core.store.read((tx) => keptLinesAfter(tx, state, after, linesPerRead))
      const due: number[] = []
      for (const [index, line] of lines.entries()) {
        if (index % linesPerCheck === 0) await pause()
        if (isDue(line)) due.push(line.n)
      }
      if (due.length > 0) await core.store.write((tx) => markDue(tx, due))
      const last = lines.at(-1)
      if (last === undefined || lines.length < linesPerRead) break
      after = { day: last.bookingDay, n: last.n }
      await pause()
    }
  }
}
