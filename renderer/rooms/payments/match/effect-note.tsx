import { useQueries } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useCompany } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import classes from './match.module.css'
import { useOtherName } from './other-name.ts'
import { openAfter, problemOf, restCents } from './tray.ts'
import type { Tray } from './tray.ts'
import type { TrayOther } from './tray-others.ts'

/** Says before the key is pressed what accepting does: which invoice goes out to whom, and what stays open. */
export function EffectNote({ tray, line }: { tray: Tray; line: BankLine }) {
  const t = useWords()
  const format = useFormat()
  const effects = useEffects(tray, line)
  const other = useOtherName()
  const problem = problemOf(tray, line, { credit: t('payments:tray.credit'), other })
  // What does not fit is said at once, not only when accepting is tried: no effect would come true.
  const misfit = problem !== null && 'amountCents' in problem ? problem : null
  return (
    <div className={classes.effect} tabIndex={0} role="note">
      {misfit !== null ? (
        <p className={classes.misfit}>
          {t(`payments:tray.problem.${misfit.code}`, {
            ...misfit,
            amount: format.amount(misfit.amountCents, line.currency),
          })}
        </p>
      ) : effects.length === 0 ? (
        <p>{t(line.amountCents < 0 ? 'payments:effect.nothingOutgoing' : 'payments:effect.nothing')}</p>
      ) : (
        effects.map((effect) => <p key={effect}>{effect}</p>)
      )}
    </div>
  )
}

function useEffects(tray: Tray, line: BankLine): string[] {
  const t = useWords()
  const format = useFormat()
  const atOnce = useCompany()?.invoiceOnPayment !== 'by-clerk'
  const cards = useCards(tray)
  const amount = (cents: number) => format.amount(cents, line.currency)
  const effects = tray.documents
    .filter((document) => (document.amountCents ?? 0) > 0)
    .map((document) => {
      const { number, customerName } = document
      const rest = openAfter(document)
      if (rest > 0) return t('payments:effect.partial', { number, amount: amount(rest) })
      if (document.kind === 'invoice') return t('payments:effect.settles', { number })
      if (!atOnce) return t('payments:effect.byClerk', { number })
      const card = cards.get(document.customerId)
      const recipient = card === undefined ? customerName : `${card.legalName}, ${card.city}`
      return t('payments:effect.invoice', { number, recipient })
    })
  if (tray.credit !== null && (tray.credit.amountCents ?? 0) > 0) {
    const { customerName: name, amountCents } = tray.credit
    effects.push(t('payments:effect.credit', { amount: amount(amountCents ?? 0), name }))
  }
  for (const { number, feeCents } of tray.documents) {
    if (feeCents > 0) effects.push(t('payments:effect.fee', { number, amount: amount(feeCents) }))
  }
  effects.push(...tray.others.map((one) => wordOther(t, one, amount)))
  const rest = restCents(tray, line.remainingCents)
  if (effects.length > 0 && rest !== 0)
    effects.push(t('payments:effect.rest', { amount: amount(Math.abs(rest)) }))
  return effects
}

function wordOther(
  t: ReturnType<typeof useWords>,
  other: TrayOther,
  amountOf: (cents: number) => string,
): string {
  const amount = amountOf(Math.abs(other.amountCents ?? 0))
  if (other.kind === 'outside' || other.kind === 'costs')
    return t(`payments:effect.${other.kind}`, { amount })
  const { label, partyName, invoiceNumber } = other.candidate
  if (other.kind === 'transfer') return t('payments:effect.transfer', { amount, account: label })
  if (other.kind === 'refund') return t('payments:effect.refund', { amount, name: partyName })
  if (invoiceNumber === null) return t('payments:effect.return', { amount, number: label })
  return other.decision === 'leave-open'
    ? t('payments:effect.return', { amount, number: invoiceNumber })
    : t('payments:effect.returnCredited', { amount, number: label, invoice: invoiceNumber })
}

/** The cards of the documents in the tray as they are now. */
function useCards(tray: Tray) {
  const ids = [...new Set(tray.documents.map((one) => one.customerId))]
  const queries = ids.map((id) => api.customers.get.queryOptions({ input: { id } }))
  const cards = useQueries({ queries }).flatMap((query) => query.data ?? [])
  return new Map(cards.map((card) => [card.id, card]))
}
