import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { askText, Kbd, notifyDone, useShortcuts } from '../../ui/index.ts'
import type { Shortcut } from '../../ui/index.ts'
import { AnnounceDialog, MoneyActions } from '../payments/index.ts'
import { CreditDialog } from './credit-dialog.tsx'
import type { Document } from './document-page.tsx'

type Action = Document['actions'][number]

interface Offered {
  action: Action
  key: string
  label: string
  run(): void
}

/** What may be done with the document now, each with its key. */
export function DocumentActions({ document }: { document: Document }) {
  const t = useWords()
  const mayAnnounce = useMay('payments.write') && isPayable(document)
  const [isAnnouncing, setAnnouncing] = useState(false)
  const [crediting, setCrediting] = useState<'credit' | 'credit-and-copy' | null>(null)
  const { offered, isBusy } = useActions(document, setCrediting)
  const navigate = useNavigate()
  const mayRequest = useMay('changes.write') && document.kind === 'invoice'
  const askCorrection = () =>
    void navigate({ to: '/changes/new', search: { kind: 'invoice', documentId: document.id } })
  const request: Shortcut = { key: 'o', label: t('changes:button.correct'), run: askCorrection }
  const announce: Shortcut = { key: 'a', label: t('promises:announce'), run: () => setAnnouncing(true) }
  useShortcuts([
    ...offered.map(({ key, label, run }): Shortcut => ({
      key,
      label,
      run: () => (isBusy ? undefined : run()),
    })),
    ...(mayAnnounce ? [announce] : []),
    ...(mayRequest ? [request] : []),
  ])
  const main: Action | undefined = document.actions.includes('issue-invoice') ? 'issue-invoice' : undefined
  return (
    <>
      {offered.map(({ action, key, label, run }) => (
        <Button
          key={action}
          variant={action === main ? 'filled' : 'default'}
          disabled={isBusy}
          onClick={run}
          rightSection={<Kbd name={key.toUpperCase()} />}
        >
          {label}
        </Button>
      ))}
      {mayAnnounce && (
        <Button onClick={() => setAnnouncing(true)} rightSection={<Kbd name="A" />}>
          {announce.label}
        </Button>
      )}
      {mayRequest && (
        <Button onClick={askCorrection} rightSection={<Kbd name="O" />}>
          {request.label}
        </Button>
      )}
      {isPayable(document) && <MoneyActions customer={payerOf(document)} document={document} />}
      {isAnnouncing && <AnnounceDialog document={document} onClose={() => setAnnouncing(false)} />}
      {crediting !== null && (
        <CreditDialog
          document={document}
          andCopy={crediting === 'credit-and-copy'}
          onClose={() => setCrediting(null)}
        />
      )}
    </>
  )
}

/** The card as a dialog shows it; its town is not on the document. */
function payerOf({ customerId, cardNumber, customerName }: Document) {
  return { id: customerId, cardNumber, legalName: customerName, city: '' }
}

function isPayable({ kind, state, openCents }: Document): boolean {
  const isDebt = kind === 'proforma' || kind === 'invoice'
  return isDebt && (state === 'open' || state === 'part-paid') && openCents > 0
}

function useActions(document: Document, onCredit: (how: 'credit' | 'credit-and-copy') => void) {
  const t = useWords()
  const navigate = useNavigate()
  const { id, version, number } = document
  const issue = useCommand(client.billing.issueInvoice, {
    onSuccess: async (invoice) => {
      notifyDone(t('billing:action.invoiceIssued', { number: invoice.number }))
      await navigate({ to: '/documents/$id', params: { id: invoice.id } })
    },
  })
  const cancel = useCommand(client.billing.cancelProforma, {
    onSuccess: () => notifyDone(t('billing:action.cancelled', { number })),
  })
  const askCancel = async () => {
    const reason = await askText({
      title: t('billing:action.cancelTitle', { number }),
      label: t('billing:action.cancelLabel'),
      confirmLabel: t('billing:action.cancelConfirm'),
      danger: true,
    })
    if (reason !== null) await cancel.run({ id, version, reason })
  }
  const all: Offered[] = [
    {
      action: 'issue-invoice',
      key: 'i',
      label: t('billing:action.issueInvoice'),
      run: () => void issue.run({ proformaId: id, version }),
    },
    {
      action: 'copy',
      key: 'c',
      label: t('billing:action.copy'),
      run: () => void navigate({ to: '/proformas/new', search: { copy: id } }),
    },
    {
      action: 'replace',
      key: 'r',
      label: t('billing:action.replace'),
      run: () => void navigate({ to: '/proformas/new', search: { replace: id } }),
    },
    { action: 'cancel', key: 'x', label: t('billing:action.cancel'), run: () => void askCancel() },
    { action: 'credit', key: 'g', label: t('billing:action.credit'), run: () => onCredit('credit') },
    {
      action: 'credit-and-copy',
      key: 'h',
      label: t('billing:action.creditAndCopy'),
      run: () => onCredit('credit-and-copy'),
    },
  ]
  return {
    offered: all.filter(({ action }) => document.actions.includes(action)),
    isBusy: issue.isRunning || cancel.isRunning,
  }
}
