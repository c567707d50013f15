import { useWords } from '../../../app/i18n.ts'
import { Amount, Kbd, StateBadge, toneOf, useFormat } from '../../../ui/index.ts'
import { EvidenceChip } from './evidence-chip.tsx'
import classes from './match.module.css'
import type { Candidate } from './tray.ts'

/** One document that the line may pay, with what speaks for and against it. */
export function CandidateRow(props: {
  id: string
  candidate: Candidate
  number: number | null
  isActive: boolean
  isInTray: boolean
  currency: string
  onPick(): void
}) {
  const t = useWords()
  const { candidate, currency } = props
  return (
    <div
      id={props.id}
      className={classes.candidate}
      role="option"
      aria-selected={props.isInTray}
      data-active={props.isActive || undefined}
      onClick={props.onPick}
    >
      <span className={classes.number}>{props.number !== null && <Kbd name={String(props.number)} />}</span>
      <span className={classes.name}>
        {candidate.documentNumber} · {candidate.customerName}
      </span>
      <span className={classes.amount}>
        <Amount cents={candidate.openCents} currency={currency} />
      </span>
      <span />
      <span className={classes.text}>
        <About candidate={candidate} />
      </span>
      <span className={classes.end}>
        {props.isInTray && <span className="dim">{t('payments:candidates.inTray')} </span>}
        <StateBadge tone={toneOf(candidate.grade)}>{t(`payments:grade.${candidate.grade}`)}</StateBadge>
      </span>
      {candidate.evidence.length > 0 && (
        <span className={classes.chips}>
          {candidate.evidence.map((evidence) => (
            <EvidenceChip key={evidence.code} evidence={evidence} currency={currency} />
          ))}
        </span>
      )}
    </div>
  )
}

function About({ candidate }: { candidate: Candidate }) {
  const t = useWords()
  const format = useFormat()
  const { documentKind, issueDay, dueDay, overdueDays, summary, cardNumber } = candidate
  const parts = [
    t(`payments:candidates.${documentKind}`, { day: format.day(issueDay) }),
    overdueDays > 0
      ? t('payments:candidates.overdue', { count: overdueDays })
      : t('payments:candidates.due', { day: format.day(dueDay) }),
    summary,
    t('payments:candidates.card', { number: cardNumber }),
  ]
  return parts.filter((part) => part !== '').join(' · ')
}
