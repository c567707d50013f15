import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { formatIban, isIban } from '../../../../shared/values/iban.ts'
import { useWords, wordIfKnown } from '../../../app/i18n.ts'
import { useFormat, wordCode } from '../../../ui/index.ts'
import classes from './statements.module.css'
import type { Import } from './use-import-queue.ts'

export type Statement = Import['statements'][number]

/** One statement of a file in figures, with what is worth knowing about it. */
export function StatementCard({ statement }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  const { accountIban: account, fromDay, toDay, identification } = statement
  const name = isIban(account) ? formatIban(account) : account
  return (
    <section className={classes.statement} aria-label={name}>
      <header>
        <h3>{[statement.bankAccountName, name].filter((part) => part !== '').join(' · ')}</h3>
        {identification !== '' && (
          <span className="dim">{t('payments:preview.statement', { identification })}</span>
        )}
        {fromDay !== null && toDay !== null && (
          <span className="dim">
            {fromDay === toDay
              ? format.dayLong(fromDay)
              : t('payments:preview.periodOf', { from: format.dayLong(fromDay), to: format.dayLong(toDay) })}
          </span>
        )}
      </header>
      <Balances statement={statement} />
      <Counts statement={statement} />
      <Notes statement={statement} />
    </section>
  )
}

function Balances({ statement }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  const amount = (cents: number | null) =>
    cents === null ? t('payments:preview.noBalance') : format.amount(cents, statement.currency)
  const { openingCents, closingCents } = statement
  return (
    <dl className={classes.figures}>
      <div>
        <dt>{t('payments:preview.opening')}</dt>
        <dd data-quiet={openingCents === null || undefined}>{amount(openingCents)}</dd>
      </div>
      <div>
        <dt>{t('payments:preview.credits')}</dt>
        <dd>{amount(statement.creditCents)}</dd>
      </div>
      <div>
        <dt>{t('payments:preview.debits')}</dt>
        <dd>{amount(-statement.debitCents)}</dd>
      </div>
      <div>
        <dt>{t('payments:preview.closing')}</dt>
        <dd data-quiet={closingCents === null || undefined}>
          {amount(closingCents)} {closingCents === null ? '' : statement.currency}
        </dd>
      </div>
    </dl>
  )
}

function Counts({ statement }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  const { newCount, knownCount, pendingCount, suspiciousCount, lineCount } = statement
  const counts = [
    { key: 'lines', count: lineCount, tone: undefined },
    { key: 'new', count: newCount, tone: newCount > 0 ? 'good' : undefined },
    { key: 'known', count: knownCount, tone: undefined },
    { key: 'pending', count: pendingCount, tone: undefined },
    { key: 'suspicious', count: suspiciousCount, tone: suspiciousCount > 0 ? 'warn' : undefined },
  ] as const
  return (
    <dl className={classes.figures}>
      {counts.map(({ key, count, tone }) => (
        <div key={key}>
          <dt>{t(`payments:preview.${key}`)}</dt>
          <dd data-tone={tone} data-quiet={count === 0 || undefined}>
            {format.count(count)}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Notes({ statement }: { statement: Statement }) {
  const t = useWords()
  const format = useFormat()
  const { imbalanceCents, suspiciousCount, currency } = statement
  // The difference, an unknown account and a remembered layout have words of their own on this page.
  const ownWords = ['does-not-balance', 'payments.account-unknown', 'mapping-used']
  const notices = statement.notices.filter((notice) => !ownWords.includes(notice.code))
  return (
    <div className={classes.notes}>
      {imbalanceCents === 0 && (
        <div className={classes.good}>
          <IconCheck size={15} aria-hidden /> {t('payments:preview.balanced')}
        </div>
      )}
      {imbalanceCents !== null && imbalanceCents !== 0 && (
        <Alert color="red" icon={<IconAlertTriangle size={16} />}>
          {t('payments:preview.imbalance', { amount: format.amountWithCurrency(imbalanceCents, currency) })}
        </Alert>
      )}
      {suspiciousCount > 0 && (
        <Alert icon={<IconAlertTriangle size={16} />}>
          {t('payments:preview.suspiciousHint', { count: suspiciousCount })}
        </Alert>
      )}
      {notices.length > 0 && (
        <div>
          <div className="dim">{t('payments:preview.notices')}</div>
          <ul>
            {notices.map((notice, index) => (
              <li key={index}>
                {notice.code.includes('.')
                  ? wordCode('refusals', notice.code, notice.params, format)
                  : wordCode('statements', `warning.${notice.code}`, wordedParams(notice.params), format)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}

/** Which sum or balance a notice is about, as a word. */
function wordedParams(params: Statement['notices'][number]['params']): Record<string, unknown> {
  const worded: Record<string, unknown> = { ...params }
  for (const name of ['of', 'missing']) {
    const value = params[name]
    if (typeof value === 'string') worded[name] = wordIfKnown(`statements:${name}.${value}`) ?? value
  }
  return worded
}
