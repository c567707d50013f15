import { Modal } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useToday } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { notifyDone } from '../../../ui/index.ts'
import type { PickedCustomer } from '../../customers/index.ts'
import { type EntryValues, ReceiptEntry } from './receipt-entry.tsx'
import { ReceiptReview } from './receipt-review.tsx'
import type { ReceiptTarget } from './receipt-values.ts'

/** What is reviewed: every field has a value by then. */
export interface ReadyReceipt {
  customer: PickedCustomer
  method: 'cash' | 'card'
  day: NonNullable<EntryValues['day']>
  amountCents: NonNullable<EntryValues['amountCents']>
  reference: string
  note: string
  targets: ReceiptTarget[]
}

/**
 * Money that lies on the table: who pays what, then a review of what that does, then it is booked and the receipt
 * shown. May start with the card, and with one of its documents chosen.
 */
export function RecordReceiptDialog({
  customer = null,
  documentId,
  onClose,
}: {
  customer?: PickedCustomer | null
  documentId?: string
  onClose(): void
}) {
  const t = useWords()
  const today = useToday()
  const [values, setValues] = useState<EntryValues>({
    customer,
    method: 'cash',
    day: today,
    amountCents: null,
    reference: '',
    note: '',
    chosen: {},
    keepsCredit: false,
    rounds: false,
  })
  const [ready, setReady] = useState<ReadyReceipt | null>(null)
  const record = useRecord(onClose)
  return (
    <Modal
      opened
      size={760}
      onClose={onClose}
      title={t(ready === null ? 'receipts:entry.title' : 'receipts:review.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {ready === null ? (
        <ReceiptEntry
          values={values}
          onChange={(change) => setValues((before) => ({ ...before, ...change }))}
          firstDocumentId={documentId}
          onReview={setReady}
          onCancel={onClose}
        />
      ) : (
        <ReceiptReview
          receipt={ready}
          record={record}
          onBack={() => {
            record.clearFailure()
            setReady(null)
          }}
        />
      )}
    </Modal>
  )
}

function useRecord(onClose: () => void) {
  const t = useWords()
  const navigate = useNavigate()
  return useCommand(client.payments.recordReceipt, {
    showFailure: 'inline',
    onSuccess: async (done) => {
      notifyDone(wordsOf(done, t))
      onClose()
      await navigate({ to: '/receipts/$id', params: { id: done.id } })
    },
  })
}

function wordsOf(done: Outputs['payments']['recordReceipt'], t: ReturnType<typeof useWords>): string {
  const { number } = done
  const numbers = (documents: readonly { number: string }[]) => documents.map((one) => one.number).join(', ')
  if (done.toCheck.length > 0) return t('receipts:doneToCheck', { number, documents: numbers(done.toCheck) })
  if (done.issuedInvoices.length > 0)
    return t('receipts:doneInvoices', { number, invoices: numbers(done.issuedInvoices) })
  return t('receipts:done', { number })
}
