import { useWords } from '../../../app/i18n.ts'
import { KeyHint, useFormat } from '../../../ui/index.ts'
import { useCounts } from './line-pane.tsx'
import classes from './match.module.css'

/** The keys one needs all day, and that the books are in order. */
export function DeskFooter({ sessionCount, isOutgoing }: { sessionCount: number; isOutgoing: boolean }) {
  const t = useWords()
  const format = useFormat()
  const counts = useCounts()
  return (
    <div className={classes.keys}>
      <div className={classes.keyList}>
        <KeyHint keys={['J', 'K']}>{t('payments:keys.move')}</KeyHint>
        <KeyHint keys={['Enter']}>{t('payments:keys.accept')}</KeyHint>
        <KeyHint keys={['1–9']}>{t('payments:keys.pick')}</KeyHint>
        {isOutgoing ? (
          <>
            <KeyHint keys={['G']}>{t('payments:keys.costs')}</KeyHint>
            <KeyHint keys={['O']}>{t('payments:keys.outside')}</KeyHint>
          </>
        ) : (
          <>
            <KeyHint keys={['Space']}>{t('payments:keys.add')}</KeyHint>
            <KeyHint keys={['S']}>{t('payments:keys.split')}</KeyHint>
            <KeyHint keys={['F']}>{t('payments:keys.find')}</KeyHint>
            <KeyHint keys={['B']}>{t('payments:keys.fee')}</KeyHint>
          </>
        )}
        <KeyHint keys={['T']}>{t('payments:keys.park')}</KeyHint>
        <KeyHint keys={['U']}>{t('payments:keys.undo')}</KeyHint>
        <KeyHint keys={['?']}>{t('payments:keys.all')}</KeyHint>
      </div>
      <span className={classes.counter}>
        {t('payments:counter.session', { count: sessionCount })}
        {counts !== undefined && (
          <>
            {' · '}
            {t('payments:counter.today', {
              count: counts.matchedToday,
              formatted: format.count(counts.matchedToday),
            })}
            {' · '}
            <span className={counts.ledgerBalanced ? undefined : classes.bad}>
              {t(counts.ledgerBalanced ? 'payments:counter.balanced' : 'payments:counter.unbalanced')}
            </span>
          </>
        )}
      </span>
    </div>
  )
}
