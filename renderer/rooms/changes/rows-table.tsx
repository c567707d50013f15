import { Table } from '@mantine/core'
import type { ChangeRow } from '../../../shared/contract/changes.ts'
import { useWords } from '../../app/i18n.ts'
import { useRowWords } from './change-words.tsx'
import classes from './changes.module.css'

/** What stands there and what shall, field by field. */
export function RowsTable({
  rows,
  isApplied = false,
}: {
  rows: readonly ChangeRow[]
  /** It was done: what is requested is what is now. */
  isApplied?: boolean
}) {
  const t = useWords()
  const words = useRowWords()
  return (
    <Table className={classes.rows} verticalSpacing={4}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('changes:panel.field')}</Table.Th>
          <Table.Th>{t(isApplied ? 'changes:panel.was' : 'changes:panel.before')}</Table.Th>
          <Table.Th>{t(isApplied ? 'changes:panel.is' : 'changes:panel.after')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ field, before, after }) => (
          <Table.Tr key={field}>
            <Table.Th scope="row">{words.name(field)}</Table.Th>
            <Table.Td>{words.value(field, before)}</Table.Td>
            <Table.Td className={classes.after}>{words.value(field, after)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
