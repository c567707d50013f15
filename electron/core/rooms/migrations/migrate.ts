import type { z } from 'zod'
import type { zConfirm } from '../../../../shared/contract/base.ts'
import { cents } from '../../../../shared/values/money.ts'
import { askConfirmation, assertVersion, type CommandContext, refuse } from '../../api/context.ts'
import { readPayable, reissueFor } from '../billing/index.ts'
import {
  addToCredit,
  type Card,
  confirmVatNumber,
  copyContacts,
  createCard,
  moveCardTo,
  readCard,
  requireActiveCard,
} from '../customers/index.ts'
import { post } from '../ledger/index.ts'
import { moveServices } from '../services/index.ts'
import { freezePapers } from './papers.ts'
import { type Decided, decideMigration, type Wish } from './plan.ts'
import { insertMigration, type Made } from './store.ts'

type Order = Wish & { version: number; confirm: z.output<typeof zConfirm> }

/**
 * Moves services to a new card because the tax identity changed: the card is made, services and contact persons go
 * there, proformas are issued anew or stay payable, credit goes by a ledger entry, and the old card points to the new
 * one. All of it or nothing.
 *
 * @throws Refusal for the first problem of the plan, and `migrations.proforma-undecided` for a proforma that the clerk
 *   did not see; Unconfirmed for its warnings; Stale, Missing
 */
export async function migrate(
  command: CommandContext,
  order: Order,
): Promise<{ id: string; newCustomerId: string; newCardNumber: string }> {
  const { tx } = command
  const { version } = await requireActiveCard(tx, { id: order.customerId })
  assertVersion('customer', version, order.version)
  const decided = await decideMigration(command, order)
  const { plan, old } = decided
  const [problem] = decided.problems
  if (problem !== undefined) refuse(problem.code, problem.params)
  refuseUnseen(decided, order)
  askConfirmation(decided.warnings, order.confirm)

  const newCard = await makeCard(command, decided, order)
  const moving = decided.moving.map(({ n }) => n)
  await moveServices(command, { serviceNs: moving, from: old, to: newCard, day: order.day })
  const reissued = await reissue(command, decided, newCard, order)
  const creditEntryN = await moveCredit(command, old, newCard, plan.credit.movedCents)
  await moveCardTo(command, old, await readCard(tx, { n: newCard.n }))

  const made: Made = {
    serviceNs: moving,
    proformas: reissued.proformas,
    creditCents: plan.credit.movedCents,
    creditEntryN,
  }
  const paper = { made, newCard, reissuedCents: reissued.grossCents, operatorName: command.actor.name }
  const papers = await freezePapers(tx, { ...decided, ...paper, at: command.now })
  const id = command.newId()
  await insertMigration(tx, {
    id,
    oldCustomerN: old.n,
    newCustomerN: newCard.n,
    day: order.day,
    reason: order.reason,
    plan,
    made,
    ...papers,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    at: command.now,
  })
  await tellStory(command, { id, decided, made, newCard })
  return { id, newCustomerId: newCard.id, newCardNumber: newCard.cardNumber }
}

/** Every proforma that is there now was decided on by somebody who saw it. */
function refuseUnseen({ proformas }: Decided, order: Order): void {
  const seen = new Set(order.proformas.map(({ id }) => id))
  const unseen = proformas.find(({ document }) => !seen.has(document.id))
  if (unseen !== undefined) refuse('migrations.proforma-undecided', { number: unseen.document.number })
}

async function makeCard(command: CommandContext, decided: Decided, order: Order): Promise<Card> {
  const { old, past, identity } = decided
  const made = await createCard(command, {
    taxIdentity: identity.taxIdentity,
    card: identity.fields,
    // The plan has named who else it may be, and the clerk has confirmed that.
    confirm: [...order.confirm, 'customers.duplicate'],
    exceptIds: [old, ...past].map(({ id }) => id),
  })
  if (order.vatConfirmation !== null) {
    await confirmVatNumber(command, { ...order.vatConfirmation, id: made.id, version: 1 })
  }
  const newCard = await readCard(command.tx, { n: made.n })
  if (order.contacts === 'copy') await copyContacts(command, old, newCard)
  return newCard
}

async function reissue(command: CommandContext, decided: Decided, newCard: Card, order: Order) {
  const proformas: Made['proformas'] = []
  const grossCents = new Map<string, number>()
  for (const { document, way } of decided.proformas) {
    if (way !== 'reissue') continue
    const issued = await reissueFor(command, document.n, newCard.id, order.confirm)
    proformas.push({
      oldN: document.n,
      newN: issued.n,
      stateBefore: document.state === 'expired' ? 'expired' : 'open',
      old: { id: document.id, number: document.number },
      new: { id: issued.id, number: issued.number },
    })
    const stored = await readPayable(command.tx, { n: issued.n })
    if (stored !== null) grossCents.set(issued.id, stored.grossCents)
  }
  return { proformas, grossCents }
}

/** Dr and Cr customer credit, from one holder to the other. Answers the entry's key. */
async function moveCredit(
  command: CommandContext,
  old: Card,
  newCard: Card,
  amountCents: number,
): Promise<number | null> {
  if (amountCents === 0) return null
  const amount = cents(amountCents)
  const entryN = await post(command, {
    kind: 'credit-moved',
    day: await command.today(),
    customerN: newCard.n,
    lines: [
      { account: 'customer-credit', debitCents: amount, customerN: old.n },
      { account: 'customer-credit', creditCents: amount, customerN: newCard.n },
    ],
  })
  await addToCredit(command.tx, old.n, -amountCents)
  await addToCredit(command.tx, newCard.n, amountCents)
  return entryN
}

async function tellStory(
  command: CommandContext,
  done: { id: string; decided: Decided; made: Made; newCard: Card },
): Promise<void> {
  const { id, decided, made, newCard } = done
  const { plan, old } = decided
  await command.audit({
    action: 'migrations.migrated',
    recordKind: 'migration',
    recordId: id,
    recordLabel: `${old.cardNumber} → ${newCard.cardNumber}`,
    public: {
      day: plan.day,
      serviceCount: made.serviceNs.length,
      reissued: made.proformas.map((one) => `${one.old.number} → ${one.new.number}`),
      left: plan.proformas.filter(({ way }) => way === 'leave').map(({ number }) => number),
      ...(made.creditCents > 0 ? { movedCents: made.creditCents } : {}),
      ...(plan.mandate === 'none' ? {} : { needsSignature: true }),
    },
    private: {
      reason: plan.reason,
      consent: made.creditCents > 0 ? plan.consent : null,
      taxIdentity: { before: old.taxIdentity, after: newCard.taxIdentity },
    },
  })
}
