import { sql } from 'kysely'
import type { z } from 'zod'
import type { ListInput } from '../../../../shared/contract/base.ts'
import type { Asked, zKeptSigner } from '../../../../shared/contract/changes-asked.ts'
import {
  changeKinds,
  type changeListFields,
  changeStates,
  type ChangeState,
  type CheckItem,
  type ChangeRow,
  ruleCodes,
  verdicts,
  type zChange,
  type zChangeRow,
} from '../../../../shared/contract/changes.ts'
import { identifications } from '../../../../shared/contract/customers-access.ts'
import { documentKinds } from '../../../../shared/contract/billing.ts'
import { type Day, day } from '../../../../shared/values/day.ts'
import type { FormCode } from '../../../../shared/values/form-code.ts'
import { fold } from '../../../../shared/values/fold.ts'
import { Missing } from '../../api/context.ts'
import { listCondition, type ListColumns, listOrder, searchCondition } from '../../store/list.ts'
import type { ReadTx, WriteTx } from '../../store/store.ts'
import type { Coded, Needs } from './rules.ts'

type Row = z.output<typeof zChangeRow>
export type KeptSigner = z.output<typeof zKeptSigner>
export type Figures = NonNullable<z.output<typeof zChange>['foreseen']>
export type Result = NonNullable<z.output<typeof zChange>['result']>
type Field = (typeof changeListFields)[number]

/** A request as it is kept. */
export interface ChangeRequest extends Row {
  n: number
  customerN: number
  documentN: number | null
  rightCustomerN: number | null
  formCode: FormCode
  rule: z.output<typeof zChange>['rule']
  askedBy: string
  identifiedBy: z.output<typeof zChange>['identifiedBy']
  note: string
  asked: Asked
  rows: ChangeRow[]
  needs: Needs
  signer: KeptSigner
  signedBy: KeptSigner | null
  signedDay: Day | null
  refusal: Coded | null
  makerN: number
  checkerN: number | null
  checks: CheckItem[]
  decisionReason: string
  sentBackReason: string
  /** What it would come to, as who approved it saw it. */
  approvedFigures: Figures | null
  result: Result | null
}

const requestRows = (db: ReadTx['db']) =>
  db
    .selectFrom('change_request as r')
    .innerJoin('customer as c', 'c.n', 'r.customer_n')
    .leftJoin('document as d', 'd.n', 'r.document_n')
    .selectAll('r')
    .select([
      'c.id as customer_id',
      'c.card_number',
      'c.legal_name',
      'd.id as document_id',
      'd.kind as document_kind',
      'd.number as document_number',
      'd.issue_day as document_day',
    ])

type StoredRow = Awaited<ReturnType<ReturnType<typeof requestRows>['executeTakeFirstOrThrow']>>

/** A stored word, or the error that the books hold one which no release wrote. */
function known<const Word extends string>(words: readonly Word[], text: string): Word {
  const word = words.find((candidate) => candidate === text)
  if (word === undefined) throw new Error(`${text} is none of ${words.join(', ')}`)
  return word
}

function rowOf(row: StoredRow): Row {
  return {
    id: row.id,
    version: row.version,
    number: row.number,
    kind: known(changeKinds, row.kind),
    state: known(changeStates, row.state),
    verdict: known(verdicts, row.verdict),
    customer: { id: row.customer_id, cardNumber: row.card_number, legalName: row.legal_name },
    document: documentOf(row),
    makerName: row.maker_name,
    checkerName: row.checker_name,
    createdAt: row.created_at,
    decidedAt: row.decided_at,
    appliedAt: row.applied_at,
  }
}

function documentOf(row: StoredRow): Row['document'] {
  const { document_id: id, document_kind: kind, document_number: number, document_day: issueDay } = row
  if (id === null || kind === null || number === null || issueDay === null) return null
  return { id, kind: known(documentKinds, kind), number, issueDay: day(issueDay) }
}

function requestOf(row: StoredRow): ChangeRequest {
  return {
    ...rowOf(row),
    n: row.n,
    customerN: row.customer_n,
    documentN: row.document_n,
    rightCustomerN: row.right_customer_n,
    formCode: row.form_code as FormCode,
    rule: known(ruleCodes, row.rule),
    askedBy: row.asked_by,
    identifiedBy: known(identifications, row.identified_by),
    note: row.note,
    asked: JSON.parse(row.asked_json),
    rows: JSON.parse(row.rows_json),
    needs: JSON.parse(row.needs_json),
    signer: JSON.parse(row.signer_json),
    signedBy: row.signed_by_json === null ? null : JSON.parse(row.signed_by_json),
    signedDay: row.signed_day === null ? null : day(row.signed_day),
    refusal: row.refusal_json === null ? null : JSON.parse(row.refusal_json),
    makerN: row.maker_n,
    checkerN: row.checker_n,
    checks: JSON.parse(row.checks_json),
    decisionReason: row.decision_reason,
    sentBackReason: row.sent_back_reason,
    approvedFigures: row.foreseen_json === null ? null : JSON.parse(row.foreseen_json),
    result: row.result_json === null ? null : JSON.parse(row.result_json),
  }
}

