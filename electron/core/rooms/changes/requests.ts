import { randomBytes } from 'node:crypto'
import type { z } from 'zod'
import type { Asked, SignerInput } from '../../../../shared/contract/changes-asked.ts'
import type { zChangePreview } from '../../../../shared/contract/changes.ts'
import type { Identification } from '../../../../shared/contract/customers-access.ts'
import { yearOf } from '../../../../shared/values/day.ts'
import { makeFormCode, parseFormCode } from '../../../../shared/values/form-code.ts'
import {
  askConfirmation,
  assertVersion,
  type CommandContext,
  type QueryContext,
  refuse,
} from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import type { Card } from '../customers/index.ts'
import { endPurpose } from '../evidence/index.ts'
import { foreseenOf, judge, type Judged, judgeSignerOf, printedWordsOf, signersOf } from './facts.ts'
import { type Coded, mayBeWithdrawn, needsOf } from './rules.ts'
import {
  type ChangeRequest,
  findByFormCode,
  insertRequest,
  keepHand,
  type KeptSigner,
  readRequest,
  requestsUnderWay,
  takeStep,
} from './store.ts'
import { printedOf } from '../billing/index.ts'
import { readCard } from '../customers/index.ts'

export const inBrief = ({ id, cardNumber, legalName }: Card) => ({ id, cardNumber, legalName })

/** Who works on a request is one of its hands; the program itself never is. */
export async function workOn(command: CommandContext, requestN: number): Promise<void> {
  const { actor } = command
  if (actor.n === null) throw new Error('a change request is worked on by an operator')
  await keepHand(command.tx, {
    requestN,
    operatorN: actor.n,
    operatorName: actor.name,
    at: command.now,
  })
}

/** One event in the story of a request. */
export async function tell(
  command: CommandContext,
  request: Pick<ChangeRequest, 'id' | 'number'>,
  action: string,
  open: Record<string, unknown>,
  personal?: Record<string, unknown>,
): Promise<void> {
  await command.audit({
    action: `changes.${action}`,
    recordKind: 'change-request',
    recordId: request.id,
    recordLabel: request.number,
    public: open,
    ...(personal === undefined ? {} : { private: personal }),
  })
}

/** The words of an issued document, for the form in which they are put right. */
export async function printedWords({ tx }: QueryContext, documentId: string) {
  const document = await printedOf(tx, { id: documentId })
  const card = await readCard(tx, { n: document.customerN })
  const { id, kind, number, issueDay } = document
  return {
    document: { id, kind, number, issueDay },
    customer: inBrief(card),
    words: printedWordsOf(document),
  }
}

/** The judgement on what is asked for, and who could sign for it. @throws Missing customer, document, contact */
export async function previewChange(
  query: QueryContext,
  asked: Asked,
): Promise<z.input<typeof zChangePreview>> {
  const judged = await judge(query.tx, asked)
  const { judgement, card, document } = judged
  const foreseen = await foreseenOf(query, judged)
  const problems: Coded[] = [...judgement.problems]
  if (foreseen?.refusal !== undefined && foreseen.refusal !== null && problems.length === 0)
    problems.push(foreseen.refusal)
  return {
    customer: inBrief(card),
    document:
      document === null
        ? null
        : { id: document.id, kind: document.kind, number: document.number, issueDay: document.issueDay },
    verdict: judgement.verdict,
    rule: judgement.rule,
    rows: judgement.rows,
    needs: needsOf(asked.kind, 'contact'),
    problems,
    warnings: [...judgement.warnings, ...(await underWay(query.tx, judged))],
    signers: await signersOf(query.tx, judged),
    foreseen: foreseen?.figures ?? null,
  }
}

async function underWay(tx: ReadTx, { asked, card, document }: Judged): Promise<Coded[]> {
  const found = await requestsUnderWay(tx, {
    kind: asked.kind,
    customerN: card.n,
    documentN: document?.n ?? null,
  })
  const [first] = found
  return first === undefined ? [] : [{ code: 'changes.already-open', params: { number: first.number } }]
}

export interface CreateInput {
  asked: Asked
  askedBy: string
  identifiedBy: Identification
  note: string
  signer: SignerInput
  confirm: readonly string[]
}

