import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Asked } from '../../../shared/contract/changes-asked.ts'
import { api } from '../../api/client.ts'
import { failureOf } from '../../api/failures.ts'
import type { Failure } from '../../api/failures.ts'
import { useWords } from '../../app/i18n.ts'
import { useFields } from '../../ui/index.ts'
import type { FieldErrors, Fields } from '../../ui/index.ts'
import type { Preview } from './change-words.tsx'
import { askedOf, asksForCard, contactOf, signerKey } from './wish.ts'
import type { Customer, Printed, WishValues } from './wish.ts'

const waitMs = 250

export interface Wish {
  fields: Fields<WishValues>
  customer: Customer | undefined
  printed: Printed | undefined
  /** What is asked for; null while nothing is. */
  asked: Asked | null
  preview: Preview | undefined
  failure: Failure | null
  /** The judgement on the screen is the one of what is typed. */
  isSettled: boolean
}

/** What the form holds, what it is about, and the judgement of the core on it, asked while typing. */
export function useWish(start: WishValues): Wish {
  const t = useWords()
  const fields = useFields<WishValues>(start, (values) => errorsOf(t, values, wish))
  const { values } = fields
  const printed = useQuery({
    ...api.changes.printedWords.queryOptions({ input: { documentId: values.document?.id ?? '' } }),
    enabled: values.kind === 'invoice' && values.document !== null,
  })
  const customerId = values.kind === 'invoice' ? printed.data?.customer.id : values.customer?.id
  const card = useQuery({
    ...api.customers.get.queryOptions({ input: { id: customerId ?? '' } }),
    enabled: customerId !== undefined,
  })
  const customer = customerId === undefined ? undefined : card.data
  const shown = values.kind === 'invoice' && values.document !== null ? printed.data : undefined
  const asked = askedOf(values, customer, shown)
  const typed = JSON.stringify(asked)
  const [awaited] = useDebouncedValue(typed, waitMs)
  const judged = useQuery({
    ...api.changes.previewChange.queryOptions({ input: { asked: asked ?? nothing } }),
    enabled: asked !== null && awaited === typed,
    placeholderData: keepPreviousData,
  })
  const error = printed.error ?? card.error ?? (asked === null ? null : judged.error)
  const wish: Wish = {
    fields,
    customer,
    printed: shown,
    asked,
    preview: asked === null ? undefined : judged.data,
    failure: error === null ? null : failureOf(error),
    isSettled: asked !== null && awaited === typed && judged.isSuccess && !judged.isPlaceholderData,
  }
  return wish
}

/** Stands for nothing that is asked, which is never sent. */
const nothing: Asked = { kind: 'card', customerId: '', fields: {}, taxIdentity: null }

function errorsOf(
  t: ReturnType<typeof useWords>,
  values: WishValues,
  { customer, printed, preview }: Wish,
): FieldErrors<WishValues> {
  const required = t('required')
  const isOfDocument = values.kind === 'invoice'
  const errors: FieldErrors<WishValues> = {}
  if (isOfDocument && values.document === null) errors.document = required
  if (!isOfDocument && values.customer === null) errors.customer = required
  if (values.kind === 'card' && values.identityChanged && values.taxValue.trim() === '')
    errors.taxValue = required
  if (values.kind === 'lost-access') {
    if (values.contactId === '') errors.contactId = required
    else if (customer !== undefined && contactOf(values, customer).name.trim() === '')
      errors.contact = required
  }
  const needsRightCard = values.matter === 'recipient' || values.matter === 'tax-id'
  if (
    printed !== undefined &&
    needsRightCard &&
    !asksForCard(values, printed) &&
    values.rightCustomer === null
  )
    errors.rightCustomer = required
  if (values.askedBy.trim() === '') errors.askedBy = required
  if (values.identifiedBy === '') errors.identifiedBy = required
  const chosen = preview?.signers.find((signer) => signerKey(signer) === values.signer)
  if (chosen === undefined || chosen.refusal !== null) errors.signer = t('changes:new.chooseSigner')
  else if (values.signer === 'representative' && values.representative.trim() === '')
    errors.representative = required
  return errors
}
