import { Button } from '@mantine/core'
import { useState } from 'react'
import type { Cents } from '../../../../shared/values/money.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { Kbd, useShortcuts } from '../../../ui/index.ts'
import type { PickedCustomer } from '../../customers/index.ts'
import { DeclineDialog } from './decline-dialog.tsx'
import { RecordReceiptDialog } from './record-receipt-dialog.tsx'

interface MoneyActionsProps {
  customer: PickedCustomer
  /** An open document that is paid, or was not. */
  document?: { id: string; number: string; openCents: Cents }
}

/** *Record receipt* and *Payment declined* on the page of an open document or of a card, with their keys. */
export function MoneyActions({ customer, document }: MoneyActionsProps) {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const [shown, setShown] = useState<'receipt' | 'decline' | null>(null)
  const close = () => setShown(null)
  useShortcuts(
    mayWrite
      ? [
          { key: 'q', label: t('receipts:keys.new'), run: () => setShown('receipt') },
          { key: 'd', label: t('receipts:keys.decline'), run: () => setShown('decline') },
        ]
      : [],
  )
  if (!mayWrite) return null
  return (
    <>
      <Button onClick={() => setShown('receipt')} rightSection={<Kbd name="Q" />}>
        {t('receipts:new')}
      </Button>
      <Button onClick={() => setShown('decline')} rightSection={<Kbd name="D" />}>
        {t('receipts:declined.new')}
      </Button>
      {shown === 'receipt' && (
        <RecordReceiptDialog
          customer={customer}
          {...(document === undefined ? {} : { documentId: document.id })}
          onClose={close}
        />
      )}
      {shown === 'decline' && (
        <DeclineDialog
          customer={customer}
          {...(document === undefined ? {} : { document })}
          onClose={close}
        />
      )}
    </>
  )
}