/**
 * Records what is asked for, by whom, and who has to sign. Refuses what the rules do not allow, and a signer whose
 * access does not cover it, naming who could (DESIGN.md, access).
 *
 * @throws Refusal changes.*, customers.access-not-enough and what the papers of the verdict refuse
 * @throws Unconfirmed changes.name-differs-much, changes.already-open
 */
export async function createChange(
  command: CommandContext,
  input: CreateInput,
): Promise<{ id: string; number: string; formCode: string }> {
  const { tx, actor } = command
  if (actor.n === null) throw new Error('a change request is recorded by an operator')
  const judged = await judge(tx, input.asked)
  const { judgement, card, document, rightCard } = judged
  const [problem] = judgement.problems
  if (problem !== undefined) refuse(problem.code, problem.params)
  const foreseen = await foreseenOf(command, judged)
  if (foreseen !== null && foreseen.refusal !== null) refuse(foreseen.refusal.code, foreseen.refusal.params)
  const signer = await acceptSigner(tx, judged, input.signer)
  askConfirmation([...judgement.warnings, ...(await underWay(tx, judged))], input.confirm)
  const id = command.newId()
  const formCode = makeFormCode(randomBytes(10))
  const { n, number } = await insertRequest(tx, {
    id,
    year: yearOf(await command.today()),
    formCode,
    kind: judged.asked.kind,
    customerN: card.n,
    documentN: document?.n ?? null,
    rightCustomerN: rightCard?.n ?? null,
    verdict: judgement.verdict,
    rule: judgement.rule,
    askedBy: input.askedBy,
    identifiedBy: input.identifiedBy,
    note: input.note,
    asked: judged.asked,
    rows: judgement.rows,
    needs: needsOf(judged.asked.kind, input.signer.capacity),
    signer,
    maker: { n: actor.n, name: actor.name },
    at: command.now,
  })
  await workOn(command, n)
  await tell(
    command,
    { id, number },
    'recorded',
    {
      kind: judged.asked.kind,
      verdict: judgement.verdict,
      rule: judgement.rule,
      cardNumber: card.cardNumber,
      ...(document === null ? {} : { document: document.number }),
      identifiedBy: input.identifiedBy,
    },
    { askedBy: input.askedBy, signer: signer.name, rows: judgement.rows },
  )
  return { id, number, formCode }
}

/** Who signs as it is kept, or the refusal. */
export async function acceptSigner(tx: ReadTx, judged: Judged, signer: SignerInput): Promise<KeptSigner> {
  const answer = await judgeSignerOf(tx, judged, signer)
  if (!answer.ok) refuse(answer.code, answer.params)
  return keptSigner(signer, answer)
}

export function keptSigner(signer: SignerInput, of: { name: string; access: string }): KeptSigner {
  return {
    capacity: signer.capacity,
    contactId: signer.capacity === 'contact' ? signer.contactId : null,
    name: of.name,
    access: of.access as KeptSigner['access'],
  }
}

/** The request whose form carries a code as people type it. @throws Refusal changes.code-invalid, changes.code-unknown */
export async function findByCode({ tx }: QueryContext, code: string) {
  const parsed = parseFormCode(code)
  if (!parsed.ok) refuse('changes.code-invalid', { reason: parsed.reason })
  const request = await findByFormCode(tx, parsed.value)
  if (request === null) refuse('changes.code-unknown', { code: parsed.value })
  return { id: request.id, number: request.number, state: request.state }
}

/** A request at the version the clerk saw, in one of these states. @throws Refusal changes.state; Stale; Missing */
export async function requestAt(
  command: CommandContext,
  input: { id: string; version: number },
  states: readonly ChangeRequest['state'][],
): Promise<ChangeRequest> {
  const request = await readRequest(command.tx, input.id)
  assertVersion('change-request', request.version, input.version)
  if (!states.includes(request.state))
    refuse('changes.state', { number: request.number, state: request.state })
  return request
}

export async function withdrawChange(
  command: CommandContext,
  input: { id: string; version: number; reason: string },
) {
  const request = await requestAt(command, input, mayBeWithdrawn)
  const version = await takeStep(command.tx, request, { state: 'withdrawn' })
  await endPurpose(command, request.n)
  await tell(command, request, 'withdrawn', { verdict: request.verdict }, { reason: input.reason })
  return { version, state: 'withdrawn' as const }
}
