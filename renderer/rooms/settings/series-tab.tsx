import { Button, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import type { Settings } from '../../app/company.ts'
import { useWords } from '../../app/i18n.ts'
import { FormDialog, notifyDone, useFields, useFormat } from '../../ui/index.ts'
import classes from './settings.module.css'

type Series = Settings['series'][number]

export function SeriesTab({ settings, mayWrite }: { settings: Settings; mayWrite: boolean }) {
  const t = useWords()
  const format = useFormat()
  const [edited, setEdited] = useState<Series | null>(null)
  return (
    <div>
      <Table className={classes.table}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('settings:series.title')}</Table.Th>
            <Table.Th>{t('settings:series.pattern')}</Table.Th>
            <Table.Th>{t('settings:series.nextNumber')}</Table.Th>
            <Table.Th className={classes.number}>{t('settings:series.issued')}</Table.Th>
            <Table.Th>
              <span className="visually-hidden">{t('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {settings.series.map((series) => (
            <Table.Tr key={series.id}>
              <Table.Td>{t(`settings:series.kind.${series.kind}`)}</Table.Td>
              <Table.Td>{series.pattern}</Table.Td>
              <Table.Td>{series.nextNumber}</Table.Td>
              <Table.Td className={classes.number}>{format.count(series.issuedCount)}</Table.Td>
              <Table.Td>
                {mayWrite && (
                  <Button size="compact-sm" onClick={() => setEdited(series)}>
                    {t('edit')}
                  </Button>
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {edited !== null && <SeriesDialog series={edited} onClose={() => setEdited(null)} />}
    </div>
  )
}

function SeriesDialog({ series, onClose }: { series: Series; onClose(): void }) {
  const t = useWords()
  const fields = useFields({ pattern: series.pattern, startAt: '' }, ({ pattern, startAt }) => ({
    ...(pattern.trim() === '' ? { pattern: t('required') } : {}),
    ...(/^[1-9]\d{0,7}$|^$/u.test(startAt.trim()) ? {} : { startAt: t('invalidField') }),
  }))
  const save = useCommand(client.settings.updateSeries, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('settings:series.saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings:series.edit', { kind: t(`settings:series.kind.${series.kind}`) })}
      command={save}
      onClose={onClose}
      onSubmit={fields.submit(({ pattern, startAt }) =>
        save.run({
          id: series.id,
          version: series.version,
          pattern,
          nextNumber: startAt.trim() === '' ? undefined : Number(startAt),
        }),
      )}
    >
      <TextInput
        label={t('settings:series.pattern')}
        description={t('settings:series.patternHint')}
        data-autofocus
        maxLength={40}
        {...fields.text('pattern')}
      />
      <TextInput
        label={t('settings:series.startAt')}
        description={t('settings:series.startHint')}
        inputMode="numeric"
        {...fields.text('startAt')}
      />
    </FormDialog>
  )
}
