import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { TextLink, useFormat } from '../../../ui/index.ts'
import classes from './match.module.css'
import { useOtherName } from './other-name.ts'
import { allocatedCents } from './tray.ts'
import type { Accepted } from './use-accept.ts'
import type { Result } from './use-desk.ts'
import type { Undone } from './use-undo.ts'

/** What the last decision did. It stands still beside the tray, so that nothing covers the next line. */
export function ResultNote({ result }: { result: Result }) {
  return (
    <div className={classes.result}>
      {result.kind === 'said' && result.text}
      {result.kind === 'accepted' && <AcceptedWords accepted={result.accepted} />}
      {result.kind === 'undone' && <UndoneWords undone={result.undone} />}
    </div>
  )
}

function AcceptedWords({ accepted }: { accepted: Accepted }) {
  const t = useWords()
  const format = useFormat()
  const otherName = useOtherName()
  const { line, tray, output } = accepted
  const amount = (cents: number) => format.amount(cents, line.currency)
  const numbers = [
    ...tray.documents.map((one) => one.number),
    ...(tray.credit === null ? [] : [t('payments:allocations.credit', { name: tray.credit.customerName })]),
    ...tray.others.map(otherName),
  ]
  const payer = line.counterpartyName || line.counterpartyIban || t('payments:list.unknownPayer')
  const matched = { amount: amount(Math.abs(allocatedCents(tray))), payer }
  return (
    <>
      <div>
        {line.amountCents < 0
          ? t('payments:result.matchedOut', { ...matched, numbers: numbers.join(', ') })
          : `${t('payments:result.matched', matched)} ${t('payments:result.to', { numbers: numbers.join(', ') })}`}
      </div>
      {output.issuedInvoices.map((invoice) => (
        <div key={invoice.id}>
          <TextLink to="/documents/$id" params={{ id: invoice.id }}>
            {t('payments:result.issued', { number: invoice.number })}
          </TextLink>
        </div>
      ))}
      {output.toCheck.map((document) => (
        <div key={document.id}>
          <TextLink to="/documents/$id" params={{ id: document.id }}>
            {t('payments:result.toCheck', { number: document.number })}
          </TextLink>
        </div>
      ))}
      {output.creditNotes.map((document) => (
        <div key={document.id}>
          <TextLink to="/documents/$id" params={{ id: document.id }}>
            {t('payments:result.credited', { number: document.number })}
          </TextLink>
        </div>
      ))}
      {tray.credit !== null && <RefundLink customerId={tray.credit.customerId} />}
      {output.remainingCents !== 0 && (
        <div>{t('payments:result.rest', { amount: amount(Math.abs(output.remainingCents)) })}</div>
      )}
    </>
  )
}

/** What was kept as credit may be sent back at once. */
function RefundLink({ customerId }: { customerId: string }) {
  const t = useWords()
  const mayRefund = useMay('payments.refund')
  if (!mayRefund) return null
  return (
    <div>
      <TextLink to="/refunds" search={{ order: customerId }}>
        {t('refunds:order.fromDesk')}
      </TextLink>
    </div>
  )
}

function UndoneWords({ undone }: { undone: Undone }) {
  const t = useWords()
  const format = useFormat()
  const amount = format.amount(Math.abs(undone.amountCents))
  if (undone.creditNote === null) return t('payments:result.undone', { amount })
  const { id, number } = undone.creditNote
  return (
    <TextLink to="/documents/$id" params={{ id }}>
      {t('payments:result.undoneWithCredit', { amount, number })}
    </TextLink>
  )
}
