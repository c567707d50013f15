import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import { useWords, wordIfKnown } from '../../../app/i18n.ts'
import { Amount, DayText, FailureAlert, useFormat, wordCode } from '../../../ui/index.ts'
import type { Format } from '../../../ui/index.ts'
import classes from './mapping.module.css'
import type { MappingState, Tried } from './use-mapping.ts'

/** What the books would get, and which lines cannot be read. */
export function MappingResult({ state }: { state: MappingState }) {
  const t = useWords()
  const { tried, missing } = state
  if (missing.length > 0) {
    return (
      <ul className={classes.missing} role="status">
        {missing.map((part) => (
          <li key={part}>{t(`mapping:missing.${part}`)}</li>
        ))}
      </ul>
    )
  }
  if (state.triedFailure !== null) return <FailureAlert failure={state.triedFailure} />
  if (tried === undefined) return <div className={classes.missing} />
  return (
    <div className={classes.result} aria-busy={state.isTrying}>
      <TriedRows tried={tried} />
      <div className={classes.aside} role="status">
        <Totals tried={tried} isPart={state.isPart} />
        {tried.problemCount > 0 && <Problems tried={tried} />}
      </div>
    </div>
  )
}

function TriedRows({ tried }: { tried: Tried }) {
  const t = useWords()
  return (
    <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={t('mapping:books')}>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('mapping:line')}
            </th>
            <th scope="col">{t('payments:import.column.bookingDay')}</th>
            <th scope="col" data-number>
              {t('payments:import.column.amountCents')}
            </th>
            <th scope="col">{t('payments:import.column.counterpartyName')}</th>
            <th scope="col">{t('payments:import.column.counterpartyIban')}</th>
            <th scope="col">{t('payments:import.column.remittance')}</th>
            <th scope="col">{t('mapping:reference')}</th>
          </tr>
        </thead>
        <tbody>
          {tried.rows.map((row) => (
            <tr key={row.line}>
              <td data-number className="dim">
                {row.line}
              </td>
              <td>
                <DayText day={row.bookingDay} />
              </td>
              <td data-number>
                <Amount cents={row.amountCents} currency={row.currency} withCurrency />
              </td>
              {[row.counterpartyName, row.counterpartyIban, row.remittance, row.reference].map((text, at) => (
                <td key={at}>
                  <span title={text}>{text}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Totals({ tried, isPart }: { tried: Tried; isPart: boolean }) {
  const t = useWords()
  const format = useFormat()
  return (
    <div className={classes.totals}>
      <div className={classes.total}>
        {t('mapping:count', { count: tried.count, formatted: format.count(tried.count) })}
      </div>
      {tried.totals.map((total) => (
        <div key={`${total.account}${total.currency}`}>
          {t('mapping:sum', { amount: format.amountWithCurrency(total.sumCents, total.currency) })}
          {tried.totals.length > 1 && <span className="dim"> {total.account}</span>}
        </div>
      ))}
      {isPart && <div className="dim">{t('mapping:part')}</div>}
      {tried.brokenBalances === 0 && (
        <div className={classes.good}>
          <IconCheck size={15} aria-hidden /> {t('mapping:balanced')}
        </div>
      )}
      {tried.brokenBalances !== null && tried.brokenBalances > 0 && (
        <div className={classes.bad}>
          <IconAlertTriangle size={15} aria-hidden />{' '}
          {t('mapping:unbalanced', {
            count: tried.brokenBalances,
            formatted: format.count(tried.brokenBalances),
          })}
        </div>
      )}
    </div>
  )
}

function Problems({ tried }: { tried: Tried }) {
  const t = useWords()
  const format = useFormat()
  const left = tried.problemCount - tried.problems.length
  return (
    <div>
      <div className={classes.bad}>
        <IconAlertTriangle size={15} aria-hidden />{' '}
        {t('mapping:problems', { count: tried.problemCount, formatted: format.count(tried.problemCount) })}
      </div>
      <ol className={classes.problems}>
        {tried.problems.map((problem, index) => (
          <li key={index}>
            {problem.line !== null && problem.column !== null && (
              <strong>{t('mapping:where', { line: problem.line, column: problem.column })} </strong>
            )}
            {problemWords(problem, format)}
          </li>
        ))}
      </ol>
      {left > 0 && (
        <div className="dim">{t('mapping:more', { count: left, formatted: format.count(left) })}</div>
      )}
    </div>
  )
}

function problemWords({ code, params }: Tried['problems'][number], format: Format): string {
  const part = code === 'csv-mapping-wrong' ? wordIfKnown(`mapping:wrong.${String(params.part)}`) : undefined
  return part ?? wordCode('statements', `refusal.${code}`, params, format)
}
