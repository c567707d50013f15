import { z } from 'zod'
import {
  command,
  commandInput,
  job,
  listInput,
  listOutput,
  multilineText,
  query,
  requiredText,
  text,
  zCents,
  zConfirm,
  zDay,
  zInstant,
  zLanguage,
  zUuid,
  zVersion,
} from './base.ts'
import { documentKinds } from './billing.ts'
import { accessLevels } from './customers.ts'
import { zAsked, zKeptSigner, zPrintedWords, zSigner } from './changes-asked.ts'
import { identifications } from './customers-access.ts'
import { evidenceKinds, zEvidence, zMask } from './evidence.ts'
import { refusalCodes } from './refusals.ts'

/** A card's data, the words of an issued invoice, or who reaches the account after access, e-mail and phone were lost. */
export const changeKinds = ['card', 'invoice', 'lost-access'] as const
export type ChangeKind = (typeof changeKinds)[number]
/**
 * open: the form is out, evidence comes in; to-decide: waits for a second operator; refused: by rule, since who signed
 * may not act for the card; rejected: by the second operator.
 */
export const changeStates = [
  'open',
  'to-decide',
  'approved',
  'applied',
  'refused',
  'rejected',
  'withdrawn',
] as const
export type ChangeState = (typeof changeStates)[number]
/** Which way applies; computed by rule and never chosen. */
export const verdicts = ['edit-card', 'edit-contact', 'corrective', 'credit-and-invoice', 'new-card'] as const
export type Verdict = (typeof verdicts)[number]

const coded = z.object({
  code: z.enum(refusalCodes),
  params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
})

/** Why the verdict is what it is: codes under `changes:rule.*`, each quoting where the rule stands. */
export const ruleCodes = [
  'edit-card',
  'future-only',
  'proforma',
  'new-card',
  'corrective',
  'treatment-changes',
  'wrong-recipient',
  'wrong-tax-id',
  'lost-access',
] as const
export type RuleCode = (typeof ruleCodes)[number]

/**
 * One value as it is and as it shall be. `field` is a card's field, `contact.email`, `words.name` or
 * `line.2.description`; values as stored, worded by the reader.
 */
const zRow = z.object({ field: z.string(), before: z.string(), after: z.string() })
export type ChangeRow = z.infer<typeof zRow>

const zNeeds = z.object({
  /** Asked for only where it is unavoidable, with photo and national number blackened (Autoriteit Persoonsgegevens). */
  identityCopy: z.boolean(),
  /** Who is not on the card shows by the trade register that they represent the company. */
  registerExtract: z.boolean(),
})

export const checkItems = [
  'form-complete',
  'form-signed',
  'signer-matches',
  'identity-matches',
  'identity-masked',
  'register-matches',
  'request-plausible',
] as const
export type CheckItem = (typeof checkItems)[number]

const cardInBrief = z.object({ id: zUuid, cardNumber: z.string(), legalName: z.string() })
const documentInBrief = z.object({
  id: zUuid,
  kind: z.enum(documentKinds),
  number: z.string(),
  issueDay: zDay,
})

/** What applying would make, computed now; null where it makes no documents. */
const zForeseen = z.object({
  creditCents: zCents,
  invoiceGrossCents: zCents,
  /** Credit that stays on the old recipient's card, since what was paid for it came from them. */
  creditLeftCents: zCents,
  currency: z.string(),
})

export const zChangePreview = z.object({
  customer: cardInBrief,
  document: documentInBrief.nullable(),
  verdict: z.enum(verdicts),
  rule: z.enum(ruleCodes),
  rows: z.array(zRow),
  needs: zNeeds,
  /** What stands in the way, and what has to be confirmed. */
  problems: z.array(coded),
  warnings: z.array(coded),
  /** Everybody who could sign, and why those who could not may not. */
  signers: z.array(
    z.object({
      capacity: z.enum(['contact', 'holder', 'representative']),
      contactId: zUuid.nullable(),
      name: z.string(),
      access: z.union([z.enum(accessLevels), z.literal('')]),
      refusal: coded.nullable(),
    }),
  ),
  foreseen: zForeseen.nullable(),
})

/** What applying made, as far as the way makes it. */
const zResult = z.object({
  cardVersion: zVersion.nullable(),
  contactId: zUuid.nullable(),
  documents: z.array(z.object({ id: zUuid, kind: z.enum(documentKinds), number: z.string() })),
  creditLeftCents: zCents,
  migration: z.object({ id: zUuid, newCard: cardInBrief }).nullable(),
})

export const changeListFields = [
  'number',
  'state',
  'kind',
  'verdict',
  'customerName',
  'customerId',
  'documentNumber',
  'documentId',
  'makerName',
  'createdAt',
] as const
export const zChangeRow = z.object({
  id: zUuid,
  version: zVersion,
  number: z.string(),
  kind: z.enum(changeKinds),
  state: z.enum(changeStates),
  verdict: z.enum(verdicts),
  customer: cardInBrief,
  document: documentInBrief.nullable(),
  makerName: z.string(),
  checkerName: z.string().nullable(),
  createdAt: zInstant,
  decidedAt: zInstant.nullable(),
  appliedAt: zInstant.nullable(),
})

export const changeActions = [
  'add-evidence',
  'submit',
  'refuse-signer',
  'decide',
  'apply',
  'withdraw',
  'copy',
] as const

