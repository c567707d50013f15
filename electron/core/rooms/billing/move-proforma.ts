import type { Day } from '../../../../shared/values/day.ts'
import { type CommandContext, Refusal, type Warning } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Card } from '../customers/index.ts'
import type { Company } from '../settings/index.ts'
import type { Totals } from './amount-rules.ts'
import { computeLines, refuseUnissuable } from './compute.ts'
import {
  readDocument,
  readLines,
  type StoredDocument,
  type StoredLine,
  updateState,
} from './document-store.ts'
import type { IssuedDocument } from './issue.ts'
import { cancelProforma, replaceProforma } from './proforma.ts'
import { draftOf } from './reading.ts'
import type { VatReason, VatTreatment } from './vat-rules.ts'
import { proformaKeysOf } from './standing-store.ts'

export type { StoredDocument, StoredLine }

/** A proforma of a card that something may still come of, with its lines. */
export interface OpenProforma extends StoredDocument {
  lines: StoredLine[]
}

/** The proformas of a card that are open, part-paid, wait for a clerk or have expired; oldest first. */
export async function openProformasOf(tx: ReadTx, customerN: number): Promise<OpenProforma[]> {
  const found: OpenProforma[] = []
  for (const n of await proformaKeysOf(tx, customerN)) {
    found.push({ ...(await readDocument(tx, { n })), lines: await readLines(tx, n) })
  }
  return found
}

export type Reissue =
  | { ok: true; totals: Totals; treatment: VatTreatment; reasons: VatReason[] }
  | { ok: false; refusal: Warning }

/** What a proforma would come to for another card today: its lines and price mode, VAT decided anew. */
export async function foreseeReissue(
  tx: ReadTx,
  proforma: OpenProforma,
  { company, card, today }: { company: Company; card: Card; today: Day },
): Promise<Reissue> {
  try {
    const at = { company, card, mode: proforma.priceMode, on: today }
    const computation = await computeLines(tx, at, proforma.lines)
    refuseUnissuable(computation)
    return { ok: true, ...computation }
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, refusal: { code: error.code, params: error.params } }
    throw error
  }
}

/**
 * Issues a proforma anew for a card that took its services over, in the place of the old one.
 *
 * @throws Refusal and Unconfirmed as `replaceProforma`
 */
export async function reissueFor(
  command: CommandContext,
  documentN: number,
  cardId: string,
  confirm: readonly string[],
): Promise<IssuedDocument> {
  const proforma = await readDocument(command.tx, { n: documentN })
  const draft = await draftOf(command.tx, proforma, cardId)
  return replaceProforma(command, proforma, draft, confirm)
}

/**
 * Puts a proforma back that was reissued for another card: the new one is cancelled and the old one may be paid
 * again. Its services must be its card's again.
 */
export async function takeReissueBack(
  command: CommandContext,
  reissue: { oldN: number; newN: number; stateBefore: 'open' | 'expired'; reason: string },
): Promise<void> {
  const old = await readDocument(command.tx, { n: reissue.oldN })
  await updateState(command.tx, old, {
    state: reissue.stateBefore,
    openCents: old.grossCents,
    differences: [],
    at: command.now,
  })
  await command.audit({
    action: 'billing.proforma-reopened',
    recordKind: 'document',
    recordId: old.id,
    recordLabel: old.number,
    public: { openCents: old.grossCents },
    private: { reason: reissue.reason },
  })
  await cancelProforma(command, await readDocument(command.tx, { n: reissue.newN }), reissue.reason)
}
