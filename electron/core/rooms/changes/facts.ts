import type { Asked, PrintedWords, SignerInput } from '../../../../shared/contract/changes-asked.ts'
import type { zChangePreview } from '../../../../shared/contract/changes.ts'
import { askableFields } from '../../../../shared/contract/changes-asked.ts'
import { type CardFields, zCardFields } from '../../../../shared/contract/customers.ts'
import type { z } from 'zod'
import { cents } from '../../../../shared/values/money.ts'
import { Missing, type QueryContext } from '../../api/context.ts'
import { unsupportedInTexts } from '../../documents/index.ts'
import type { ReadTx } from '../../store/store.ts'
import {
  type Correction,
  foreseeCorrective,
  foreseeReinvoice,
  type PrintedDocument,
  printedOf,
  recipientFacts,
} from '../billing/index.ts'
import {
  type Card,
  checkFields,
  checkTaxIdentity,
  type ContactPerson,
  fieldsOfCard,
  judgeSigner,
  listContacts,
  readCard,
  refuseInactive,
} from '../customers/index.ts'
import { Refusal } from '../../api/context.ts'
import {
  type Coded,
  type Facts,
  fieldsToCover,
  type JudgedCard,
  judgeChange,
  type Judgement,
} from './rules.ts'

/** What a request is about, read as it is now, with the judgement on it. */
export interface Judged {
  asked: Asked
  card: Card
  document: PrintedDocument | null
  rightCard: Card | null
  judgement: Judgement
}

/** An issued document's words in the shape they are asked for. */
export function printedWordsOf(document: PrintedDocument): PrintedWords {
  const { recipient, purchaseReference, note, lines } = document
  return {
    ...recipient,
    purchaseReference,
    note,
    lines: lines.map(({ position, description, detail }) => ({ position, description, detail })),
  }
}

/** The words that are asked for, as billing takes them. */
export function correctionOf(words: PrintedWords): Correction {
  const { name, addressLines, postcode, city, country, purchaseReference, note, lines } = words
  return { recipient: { name, addressLines, postcode, city, country }, purchaseReference, note, lines }
}

/** @throws Missing customer, document, contact */
export async function judge(tx: ReadTx, wanted: Asked): Promise<Judged> {
  const document = wanted.kind === 'invoice' ? await printedOf(tx, { id: wanted.documentId }) : null
  const card = await cardOf(tx, wanted, document)
  const rightCard = await rightCardOf(tx, wanted)
  const checked = checkAsked(wanted, card)
  const { asked } = checked
  const words = asked.kind === 'invoice' && asked.matter === 'words' ? asked.words : null
  const foreseen =
    words === null || document === null
      ? null
      : await foreseeCorrective(tx, { documentN: document.n, correction: correctionOf(words) })
  const refusal = foreseen === null || foreseen.ok ? null : foreseen.refusal
  const isTaxedOtherwise = refusal?.code === 'billing.correction-vat'
  const facts: Facts = {
    asked,
    card: judgedCard(card),
    document: document === null ? null : judgedDocument(document),
    rightCard: rightCard === null ? null : judgedCard(rightCard),
    contact: await contactOf(tx, asked, card),
    isTaxedOtherwise,
  }
  const judgement = judgeChange(facts)
  const problems = [
    ...checked.problems,
    ...(judgement.verdict === 'corrective' || isTaxedOtherwise ? [] : await inactive(tx, asked, card)),
    ...judgement.problems,
    ...unprintable(judgement),
  ]
  // What has no difference was said already.
  if (refusal !== null && !isTaxedOtherwise && judgement.problems.length === 0) problems.push(refusal)
  return {
    asked,
    card,
    document,
    rightCard: judgement.verdict === 'credit-and-invoice' ? (rightCard ?? card) : null,
    judgement: { ...judgement, problems },
  }
}

/** What the form would leave out is not what is signed; a document would refuse it only once it is approved. */
function unprintable({ rows }: Judgement): Coded[] {
  const missing = unsupportedInTexts(rows.map(({ after }) => after))
  const [first] = missing
  if (first === undefined) return []
  const characters = missing.slice(0, 10).map(({ character }) => character)
  const params = { characters: characters.join(' '), text: first.text.slice(0, 200) }
  return [{ code: 'billing.characters-unsupported', params }]
}

function cardOf(tx: ReadTx, asked: Asked, document: PrintedDocument | null): Promise<Card> {
  if (asked.kind !== 'invoice') return readCard(tx, { id: asked.customerId })
  if (document === null) throw new Missing('document')
  return readCard(tx, { n: document.customerN })
}

async function rightCardOf(tx: ReadTx, asked: Asked): Promise<Card | null> {
  const wantsOther = asked.kind === 'invoice' && (asked.matter === 'recipient' || asked.matter === 'tax-id')
  if (!wantsOther || asked.rightCustomerId === null) return null
  return readCard(tx, { id: asked.rightCustomerId })
}

async function contactOf(tx: ReadTx, asked: Asked, card: Card): Promise<ContactPerson | null> {
  if (asked.kind !== 'lost-access' || asked.contactId === null) return null
  const contact = (await listContacts(tx, card.n)).find(({ id }) => id === asked.contactId)
  if (contact === undefined) throw new Missing('contact')
  return contact
}

