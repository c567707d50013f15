import { useCallback, useRef, useState } from 'react'
import type { ListInput } from '../../../shared/contract/base.ts'
import { failureOf } from '../../api/failures.ts'
import { downloadBlob } from '../download.ts'
import { useFailureNotice } from '../failure-notice.tsx'
import type { Format } from '../format.ts'
import { csvValue } from './cell-values.ts'
import { csvBlob, csvLine } from './csv.ts'
import type { DataGridProps, GridColumn } from './grid-types.ts'

const pageRows = 500

interface ExportJob {
  done: number
  total: number
}

/** Writes every row of the list, page by page, as CSV; it can be stopped and then saves nothing. */
export function useExport<Row extends object, Field extends string>(
  list: DataGridProps<Row, Field>['list'],
  fileName: string,
  format: Format,
) {
  const [progress, setProgress] = useState<ExportJob | null>(null)
  const stopped = useRef(false)
  const notify = useFailureNotice()
  const run = useCallback(
    async (input: ListInput<Field>, columns: readonly GridColumn<Row>[]) => {
      stopped.current = false
      const separator = format.language === 'en' ? ',' : ';'
      const lines = [
        csvLine(
          columns.map((column) => ({ text: column.header })),
          separator,
        ),
      ]
      try {
        for (let offset = 0; ; offset += pageRows) {
          const page = await list({ ...input, offset, limit: pageRows })
          if (stopped.current) return
          for (const row of page.rows) {
            lines.push(
              csvLine(
                columns.map((column) => csvValue(column, row, format)),
                separator,
              ),
            )
          }
          setProgress({ done: Math.min(offset + page.rows.length, page.total), total: page.total })
          if (page.rows.length < pageRows) break
        }
        downloadBlob(csvBlob(lines), `${fileName}.csv`)
      } catch (error) {
        notify(failureOf(error))
      } finally {
        setProgress(null)
      }
    },
    [list, fileName, format, notify],
  )
  const stop = useCallback(() => {
    stopped.current = true
    setProgress(null)
  }, [])
  return { progress, run, stop }
}
