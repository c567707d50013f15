import { Checkbox, Table } from '@mantine/core'
import type { Cents } from '../../../../shared/values/money.ts'
import type { Outputs } from '../../../api/types.ts'
import { useWords } from '../../../app/i18n.ts'
import { Amount, AmountInput, DayText } from '../../../ui/index.ts'
import type { Chosen } from './receipt-values.ts'
import classes from './receipts.module.css'

export type OpenDocument = Outputs['billing']['list']['rows'][number]

interface OpenDocumentsProps {
  rows: readonly OpenDocument[]
  chosen: Chosen
  onChange(chosen: Chosen): void
}

/** The open documents of a card, each to be ticked and paid in full or in part. */
export function OpenDocuments({ rows, chosen, onChange }: OpenDocumentsProps) {
  const t = useWords()
  if (rows.length === 0) return <p className="dim">{t('receipts:entry.noDocuments')}</p>
  const set = (id: string, amountCents: Cents | null) => onChange({ ...chosen, [id]: amountCents })
  const remove = (id: string) =>
    onChange(Object.fromEntries(Object.entries(chosen).filter(([other]) => other !== id)))
  return (
    <div className={classes.documents} tabIndex={0} role="group" aria-label={t('receipts:entry.documents')}>
      <Table verticalSpacing={4} horizontalSpacing={8} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('receipts:entry.documents')}</Table.Th>
            <Table.Th>{t('receipts:entry.due')}</Table.Th>
            <Table.Th className={classes.number}>{t('receipts:entry.open')}</Table.Th>
            <Table.Th className={classes.number}>{t('receipts:entry.chosen')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <DocumentLine
              key={row.id}
              row={row}
              amountCents={chosen[row.id]}
              onTick={(isOn) => (isOn ? set(row.id, row.openCents) : remove(row.id))}
              onAmount={(amountCents) => set(row.id, amountCents)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}

function DocumentLine({
  row,
  amountCents,
  onTick,
  onAmount,
}: {
  row: OpenDocument
  /** Undefined: not chosen. */
  amountCents: Cents | null | undefined
  onTick(isOn: boolean): void
  onAmount(amountCents: Cents | null): void
}) {
  const t = useWords()
  const { number, currency } = row
  const isTooMuch = (amountCents ?? 0) > row.openCents
  return (
    <Table.Tr>
      <Table.Td>
        <Checkbox
          aria-label={t('receipts:entry.pay', { number })}
          label={
            <>
              {number} <span className="dim">{t(`billing:kind.${row.kind}`)}</span>
            </>
          }
          checked={amountCents !== undefined}
          onChange={(event) => onTick(event.currentTarget.checked)}
        />
      </Table.Td>
      <Table.Td>
        <DayText day={row.dueDay} />
      </Table.Td>
      <Table.Td className={classes.number}>
        <Amount cents={row.openCents} currency={currency} />
      </Table.Td>
      <Table.Td className={classes.amountCell}>
        {amountCents !== undefined && (
          <AmountInput
            aria-label={t('receipts:entry.amountOf', { number })}
            currency={currency}
            value={amountCents}
            onChange={onAmount}
            error={isTooMuch ? t('receipts:entry.tooMuch') : undefined}
          />
        )}
      </Table.Td>
    </Table.Tr>
  )
}
