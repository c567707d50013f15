import { parseAmount } from '../../../../shared/values/money.ts'
import type { ReadTx } from '../../store/store.ts'
import { findByServices, findPayables, type PayableDocument } from '../billing/index.ts'
import { findByDomain } from '../services/index.ts'
import { listSeries } from '../settings/index.ts'
import { readDomains } from './domain-reader.ts'
import { numberReader } from './number-reader.ts'
import { canBePaid } from './suggestion-facts.ts'
import { cardsOfNumbers, servicesByLabelStart } from './suggestion-store.ts'

const foundPerTrait = 50
const shortestLabel = 3
const searchedSeries = ['proforma', 'invoice', 'corrective']

/**
 * Open documents that a clerk may mean with what was typed: a number however it is written, an exact amount, a domain
 * that stands on them or belongs to their card, a card number, or words of number, name and reference. What was named
 * exactly comes first.
 */
export async function searchDocuments(tx: ReadTx, search: string): Promise<PayableDocument[]> {
  const limit = foundPerTrait
  const named = await findPayables(tx, { numbers: await numbersIn(tx, search), limit })
  const corrected = named.flatMap(({ kind, invoice }) =>
    kind === 'corrective' && invoice !== null ? [invoice.n] : [],
  )
  const found = [...named]
  if (corrected.length > 0) found.push(...(await findPayables(tx, { ns: corrected, limit })))
  const amountCents = amountIn(search)
  if (amountCents !== null) found.push(...(await findPayables(tx, { amounts: [amountCents], limit })))
  found.push(...(await documentsOfDomains(tx, search)))
  const cards = await cardsOfNumbers(tx, [search.trim()])
  if (cards.length > 0)
    found.push(...(await findPayables(tx, { customerNs: cards.map(({ n }) => n), limit })))
  found.push(...(await findPayables(tx, { search, limit })))
  return [...new Map(found.filter(canBePaid).map((document) => [document.n, document])).values()]
}

async function numbersIn(tx: ReadTx, search: string): Promise<string[]> {
  const series = (await listSeries(tx)).filter(({ kind }) => searchedSeries.includes(kind))
  return numberReader(series.map(({ pattern }) => pattern))(search).map(({ number }) => number)
}

/** Minor units of an amount, with or without its currency; null where it is none. */
function amountIn(search: string): number | null {
  const amount = parseAmount(search.replace(/^(?:\p{Sc}|[A-Z]{3}\b)|(?:\p{Sc}|\b[A-Z]{3})$/gu, '').trim())
  return amount.ok && amount.value > 0 ? amount.value : null
}

/** Documents with a service of this domain on a line, then those of the cards that have it. */
async function documentsOfDomains(tx: ReadTx, search: string): Promise<PayableDocument[]> {
  const limit = foundPerTrait
  const keys = readDomains(search).map(({ labelKey }) => labelKey)
  const named = await findByDomain(tx, keys)
  const services = named.length > 0 ? named : await begun(tx, search)
  if (services.length === 0) return []
  const serviceNs = services.map(({ serviceN }) => serviceN)
  const onLines = await findByServices(tx, serviceNs, limit)
  const ns = [...new Set(onLines.map(({ documentN }) => documentN))]
  const customerNs = [...new Set(services.map(({ customerN }) => customerN))]
  return [
    ...(ns.length === 0 ? [] : await findPayables(tx, { ns, limit })),
    ...(await findPayables(tx, { customerNs, limit })),
  ]
}

/** Domains whose name is typed without its ending. */
async function begun(tx: ReadTx, search: string): Promise<{ serviceN: number; customerN: number }[]> {
  const label = search
    .trim()
    .toLowerCase()
    .replace(/^www\./u, '')
    .replace(/\.$/u, '')
  const isLabel = label.length >= shortestLabel && /^[\p{L}\p{N}][\p{L}\p{N} -]*$/u.test(label)
  if (!isLabel) return []
  const names = new Set([label, label.replaceAll(' ', ''), label.replaceAll(' ', '-')])
  const starts = [...names].flatMap((name) =>
    readDomains(`${name}.nl`).map(({ labelKey }) => labelKey.slice(0, -2)),
  )
  return servicesByLabelStart(tx, [...new Set(starts)], foundPerTrait)
}
