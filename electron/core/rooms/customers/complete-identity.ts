import type { IdentityEvidence } from '../../../../shared/contract/customers-access.ts'
import {
  askConfirmation,
  assertVersion,
  type CommandContext,
  type JobContext,
  refuse,
} from '../../api/context.ts'
import { verifyOwnPassword } from '../operators/index.ts'
import { refuseInactive } from './active-card.ts'
import { fieldsOfCard } from './card-mapping.ts'
import { keepVersion } from './change-card.ts'
import { taxIdForms } from './change-rules.ts'
import { listContacts } from './contact-store.ts'
import { acceptTaxIdentity, duplicateWarnings } from './create-card.ts'
import { findDuplicates } from './duplicate-store.ts'
import { textHoldsBsn } from './rules.ts'
import { readCard, updateTaxIdentity } from './store.ts'

interface Completion {
  requestId: string
  id: string
  version: number
  taxIdentity: { kind: string; country: string; value: string }
  evidence: IdentityEvidence
  password: string
  confirm: readonly string[]
}

/**
 * Gives a card of the kind `none` its tax identity. It happens once: from then on the database refuses any other
 * (guard:tax-id-locked). Who showed which document on which day is kept with the version it makes.
 *
 * @throws Refusal `customers.identity-complete`, `customers.identity-still-none`, `customers.evidence-in-future`,
 *   `customers.tax-id-invalid` (with the reason), `customers.bsn-forbidden`, `operators.password-wrong`; Unconfirmed
 *   (`customers.duplicate`) where another card has it; Stale
 */
export async function completeTaxIdentity(job: JobContext, input: Completion): Promise<{ version: number }> {
  await verifyOwnPassword(job.core, job.session, input.password)
  return job.command(input.requestId, (command) => complete(command, input))
}

async function complete(command: CommandContext, input: Completion): Promise<{ version: number }> {
  const { tx } = command
  const card = await readCard(tx, { id: input.id })
  assertVersion('customer', card.version, input.version)
  await refuseInactive(tx, card)
  if (card.taxIdentity.kind !== 'none') refuse('customers.identity-complete', { cardNumber: card.cardNumber })
  const taxIdentity = acceptTaxIdentity(input.taxIdentity, card.kind)
  if (taxIdentity.kind === 'none') refuse('customers.identity-still-none')
  const { evidence } = input
  const today = await command.today()
  if (evidence.seenDay > today) refuse('customers.evidence-in-future', { day: evidence.seenDay, today })
  if (textHoldsBsn(`${evidence.shownBy} ${evidence.document}`)) refuse('customers.bsn-forbidden')
  const taxIds = taxIdForms(taxIdentity)
  const alike = { legalName: '', postcode: '', iban: '', email: '' }
  const duplicates = await findDuplicates(tx, { ...alike, taxIds, taxIdCountry: taxIdentity.country })
  askConfirmation(duplicateWarnings(duplicates), input.confirm)

  const contacts = await listContacts(tx, card.n)
  await updateTaxIdentity(tx, card, { taxIdentity, contacts, at: command.now })
  const version = await keepVersion(command, card, {
    fields: fieldsOfCard(card),
    state: card.state,
    vatConfirmation: card.vatConfirmation,
    taxIdentity,
    request: { evidence },
  })
  await command.audit({
    action: 'customers.identity-completed',
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: { version, taxIdKind: taxIdentity.kind, country: taxIdentity.country },
    private: { taxIdentity, evidence },
  })
  return { version }
}
