import { Table } from '@mantine/core'
import type { Outputs } from '../../api/types.ts'
import { useWords } from '../../app/i18n.ts'
import { CodedText, StateBadge } from '../../ui/index.ts'
import { Panel } from './customer-overview.tsx'
import classes from './customers.module.css'
import { fieldName } from './field-words.ts'

type Row = Outputs['customers']['previewImport']['rows'][number]

/** What every row of a file would do, those with problems first, each problem with its field. */
export function ImportRows({ preview }: { preview: Outputs['customers']['previewImport'] }) {
  const t = useWords()
  return (
    <Panel title={t('cards:imports.shown', { count: preview.rows.length })}>
      <Table verticalSpacing={3} className={classes.importRows}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('cards:imports.line')}</Table.Th>
            <Table.Th>{t('cards:imports.state')}</Table.Th>
            <Table.Th>{t('cards:imports.name')}</Table.Th>
            <Table.Th>{t('customers:field.taxId')}</Table.Th>
            <Table.Th>{t('cards:imports.problem')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {preview.rows.map((row) => (
            <ImportRow key={row.line} row={row} />
          ))}
        </Table.Tbody>
      </Table>
    </Panel>
  )
}

const tones = { new: 'good', known: 'plain', problem: 'bad' } as const

function ImportRow({ row }: { row: Row }) {
  const t = useWords()
  const known =
    row.cardNumber === null
      ? t('cards:imports.repeated')
      : t('cards:imports.knownAs', { number: row.cardNumber })
  return (
    <Table.Tr>
      <Table.Td>{row.line}</Table.Td>
      <Table.Td>
        <StateBadge tone={tones[row.state]}>{t(`cards:imports.states.${row.state}`)}</StateBadge>
      </Table.Td>
      <Table.Td>{[row.legalName, row.city].filter((part) => part !== '').join(', ')}</Table.Td>
      <Table.Td>{row.taxId}</Table.Td>
      <Table.Td>
        {row.state === 'known' && <span className="dim">{known}</span>}
        {row.problems.map((problem) => (
          <div key={`${problem.field} ${problem.code}`}>
            <strong>{fieldName(problem.field)}</strong>{' '}
            <CodedText
              coded={problem}
              namespace={problem.code.includes('.') ? 'refusals' : 'cards:imports.problems'}
            />
          </div>
        ))}
      </Table.Td>
    </Table.Tr>
  )
}
