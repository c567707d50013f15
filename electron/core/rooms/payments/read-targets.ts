import type { z } from 'zod'
import type { zAllocationTarget } from '../../../../shared/contract/payments.ts'
import { type CommandContext, Missing, type QueryContext } from '../../api/context.ts'
import { type PayableDocument, readPayable } from '../billing/index.ts'
import { requireActiveCard } from '../customers/index.ts'
import { readCompany } from '../settings/index.ts'
import { bookedBeside } from './allocation-store.ts'
import { readLine } from './line-store.ts'
import { takingsHeld } from './takings-store.ts'
import type { MatchLimits, Target } from './match-rules.ts'

export type TargetInput = z.output<typeof zAllocationTarget>

/**
 * The records that a clerk's targets name.
 *
 * @throws Missing document, bank-line, customer; Refusal where a card takes nothing any more
 */
export async function readTargets(
  command: CommandContext,
  lineN: number,
  inputs: readonly TargetInput[],
): Promise<Target[]> {
  const documents = new Map<string, PayableDocument>()
  const targets: Target[] = []
  for (const input of inputs) targets.push(await readTarget(command, lineN, input, documents))
  return targets
}

async function readTarget(
  command: CommandContext,
  lineN: number,
  input: TargetInput,
  documents: Map<string, PayableDocument>,
): Promise<Target> {
  if (input.kind === 'outside' || input.kind === 'costs' || input.kind === 'refund') return input
  const { kind, amountCents } = input
  if (kind === 'takings') {
    const heldCents = await takingsHeld(command.tx, input.method)
    return { ...input, heldCents, currency: await companyCurrency(command.tx) }
  }
  if (kind === 'credit') {
    const { n: customerN, cardNumber } = await requireActiveCard(command.tx, { id: input.customerId })
    const currency = await companyCurrency(command.tx)
    return { kind, customerN, cardNumber, currency, amountCents }
  }
  if (kind === 'transfer') {
    return { kind, other: await readLine(command.tx, { id: input.bankLineId }), amountCents }
  }
  const document =
    documents.get(input.documentId) ?? (await readPayable(command.tx, { id: input.documentId }))
  if (document === null) throw new Missing('document')
  documents.set(input.documentId, document)
  if (kind === 'document') return { kind, document, amountCents }
  if (kind !== 'return') {
    const of = { kind, documentN: document.n, ...(kind === 'fee' ? { bankLineN: lineN } : {}) }
    return { kind, document, amountCents, bookedBeforeCents: await bookedBeside(command.tx, of) }
  }
  return { kind, document, amountCents, decision: input.invoiceDecision }
}

async function companyCurrency(tx: QueryContext['tx']): Promise<string> {
  return (await readCompany(tx))?.currency ?? ''
}

/** What the operator may book to rounding and to fees. The program itself may do what a clerk may. */
export async function limitsOf(command: Pick<QueryContext, 'session' | 'tx'>): Promise<MatchLimits> {
  const company = await readCompany(command.tx)
  const clerkToleranceCents = company?.toleranceCents ?? 0
  const supervisorToleranceCents = Math.max(company?.supervisorToleranceCents ?? 0, clerkToleranceCents)
  const role = command.session?.role ?? 'clerk'
  const isSenior = role === 'supervisor' || role === 'administrator'
  return {
    toleranceCents: isSenior ? supervisorToleranceCents : clerkToleranceCents,
    feeLimitCents: isSenior ? null : (company?.feeLimitCents ?? 0),
    clerkToleranceCents,
    supervisorToleranceCents,
  }
}
