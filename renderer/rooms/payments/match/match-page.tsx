import { useEffect } from 'react'
import { useWords } from '../../../app/i18n.ts'
import { pageTitleId } from '../../../ui/page.tsx'
import { AllocationList } from './allocation-list.tsx'
import { CandidateList } from './candidate-list.tsx'
import { CardBox } from './card-box.tsx'
import { CreditDialog } from './credit-dialog.tsx'
import { DeskFooter } from './desk-footer.tsx'
import { useDeskKeys } from './desk-keys.ts'
import { EffectNote } from './effect-note.tsx'
import { LinePane } from './line-pane.tsx'
import { LineHeader } from './line-header.tsx'
import classes from './match.module.css'
import { NoLine } from './no-line.tsx'
import { OutgoingList, TransferHint } from './outgoing-list.tsx'
import { ParkDialog } from './park-dialog.tsx'
import { TakingsDialog } from './takings-dialog.tsx'
import { TrayPanel } from './tray-panel.tsx'
import { UndoDialog } from './undo-dialog.tsx'
import { useDesk } from './use-desk.ts'

/** The match desk: bank lines on the left, the line with its candidates in the middle, the tray on the right. */
export function MatchPage() {
  const t = useWords()
  const desk = useDesk()
  useDeskKeys(desk)
  const title = t('payments:title')
  useEffect(() => {
    document.title = `${title} – Openpost`
  }, [title])
  const { line } = desk
  return (
    <div className={classes.page}>
      <h1 id={pageTitleId} tabIndex={-1} className="visually-hidden">
        {title}
      </h1>
      <div className={classes.columns}>
        <LinePane desk={desk} />
        <section className={classes.column} aria-labelledby="bank-line-name">
          {line === undefined ? (
            <NoLine desk={desk} />
          ) : (
            <>
              <LineHeader
                line={line}
                words={line.amountCents < 0 ? desk.outgoing.shown : (desk.candidates.suggested ?? [])}
              />
              <AllocationList line={line} undo={desk.undo} mayWrite={desk.mayWrite} />
              {line.state === 'done' ? (
                <div style={{ flex: 1 }} />
              ) : line.amountCents > 0 ? (
                <>
                  <TransferHint desk={desk} line={line} />
                  <CandidateList desk={desk} line={line} />
                </>
              ) : (
                <OutgoingList desk={desk} line={line} />
              )}
              {line.remainingCents !== 0 && <EffectNote tray={desk.trayState.tray} line={line} />}
            </>
          )}
        </section>
        <section className={classes.column} aria-label={t('payments:tray.title')}>
          <TrayPanel desk={desk} />
          {desk.card !== null && <CardBox customerId={desk.card.customerId} />}
        </section>
      </div>
      <DeskFooter sessionCount={desk.sessionCount} isOutgoing={line !== undefined && line.amountCents < 0} />
      <ParkDialog park={desk.park} />
      <UndoDialog undo={desk.undo} />
      <CreditDialog desk={desk} />
      <TakingsDialog line={desk.takings.line} onClose={desk.takings.close} onDone={desk.takings.done} />
    </div>
  )
}
