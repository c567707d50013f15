import { Button, Checkbox, Group, SegmentedControl, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import type { Day } from '../../../../shared/values/day.ts'
import { cents, zeroCents } from '../../../../shared/values/money.ts'
import type { Cents } from '../../../../shared/values/money.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { AmountInput, DayInput, QueryView, useFormat } from '../../../ui/index.ts'
import { CustomerPicker, type PickedCustomer } from '../../customers/index.ts'
import { OpenDocuments, type OpenDocument } from './open-documents.tsx'
import { type Chosen, type Spread, spreadOf, targetsOf } from './receipt-values.ts'
import classes from './receipts.module.css'
import type { ReadyReceipt } from './record-receipt-dialog.tsx'

export interface EntryValues {
  customer: PickedCustomer | null
  method: 'cash' | 'card'
  day: Day | null
  /** Null: what the chosen documents come to. */
  amountCents: Cents | null
  reference: string
  note: string
  chosen: Chosen
  keepsCredit: boolean
  rounds: boolean
}

interface EntryProps {
  values: EntryValues
  onChange(change: Partial<EntryValues>): void
  /** Chosen at first. */
  firstDocumentId: string | undefined
  onReview(receipt: ReadyReceipt): void
  onCancel(): void
}

/** The open documents of a card, those due first on top. */
function useOpenDocuments(customerId: string | undefined) {
  return useQuery({
    ...api.billing.list.queryOptions({
      input: {
        limit: 200,
        sort: [{ field: 'dueDay', direction: 'ascending' }],
        filters: {
          customerId: { operator: 'equals', value: customerId ?? '' },
          state: { operator: 'in', value: ['open', 'part-paid'] },
          kind: { operator: 'in', value: ['proforma', 'invoice'] },
        },
      },
    }),
    enabled: customerId !== undefined,
  })
}

function readyOf(values: EntryValues, spread: Spread): ReadyReceipt | null {
  const { customer, day } = values
  const targets = targetsOf(spread, values.chosen, { credit: values.keepsCredit, rounding: values.rounds })
  if (customer === null || day === null || targets === null || spread.amountCents <= zeroCents) return null
  const { method, reference, note } = values
  return { customer, method, day, amountCents: spread.amountCents, reference, note, targets }
}

/** First step: who pays, how, when, how much, and for what. */
export function ReceiptEntry({ values, onChange, firstDocumentId, onReview, onCancel }: EntryProps) {
  const t = useWords()
  const [isTried, setTried] = useState(false)
  const documents = useOpenDocuments(values.customer?.id)
  useFirstDocument(documents.data?.rows, firstDocumentId, values.chosen, onChange)
  const spread = spreadOf(values.amountCents, values.chosen)
  const hasWrong = (documents.data?.rows ?? []).some((row) => (values.chosen[row.id] ?? 0) > row.openCents)
  const ready = hasWrong ? null : readyOf(values, spread)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (ready !== null) onReview(ready)
  }
  const missesCustomer = isTried && values.customer === null
  return (
    <form noValidate onSubmit={submit}>
      <Stack gap="sm">
        <CustomerPicker
          label={t('receipts:entry.customer')}
          value={values.customer}
          onChange={(customer) => onChange({ customer, chosen: {} })}
          error={missesCustomer ? t('required') : undefined}
          data-autofocus={values.customer === null || undefined}
        />
        <MoneyFields values={values} spread={spread} onChange={onChange} isTried={isTried} />
        {values.customer !== null && (
          <QueryView query={documents}>
            {({ rows }) => (
              <OpenDocuments rows={rows} chosen={values.chosen} onChange={(chosen) => onChange({ chosen })} />
            )}
          </QueryView>
        )}
        <Rest values={values} spread={spread} onChange={onChange} />
        {isTried && ready === null && !missesCustomer && spread.amountCents <= zeroCents && (
          <div role="alert" className={classes.wrong}>
            {t('receipts:entry.nothing')}
          </div>
        )}
        <Group justify="flex-end" gap="xs">
          <Button onClick={onCancel}>{t('cancel')}</Button>
          <Button type="submit" variant="filled">
            {t('receipts:entry.review')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

/** Chooses the document from which the dialog was opened, once its amount is known. */
function useFirstDocument(
  rows: readonly OpenDocument[] | undefined,
  firstDocumentId: string | undefined,
  chosen: Chosen,
  onChange: EntryProps['onChange'],
): void {
  const isDone = useRef(false)
  const first = rows?.find((row) => row.id === firstDocumentId)
  useEffect(() => {
    if (first === undefined || isDone.current) return
    isDone.current = true
    if (Object.keys(chosen).length === 0) onChange({ chosen: { [first.id]: first.openCents } })
  }, [first, chosen, onChange])
}

interface FieldsProps {
  values: EntryValues
  spread: Spread
  onChange: EntryProps['onChange']
}

function MoneyFields({ values, spread, onChange, isTried }: FieldsProps & { isTried: boolean }) {
  const t = useWords()
  const format = useFormat()
  const isKnown = values.customer !== null
  return (
    <>
      <div className={classes.row}>
        <div className={classes.field}>
          <Text component="span" size="sm" fw={500}>
            {t('receipts:entry.method')}
          </Text>
          <SegmentedControl
            aria-label={t('receipts:entry.method')}
            data={[
              { value: 'cash', label: t('receipts:method.cash') },
              { value: 'card', label: t('receipts:method.card') },
            ]}
            value={values.method}
            onChange={(method) => onChange({ method: method === 'card' ? 'card' : 'cash' })}
          />
        </div>
        <DayInput
          label={t('receipts:entry.day')}
          value={values.day}
          onChange={(day) => onChange({ day })}
          error={isTried && values.day === null ? t('required') : undefined}
        />
        <AmountInput
          label={t('receipts:entry.amount')}
          data-autofocus={isKnown || undefined}
          placeholder={spread.chosenCents > 0 ? format.amount(spread.chosenCents) : undefined}
          value={values.amountCents}
          onChange={(amountCents) => onChange({ amountCents })}
        />
      </div>
      <div className={classes.row}>
        <TextInput
          label={t('receipts:entry.reference')}
          maxLength={80}
          value={values.reference}
          onChange={(event) => onChange({ reference: event.currentTarget.value })}
        />
        <Textarea
          label={t('receipts:entry.note')}
          autosize
          minRows={1}
          maxLength={500}
          value={values.note}
          onChange={(event) => onChange({ note: event.currentTarget.value })}
        />
      </div>
    </>
  )
}

/** What has no place yet, and where it may go. */
function Rest({ values, spread, onChange }: FieldsProps) {
  const t = useWords()
  const format = useFormat()
  const { restCents } = spread
  if (restCents === 0) return null
  const amount = format.amountWithCurrency(cents(Math.abs(restCents)))
  return (
    <div className={classes.rest} role="status">
      <span>{t(restCents > 0 ? 'receipts:entry.rest' : 'receipts:entry.short', { amount })}</span>
      {restCents > 0 ? (
        <Checkbox
          label={t('receipts:entry.keepCredit', { amount })}
          checked={values.keepsCredit}
          onChange={(event) => onChange({ keepsCredit: event.currentTarget.checked })}
        />
      ) : (
        <Checkbox
          label={t('receipts:entry.round', { amount })}
          checked={values.rounds}
          onChange={(event) => onChange({ rounds: event.currentTarget.checked })}
        />
      )}
    </div>
  )
}
