import type { CardFields } from '../../../../shared/contract/customers.ts'
import { formatSeriesNumber } from '../../../../shared/values/series.ts'
import { yearOf } from '../../../../shared/values/day.ts'
import { askConfirmation, type CommandContext, refuse } from '../../api/context.ts'
import type { ReadTx } from '../../store/store.ts'
import { listSeries } from '../settings/index.ts'
import type { TaxIdentity } from './card.ts'
import { taxIdForms } from './change-rules.ts'
import { type Duplicate, findDuplicates } from './duplicate-store.ts'
import { checkFields, checkIban, checkTaxIdentity, emailKept } from './rules.ts'
import { cardNumberTaken, insertCard, insertVersion, lastCardSequence } from './store.ts'

export interface NewCard {
  taxIdentity: { kind: string; country: string; value: string }
  card: CardFields
  confirm: readonly string[]
  /** Cards that are known to be another one's past, and are no doubles of it. */
  exceptIds?: readonly string[]
}

/**
 * Makes a card with the next number of its series.
 *
 * @throws Refusal for a tax ID, BSN, IBAN, VAT number, e-mail or postcode that is wrong; Unconfirmed
 *   (`customers.duplicate`) where a card may be the same
 */
export async function createCard(
  command: CommandContext,
  input: NewCard,
): Promise<{ n: number; id: string; cardNumber: string }> {
  const taxIdentity = acceptTaxIdentity(input.taxIdentity, input.card.kind)
  const fields = acceptFields(input.card)
  const alike = await findDuplicates(command.tx, {
    ...fields,
    taxIds: taxIdForms(taxIdentity),
    taxIdCountry: taxIdentity.country,
  })
  const duplicates = alike.filter(({ id: otherId }) => input.exceptIds?.includes(otherId) !== true)
  askConfirmation(duplicateWarnings(duplicates), input.confirm)

  const { cardNumber, cardSequence } = await nextCardNumber(command)
  const id = command.newId()
  const n = await insertCard(command.tx, {
    id,
    cardNumber,
    cardSequence,
    taxIdentity,
    fields,
    at: command.now,
  })
  await insertVersion(command.tx, {
    customerN: n,
    version: 1,
    at: command.now,
    operatorName: command.actor.name,
    snapshot: { fields, taxIdentity, state: 'active', vatConfirmation: null },
  })
  await command.audit({
    action: 'customers.card-created',
    recordKind: 'customer',
    recordId: id,
    recordLabel: cardNumber,
    public: {
      kind: fields.kind,
      country: fields.country,
      taxIdKind: taxIdentity.kind,
      duplicatesConfirmed: duplicates.map((duplicate) => duplicate.cardNumber),
    },
    private: { card: fields, taxIdentity },
  })
  return { n, id, cardNumber }
}

/** The fields in the form they are kept, or the refusal. */
export function acceptFields(fields: CardFields): CardFields {
  const checked = checkFields(fields)
  return checked.ok ? checked.value : refuse(checked.code, checked.params)
}

/** The tax identity in its normalised form, or the refusal. */
export function acceptTaxIdentity(
  identity: { kind: string; country: string; value: string },
  cardKind: CardFields['kind'],
): TaxIdentity {
  const checked = checkTaxIdentity(identity, cardKind)
  return checked.ok ? checked.value : refuse(checked.code, checked.params)
}

export function duplicateWarnings(duplicates: readonly Duplicate[]) {
  const [first] = duplicates
  if (first === undefined) return []
  const params = {
    count: duplicates.length,
    cardNumber: first.cardNumber,
    legalName: first.legalName,
    reasons: first.reasons.join(' '),
  }
  return [{ code: 'customers.duplicate' as const, params }]
}

/** The next number of the series of cards; a number that an older pattern gave already is passed over. */
async function nextCardNumber(
  command: CommandContext,
): Promise<{ cardNumber: string; cardSequence: number }> {
  const series = (await listSeries(command.tx)).find((each) => each.kind === 'customer')
  if (series === undefined) refuse('billing.series-missing', { kind: 'customer' })
  const year = yearOf(await command.today())
  const last = await lastCardSequence(command.tx)
  let cardSequence = Math.max(series.firstNumber, (last ?? 0) + 1)
  let cardNumber = formatSeriesNumber(series.pattern, { year, number: cardSequence })
  while (await cardNumberTaken(command.tx, cardNumber)) {
    cardSequence += 1
    cardNumber = formatSeriesNumber(series.pattern, { year, number: cardSequence })
  }
  return { cardNumber, cardSequence }
}

/** Cards that may be the same as one being typed: parts that are not right yet are not compared. */
export async function findLikelyDuplicates(
  tx: ReadTx,
  typed: {
    taxIdentity: { kind: string; country: string; value: string }
    legalName: string
    postcode: string
    iban: string
    email: string
  },
): Promise<Duplicate[]> {
  const asPerson = checkTaxIdentity(typed.taxIdentity, 'person')
  const checked = asPerson.ok ? asPerson : checkTaxIdentity(typed.taxIdentity, 'company')
  const iban = checkIban(typed.iban)
  return findDuplicates(tx, {
    taxIds: checked.ok ? taxIdForms(checked.value) : [],
    taxIdCountry: typed.taxIdentity.country,
    legalName: typed.legalName.trim(),
    postcode: typed.postcode,
    iban: iban.ok ? iban.value : '',
    email: emailKept(typed.email.trim()),
  })
}
