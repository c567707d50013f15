import { Button } from '@mantine/core'
import type { KeyboardEvent } from 'react'
import type { OutgoingCandidate } from '../../../../shared/contract/payments-outgoing.ts'
import { useWords } from '../../../app/i18n.ts'
import { Amount, EmptyState, Kbd, StateBadge, useFormat } from '../../../ui/index.ts'
import type { BankLine } from './bank-line.ts'
import { EvidenceChip } from './evidence-chip.tsx'
import classes from './match.module.css'
import { keyOf } from './tray-others.ts'
import type { Desk } from './use-desk.ts'

function optionId(candidate: OutgoingCandidate): string {
  return `outgoing-${candidate.id}`
}

function isInTray(desk: Desk, candidate: OutgoingCandidate): boolean {
  const key = `${candidate.kind} ${candidate.id}`
  return desk.trayState.tray.others.some((one) => keyOf(one) === key)
}

/** What money that went out may be: a payment that was returned, a refund, a transfer to another own account. */
export function OutgoingList({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const { shown, active, isLoading } = desk.outgoing
  const marked = shown[active]
  if (shown.length === 0) {
    return (
      <div className={classes.candidates}>
        <EmptyState
          title={t(isLoading ? 'loading' : 'payments:outgoing.none')}
          hint={isLoading ? '' : t('payments:outgoing.noneHint')}
        />
      </div>
    )
  }
  return (
    <div
      className={classes.candidates}
      role="listbox"
      tabIndex={0}
      aria-multiselectable
      aria-label={t('payments:outgoing.label')}
      aria-activedescendant={marked === undefined ? undefined : optionId(marked)}
      onKeyDown={(event) => moveMark(event, desk)}
    >
      {shown.map((candidate, index) => (
        <div
          key={candidate.id}
          id={optionId(candidate)}
          className={classes.candidate}
          role="option"
          aria-selected={isInTray(desk, candidate)}
          data-active={index === active || undefined}
          onClick={() => desk.pickOther(index)}
        >
          <span className={classes.number}>
            <Kbd name={String(index + 1)} />
          </span>
          <span className={classes.name}>
            <Title candidate={candidate} />
          </span>
          <span className={classes.amount}>
            <Amount cents={candidate.amountCents} currency={line.currency} />
          </span>
          <span />
          <span className={classes.text}>
            <About candidate={candidate} />
          </span>
          <span className={classes.end}>
            {isInTray(desk, candidate) && <span className="dim">{t('payments:candidates.inTray')} </span>}
            <StateBadge tone="plain">{t(`payments:outgoing.kind.${candidate.kind}`)}</StateBadge>
          </span>
          <span className={classes.chips}>
            {candidate.evidence.map((evidence) => (
              <EvidenceChip key={evidence.code} evidence={evidence} currency={line.currency} />
            ))}
          </span>
        </div>
      ))}
    </div>
  )
}

function moveMark(event: KeyboardEvent, desk: Desk): void {
  const { active, setActive, shown } = desk.outgoing
  const steps: Record<string, number> = {
    ArrowDown: 1,
    ArrowUp: -1,
    Home: -active,
    End: shown.length - 1 - active,
  }
  const step = steps[event.key]
  if (step === undefined) return
  event.preventDefault()
  const next = Math.min(shown.length - 1, Math.max(0, active + step))
  setActive(next)
  event.currentTarget.children[next]?.scrollIntoView({ block: 'nearest' })
}

function Title({ candidate }: { candidate: OutgoingCandidate }) {
  const { kind, label, partyName } = candidate
  if (kind === 'refund') return partyName
  return [label, partyName].filter((part) => part !== '').join(' · ')
}

function About({ candidate }: { candidate: OutgoingCandidate }) {
  const t = useWords()
  const format = useFormat()
  const { kind, invoiceNumber, label } = candidate
  const day = format.day(candidate.day)
  if (kind === 'refund') return t('payments:outgoing.refundOf', { day, reference: label })
  if (kind === 'transfer') return t('payments:outgoing.bookedThere', { day })
  const paid = t('payments:outgoing.paidOn', { day })
  return invoiceNumber === null
    ? paid
    : `${paid} · ${t('payments:allocations.invoice', { number: invoiceNumber })}`
}

/** Above the candidates of money that came in: it may be from another own account. */
export function TransferHint({ desk, line }: { desk: Desk; line: BankLine }) {
  const t = useWords()
  const format = useFormat()
  const transfer = desk.outgoing.shown.find((one) => one.kind === 'transfer')
  if (transfer === undefined || isInTray(desk, transfer)) return null
  const amount = format.amount(transfer.amountCents, line.currency)
  return (
    <div className={classes.hint}>
      <span>
        {t('payments:outgoing.perhapsTransfer', {
          account: transfer.label,
          amount,
          day: format.day(transfer.day),
        })}
      </span>
      {desk.mayWrite && (
        <Button onClick={desk.takeTransfer} rightSection={<Kbd name="X" />}>
          {t('payments:outgoing.takeTransfer')}
        </Button>
      )}
    </div>
  )
}
