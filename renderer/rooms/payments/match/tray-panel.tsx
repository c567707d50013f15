import { Button } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useWords } from '../../../app/i18n.ts'
import { Kbd, useFormat } from '../../../ui/index.ts'
import classes from './match.module.css'
import { ResultNote } from './result-note.tsx'
import { OtherBox } from './other-box.tsx'
import {
  allocatedCents,
  feeable,
  isEmptyTray,
  openAfter,
  removed,
  restCents,
  roundable,
  withAmount,
  withoutShortfall,
} from './tray.ts'
import { changedOther, withoutOther } from './tray-changes.ts'
import { keyOf } from './tray-others.ts'
import type { BankLine } from './bank-line.ts'
import { CreditBox, DocumentBox } from './tray-boxes.tsx'
import type { Desk } from './use-desk.ts'

/** What the line is going to pay, the sum of it, and the buttons that decide. */
export function TrayPanel({ desk }: { desk: Desk }) {
  const { line, message, result } = desk
  const isSpent = line !== undefined && (line.state === 'done' || line.remainingCents === 0)
  return (
    <div className={classes.tray}>
      {line !== undefined &&
        (isSpent ? <SpentLine desk={desk} line={line} /> : <OpenLine desk={desk} line={line} />)}
      <div role="alert">{message !== null && <div className={classes.message}>{message}</div>}</div>
      <div role="status">{result !== null && <ResultNote result={result} />}</div>
    </div>
  )
}

function SpentLine({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  return (
    <>
      <div className={classes.emptyTray}>
        <strong>{t('payments:tray.done')}</strong>
        {t('payments:tray.doneHint')}
      </div>
      {desk.mayWrite && line.allocations.some((one) => !one.undone) && (
        <Button onClick={desk.undoLast} rightSection={<Kbd name="U" />}>
          {t('payments:allocations.undo')}
        </Button>
      )}
    </>
  )
}

function OpenLine({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const { trayState, candidates } = desk
  const { tray, change } = trayState
  const isOutgoing = line.amountCents < 0
  const isUnsure = candidates.shown.length > 0 && tray.isSuggested && !candidates.isFinding
  return (
    <>
      {isEmptyTray(tray) && (
        <div className={classes.emptyTray}>
          <strong>{t('payments:tray.empty')}</strong>
          {t(
            isOutgoing
              ? 'payments:tray.emptyOutgoing'
              : isUnsure
                ? 'payments:tray.notSure'
                : 'payments:tray.emptyHint',
          )}
        </div>
      )}
      {tray.documents.map((document) => (
        <DocumentBox
          key={document.documentId}
          document={document}
          currency={line.currency}
          onAmount={(amountCents) => change(withAmount(tray, document.documentId, amountCents))}
          onRemove={() => change(removed(tray, document.documentId))}
          onNoShortfall={() => change(withoutShortfall(tray, document.documentId))}
          onAccept={desk.accept}
        />
      ))}
      {tray.credit !== null && (
        <CreditBox
          credit={tray.credit}
          currency={line.currency}
          onAmount={(amountCents) =>
            tray.credit !== null &&
            change({ ...tray, isSuggested: false, credit: { ...tray.credit, amountCents } })
          }
          onRemove={() => change({ ...tray, credit: null })}
          onOtherCard={() => desk.chooseCard(true)}
          onAccept={desk.accept}
        />
      )}
      {tray.others.map((other) => (
        <OtherBox
          key={keyOf(other)}
          other={other}
          lineCents={line.amountCents}
          currency={line.currency}
          onChange={(changed) => change(changedOther(tray, changed))}
          onRemove={() => change(withoutOther(tray, keyOf(other)))}
          onAccept={desk.accept}
        />
      ))}
      <Sums desk={desk} line={line} />
      {desk.mayWrite && <Decisions desk={desk} line={line} />}
    </>
  )
}

function Sums({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const format = useFormat()
  const { tray } = desk.trayState
  const amount = (cents: number) => format.amount(cents, line.currency)
  const rest = restCents(tray, line.remainingCents)
  const before = line.amountCents - line.remainingCents
  const isOver = line.amountCents < 0 ? rest > 0 : rest < 0
  return (
    <dl className={classes.sums}>
      <dt>{t(line.amountCents < 0 ? 'payments:tray.paidOut' : 'payments:tray.received')}</dt>
      <dd>{amount(line.amountCents)}</dd>
      {before !== 0 && (
        <>
          <dt>{t('payments:tray.before')}</dt>
          <dd>{amount(before)}</dd>
        </>
      )}
      <dt>{t('payments:tray.allocated')}</dt>
      <dd>{amount(allocatedCents(tray))}</dd>
      <dt className={classes.total}>{t('payments:tray.remaining')}</dt>
      <dd className={classes.total} data-zero={rest === 0 || undefined} data-over={isOver || undefined}>
        {rest === 0 && <IconCheck size={14} stroke={2.5} aria-hidden />}
        {amount(rest)}
      </dd>
    </dl>
  )
}

function Decisions({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const isOutgoing = line.amountCents < 0
  const park = t(line.state === 'parked' ? 'payments:tray.unpark' : 'payments:tray.park')
  return (
    <>
      <Button
        variant="filled"
        onClick={desk.accept}
        rightSection={<span className={classes.keyed}>{t('keys.key.Enter')}</span>}
      >
        {t('payments:tray.accept')}
      </Button>
      <div className={classes.pair}>
        {isOutgoing ? (
          <Button onClick={desk.putCosts} rightSection={<Kbd name="G" />}>
            {t('payments:tray.costs')}
          </Button>
        ) : (
          <Button onClick={desk.split} rightSection={<Kbd name="S" />}>
            {t('payments:tray.split')}
          </Button>
        )}
        <Button onClick={() => desk.park.start(line)} rightSection={<Kbd name="T" />}>
          {park}
        </Button>
      </div>
      <RestDecisions desk={desk} line={line} />
      <ShortfallDecisions desk={desk} line={line} />
    </>
  )
}

/** What may become of what is left of the line. */
function RestDecisions({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const { tray } = desk.trayState
  const rest = restCents(tray, line.remainingCents)
  const mayBeOutside = isEmptyTray(tray) || (line.amountCents < 0 && rest < 0)
  return (
    <>
      {rest > 0 && line.amountCents > 0 && (
        <Button onClick={desk.keepRest} rightSection={<Kbd name="C" />}>
          {t('payments:tray.restToCredit')}
        </Button>
      )}
      {mayBeOutside && (
        <>
          <Button onClick={() => desk.takings.ask(line)} rightSection={<Kbd name="Y" />}>
            {t('receipts:takings.button')}
          </Button>
          <Button onClick={desk.putOutside} rightSection={<Kbd name="O" />}>
            {t('payments:tray.outside')}
          </Button>
        </>
      )}
    </>
  )
}

/** What may become of what a document falls short. */
function ShortfallDecisions({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const format = useFormat()
  const { tray, limits } = desk.trayState
  const rounded = roundable(tray, line.remainingCents, limits.toleranceCents)
  const charged = feeable(tray, line.remainingCents, limits.feeLimitCents)
  return (
    <>
      {rounded !== null && (
        <Button onClick={desk.round} rightSection={<Kbd name="R" />}>
          {t('payments:tray.rounding', { amount: format.amount(openAfter(rounded), line.currency) })}
        </Button>
      )}
      {charged !== null && (
        <Button onClick={desk.bookFee} rightSection={<Kbd name="B" />}>
          {t('payments:tray.fee', { amount: format.amount(openAfter(charged), line.currency) })}
        </Button>
      )}
    </>
  )
}
