import type { SignerInput } from '../../../../shared/contract/changes-asked.ts'
import { isDeepStrictEqual } from 'node:util'
import type { CheckItem } from '../../../../shared/contract/changes.ts'
import type { Day } from '../../../../shared/values/day.ts'
import { type CommandContext, Missing, type QueryContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { todayIn } from '../../platform/clock.ts'
import { requireCompany } from '../billing/index.ts'
import { judgeSigner, listContacts } from '../customers/index.ts'
import { endPurpose, listRequestEvidence } from '../evidence/index.ts'
import { foreseenOf, judge } from './facts.ts'
import { keptSigner, requestAt, tell, workOn } from './requests.ts'
import { fieldsToCover, missingPapers, type Needs, needsOf, requiredChecks, takesPapers } from './rules.ts'
import { type ChangeRequest, type Figures, handsOf, type KeptSigner, takeStep } from './store.ts'

interface SignedInput {
  id: string
  version: number
  signedBy: SignerInput
  signedDay: Day
}

/** What has to be handed in, with who did sign in view: somebody who is not on the card has more to show. */
export function needsWith(
  request: Pick<ChangeRequest, 'needs' | 'kind'>,
  signedBy: KeptSigner | null,
): Needs {
  if (signedBy === null) return request.needs
  const own = needsOf(request.kind, signedBy.capacity)
  return {
    identityCopy: request.needs.identityCopy || own.identityCopy,
    registerExtract: request.needs.registerExtract || own.registerExtract,
  }
}

/** Refuses while a paper is missing that is needed; one that was removed is missing too. */
async function refuseMissingPapers(query: QueryContext, request: ChangeRequest, needs: Needs): Promise<void> {
  const standing = (await listRequestEvidence(query, request.n)).filter(({ secret }) => secret !== null)
  const missing = missingPapers(
    needs,
    standing.map(({ kind }) => kind),
  )
  if (missing.length > 0) refuse('changes.papers-missing', { papers: missing.join(' ') })
}

function judgeSignature(tx: ReadTx, request: ChangeRequest, signer: SignerInput) {
  return judgeSigner(tx, request.customerN, signer, fieldsToCover(request))
}

/**
 * Whoever signed may still do so: access that was taken away, or a person who was removed or erased since, carries
 * nothing any more.
 *
 * @throws Refusal customers.access-not-enough, customers.access-nobody, customers.requester-unknown
 */
export async function refuseOutdatedSigner(tx: ReadTx, request: ChangeRequest): Promise<void> {
  const { capacity, contactId, name } = request.signedBy ?? request.signer
  const signer = capacity === 'contact' ? { capacity, contactId: contactId ?? '' } : { capacity, name }
  const answer = await judgeSignature(tx, request, signer)
  if (!answer.ok) refuse(answer.code, answer.params)
}

/**
 * Hands a request to a second operator, with who signed and when.
 *
 * @throws Refusal customers.access-not-enough (naming who could), changes.papers-missing, changes.signed-in-future,
 *   changes.state; Stale
 */
export async function submitChange(command: CommandContext, input: SignedInput) {
  const request = await requestAt(command, input, ['open'])
  await refuseOtherDay(command, request, input.signedDay)
  const answer = await judgeSignature(command.tx, request, input.signedBy)
  if (!answer.ok) refuse(answer.code, answer.params)
  const by = keptSigner(input.signedBy, answer)
  await refuseMissingPapers(command, request, needsWith(request, by))
  const version = await takeStep(command.tx, request, {
    state: 'to-decide',
    signed: { by, day: input.signedDay },
  })
  await workOn(command, request.n)
  await tell(
    command,
    request,
    'submitted',
    { verdict: request.verdict, capacity: by.capacity, access: by.access, signedDay: input.signedDay },
    { signedBy: by.name },
  )
  return { version, state: 'to-decide' as const }
}

/** A form is signed after it was made, and not after today. */
async function refuseOtherDay(
  command: CommandContext,
  { createdAt }: ChangeRequest,
  signedDay: Day,
): Promise<void> {
  const today = await command.today()
  if (signedDay > today) refuse('changes.signed-in-future', { day: signedDay, today })
  const { timeZone } = await requireCompany(command.tx)
  const made = todayIn({ now: () => createdAt }, timeZone)
  if (signedDay < made) refuse('changes.signed-too-early', { day: signedDay, made })
}

/**
 * Ends a request whose form was signed by somebody who may not act for the card. That is no judgement, so that no
 * second operator is needed; who signed, why not and who could stays with the request.
 *
 * @throws Refusal changes.signer-may where they may, changes.signed-in-future, changes.state; Stale
 */
export async function refuseSigner(command: CommandContext, input: SignedInput) {
  const request = await requestAt(command, input, takesPapers)
  await refuseOtherDay(command, request, input.signedDay)
  const answer = await judgeSignature(command.tx, request, input.signedBy)
  if (answer.ok) refuse('changes.signer-may', { name: answer.name })
  const by = await nameSigner(command.tx, request, input.signedBy)
  const refusal = { code: answer.code, params: answer.params }
  const version = await takeStep(command.tx, request, {
    state: 'refused',
    signed: { by, day: input.signedDay },
    refusal,
  })
  await workOn(command, request.n)
  await endPurpose(command, request.n)
  await tell(
    command,
    request,
    'signer-refused',
    { verdict: request.verdict, capacity: by.capacity, access: by.access, reason: refusal.code },
    { signedBy: by.name, ...refusal.params },
  )
  return { version, state: 'refused' as const }
}

async function nameSigner(tx: ReadTx, request: ChangeRequest, signer: SignerInput): Promise<KeptSigner> {
  if (signer.capacity === 'representative') return keptSigner(signer, { name: signer.name, access: '' })
  if (signer.capacity === 'holder')
    return keptSigner(signer, { name: request.customer.legalName, access: '' })
  const contact = (await listContacts(tx, request.customerN)).find(({ id }) => id === signer.contactId)
  if (contact === undefined) throw new Missing('contact')
  return keptSigner(signer, contact)
}

interface DecideInput {
  id: string
  version: number
  decision: 'approve' | 'reject' | 'send-back'
  checks: readonly CheckItem[]
  reason: string
}

/**
 * The second operator decides. Whoever recorded the request, filed papers to it or handed it on does not (DESIGN.md
 * section 4, 10); the database refuses them too. A request whose card or document says something else by now is not
 * approved: it was signed for other data.
 *
 * @throws Refusal changes.checker-is-maker, changes.checks-missing, changes.reason-missing, changes.stale,
 *   changes.papers-missing, changes.state, and as `refuseOutdatedSigner`; Stale
 */
export async function decideChange(command: CommandContext, input: DecideInput) {
  const request = await requestAt(command, input, ['to-decide'])
  const { tx, actor } = command
  const hands = await handsOf(tx, request.n)
  if (actor.n === null || hands.some(({ n }) => n === actor.n))
    refuse('changes.checker-is-maker', { number: request.number, name: request.makerName })
  if (input.decision !== 'approve' && input.reason === '') refuse('changes.reason-missing')
  if (input.decision === 'send-back') return sendBack(command, request, input.reason)
  const isApproved = input.decision === 'approve'
  const figures = isApproved ? await acceptApproval(command, request, input.checks) : null
  const decided = {
    n: actor.n,
    name: actor.name,
    at: command.now,
    checks: input.checks,
    reason: input.reason,
    figures,
  }
  const state = isApproved ? ('approved' as const) : ('rejected' as const)
  const version = await takeStep(tx, request, { state, decided })
  if (!isApproved) await endPurpose(command, request.n)
  await tell(
    command,
    request,
    state,
    { verdict: request.verdict, makerName: request.makerName, checks: [...input.checks] },
    input.reason === '' ? undefined : { reason: input.reason },
  )
  return { version, state }
}

async function sendBack(command: CommandContext, request: ChangeRequest, reason: string) {
  const step = { state: 'open' as const, signed: null, sentBackReason: reason }
  const version = await takeStep(command.tx, request, step)
  await tell(command, request, 'sent-back', { verdict: request.verdict }, { reason })
  return { version, state: 'open' as const }
}

async function acceptApproval(
  command: CommandContext,
  request: ChangeRequest,
  checks: readonly CheckItem[],
): Promise<Figures | null> {
  const needs = needsWith(request, request.signedBy)
  const unchecked = requiredChecks(needs).filter((item) => !checks.includes(item))
  if (unchecked.length > 0) refuse('changes.checks-missing', { checks: unchecked.join(' ') })
  await refuseMissingPapers(command, request, needs)
  await refuseOutdatedSigner(command.tx, request)
  const stale = await staleFields(command, request)
  if (stale.length > 0) refuse('changes.stale', { fields: stale.join(' ') })
  return figuresNow(command, request)
}

/** What crediting and invoicing anew would come to; null for the other ways. */
export async function figuresNow(
  query: Pick<QueryContext, 'tx' | 'core'>,
  request: ChangeRequest,
): Promise<Figures | null> {
  if (request.verdict !== 'credit-and-invoice') return null
  return (await foreseenOf(query, await judge(query.tx, request.asked)))?.figures ?? null
}

/**
 * The fields of a request that card or document no longer say as they did when it was recorded, also where the rules
 * would now go another way, or where it would come to other amounts than those that were approved.
 */
export async function staleFields(
  query: Pick<QueryContext, 'tx' | 'core'>,
  request: ChangeRequest,
): Promise<string[]> {
  const { approvedFigures } = request
  try {
    const { judgement } = await judge(query.tx, request.asked)
    const fields = new Set([...judgement.rows, ...request.rows].map(({ field }) => field))
    const before = (rows: ChangeRequest['rows'], field: string) => {
      const row = rows.find((candidate) => candidate.field === field)
      return row === undefined ? null : `${row.before}\n${row.after}`
    }
    const differing = [...fields].filter(
      (field) => before(judgement.rows, field) !== before(request.rows, field),
    )
    if (judgement.verdict !== request.verdict) return ['verdict', ...differing]
    const comesToElse =
      approvedFigures !== null && !isDeepStrictEqual(await figuresNow(query, request), approvedFigures)
    return comesToElse ? [...differing, 'amounts'] : differing
  } catch (error) {
    if (error instanceof Missing) return [error.recordKind]
    throw error
  }
}
