import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { api, client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import {
  Amount,
  DayText,
  Facts,
  Kbd,
  notifyDone,
  Page,
  PdfView,
  QueryView,
  StateBadge,
  Story,
  useFormat,
  useShortcuts,
} from '../../../ui/index.ts'
import { TextLink } from '../../../ui/links.tsx'
import classes from './receipts.module.css'
import { ReverseDialog } from './reverse-dialog.tsx'

export type Receipt = Outputs['payments']['getReceipt']

/** One receipt: what it paid on the left, its paper on the right. */
export function ReceiptPage() {
  const { id } = useParams({ from: '/receipts/$id' })
  const query = useQuery(api.payments.getReceipt.queryOptions({ input: { id } }))
  return <QueryView query={query}>{(receipt) => <ReceiptView key={id} receipt={receipt} />}</QueryView>
}

function ReceiptView({ receipt }: { receipt: Receipt }) {
  const t = useWords()
  const format = useFormat()
  const isStanding = receipt.state === 'recorded'
  return (
    <Page
      title={receipt.number}
      badge={
        <StateBadge tone={isStanding ? 'good' : 'plain'}>{t(`receipts:state.${receipt.state}`)}</StateBadge>
      }
      subtitle={
        <>
          {format.amountWithCurrency(receipt.amountCents, receipt.currency)} ·{' '}
          {t(`receipts:method.${receipt.method}`)} ·{' '}
          <TextLink underline="always" to="/customers/$id" params={{ id: receipt.customerId }}>
            {receipt.customerName}
          </TextLink>{' '}
          · {receipt.cardNumber}
        </>
      }
      actions={isStanding ? <ReceiptActions receipt={receipt} /> : undefined}
      flush
    >
      <div className={classes.split}>
        <div className={classes.facts}>
          <SpentOn receipt={receipt} />
          <Particulars receipt={receipt} />
          <Part title={t('receipts:page.story')}>
            <Story recordKind="receipt" recordId={receipt.id} />
          </Part>
        </div>
        <aside className={classes.paper} aria-label={t('receipts:page.paper')}>
          <PdfView
            loadKey={`${receipt.id}-${receipt.state}`}
            load={() => client.payments.getReceiptPdf({ id: receipt.id })}
            fileName={`${receipt.number}.pdf`}
          />
        </aside>
      </div>
    </Page>
  )
}

function ReceiptActions({ receipt }: { receipt: Receipt }) {
  const t = useWords()
  const navigate = useNavigate()
  const mayWrite = useMay('payments.write')
  const [isReversing, setReversing] = useState(false)
  const mail = useCommand(client.payments.mailReceipt, {
    onSuccess: async ({ messageId }) => {
      notifyDone(t('receipts:action.mailed'))
      await navigate({ to: '/mail/$id', params: { id: messageId } })
    },
  })
  const send = () => void mail.run({ id: receipt.id })
  const reverse = () => setReversing(true)
  useShortcuts(
    mayWrite
      ? [
          { key: 'm', label: t('receipts:keys.mail'), run: () => (mail.isRunning ? undefined : send()) },
          { key: 'x', label: t('receipts:keys.reverse'), run: reverse },
        ]
      : [],
  )
  if (!mayWrite) return null
  return (
    <>
      <Button onClick={reverse} rightSection={<Kbd name="X" />}>
        {t('receipts:action.reverse')}
      </Button>
      <Button variant="filled" loading={mail.isRunning} onClick={send} rightSection={<Kbd name="M" />}>
        {t('receipts:action.mail')}
      </Button>
      {isReversing && <ReverseDialog receipt={receipt} onClose={() => setReversing(false)} />}
    </>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function SpentOn({ receipt }: { receipt: Receipt }) {
  const t = useWords()
  const nameOf = ({ kind, documentId, documentNumber }: Receipt['parts'][number]): ReactNode => {
    const number = documentNumber ?? ''
    if (kind === 'credit') return t('receipts:page.credit')
    if (kind === 'rounding') return t('receipts:page.rounding', { number })
    return documentId === null ? (
      number
    ) : (
      <TextLink underline="always" to="/documents/$id" params={{ id: documentId }}>
        {number}
      </TextLink>
    )
  }
  return (
    <>
      <Part title={t('receipts:page.spentOn')}>
        <ul className={classes.rows}>
          {receipt.parts.map((part) => (
            <li key={`${part.kind}-${part.documentId ?? ''}`}>
              <span>{nameOf(part)}</span>
              <Amount cents={part.amountCents} currency={receipt.currency} />
            </li>
          ))}
        </ul>
      </Part>
      {receipt.invoices.length > 0 && (
        <Part title={t('receipts:page.invoices')}>
          <ul className={classes.rows}>
            {receipt.invoices.map((invoice) => (
              <li key={invoice.id}>
                <TextLink underline="always" to="/documents/$id" params={{ id: invoice.id }}>
                  {invoice.number}
                </TextLink>
              </li>
            ))}
          </ul>
        </Part>
      )}
    </>
  )
}

function Particulars({ receipt }: { receipt: Receipt }) {
  const t = useWords()
  const format = useFormat()
  const by = (name: string | null, at: string | null) =>
    at === null ? null : t('receipts:page.by', { name: name ?? '', at: format.instant(at) })
  return (
    <Part title={t('receipts:page.facts')}>
      <Facts
        facts={[
          [t('receipts:entry.day'), <DayText key="day" day={receipt.day} />],
          [t('receipts:entry.method'), t(`receipts:method.${receipt.method}`)],
          [t('receipts:column.reference'), receipt.reference],
          [t('receipts:entry.note'), receipt.note],
          [t('receipts:page.recorded'), by(receipt.operatorName, receipt.createdAt)],
          [t('receipts:page.reversed'), by(receipt.reversedByName, receipt.reversedAt)],
          [t('receipts:page.reason'), receipt.reverseReason],
        ]}
      />
      <p>
        <TextLink to="/ledger" search={{ customer: receipt.customerId }}>
          {t('receipts:page.ledger')}
        </TextLink>
      </p>
    </Part>
  )
}
