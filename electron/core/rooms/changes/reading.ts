import type { z } from 'zod'
import type { changeActions, zChange } from '../../../../shared/contract/changes.ts'
import { roleAllows } from '../../../../shared/contract/permissions.ts'
import type { QueryContext } from '../../api/context.ts'
import { type Card, readCard } from '../customers/index.ts'
import { listRequestEvidence } from '../evidence/index.ts'
import { migrationsOfCard } from '../migrations/index.ts'
import { figuresNow, needsWith, staleFields } from './decision.ts'
import { inBrief } from './requests.ts'
import { endStates, mayBeWithdrawn, requiredChecks, takesPapers } from './rules.ts'
import { type ChangeRequest, countRequests, handsOf, readRequest } from './store.ts'

type Page = z.input<typeof zChange>

/** A request with its whole story but the events, which the trail tells. @throws Missing change-request */
export async function changePage(query: QueryContext, id: string): Promise<Page> {
  const { tx } = query
  const request = await readRequest(tx, id)
  const hands = await handsOf(tx, request.n)
  const evidence = await listRequestEvidence(query, request.n)
  const needs = needsWith(request, request.signedBy)
  const isUnderWay = !endStates.includes(request.state)
  const mayNotDecide = whyNotDecide(query, hands)
  const stale = isUnderWay && request.verdict !== 'new-card' ? await staleFields(query, request) : []
  const {
    n: _n,
    customerN: _c,
    documentN: _d,
    rightCustomerN: _r,
    makerN: _m,
    checkerN: _k,
    approvedFigures: _a,
    ...shown
  } = request
  return {
    ...shown,
    needs,
    evidence: evidence.map(
      ({
        n: _en,
        customerN: _ec,
        changeRequestN: _er,
        fileSha256: _ef,
        keyGeneration: _eg,
        secret: _es,
        fileGoneAt: _ea,
        ...piece
      }) => piece,
    ),
    requiredChecks: requiredChecks(needs),
    rightCard: await rightCardOf(query, request),
    foreseen: isUnderWay && stale.length === 0 ? await figuresNow(query, request) : null,
    workedOnBy: hands.map(({ name }) => name),
    actions: actionsOf(query, request, mayNotDecide),
    mayNotDecide: request.state === 'to-decide' ? mayNotDecide : null,
    staleFields: stale,
  }
}

/** Numbers per state, and what waits for this operator. */
export function changeCounts({ tx, session }: QueryContext) {
  const mayDecide = session !== null && roleAllows(session.role, 'changes.decide')
  return countRequests(tx, mayDecide ? session.operatorN : null)
}

async function rightCardOf({ tx }: QueryContext, request: ChangeRequest) {
  if (request.rightCustomerN !== null) return inBrief(await readCard(tx, { n: request.rightCustomerN }))
  if (request.verdict !== 'new-card') return null
  if (request.result?.migration !== undefined && request.result.migration !== null)
    return request.result.migration.newCard
  const { movedTo } = await migrationsOfCard(tx, request.customerN)
  if (movedTo === null || movedTo.createdAt < request.createdAt) return null
  const card: Card = await readCard(tx, { id: movedTo.newCard.id })
  return inBrief(card)
}

function whyNotDecide({ session }: QueryContext, hands: readonly { n: number }[]): Page['mayNotDecide'] {
  if (session === null || !roleAllows(session.role, 'changes.decide')) return 'role'
  return hands.some(({ n }) => n === session.operatorN) ? 'worked-on-it' : null
}

function actionsOf(
  { session }: QueryContext,
  { state }: ChangeRequest,
  mayNotDecide: Page['mayNotDecide'],
): (typeof changeActions)[number][] {
  const mayWrite = session !== null && roleAllows(session.role, 'changes.write')
  const actions: (typeof changeActions)[number][] = []
  if (mayWrite && takesPapers.includes(state)) actions.push('add-evidence')
  if (mayWrite && state === 'open') actions.push('submit')
  if (mayWrite && takesPapers.includes(state)) actions.push('refuse-signer')
  if (state === 'to-decide' && mayNotDecide === null) actions.push('decide')
  if (mayWrite && state === 'approved') actions.push('apply')
  if (mayWrite && mayBeWithdrawn.includes(state)) actions.push('withdraw')
  if (mayWrite && endStates.includes(state)) actions.push('copy')
  return actions
}
