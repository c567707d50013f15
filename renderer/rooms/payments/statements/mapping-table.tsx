import { useWords } from '../../../app/i18n.ts'
import classes from './mapping.module.css'
import { columnRoles, roleOf } from './mapping-roles.ts'
import type { MappingDraft } from './mapping-roles.ts'
import type { MappingPreview, MappingState } from './use-mapping.ts'

const rowsShown = 8

/** The first lines of the file as they stand in it, and over each column what it holds. */
export function MappingTable({
  state,
  draft,
  preview,
}: {
  state: MappingState
  draft: MappingDraft
  preview: MappingPreview
}) {
  const t = useWords()
  return (
    <div className={classes.tableFrame} tabIndex={0} role="region" aria-label={t('mapping:file')}>
      <table className={classes.table}>
        <thead>
          <tr>
            {preview.columns.map(({ index, name }) => {
              const role = roleOf(draft.columns, index)
              const shown = name === '' ? t('mapping:column', { number: index + 1 }) : name
              return (
                <th key={index} scope="col" data-used={role !== null || undefined}>
                  <select
                    className={classes.select}
                    aria-label={t('mapping:roleOf', { column: shown })}
                    autoFocus={index === 0}
                    value={role ?? ''}
                    onChange={(event) => {
                      const { value } = event.currentTarget
                      state.setRole(index, columnRoles.find((one) => one === value) ?? null)
                    }}
                  >
                    <option value="">{t('mapping:role.none')}</option>
                    {columnRoles.map((one) => (
                      <option key={one} value={one}>
                        {t(`mapping:role.${one}`)}
                      </option>
                    ))}
                  </select>
                  <span title={shown}>{shown}</span>
                </th>
              )
            })}
          </tr>
        </thead>
        <tbody>
          {preview.rows.slice(0, rowsShown).map((row, line) => (
            <tr key={line}>
              {preview.columns.map(({ index }) => (
                <td key={index} data-used={roleOf(draft.columns, index) !== null || undefined}>
                  <span title={row[index]}>{row[index] ?? ''}</span>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
