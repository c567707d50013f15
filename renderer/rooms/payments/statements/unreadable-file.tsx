import { useWords } from '../../../app/i18n.ts'
import type { Failure } from '../../../api/failures.ts'
import { FailureAlert, useFormat, wordCode } from '../../../ui/index.ts'
import classes from './statements.module.css'

type Advice = 'download' | 'format' | 'unpack' | 'split' | 'mapping' | 'bank'

/** What a clerk can do about each reason; all others are the bank's to mend. */
const adviceByReason: Readonly<Record<string, Advice>> = {
  'file-empty': 'download',
  'file-is-pdf': 'format',
  'file-is-zip': 'unpack',
  'file-is-html': 'download',
  'file-is-binary': 'format',
  'format-unknown': 'format',
  'encoding-unknown': 'download',
  'encoding-broken': 'download',
  'xml-malformed': 'download',
  'xml-truncated': 'download',
  'file-truncated': 'download',
  'xml-not-a-statement': 'format',
  'xml-other-message': 'format',
  'no-statement': 'format',
  'too-many-statements': 'split',
  'too-many-details': 'split',
  'too-many-balances': 'split',
  'csv-malformed': 'download',
  'csv-columns-differ': 'download',
  'csv-header-missing': 'download',
  'csv-no-lines': 'download',
  'csv-needs-mapping': 'mapping',
  'several-accounts': 'download',
  'zip-malformed': 'download',
  'zip-encrypted': 'unpack',
  'zip-method-unknown': 'unpack',
  'zip-nested': 'unpack',
  'zip-empty': 'download',
  'zip-too-many-entries': 'unpack',
  'zip-too-large': 'unpack',
  'zip-too-dense': 'download',
}

/** Columns are named for a file of its own, not for one inside of an archive. */
function adviceOf(reason: string, entry: string | undefined): Advice {
  const advice = adviceByReason[reason] ?? 'bank'
  return advice === 'mapping' && entry !== undefined ? 'unpack' : advice
}

/** Why a file was not read: the reason, the place in it, and what to do. */
export function UnreadableFile({ name, failure }: { name: string; failure: Failure }) {
  const t = useWords()
  const format = useFormat()
  const isUnreadable = failure.kind === 'refused' && failure.refusal.code === 'payments.file-unreadable'
  if (!isUnreadable) return <FailureAlert failure={failure} />
  const { params } = failure.refusal
  const reason = String(params.reason)
  const { line, column } = params
  const entry = typeof params.entry === 'string' ? params.entry : undefined
  return (
    <div className={classes.stack}>
      <div className={classes.quote} role="alert">
        <strong>
          {t('payments:unreadable.title', { name: entry === undefined ? name : `${name} › ${entry}` })}
        </strong>
        {typeof line === 'number' && typeof column === 'number' && (
          <div className={classes.where}>{t('payments:unreadable.where', { line, column })}</div>
        )}
        <div>{wordCode('statements', `refusal.${reason}`, params, format)}</div>
      </div>
      <div className={classes.advice}>
        <h3>{t('payments:unreadable.what')}</h3>
        <p>{t(`statements:advice.${adviceOf(reason, entry)}`)}</p>
      </div>
      <div className="dim">{t('payments:unreadable.nothingChanged')}</div>
    </div>
  )
}
