import { Alert, Table } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { useFormat } from '../../ui/index.ts'
import type { Format } from '../../ui/index.ts'
import classes from './billing.module.css'
import type { Document } from './document-page.tsx'

/** The core's `NL 21 · DE 0` as people read it. */
function ratesWords(value: string, format: Format): string {
  return value.replace(/\b([A-Z]{2}) ([\d.]+)/gu, (_, country: string, percent: string) => {
    return `${format.rate(Math.round(Number(percent) * 100))} ${format.country(country)}`
  })
}

/** What the final invoice would say differently, side by side with the proforma that was paid. */
export function CheckPanel({ document }: { document: Document }) {
  const t = useWords()
  const format = useFormat()
  if (document.state !== 'to-check') return null
  if (document.checkReasons.length === 0) {
    return <Alert className={classes.check}>{t('billing:check.same')}</Alert>
  }
  const written = (field: string, value: string) => {
    if (field === 'treatment') return wordIfKnown(`billing:treatment.${value}`) ?? value
    if (field === 'total' && /^-?\d+$/u.test(value)) {
      return format.amountWithCurrency(Number(value), document.currency)
    }
    return field === 'vat-rate' ? ratesWords(value, format) : value
  }
  return (
    <Alert
      className={classes.check}
      icon={<IconAlertTriangle size={16} />}
      title={t('billing:check.title')}
      color="yellow"
    >
      <p>{t('billing:check.hint')}</p>
      <Table verticalSpacing={4} horizontalSpacing={6}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('billing:check.column')}</Table.Th>
            <Table.Th>{t('billing:check.proforma')}</Table.Th>
            <Table.Th>{t('billing:check.invoice')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {document.checkReasons.map(({ field, proforma, invoice }) => (
            <Table.Tr key={field}>
              <Table.Td>{t(`billing:check.field.${field}`)}</Table.Td>
              <Table.Td>{written(field, proforma)}</Table.Td>
              <Table.Td>
                <strong>{written(field, invoice)}</strong>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Alert>
  )
}
