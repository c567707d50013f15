import { Alert, Button, FileButton, Table } from '@mantine/core'
import { useState } from 'react'
import type { ImportField } from '../../../shared/contract/customers-import.ts'
import { importFields } from '../../../shared/contract/customers-import.ts'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/failures.ts'
import type { Failure } from '../../api/failures.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { FailureAlert, notifyDone, Page } from '../../ui/index.ts'
import { Panel } from './customer-overview.tsx'
import classes from './customers.module.css'
import { fieldName } from './field-words.ts'
import { ImportRows } from './import-rows.tsx'
import { PastImports } from './past-imports.tsx'

type Preview = Outputs['customers']['previewImport']
type Mapping = (ImportField | null)[]

/** Reads a chosen file, again whenever its mapping changes; an answer that comes late for an older mapping is let go. */
function usePreview() {
  const [file, setFile] = useState<File | null>(null)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const [isReading, setReading] = useState(false)
  const read = async (chosen: File, mapping: Mapping | null) => {
    setReading(true)
    setFailure(null)
    try {
      setPreview(await client.customers.previewImport({ file: chosen, mapping }))
    } catch (error) {
      setPreview(null)
      setFailure(failureOf(error))
    } finally {
      setReading(false)
    }
  }
  const choose = (chosen: File | null) => {
    setFile(chosen)
    setPreview(null)
    if (chosen !== null) void read(chosen, null)
  }
  const map = (mapping: Mapping) => {
    if (file !== null) void read(file, mapping)
  }
  return { file, preview, failure, isReading, choose, map }
}

/** Cards from a CSV: its columns, what every row would do, and making them at once. */
export function ImportCardsPage() {
  const t = useWords()
  const { file, preview, failure, isReading, choose, map } = usePreview()
  const commit = useCommand(client.customers.commitImport, {
    onSuccess: ({ newCount }) => {
      notifyDone(t('cards:imports.done', { count: newCount }))
      choose(null)
    },
  })
  const mapping = preview?.columns.map(({ field }) => field) ?? []
  return (
    <Page title={t('cards:imports.title')}>
      <div className={classes.history}>
        <Panel
          title={file?.name ?? t('cards:imports.choose')}
          action={
            <FileButton onChange={choose} accept=".csv,.txt,text/csv">
              {(props) => (
                <Button {...props} loading={isReading} autoFocus>
                  {t('cards:imports.choose')}
                </Button>
              )}
            </FileButton>
          }
        >
          <p className="dim">{t('cards:imports.hint')}</p>
          <FailureAlert failure={failure} />
          {file !== null && preview !== null && (
            <>
              <MappingTable preview={preview} onChange={map} />
              <Alert role="status">
                {t('cards:imports.counts', {
                  newCount: preview.newCount,
                  knownCount: preview.knownCount,
                  problemCount: preview.problemCount,
                })}
              </Alert>
              <div className={classes.importFoot}>
                <Button
                  variant="filled"
                  disabled={preview.newCount === 0 || isReading}
                  loading={commit.isRunning}
                  onClick={() => void commit.run({ file, mapping })}
                >
                  {t('cards:imports.commit', { count: preview.newCount })}
                </Button>
              </div>
            </>
          )}
        </Panel>
        {preview !== null && <ImportRows preview={preview} />}
        <PastImports />
      </div>
    </Page>
  )
}

/** Which field each column holds; a field that is chosen for another column leaves the one that had it. */
function MappingTable({ preview, onChange }: { preview: Preview; onChange(mapping: Mapping): void }) {
  const t = useWords()
  const { columns } = preview
  const choices: (readonly [ImportField | '', string])[] = [
    ['', t('cards:imports.leave')],
    ...importFields.map((field) => [field, fieldName(field)] as const),
  ]
  const set = (at: number, field: ImportField | '') =>
    onChange(
      columns.map((column, index) => {
        if (index === at) return field === '' ? null : field
        return column.field === field ? null : column.field
      }),
    )
  return (
    <Table verticalSpacing={3} className={classes.mapping}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('cards:imports.column')}</Table.Th>
          <Table.Th>{t('cards:imports.sample')}</Table.Th>
          <Table.Th>{t('cards:imports.field')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {columns.map(({ header, sample, field }, at) => (
          <Table.Tr key={`${at} ${header}`}>
            <Table.Td>{header}</Table.Td>
            <Table.Td className={classes.before}>{sample}</Table.Td>
            <Table.Td>
              <ChoiceSelect
                size="xs"
                aria-label={`${t('cards:imports.field')}: ${header}`}
                choices={choices}
                value={field ?? ''}
                onChange={(chosen) => set(at, chosen)}
              />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
