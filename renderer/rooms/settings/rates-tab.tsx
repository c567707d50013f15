import { Button, Select, Table, TextInput } from '@mantine/core'
import { useState } from 'react'
import { vatCategories } from '../../../shared/contract/settings.ts'
import type { Day } from '../../../shared/values/day.ts'
import { numberSigns } from '../../../shared/values/languages.ts'
import { parseAmount } from '../../../shared/values/money.ts'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import type { Settings } from '../../app/company.ts'
import { useLanguage, useWords } from '../../app/i18n.ts'
import {
  FormDialog,
  CountrySelect,
  DayInput,
  DayText,
  EmptyState,
  notifyDone,
  useCountryName,
  useFields,
  useFormat,
} from '../../ui/index.ts'
import classes from './settings.module.css'

export function RatesTab({ settings, mayWrite }: { settings: Settings; mayWrite: boolean }) {
  const t = useWords()
  const [isAdding, setAdding] = useState(false)
  const add = mayWrite && (
    <Button variant="filled" onClick={() => setAdding(true)}>
      {t('settings:rate.add')}
    </Button>
  )
  return (
    <div className={classes.stack}>
      {settings.vatRates.length === 0 ? (
        <EmptyState title={t('settings:rate.none')} action={add} />
      ) : (
        <>
          <RateTable rates={settings.vatRates} />
          {add}
        </>
      )}
      {isAdding && <RateDialog country={settings.company.country} onClose={() => setAdding(false)} />}
    </div>
  )
}

function RateTable({ rates }: { rates: Settings['vatRates'] }) {
  const t = useWords()
  const format = useFormat()
  const countryName = useCountryName()
  const sorted = rates.toSorted(
    (one, other) =>
      countryName(one.country).localeCompare(countryName(other.country), format.language) ||
      one.category.localeCompare(other.category) ||
      other.validFrom.localeCompare(one.validFrom),
  )
  return (
    <Table className={classes.table}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('country')}</Table.Th>
          <Table.Th>{t('settings:rate.category')}</Table.Th>
          <Table.Th className={classes.number}>{t('settings:rate.rate')}</Table.Th>
          <Table.Th>{t('settings:rate.validFrom')}</Table.Th>
          <Table.Th>{t('settings:rate.source')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {sorted.map((rate) => (
          <Table.Tr key={rate.id}>
            <Table.Td>{countryName(rate.country)}</Table.Td>
            <Table.Td>{t(`settings:rate.categories.${rate.category}`)}</Table.Td>
            <Table.Td className={classes.number}>{format.rate(rate.ratePermyriad)}</Table.Td>
            <Table.Td>
              <DayText day={rate.validFrom} />
            </Table.Td>
            <Table.Td className="dim">{rate.source}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function RateDialog({ country, onClose }: { country: string; onClose(): void }) {
  const t = useWords()
  const language = useLanguage()
  const permyriadOf = (text: string): number | null => {
    const parsed = parseAmount(text.replace('%', ''), { decimalSeparator: numberSigns(language).decimal })
    return parsed.ok && parsed.value >= 0 && parsed.value <= 10_000 ? parsed.value : null
  }
  const fields = useFields(
    { country, category: 'standard', percent: '', validFrom: null as Day | null, source: '' },
    (values) => ({
      ...(values.country === '' ? { country: t('required') } : {}),
      ...(permyriadOf(values.percent) === null ? { percent: t('settings:rate.badPercent') } : {}),
      ...(values.validFrom === null ? { validFrom: t('required') } : {}),
      ...(values.source.trim() === '' ? { source: t('required') } : {}),
    }),
  )
  const add = useCommand(client.settings.addVatRate, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('settings:rate.saved'))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('settings:rate.add')}
      command={add}
      onClose={onClose}
      onSubmit={fields.submit(({ category, percent, validFrom, source, country: where }) => {
        const ratePermyriad = permyriadOf(percent)
        if (ratePermyriad === null || validFrom === null) return
        void add.run({
          country: where,
          category: vatCategories.find((one) => one === category) ?? 'standard',
          ratePermyriad,
          validFrom,
          source,
        })
      })}
    >
      <CountrySelect label={t('country')} withAsterisk {...fields.value('country')} />
      <Select
        label={t('settings:rate.category')}
        data={vatCategories.map((value) => ({ value, label: t(`settings:rate.categories.${value}`) }))}
        {...fields.value('category')}
        onChange={(value) => fields.set('category', value ?? 'standard')}
      />
      <TextInput
        label={t('settings:rate.percent')}
        withAsterisk
        inputMode="decimal"
        {...fields.text('percent')}
      />
      <DayInput label={t('settings:rate.validFrom')} withAsterisk {...fields.value('validFrom')} />
      <TextInput
        label={t('settings:rate.source')}
        description={t('settings:rate.sourceHint')}
        withAsterisk
        maxLength={200}
        {...fields.text('source')}
      />
    </FormDialog>
  )
}