/** An invoice may be corrected for ever; a card only while it is in use. */
async function inactive(tx: ReadTx, asked: Asked, card: Card): Promise<Coded[]> {
  const isOfCard = asked.kind !== 'invoice' || asked.matter === 'future'
  if (!isOfCard) return []
  try {
    await refuseInactive(tx, card)
    return []
  } catch (error) {
    if (error instanceof Refusal) return [{ code: error.code, params: error.params }]
    throw error
  }
}

/** What is asked for, with every value in the form it is kept in, or what is wrong with it. */
function checkAsked(asked: Asked, card: Card): { asked: Asked; problems: Coded[] } {
  if (asked.kind === 'lost-access') {
    const { contact } = asked
    const checked = checkFields({ ...fieldsOfCard(card), email: contact.email })
    if (!checked.ok) return { asked, problems: [checked] }
    return { asked: { ...asked, contact: { ...contact, email: checked.value.email } }, problems: [] }
  }
  const fields = checkFieldsAsked(card, asked.fields)
  if (!fields.ok) return { asked, problems: [fields] }
  if (asked.kind === 'invoice') return { asked: { ...asked, fields: fields.value }, problems: [] }
  if (asked.taxIdentity === null) return { asked: { ...asked, fields: fields.value }, problems: [] }
  const identity = checkTaxIdentity(asked.taxIdentity, card.kind)
  if (!identity.ok) return { asked, problems: [identity] }
  return { asked: { ...asked, fields: fields.value, taxIdentity: identity.value }, problems: [] }
}

type AskedFields = Extract<Asked, { kind: 'card' }>['fields']

function checkFieldsAsked(
  card: Card,
  fields: AskedFields,
): { ok: true; value: AskedFields } | ({ ok: false } & Coded) {
  const parsed = zCardFields.safeParse({ ...fieldsOfCard(card), ...fields })
  if (!parsed.success) {
    const field = String(parsed.error.issues[0]?.path[0] ?? '')
    return { ok: false, code: 'changes.field-invalid', params: { field } }
  }
  const checked = checkFields(parsed.data)
  if (!checked.ok) return checked
  const value: AskedFields = {}
  for (const field of askableFields) if (fields[field] !== undefined) value[field] = checked.value[field]
  return { ok: true, value }
}

/** The fields of a card as a request writes them, back in their types. */
export function cardFieldsOf(card: Card, fields: AskedFields): CardFields {
  return zCardFields.parse({ ...fieldsOfCard(card), ...fields })
}

/** The fields that a card does not have as they were asked for. */
export function differingFields(card: Card, fields: AskedFields): string[] {
  const now = fieldsOfCard(card)
  return askableFields.filter((field) => fields[field] !== undefined && fields[field] !== now[field])
}

function judgedCard(card: Card): JudgedCard {
  const { vatNumber, taxId } = recipientFacts(card)
  return {
    printedTaxId: vatNumber ?? taxId ?? '',
    n: card.n,
    fields: fieldsOfCard(card),
    taxId: card.taxIdentity,
    isActive: card.state === 'active',
    cardNumber: card.cardNumber,
  }
}

function judgedDocument(document: PrintedDocument) {
  return {
    number: document.number,
    kind: document.kind,
    customerN: document.customerN,
    words: printedWordsOf(document),
    taxId: document.vatNumber === '' ? document.taxId : document.vatNumber,
  }
}

/** Whether this signer may ask for what was judged. */
export function judgeSignerOf(tx: ReadTx, judged: Judged, signer: SignerInput) {
  return judgeSigner(tx, judged.card.n, signer, fieldsToCover(judged.judgement))
}

type Signers = z.output<typeof zChangePreview>['signers']

/** Everybody who could sign for the card, with what keeps those who may not. */
export async function signersOf(tx: ReadTx, judged: Judged): Promise<Signers> {
  const contacts = await listContacts(tx, judged.card.n)
  const signers: Signers = []
  for (const { id, name, access } of contacts) {
    const answer = await judgeSignerOf(tx, judged, { capacity: 'contact', contactId: id })
    const refusal = answer.ok ? null : { code: answer.code, params: answer.params }
    signers.push({ capacity: 'contact', contactId: id, name, access, refusal })
  }
  const own = judged.card.kind === 'person' ? 'holder' : 'representative'
  const name = own === 'holder' ? judged.card.legalName : ''
  signers.push({ capacity: own, contactId: null, name, access: '', refusal: null })
  return signers
}

/** What crediting and invoicing anew would come to; null for the other ways, and where it would be refused. */
export async function foreseenOf(query: Pick<QueryContext, 'tx' | 'core'>, judged: Judged) {
  const { document, rightCard, judgement } = judged
  if (judgement.verdict !== 'credit-and-invoice' || document === null || rightCard === null) return null
  const input = { documentN: document.n, customerN: rightCard.n }
  const foreseen = await foreseeReinvoice(query.tx, input, query.core.clock)
  if (!foreseen.ok) return { refusal: foreseen.refusal, figures: null }
  return {
    refusal: null,
    figures: {
      creditCents: foreseen.credited.grossCents,
      invoiceGrossCents: foreseen.invoiced.grossCents,
      creditLeftCents: cents(foreseen.creditLeftCents),
      currency: document.currency,
    },
  }
}
