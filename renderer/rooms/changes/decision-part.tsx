import { Alert, Button, Checkbox } from '@mantine/core'
import { useState } from 'react'
import type { CheckItem } from '../../../shared/contract/changes.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { askText, notifyDone } from '../../ui/index.ts'
import type { Change } from './change-words.tsx'
import { Part } from './part.tsx'
import classes from './changes.module.css'

/** The checklist of the second operator, and what they decide; or why this operator does not. */
export function DecisionPart({ change }: { change: Change }) {
  const t = useWords()
  if (change.state !== 'to-decide') return null
  const { mayNotDecide } = change
  return (
    <Part title={t('changes:decide.title')}>
      {mayNotDecide === null ? (
        <p className="dim">{t('changes:decide.hint')}</p>
      ) : (
        <Alert mb="sm">{t(`changes:decide.${mayNotDecide}`, { names: change.workedOnBy.join(', ') })}</Alert>
      )}
      <Checklist key={change.version} change={change} isOff={mayNotDecide !== null} />
    </Part>
  )
}

function Checklist({ change, isOff }: { change: Change; isOff: boolean }) {
  const t = useWords()
  const [checked, setChecked] = useState<ReadonlySet<CheckItem>>(new Set())
  const { requiredChecks, formCode, signedBy, signer } = change
  const left = requiredChecks.filter((item) => !checked.has(item)).length
  const name = (signedBy ?? signer).name
  const toggle = (item: CheckItem) => {
    const next = new Set(checked)
    if (!next.delete(item)) next.add(item)
    setChecked(next)
  }
  return (
    <>
      <div className={classes.choices}>
        {requiredChecks.map((item) => (
          <Checkbox
            key={item}
            label={t(`changes:check.${item}`, { code: formCode, name })}
            checked={checked.has(item)}
            disabled={isOff}
            onChange={() => toggle(item)}
          />
        ))}
      </div>
      {!isOff && <Buttons change={change} checks={[...checked]} left={left} />}
    </>
  )
}

function Buttons({ change, checks, left }: { change: Change; checks: CheckItem[]; left: number }) {
  const t = useWords()
  const { id, version, number } = change
  const decide = useCommand(client.changes.decideChange, {
    onSuccess: ({ state }) =>
      notifyDone(
        t(
          state === 'approved'
            ? 'changes:decide.approved'
            : state === 'rejected'
              ? 'changes:decide.rejected'
              : 'changes:decide.sentBack',
          { number },
        ),
      ),
  })
  const decideWithReason = async (decision: 'reject' | 'send-back') => {
    const reason = await askText({
      title: t(`changes:decide.${decision}`),
      label: t(decision === 'reject' ? 'changes:decide.rejectLabel' : 'changes:decide.sendBackLabel'),
      confirmLabel: t(`changes:decide.${decision}`),
      danger: decision === 'reject',
    })
    if (reason !== null) await decide.run({ id, version, decision, checks, reason })
  }
  return (
    <div className={classes.buttons}>
      <Button
        variant="filled"
        loading={decide.isRunning}
        disabled={left > 0}
        onClick={() => void decide.run({ id, version, decision: 'approve', checks, reason: '' })}
      >
        {t('changes:decide.approve')}
      </Button>
      <Button disabled={decide.isRunning} onClick={() => void decideWithReason('send-back')}>
        {t('changes:decide.send-back')}
      </Button>
      <Button color="red" disabled={decide.isRunning} onClick={() => void decideWithReason('reject')}>
        {t('changes:decide.reject')}
      </Button>
      <span className="dim" role="status">
        {left > 0 && t('changes:decide.checksLeft', { count: left })}
      </span>
    </div>
  )
}
