import type { z } from 'zod'
import type { zCustomer } from '../../../../shared/contract/customers.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { Missing, type QueryContext } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { companyTimeZone } from '../settings/index.ts'
import { changesBetween, versionAt } from './change-rules.ts'
import { fieldsOfCard } from './card-mapping.ts'
import { listContacts } from './contact-store.ts'
import { readTotals } from './related-store.ts'
import { type KeptVersion, listVersions, readCard } from './store.ts'

/** A card with everything its page shows. */
export async function getCard(query: QueryContext, id: string): Promise<z.output<typeof zCustomer>> {
  const card = await readCard(query.tx, { id })
  const totals = await readTotals(query.tx, card.n, await query.today())
  const successor = card.successorN === null ? null : await readCard(query.tx, { n: card.successorN })
  return {
    ...fieldsOfCard(card),
    ...totals,
    id: card.id,
    version: card.version,
    cardNumber: card.cardNumber,
    taxIdentity: card.taxIdentity,
    state: card.state,
    successor:
      successor === null
        ? null
        : { id: successor.id, cardNumber: successor.cardNumber, legalName: successor.legalName },
    vatConfirmation: card.vatConfirmation,
    contacts: await listContacts(query.tx, card.n),
    openCents: card.openCents,
    creditCents: card.creditCents,
    createdAt: card.createdAt,
    updatedAt: card.updatedAt,
  }
}

/** Every version of a card, newest first, with what it changed; the first one changed nothing. */
export async function cardHistory(tx: ReadTx, id: string) {
  const card = await readCard(tx, { id })
  const versions = await listVersions(tx, card.n)
  return versions
    .map((version, index) => {
      const previous = versions[index - 1]
      return {
        version: version.version,
        at: version.at,
        operatorName: version.operatorName,
        requested: version.requested,
        evidence: version.evidence,
        changes: previous === undefined ? [] : changesBetween(previous.snapshot, version.snapshot),
      }
    })
    .reverse()
}

/** The card as it was at the end of a day of the company's calendar; null when it was not there yet. */
export async function cardAsOf(tx: ReadTx, id: string, day: Day) {
  const card = await readCard(tx, { id })
  const version = versionAt(await listVersions(tx, card.n), day, await companyTimeZone(tx))
  return version === null ? null : cardOfVersion(version)
}

/** The card as one of its versions kept it. @throws Missing customer-version */
export async function cardVersion(tx: ReadTx, input: { id: string; version: number }) {
  const card = await readCard(tx, { id: input.id })
  const kept = (await listVersions(tx, card.n)).find(({ version }) => version === input.version)
  if (kept === undefined) throw new Missing('customer-version')
  return cardOfVersion(kept)
}

function cardOfVersion({ version, at, operatorName, snapshot }: KeptVersion) {
  const { fields, taxIdentity, state } = snapshot
  return { ...fields, taxIdentity, state, version, at, operatorName }
}
