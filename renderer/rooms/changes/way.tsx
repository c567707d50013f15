import type { RuleCode, Verdict } from '../../../shared/contract/changes.ts'
import { useWords } from '../../app/i18n.ts'
import { CodedText, useFormat } from '../../ui/index.ts'
import type { Preview } from './change-words.tsx'
import classes from './changes.module.css'

/** Which way applies, and the rule it rests on. */
export function Way({ verdict, rule }: { verdict: Verdict; rule: RuleCode }) {
  const t = useWords()
  return (
    <div>
      <div className={classes.verdict}>{t(`changes:verdict.${verdict}`)}</div>
      <p className={classes.rule}>{t(`changes:rule.${rule}`)}</p>
    </div>
  )
}

/** What applying makes, in a sentence or two. */
export function Makes({
  verdict,
  foreseen,
  documentNumber,
  customerName,
  rightCardName,
}: {
  verdict: Verdict
  foreseen: Preview['foreseen']
  documentNumber: string
  customerName: string
  /** Null where it is not chosen yet. */
  rightCardName: string | null
}) {
  const t = useWords()
  const format = useFormat()
  const number = documentNumber
  if (verdict !== 'credit-and-invoice') return <p>{t(`changes:makes.${verdict}`, { number })}</p>
  const card = rightCardName ?? t('changes:makes.rightCard')
  if (foreseen === null) return <p>{t('changes:makes.unforeseen', { number, card })}</p>
  const { currency, creditCents, invoiceGrossCents, creditLeftCents } = foreseen
  return (
    <>
      <p>
        {t('changes:makes.credit-and-invoice', {
          number,
          card,
          credit: format.amountWithCurrency(creditCents, currency),
          invoice: format.amountWithCurrency(invoiceGrossCents, currency),
        })}
      </p>
      {creditLeftCents > 0 && (
        <p>
          {t('changes:makes.creditLeft', {
            card: customerName,
            amount: format.amountWithCurrency(creditLeftCents, currency),
          })}
        </p>
      )}
    </>
  )
}

/** Refusals or warnings, one a line. */
export function CodedList({ list }: { list: Preview['problems'] }) {
  return (
    <ul className={classes.messages}>
      {list.map((coded) => (
        <li key={`${coded.code} ${JSON.stringify(coded.params)}`}>
          <CodedText coded={coded} />
        </li>
      ))}
    </ul>
  )
}
