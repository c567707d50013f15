import { Button, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { askConfirm, InstantText } from '../../ui/index.ts'
import classes from './settings.module.css'

type Saved = Outputs['payments']['listMappings'][number]

/** The layouts of CSV files that are remembered; nothing where there are none. */
export function SavedMappings() {
  const t = useWords()
  const mayRead = useMay('payments.read')
  const saved = useQuery({ ...api.payments.listMappings.queryOptions({}), enabled: mayRead }).data ?? []
  if (saved.length === 0) return null
  return (
    <section className={classes.stack}>
      <div>
        <h2 className={classes.subtitle}>{t('mapping:saved.title')}</h2>
        <div className="dim">{t('mapping:saved.hint')}</div>
      </div>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('mapping:name')}</Table.Th>
            <Table.Th>{t('mapping:saved.account')}</Table.Th>
            <Table.Th>{t('mapping:saved.changed')}</Table.Th>
            <Table.Th>{t('mapping:saved.by')}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{t('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {saved.map((one) => (
            <SavedRow key={one.id} saved={one} />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

function SavedRow({ saved }: { saved: Saved }) {
  const t = useWords()
  const mayWrite = useMay('payments.write')
  const remove = useCommand(client.payments.removeMapping)
  const forget = async () => {
    const yes = await askConfirm({
      title: t('mapping:saved.forgetTitle', { name: saved.name }),
      message: t('mapping:saved.forgetText'),
      confirmLabel: t('mapping:saved.forget'),
      danger: true,
    })
    if (yes) await remove.run({ id: saved.id })
  }
  return (
    <Table.Tr>
      <Table.Td>{saved.name}</Table.Td>
      <Table.Td>{saved.accountText === '' ? t('mapping:account.inColumn') : saved.accountText}</Table.Td>
      <Table.Td>
        <InstantText at={saved.changedAt} />
      </Table.Td>
      <Table.Td>{saved.operatorName}</Table.Td>
      <Table.Td>
        {mayWrite && (
          <Button size="compact-sm" loading={remove.isRunning} onClick={() => void forget()}>
            {t('mapping:saved.forget')}
          </Button>
        )}
      </Table.Td>
    </Table.Tr>
  )
}
