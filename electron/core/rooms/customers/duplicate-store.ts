import type { ReadTx } from '../../store/store.ts'
import type { CardRow } from './card.ts'
import { duplicateKey } from './card-mapping.ts'
import { readCardRows } from './search-store.ts'

export type DuplicateReason = 'tax-id' | 'name-postcode' | 'iban' | 'email'

/** What two cards of one customer would share, each in its normalised form; '' is not compared. */
export interface DuplicateTraits {
  /** Forms in which the tax ID may stand on another card. */
  taxIds: readonly string[]
  taxIdCountry: string
  legalName: string
  postcode: string
  iban: string
  email: string
}

export interface Duplicate extends CardRow {
  reasons: DuplicateReason[]
}

const mostDuplicates = 20

/** Cards that may be the same customer, those that share most first. Withdrawn cards are not among them. */
export async function findDuplicates(tx: ReadTx, traits: DuplicateTraits): Promise<Duplicate[]> {
  const reasons = new Map<number, DuplicateReason[]>()
  for (const [reason, ns] of await sharedTraits(tx, traits)) {
    for (const n of ns) reasons.set(n, [...(reasons.get(n) ?? []), reason])
  }
  const ranked = [...reasons]
    .sort(([n, some], [otherN, others]) => others.length - some.length || n - otherN)
    .slice(0, mostDuplicates)
  const rows = await readCardRows(
    tx,
    ranked.map(([n]) => n),
  )
  return rows.map((row, index) => ({ ...row, reasons: ranked[index]?.[1] ?? [] }))
}

async function sharedTraits(tx: ReadTx, traits: DuplicateTraits): Promise<[DuplicateReason, number[]][]> {
  const taxIds = traits.taxIds.filter((value) => value !== '')
  const found: [DuplicateReason, number[]][] = []
  if (taxIds.length > 0) {
    const query = living(tx)
      .where('tax_id_value', 'in', taxIds)
      .where('tax_id_value', '<>', '')
      .where('tax_id_country', '=', traits.taxIdCountry)
    found.push(['tax-id', await keysOf(query)])
  }
  if (traits.legalName !== '') {
    const key = duplicateKey(traits.legalName, traits.postcode)
    found.push(['name-postcode', await keysOf(living(tx).where('duplicate_key', '=', key))])
  }
  if (traits.iban !== '') {
    found.push(['iban', await keysOf(living(tx).where('iban', '=', traits.iban).where('iban', '<>', ''))])
  }
  if (traits.email !== '') {
    found.push(['email', await keysOf(living(tx).where('email', '=', traits.email).where('email', '<>', ''))])
  }
  return found
}

function living(tx: ReadTx) {
  return tx.db
    .selectFrom('customer')
    .select('n')
    .where('state', '<>', 'withdrawn')
    .orderBy('n')
    .limit(mostDuplicates)
}

async function keysOf(query: ReturnType<typeof living>): Promise<number[]> {
  const rows = await query.execute()
  return rows.map((row) => row.n)
}