export const zChange = zChangeRow.extend({
  formCode: z.string(),
  askedBy: z.string(),
  identifiedBy: z.enum(identifications),
  note: z.string(),
  rule: z.enum(ruleCodes),
  asked: zAsked,
  rows: z.array(zRow),
  needs: zNeeds,
  /** Who has to sign, as the form names them. */
  signer: zKeptSigner,
  /** Who did sign, as the paper says; null until it came back. */
  signedBy: zKeptSigner.nullable(),
  signedDay: zDay.nullable(),
  evidence: z.array(zEvidence),
  requiredChecks: z.array(z.enum(checkItems)),
  checks: z.array(z.enum(checkItems)),
  decisionReason: z.string(),
  /** Why it was sent back last; '' when it was not. */
  sentBackReason: z.string(),
  refusal: coded.nullable(),
  result: zResult.nullable(),
  /** What applying would make now. */
  foreseen: zForeseen.nullable(),
  /** For `credit-and-invoice`: the card it goes to. For `new-card`: the card that was made, once there is one. */
  rightCard: cardInBrief.nullable(),
  /** Operators who worked on it, and therefore never decide it. */
  workedOnBy: z.array(z.string()),
  actions: z.array(z.enum(changeActions)),
  /** What keeps this operator from deciding, where it waits for a decision. */
  mayNotDecide: z.enum(['worked-on-it', 'role']).nullable(),
  /** The version of the card that applying rests on is another now, or the document says something else. */
  staleFields: z.array(z.string()),
})

const changed = z.object({ version: zVersion, state: z.enum(changeStates) })
const wanted = {
  asked: zAsked,
  /** Who asked, by name, and how they were identified. */
  askedBy: requiredText(120),
  identifiedBy: z.enum(identifications),
  note: multilineText(1000).default(''),
  signer: zSigner,
}

/** Authorised change requests: what changes only with a signed form and a second operator. */
export const changes = {
  list: query('changes.read').input(listInput(changeListFields)).output(listOutput(zChangeRow)),
  /** How many are in each state, and how many wait for a decision that this operator may take. */
  counts: query('changes.read').output(z.record(z.enum([...changeStates, 'to-decide-by-me']), z.int())),
  get: query('changes.read')
    .input(z.object({ id: zUuid }))
    .output(zChange),
  /** What an issued document says, to be corrected in the form. */
  printedWords: query('billing.read')
    .input(z.object({ documentId: zUuid }))
    .output(z.object({ document: documentInBrief, customer: cardInBrief, words: zPrintedWords })),
  /** The verdict with its rule, and who could sign; stores nothing. */
  previewChange: query('customers.read')
    .input(z.object({ asked: zAsked }))
    .output(zChangePreview),
  /** Records what is asked for; from then on it stands, and its form can be printed. */
  createChange: command('changes.write', ['changes', 'audit'])
    .input(commandInput({ ...wanted, confirm: zConfirm }))
    .output(z.object({ id: zUuid, number: z.string(), formCode: z.string() })),
  /** The form to sign, with its code. */
  getFormPdf: job('changes.read')
    .input(z.object({ id: zUuid, language: zLanguage }))
    .output(z.file()),
  /** Puts a message with the form into the outbox; refused once the form came back. */
  sendForm: job('mail.write', ['mail'])
    .input(commandInput({ id: zUuid, language: zLanguage }))
    .output(z.object({ messageId: zUuid })),
  /** The request whose form carries this code; refused with what is wrong where the code cannot be. */
  findByCode: query('changes.read')
    .input(z.object({ code: z.string().max(60) }))
    .output(z.object({ id: zUuid, number: z.string(), state: z.enum(changeStates) })),
  /** As `evidence.addEvidence`, filed to the request and kept as long as its purpose lasts. */
  addEvidence: job('changes.write', ['changes', 'evidence', 'audit'])
    .input(
      commandInput({
        id: zUuid,
        kind: z.enum(evidenceKinds),
        masks: z.array(zMask).max(50).default([]),
        file: z.file(),
      }),
    )
    .output(z.object({ id: zUuid, keepUntilDay: zDay })),
  /** The plain file, for who decides the request; who looked is written first. */
  readEvidence: job('changes.decide', ['audit'])
    .input(commandInput({ id: zUuid, evidenceId: zUuid }))
    .output(z.file()),
  /**
   * Hands it to a second operator, naming who signed. Refused where the papers are not complete, and where who signed
   * may not act for the card (`customers.access-not-enough`, naming who could).
   */
  submitChange: command('changes.write', ['changes', 'audit'])
    .input(commandInput({ id: zUuid, version: zVersion, signedBy: zSigner, signedDay: zDay }))
    .output(changed),
  /** Ends it by rule: who signed may not act for the card. The refusal, and who could, is kept. */
  refuseSigner: command('changes.write', ['changes', 'evidence', 'audit'])
    .input(commandInput({ id: zUuid, version: zVersion, signedBy: zSigner, signedDay: zDay }))
    .output(changed),
  /** By an operator who did not work on it. Approving needs every check of the list. */
  decideChange: command('changes.decide', ['changes', 'evidence', 'audit'])
    .input(
      commandInput({
        id: zUuid,
        version: zVersion,
        decision: z.enum(['approve', 'reject', 'send-back']),
        checks: z.array(z.enum(checkItems)).max(20).default([]),
        reason: text(500).default(''),
      }),
    )
    .output(changed),
  /** Does what was approved; refused where card or document have changed since it was signed. */
  applyChange: command('changes.write', [
    'changes',
    'customers',
    'documents',
    'services',
    'ledger',
    'evidence',
    'audit',
  ])
    .input(commandInput({ id: zUuid, version: zVersion }))
    .output(changed),
  withdrawChange: command('changes.write', ['changes', 'evidence', 'audit'])
    .input(commandInput({ id: zUuid, version: zVersion, reason: requiredText(300) }))
    .output(changed),
}
