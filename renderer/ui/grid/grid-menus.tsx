import { ActionIcon, Button, Checkbox, Menu } from '@mantine/core'
import { IconColumns, IconDownload, IconStar, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../app/i18n.ts'
import { askText } from '../ask.ts'
import { readViews, writeViews } from './grid-views.ts'
import type { GridView } from './grid-views.ts'

/** The reader's views of a list: choose, save, delete. */
export function ViewsMenu({
  grid,
  operatorId,
  current,
  onChoose,
}: {
  grid: string
  operatorId: string
  current(): Omit<GridView, 'name'>
  onChoose(view: GridView | null): void
}) {
  const t = useWords()
  const [views, setViews] = useState(() => readViews(grid, operatorId))
  const keep = (next: GridView[]) => {
    setViews(next)
    writeViews(grid, operatorId, next)
  }
  const save = async () => {
    const name = await askText({
      title: t('grid.saveView'),
      label: t('grid.viewName'),
      confirmLabel: t('save'),
    })
    if (name === null) return
    const view = { ...current(), name: name.slice(0, 60) }
    keep([...views.filter((other) => other.name !== view.name), view])
  }
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button leftSection={<IconStar size={15} />}>{t('grid.views')}</Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => onChoose(null)}>{t('grid.standardView')}</Menu.Item>
        {views.map((view) => (
          <Menu.Item key={view.name} onClick={() => onChoose(view)}>
            {view.name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item onClick={() => void save()}>{t('grid.saveView')}</Menu.Item>
        {views.map((view) => (
          <Menu.Item
            key={view.name}
            leftSection={<IconTrash size={14} />}
            onClick={() => keep(views.filter((other) => other.name !== view.name))}
          >
            {t('grid.deleteView', { name: view.name })}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Which columns are shown. */
export function ColumnsMenu({
  columns,
  isShown,
  onToggle,
}: {
  columns: readonly { field: string; header: string }[]
  isShown(field: string): boolean
  onToggle(field: string, shown: boolean): void
}) {
  const t = useWords()
  const [, redraw] = useState(0)
  return (
    <Menu position="bottom-end" closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon size={30} variant="default" aria-label={t('grid.columns')} title={t('grid.columns')}>
          <IconColumns size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {columns.map((column) => (
          <Menu.Item
            key={column.field}
            onClick={() => {
              onToggle(column.field, !isShown(column.field))
              redraw((count) => count + 1)
            }}
            leftSection={<Checkbox.Indicator size="xs" checked={isShown(column.field)} aria-hidden />}
          >
            {column.header}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

export function ExportButton({ onExport, disabled }: { onExport(): void; disabled: boolean }) {
  const t = useWords()
  return (
    <ActionIcon
      size={30}
      variant="default"
      aria-label={t('grid.exportCsv')}
      title={t('grid.exportCsv')}
      disabled={disabled}
      onClick={onExport}
    >
      <IconDownload size={16} />
    </ActionIcon>
  )
}
