import { IconCheck, IconX } from '@tabler/icons-react'
import { useWords, wordIfKnown } from '../../../app/i18n.ts'
import { useFormat, wordCode } from '../../../ui/index.ts'
import classes from './match.module.css'
import type { Candidate } from './tray.ts'

type Evidence = Candidate['evidence'][number]

/** One trait in words. A sign and hidden words say what the colour says. */
export function EvidenceChip({ evidence, currency }: { evidence: Evidence; currency: string }) {
  const t = useWords()
  const format = useFormat()
  const { state, invoice } = evidence.params
  const isInvoiced = evidence.code === 'cannot-be-paid' && invoice !== undefined && invoice !== ''
  const code = isInvoiced ? 'cannot-be-paid-invoiced' : evidence.code
  const params = {
    currency,
    ...evidence.params,
    ...(typeof state === 'string' ? { state: wordIfKnown(`billing:state.${state}`) ?? state } : {}),
  }
  return (
    <span className={classes.chip} data-weight={evidence.weight}>
      {evidence.weight === 'for' && <IconCheck size={11} stroke={2.5} aria-hidden />}
      {evidence.weight === 'against' && <IconX size={11} stroke={2.5} aria-hidden />}
      {wordCode('evidence', code, params, format)}
      <span className="visually-hidden"> ({t(`payments:candidates.weight.${evidence.weight}`)})</span>
    </span>
  )
}
