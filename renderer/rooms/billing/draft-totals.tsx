import type { ReactNode } from 'react'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { Amount, StateBadge, useCountryName, useFailureWords, useFormat } from '../../ui/index.ts'
import classes from './billing.module.css'
import type { Computing, ComputedDraft } from './use-computed-draft.ts'

/** A reason of the VAT table in words, with its country named. */
function useReasonWords(): (reason: ComputedDraft['treatmentReasons'][number]) => string {
  const countryName = useCountryName()
  return ({ code, params }) => {
    const country = typeof params.country === 'string' ? countryName(params.country) : ''
    const name = code.replace(/^vat\.reason\./u, '')
    return wordIfKnown(`billing:vatReason.${name}`, { ...params, country }) ?? code
  }
}

/** The foot of the form: why the VAT is what it is, the totals, and the button. */
export function DraftTotals({ computed, children }: { computed: Computing; children: ReactNode }) {
  const t = useWords()
  const words = useFailureWords()
  const reasonWords = useReasonWords()
  const { data, failure } = computed
  return (
    <div className={classes.totals} aria-busy={computed.isComputing}>
      <div className={classes.reasons}>
        {failure !== null && <div role="alert">{words(failure)}</div>}
        {data !== undefined && (
          <>
            <StateBadge tone={data.treatment === 'domestic' ? 'plain' : 'accent'}>
              {t(`billing:treatment.${data.treatment}`)}
            </StateBadge>
            <ul>
              {data.treatmentReasons.map((reason) => (
                <li key={reason.code}>{reasonWords(reason)}</li>
              ))}
            </ul>
          </>
        )}
        {data === undefined && failure === null && <span className="dim">{t('billing:new.noLines')}</span>}
      </div>
      <div className={classes.sums}>
        {data !== undefined && <Sums computed={data} />}
        {children}
      </div>
    </div>
  )
}

function Sums({ computed }: { computed: ComputedDraft }) {
  const t = useWords()
  const format = useFormat()
  return (
    <dl>
      <dt>{t('billing:total.net')}</dt>
      <dd>
        <Amount cents={computed.netCents} currency={computed.currency} />
      </dd>
      {computed.vatGroups
        .filter(({ ratePermyriad }) => ratePermyriad > 0)
        .map((group) => (
          <div key={`${group.vatCode}-${group.ratePermyriad}`} style={{ display: 'contents' }}>
            <dt>
              {t('billing:total.vat')} {format.rate(group.ratePermyriad)}
            </dt>
            <dd>
              <Amount cents={group.vatCents} currency={computed.currency} />
            </dd>
          </div>
        ))}
      <dt className={classes.grand}>{t('billing:total.gross')}</dt>
      <dd className={classes.grand}>
        <Amount cents={computed.grossCents} currency={computed.currency} withCurrency strong />
      </dd>
    </dl>
  )
}
