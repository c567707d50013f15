import { Button } from '@mantine/core'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { askText, notifyDone } from '../../ui/index.ts'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'

/** Withdraws a card made by mistake. */
export function WithdrawCard({ customer }: { customer: Customer }) {
  const t = useWords()
  const withdraw = useCommand(client.customers.withdraw, {
    onSuccess: () => notifyDone(t('customers:withdraw.done')),
  })
  const ask = async () => {
    const reason = await askText({
      title: t('customers:withdraw.title'),
      label: t('customers:withdraw.label'),
      confirmLabel: t('customers:withdraw.confirm'),
      danger: true,
    })
    if (reason === null) return
    await withdraw.run({ id: customer.id, version: customer.version, reason })
  }
  return (
    <div className={classes.withdraw}>
      <span className="dim">{t('customers:withdraw.hint')}</span>
      <Button color="red" onClick={() => void ask()} loading={withdraw.isRunning}>
        {t('customers:withdraw.button')}
      </Button>
    </div>
  )
}