/** @throws Missing change-request */
export async function readRequest(tx: ReadTx, id: string): Promise<ChangeRequest> {
  const row = await requestRows(tx.db).where('r.id', '=', id).executeTakeFirst()
  if (row === undefined) throw new Missing('change-request')
  return requestOf(row)
}

/** The request whose form carries a code, or null. */
export async function findByFormCode(tx: ReadTx, code: string): Promise<ChangeRequest | null> {
  const row = await requestRows(tx.db).where('r.form_code', '=', code).executeTakeFirst()
  return row === undefined ? null : requestOf(row)
}

/** The requests that are under way for a document, or of a kind for a card; the first to be recorded first. */
export async function requestsUnderWay(
  tx: ReadTx,
  of: { kind: string; customerN: number; documentN: number | null },
): Promise<{ number: string }[]> {
  let found = tx.db
    .selectFrom('change_request')
    .select('number')
    .where('state', 'in', ['open', 'to-decide', 'approved'])
    .where('kind', '=', of.kind)
    .where('customer_n', '=', of.customerN)
  if (of.documentN !== null) found = found.where('document_n', '=', of.documentN)
  return found.orderBy('n').execute()
}

const columns: ListColumns<Field> = {
  number: { sql: sql.ref('r.number'), type: 'text', sortSql: sql.ref('r.n') },
  state: { sql: sql.ref('r.state'), type: 'text' },
  kind: { sql: sql.ref('r.kind'), type: 'text' },
  verdict: { sql: sql.ref('r.verdict'), type: 'text' },
  customerName: { sql: sql.ref('c.sort_key'), type: 'folded' },
  customerId: { sql: sql.ref('c.id'), type: 'text' },
  documentNumber: { sql: sql.ref('d.number'), type: 'text' },
  documentId: { sql: sql.ref('d.id'), type: 'text' },
  makerName: { sql: sql.ref('r.maker_name'), type: 'text' },
  createdAt: { sql: sql.ref('r.created_at'), type: 'text', sortSql: sql.ref('r.n') },
}

/** One page of the requests, the last first unless sorted. Found by number, form code, document and customer. */
export async function listRequests(
  tx: ReadTx,
  input: ListInput<Field>,
): Promise<{ rows: Row[]; total: number }> {
  const typed = input.search.trim().toUpperCase()
  const starts = `${typed.replaceAll(/[\\%_]/gu, '\\$&')}%`
  const found =
    fold(input.search) === ''
      ? sql`1 = 1`
      : sql`(r.number like ${starts} escape '\\' or r.form_code like ${starts} escape '\\'
          or d.number like ${starts} escape '\\' or ${searchCondition(tx.flavour, 'customer', input.search, 'c')})`
  const where = sql<boolean>`${listCondition(columns, input)} and ${found}`
  const order = listOrder(columns, input, sql`r.n desc`, sql.ref('r.n'))
  const rows = await requestRows(tx.db)
    .where(where)
    .orderBy(sql`${order}`)
    .limit(input.limit)
    .offset(input.offset)
    .execute()
  const counted = await sql<{ total: number }>`
    select count(*) as total from change_request as r join customer as c on c.n = r.customer_n
      left join document as d on d.n = r.document_n where ${where}`.execute(tx.db)
  return { rows: rows.map(rowOf), total: Number(counted.rows[0]?.total ?? 0) }
}

/** How many requests are in each state, and how many this operator may decide (null: none). */
export async function countRequests(
  tx: ReadTx,
  decider: number | null,
): Promise<Record<ChangeState | 'to-decide-by-me', number>> {
  const rows = await tx.db
    .selectFrom('change_request')
    .select(['state', sql<number>`count(*)`.as('count')])
    .groupBy('state')
    .execute()
  const of = (state: ChangeState) => Number(rows.find((row) => row.state === state)?.count ?? 0)
  const states = changeStates.map((state) => [state, of(state)] as const)
  const mine = decider === null ? 0 : await countDecidable(tx, decider)
  return Object.fromEntries([...states, ['to-decide-by-me', mine] as const]) as Record<
    ChangeState | 'to-decide-by-me',
    number
  >
}

