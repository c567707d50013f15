import type { CardFields } from '../../../../shared/contract/customers.ts'
import type { RefusalCode } from '../../../../shared/contract/refusals.ts'
import type { ReadTx } from '../../store/store.ts'
import { type Answer, refuseAccess, uncoveredFields } from './access-rules.ts'
import type { ContactPerson } from './card.ts'
import { listContacts } from './contact-store.ts'
import { readCard } from './store.ts'

/** Who signed the form of an authorised change request, and as what. */
export type Signer =
  | { capacity: 'contact'; contactId: string }
  | { capacity: 'holder' }
  | { capacity: 'representative'; name: string }

export type JudgedSigner =
  | {
      ok: true
      name: string
      /** The access of a contact person; '' for the others. */
      access: string
      contactId: string | null
      /** True where only an extract of the trade register shows that the signer may sign. */
      needsRegisterExtract: boolean
    }
  | { ok: false; code: RefusalCode; params: Record<string, string> }

export interface SignedChange {
  signer: Signer
  cardKind: CardFields['kind']
  /** The name of the customer, who is the holder of a person's card. */
  legalName: string
  contacts: readonly ContactPerson[]
  changed: readonly string[]
}

/**
 * Whether this signer may ask for a change of these fields (DESIGN.md, access). A contact person signs as far as their
 * access goes, and with `contact-only` never for a company. Who restores access changes who may act for the card
 * (`contacts`), which only `full` covers. The legal representative of a company need not stand on the card: the
 * register says who that is.
 */
export function judgeSignature(signed: SignedChange): JudgedSigner {
  const { signer, cardKind } = signed
  if (signer.capacity === 'holder') {
    return cardKind === 'person' ? accepted(signed.legalName) : refused('customers.signer-not-holder')
  }
  if (signer.capacity === 'representative') {
    if (cardKind !== 'company') return refused('customers.signer-not-representative')
    const name = signer.name.trim()
    if (name === '') return refused('customers.requester-unknown')
    return { ...accepted(name), needsRegisterExtract: true }
  }
  const contact = signed.contacts.find(({ id }) => id === signer.contactId)
  if (contact === undefined) return refused('customers.requester-unknown')
  const mayNeverSign = contact.access === 'contact-only' && cardKind === 'company'
  const uncovered = mayNeverSign
    ? [...signed.changed]
    : uncoveredFields(contact.access, cardKind, signed.changed)
  if (mayNeverSign || uncovered.length > 0) return refuseAccess(signed, contact, uncovered)
  return { ...accepted(contact.name), access: contact.access, contactId: contact.id }
}

function accepted(name: string) {
  return { ok: true as const, name, access: '', contactId: null, needsRegisterExtract: false }
}

function refused(code: RefusalCode): Extract<Answer, { ok: false }> {
  return { ok: false, code, params: {} }
}

/**
 * The judgement over who signed for a card as it is now. `changedFields` are names of fields of the card, and
 * `contacts` for who may act for it.
 *
 * @throws Missing customer
 */
export async function judgeSigner(
  tx: ReadTx,
  customerN: number,
  signer: Signer,
  changedFields: readonly string[],
): Promise<JudgedSigner> {
  const card = await readCard(tx, { n: customerN })
  return judgeSignature({
    signer,
    cardKind: card.kind,
    legalName: card.legalName,
    contacts: await listContacts(tx, customerN),
    changed: changedFields,
  })
}
