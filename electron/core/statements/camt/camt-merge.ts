import { limits } from '../limits.ts'
import { DetailFields } from './camt-fields.ts'
import type { PartyFields } from './camt-fields.ts'

/**
 * One description of an entry whose details cannot stand alone: every text is kept, and a reference or name only
 * where all details agree on it, since one of several would claim to be the whole.
 */
export function mergeDetails(details: readonly DetailFields[]): DetailFields {
  const merged = new DetailFields()
  const same = (pick: (detail: DetailFields) => string): string => commonText(details, pick)
  merged.bankReference = same((detail) => detail.bankReference)
  merged.messageId = same((detail) => detail.messageId)
  merged.paymentInfoId = same((detail) => detail.paymentInfoId)
  merged.instructionId = same((detail) => detail.instructionId)
  merged.endToEndId = same((detail) => detail.endToEndId)
  merged.transactionId = same((detail) => detail.transactionId)
  merged.mandateId = same((detail) => detail.mandateId)
  merged.creditorId = same((detail) => detail.creditorId)
  merged.codeDomain = same((detail) => detail.codeDomain)
  merged.codeFamily = same((detail) => detail.codeFamily)
  merged.codeSubFamily = same((detail) => detail.codeSubFamily)
  merged.codeProprietary = same((detail) => detail.codeProprietary)
  merged.purpose = same((detail) => detail.purpose)
  merged.returnCode = same((detail) => detail.returnCode)
  merged.hasReturn = details.every((detail) => detail.hasReturn)
  merged.additionalInfo = same((detail) => detail.additionalInfo)
  mergeParty(merged.debtor, details, (detail) => detail.debtor)
  mergeParty(merged.creditor, details, (detail) => detail.creditor)
  merged.remittancePieces = within(details, (detail) => detail.remittancePieces)
  merged.creditorReferences = within(details, (detail) => detail.creditorReferences)
  merged.returnTexts = within(details, (detail) => detail.returnTexts)
  return merged
}

function commonText<Item>(items: readonly Item[], pick: (item: Item) => string): string {
  const first = items[0]
  if (first === undefined) return ''
  const text = pick(first)
  return items.every((item) => pick(item) === text) ? text : ''
}

function mergeParty(
  target: PartyFields,
  details: readonly DetailFields[],
  pick: (detail: DetailFields) => PartyFields,
): void {
  const parties = details.map(pick)
  target.name = commonText(parties, (party) => party.name)
  target.iban = commonText(parties, (party) => party.iban)
  target.otherAccount = commonText(parties, (party) => party.otherAccount)
  target.bic = commonText(parties, (party) => party.bic)
  target.ultimateName = commonText(parties, (party) => party.ultimateName)
}

/** The texts of all details, each once, as far as one bank line holds. */
function within(details: readonly DetailFields[], pick: (detail: DetailFields) => string[]): string[] {
  const texts = new Set<string>()
  let characters = 0
  for (const detail of details) {
    for (const text of pick(detail)) {
      characters += text.length + 1
      if (characters > limits.lineCharacters) return [...texts]
      texts.add(text)
    }
  }
  return [...texts]
}