async function countDecidable(tx: ReadTx, operatorN: number): Promise<number> {
  const row = await tx.db
    .selectFrom('change_request as r')
    .select(sql<number>`count(*)`.as('count'))
    .where('r.state', '=', 'to-decide')
    .where(
      sql<boolean>`not exists (
      select 1 from change_request_hand h where h.request_n = r.n and h.operator_n = ${operatorN})`,
    )
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export interface NewRequest {
  id: string
  year: number
  formCode: string
  kind: string
  customerN: number
  documentN: number | null
  rightCustomerN: number | null
  verdict: string
  rule: string
  askedBy: string
  identifiedBy: string
  note: string
  asked: Asked
  rows: readonly ChangeRow[]
  needs: Needs
  signer: KeptSigner
  maker: { n: number; name: string }
  at: string
}

/** Stores a request under the next number; answers both. */
export async function insertRequest(
  tx: WriteTx,
  request: NewRequest,
): Promise<{ n: number; number: string }> {
  const last = await tx.db
    .selectFrom('change_request')
    .select(sql<number>`coalesce(max(sequence), 0)`.as('sequence'))
    .executeTakeFirstOrThrow()
  const sequence = Number(last.sequence) + 1
  const number = `CR-${request.year}-${String(sequence).padStart(4, '0')}`
  const { n } = await tx.db
    .insertInto('change_request')
    .values({
      id: request.id,
      version: 1,
      sequence,
      number,
      form_code: request.formCode,
      kind: request.kind,
      state: 'open',
      customer_n: request.customerN,
      document_n: request.documentN,
      right_customer_n: request.rightCustomerN,
      verdict: request.verdict,
      rule: request.rule,
      asked_by: request.askedBy,
      identified_by: request.identifiedBy,
      note: request.note,
      asked_json: JSON.stringify(request.asked),
      rows_json: JSON.stringify(request.rows),
      needs_json: JSON.stringify(request.needs),
      signer_json: JSON.stringify(request.signer),
      maker_n: request.maker.n,
      maker_name: request.maker.name,
      checks_json: '[]',
      decision_reason: '',
      sent_back_reason: '',
      created_at: request.at,
    })
    .returning('n')
    .executeTakeFirstOrThrow()
  return { n, number }
}

/** Whoever works on a request is written down once, and from then on never decides it. */
export async function keepHand(
  tx: WriteTx,
  hand: { requestN: number; operatorN: number; operatorName: string; at: string },
): Promise<void> {
  const there = await tx.db
    .selectFrom('change_request_hand')
    .select('operator_n')
    .where('request_n', '=', hand.requestN)
    .where('operator_n', '=', hand.operatorN)
    .executeTakeFirst()
  if (there !== undefined) return
  await tx.db
    .insertInto('change_request_hand')
    .values({
      request_n: hand.requestN,
      operator_n: hand.operatorN,
      operator_name: hand.operatorName,
      first_at: hand.at,
    })
    .execute()
}

/** Everybody who worked on a request, in the order they first did. */
export async function handsOf(tx: ReadTx, requestN: number): Promise<{ n: number; name: string }[]> {
  const rows = await tx.db
    .selectFrom('change_request_hand')
    .select(['operator_n', 'operator_name'])
    .where('request_n', '=', requestN)
    .orderBy('first_at')
    .orderBy('operator_n')
    .execute()
  return rows.map((row) => ({ n: row.operator_n, name: row.operator_name }))
}

export interface RequestStep {
  state: ChangeState
  signed?: { by: KeptSigner; day: Day } | null
  refusal?: Coded
  decided?: {
    n: number
    name: string
    at: string
    checks: readonly CheckItem[]
    reason: string
    figures: Figures | null
  }
  sentBackReason?: string
  applied?: { at: string; result: Result }
}

/** Takes a request one step on; answers its new version. */
export async function takeStep(
  tx: WriteTx,
  request: Pick<ChangeRequest, 'n' | 'version'>,
  step: RequestStep,
): Promise<number> {
  const version = request.version + 1
  const { signed, refusal, decided, sentBackReason, applied } = step
  await tx.db
    .updateTable('change_request')
    .set({
      version,
      state: step.state,
      ...(signed === undefined
        ? {}
        : {
            signed_by_json: signed === null ? null : JSON.stringify(signed.by),
            signed_day: signed === null ? null : signed.day,
          }),
      ...(refusal === undefined ? {} : { refusal_json: JSON.stringify(refusal) }),
      ...(decided === undefined
        ? {}
        : {
            checker_n: decided.n,
            checker_name: decided.name,
            decided_at: decided.at,
            checks_json: JSON.stringify(decided.checks),
            decision_reason: decided.reason,
            foreseen_json: decided.figures === null ? null : JSON.stringify(decided.figures),
          }),
      ...(sentBackReason === undefined ? {} : { sent_back_reason: sentBackReason }),
      ...(applied === undefined
        ? {}
        : { applied_at: applied.at, result_json: JSON.stringify(applied.result) }),
    })
    .where('n', '=', request.n)
    .execute()
  return version
}

/** Requests page by page, for `verify`. */
export async function requestsAfter(tx: ReadTx, n: number, limit: number): Promise<ChangeRequest[]> {
  const rows = await requestRows(tx.db).where('r.n', '>', n).orderBy('r.n').limit(limit).execute()
  return rows.map(requestOf)
}
