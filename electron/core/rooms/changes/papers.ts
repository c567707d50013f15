import type { ChangeRow } from '../../../../shared/contract/changes.ts'
import type { EvidenceKind } from '../../../../shared/contract/evidence.ts'
import type { Language } from '../../../../shared/values/languages.ts'
import { type JobContext, Missing, type QueryContext, refuse } from '../../api/context.ts'
import {
  type ChangeFormFacts,
  type ChangeFormField,
  changeFormFields,
  freezeChangeForm,
} from '../../documents/index.ts'
import { todayIn } from '../../platform/clock.ts'
import { companyFacts, recipientFacts, requireCompany, requireDefaultAccount } from '../billing/index.ts'
import { readCard } from '../customers/index.ts'
import { addEvidence, listRequestEvidence, readEvidence } from '../evidence/index.ts'
import { tell, workOn } from './requests.ts'
import { takesPapers } from './rules.ts'
import { type ChangeRequest, readRequest, takeStep } from './store.ts'

interface PaperInput {
  requestId: string
  id: string
  kind: EvidenceKind
  masks: { x: number; y: number; width: number; height: number }[]
  file: File
}

/**
 * Files what came back to its request: into the vault, as evidence of the request's card.
 *
 * @throws Refusal changes.state when the request has ended, and evidence.*; Missing
 */
export function addPaper(job: JobContext, input: PaperInput) {
  let request: ChangeRequest | null = null
  return addEvidence(
    job,
    input,
    async ({ tx }) => {
      request = await readRequest(tx, input.id)
      const { number, state, customerN, n } = request
      if (!takesPapers.includes(state)) refuse('changes.state', { number, state })
      return { customerN, changeRequestN: n }
    },
    async (command, evidence) => {
      if (request === null) throw new Error('evidence without its request')
      // Whoever decides does so over the papers they saw: one more makes another version.
      await takeStep(command.tx, request, { state: request.state })
      await workOn(command, request.n)
      const papers = { evidenceKind: input.kind, evidenceId: evidence.id }
      await tell(command, request, 'evidence-added', papers)
    },
  )
}

/**
 * What was handed in, for who decides: a checker sees nothing of other cards.
 *
 * @throws Missing where the evidence is not of this request; Refusal changes.state once it is decided, evidence.*
 */
export async function readPaper(job: JobContext, input: { id: string; evidenceId: string }): Promise<File> {
  const number = await job.read(async (query) => {
    const request = await readRequest(query.tx, input.id)
    const papers = await listRequestEvidence(query, request.n)
    if (!papers.some(({ id }) => id === input.evidenceId)) throw new Missing('evidence')
    if (request.state !== 'to-decide')
      refuse('changes.state', { number: request.number, state: request.state })
    return request.number
  })
  return readEvidence(job, { id: input.evidenceId, purpose: number })
}

/** The form to sign, in any of the languages. What it asks for never changes, so that every print of it says the same. */
export async function formFile(job: JobContext, input: { id: string; language: Language }): Promise<File> {
  const facts = await job.read((query) => formFacts(query, input))
  const { bytes } = await job.core.pdf.render(freezeChangeForm(facts))
  return new File([new Uint8Array(bytes)], `${facts.requestNumber}.pdf`, { type: 'application/pdf' })
}

/** What the form to sign says. @throws Missing change-request */
export async function formFacts(
  { tx, core }: Pick<QueryContext, 'tx' | 'core'>,
  input: { id: string; language: Language },
): Promise<ChangeFormFacts> {
  const request = await readRequest(tx, input.id)
  const company = await requireCompany(tx)
  const account = await requireDefaultAccount(tx)
  const card = await readCard(tx, { n: request.customerN })
  const { document, signer } = request
  const today = todayIn(core.clock, company.timeZone)
  return {
    language: input.language,
    company: companyFacts(company, account),
    recipient: recipientFacts(card),
    cardNumber: card.cardNumber,
    requestNumber: request.number,
    formCode: request.formCode,
    kind: request.kind,
    verdict: request.verdict,
    document: document === null ? null : { number: document.number, day: document.issueDay },
    rows: request.rows.map((row) => formRow(request.kind === 'lost-access' ? withoutOld(row) : row)),
    requester: { name: signer.name, capacity: signer.capacity, access: signer.access },
    needs: { signedForm: true, ...request.needs },
    dueDay: null,
    day: today,
    createdAt: request.createdAt,
  }
}

const formFields: Readonly<Record<string, ChangeFormField>> = {
  'contact.name': 'contactName',
  'contact.email': 'contactEmail',
  'contact.phone': 'contactPhone',
  'contact.jobTitle': 'contactJobTitle',
  'contact.access': 'contactAccess',
  'words.name': 'legalName',
  'words.addressLines': 'addressLine',
  'words.postcode': 'postcode',
  'words.city': 'city',
  'words.country': 'country',
  'words.purchaseReference': 'purchaseReference',
  'words.note': 'note',
}

/**
 * The form of lost access goes to an address that nobody has vouched for yet: it does not tell how the person was
 * reached before.
 */
function withoutOld(row: ChangeRow): ChangeRow {
  const isReach = row.field === 'contact.email' || row.field === 'contact.phone'
  return isReach && row.before !== '' ? { ...row, before: `${row.before.slice(0, 1)}***` } : row
}

function formRow({ field, before, after }: ChangeRow): ChangeFormFacts['rows'][number] {
  const line = /^line\.(\d+)\.(description|detail)$/u.exec(field)
  if (line !== null) {
    const name = line[2] === 'detail' ? 'lineDetail' : 'lineDescription'
    return { field: name, position: Number(line[1]), before, after }
  }
  const known = formFields[field] ?? changeFormFields.find((candidate) => candidate === field)
  if (known === undefined) throw new Error(`the form has no word for ${field}`)
  return { field: known, position: null, before, after }
}
