import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { askText, notifyDone } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { Panel } from './customer-overview.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'

type Target = Outputs['customers']['mergeTargets'][number]

/** Other cards of the same tax identity, and pointing this one at one of them; nothing where there are none. */
export function MergePanel({ customer }: { customer: Customer }) {
  const t = useWords()
  const targets = useQuery(api.customers.mergeTargets.queryOptions({ input: { id: customer.id } })).data ?? []
  const merge = useCommand(client.customers.merge)
  const ask = async ({ id, cardNumber }: Target) => {
    const reason = await askText({
      title: t('cards:merge.dialog', { from: customer.cardNumber, into: cardNumber }),
      label: t('cards:merge.reason'),
      confirmLabel: t('cards:merge.confirm'),
    })
    if (reason === null) return
    const merged = await merge.run({ id: customer.id, version: customer.version, intoId: id, reason })
    if (merged !== undefined) notifyDone(t('cards:merge.done', { number: cardNumber }))
  }
  if (targets.length === 0) return null
  return (
    <Panel title={t('cards:merge.title', { count: targets.length })}>
      <p className="dim">{t('cards:merge.hint')}</p>
      <ul className={classes.rows}>
        {targets.map((target) => (
          <li key={target.id}>
            <TextLink to="/customers/$id" params={{ id: target.id }}>
              {target.cardNumber} {target.legalName}
            </TextLink>
            <Button size="compact-sm" loading={merge.isRunning} onClick={() => void ask(target)}>
              {t('cards:merge.button', { number: target.cardNumber })}
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
