import { Button } from '@mantine/core'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { ButtonLink, FailureAlert, notifyDone } from '../../ui/index.ts'
import type { Change } from './change-words.tsx'
import { Part } from './part.tsx'
import classes from './changes.module.css'
import { Makes } from './way.tsx'

/** What applying will do, exactly; and the button that does it once it is approved. */
export function ApplyPart({ change }: { change: Change }) {
  const t = useWords()
  const isUnderWay = ['open', 'to-decide', 'approved'].includes(change.state)
  if (!isUnderWay) return null
  const { verdict, customer, document, rightCard, foreseen } = change
  return (
    <Part title={t(change.state === 'approved' ? 'changes:apply.title' : 'changes:panel.foreseen')}>
      <Makes
        verdict={verdict}
        foreseen={foreseen}
        documentNumber={document?.number ?? ''}
        customerName={customer.legalName}
        rightCardName={rightCard?.legalName ?? null}
      />
      {change.actions.includes('apply') && <ApplyButton change={change} />}
    </Part>
  )
}

function ApplyButton({ change }: { change: Change }) {
  const t = useWords()
  const { id, version, number, verdict, customer, rightCard } = change
  const apply = useCommand(client.changes.applyChange, {
    showFailure: 'inline',
    onSuccess: () => notifyDone(t('changes:apply.done', { number })),
  })
  const needsCard = verdict === 'new-card' && rightCard === null
  return (
    <>
      <div className={classes.buttons}>
        {needsCard ? (
          <ButtonLink
            variant="filled"
            to="/customers/$id/move"
            params={{ id: customer.id }}
            search={{ change: id }}
          >
            {t('changes:apply.wizard')}
          </ButtonLink>
        ) : (
          <Button
            variant="filled"
            loading={apply.isRunning}
            disabled={change.staleFields.length > 0}
            onClick={() => void apply.run({ id, version })}
          >
            {t(`changes:apply.${verdict}`)}
          </Button>
        )}
      </div>
      <FailureAlert failure={apply.failure} />
    </>
  )
}
