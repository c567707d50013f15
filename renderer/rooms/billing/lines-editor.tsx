import { ActionIcon, NativeSelect, Table, Textarea, TextInput } from '@mantine/core'
import { IconAlignLeft, IconX } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { KeyboardEvent, ReactNode } from 'react'
import { vatCategories } from '../../../shared/contract/settings.ts'
import { useWords } from '../../app/i18n.ts'
import { DecimalInput } from '../../ui/decimal-input.tsx'
import { Amount, useFormat } from '../../ui/index.ts'
import classes from './billing.module.css'
import { isEmptyLine } from './proforma-values.ts'
import type { LineValues } from './proforma-values.ts'
import type { ComputedDraft } from './use-computed-draft.ts'

interface LinesEditorProps {
  lines: readonly LineValues[]
  computed: ComputedDraft | undefined
  /** The keys of the lines that `computed` knows, in its order. */
  keys: readonly string[]
  isTried: boolean
  onChange(lines: LineValues[]): void
  action: ReactNode
}

/** The lines as a table to type in: Tab goes on, Enter goes to the next line, Ctrl+Delete takes one away. */
export function LinesEditor({ lines, computed, keys, isTried, onChange, action }: LinesEditorProps) {
  const t = useWords()
  const table = useRef<HTMLTableElement>(null)
  const focusLine = (index: number) =>
    // The line may be drawn only after this event.
    requestAnimationFrame(() => {
      const inputs = table.current?.querySelectorAll<HTMLElement>('[data-line-start]')
      inputs?.[Math.max(0, Math.min(index, inputs.length - 1))]?.focus()
    })
  const remove = (index: number) => {
    onChange(lines.filter((_, other) => other !== index))
    focusLine(index)
  }
  const press = (event: KeyboardEvent, index: number) => {
    const isButton = event.target instanceof HTMLButtonElement
    const isMultiline = event.target instanceof HTMLTextAreaElement
    const hasMod = event.ctrlKey || event.metaKey
    if (event.key === 'Enter' && !hasMod && !isButton && !isMultiline) {
      event.preventDefault()
      focusLine(index + 1)
    } else if (event.key === 'Delete' && hasMod && index < lines.length - 1) {
      event.preventDefault()
      remove(index)
    }
  }
  return (
    <section aria-label={t('billing:new.lines')} className={classes.lines}>
      <div className={classes.linesHead}>
        <h2>{t('billing:new.lines')}</h2>
        {action}
      </div>
      <Table ref={table} className={classes.lineTable} verticalSpacing={3} horizontalSpacing={4}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('billing:line.description')}</Table.Th>
            <Table.Th className={classes.quantityColumn}>{t('billing:line.quantity')}</Table.Th>
            <Table.Th className={classes.priceColumn}>{t('billing:line.unitPrice')}</Table.Th>
            <Table.Th className={classes.vatColumn}>{t('billing:line.vat')}</Table.Th>
            <Table.Th className={classes.amountColumn}>{t('billing:line.amount')}</Table.Th>
            <Table.Th className={classes.toolColumn}>
              <span className="visually-hidden">{t('actions')}</span>
            </Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map((line, index) => (
            <LineRow
              key={line.key}
              line={line}
              number={index + 1}
              isLast={index === lines.length - 1}
              isTried={isTried}
              computed={computed?.lines[keys.indexOf(line.key)]}
              onChange={(part) =>
                onChange(lines.map((other) => (other.key === line.key ? { ...other, ...part } : other)))
              }
              onRemove={() => remove(index)}
              onKeyDown={(event) => press(event, index)}
            />
          ))}
        </Table.Tbody>
      </Table>
    </section>
  )
}

interface LineRowProps {
  line: LineValues
  number: number
  isLast: boolean
  isTried: boolean
  computed: ComputedDraft['lines'][number] | undefined
  onChange(part: Partial<LineValues>): void
  onRemove(): void
  onKeyDown(event: KeyboardEvent): void
}

function LineRow({ line, number, isLast, isTried, computed, onChange, onRemove, onKeyDown }: LineRowProps) {
  const t = useWords()
  const format = useFormat()
  const label = (field: string) => t('billing:line.label', { field, number })
  const missing = (isMissing: boolean) =>
    isTried && !isEmptyLine(line) && isMissing ? t('billing:line.missing') : undefined
  return (
    <Table.Tr onKeyDown={onKeyDown}>
      <Table.Td>
        <LineWords
          line={line}
          number={number}
          placeholder={isLast ? t('billing:line.next') : undefined}
          error={missing(line.description.trim() === '')}
          onChange={onChange}
        />
      </Table.Td>
      <Table.Td>
        <DecimalInput
          aria-label={label(t('billing:line.quantity'))}
          value={line.quantity}
          onChange={(quantity) => onChange({ quantity })}
          error={missing(line.quantity === null)}
        />
      </Table.Td>
      <Table.Td>
        <DecimalInput
          aria-label={label(t('billing:line.unitPrice'))}
          minimumDecimals={2}
          value={line.unitPrice}
          onChange={(unitPrice) => onChange({ unitPrice })}
          error={missing(line.unitPrice === null)}
        />
      </Table.Td>
      <Table.Td>
        <NativeSelect
          aria-label={label(t('billing:line.vat'))}
          data={vatCategories.map((value) => ({ value, label: t(`billing:vat.category.${value}`) }))}
          value={line.vatCategory}
          onChange={(event) => {
            const chosen = vatCategories.find((category) => category === event.currentTarget.value)
            if (chosen !== undefined) onChange({ vatCategory: chosen })
          }}
        />
        {computed !== undefined && (
          <div className={classes.under}>
            {computed.ratePermyriad === 0 ? t('billing:vat.none') : format.rate(computed.ratePermyriad)}
          </div>
        )}
      </Table.Td>
      <Table.Td className={classes.lineAmount}>
        {computed !== undefined && <Amount cents={computed.amountCents} />}
      </Table.Td>
      <Table.Td>
        {!isLast && (
          <ActionIcon aria-label={t('billing:line.remove', { number })} onClick={onRemove} mt={3}>
            <IconX size={15} />
          </ActionIcon>
        )}
      </Table.Td>
    </Table.Tr>
  )
}

function LineWords({
  line,
  number,
  placeholder,
  error,
  onChange,
}: {
  line: LineValues
  number: number
  placeholder: string | undefined
  error: string | undefined
  onChange(part: Partial<LineValues>): void
}) {
  const t = useWords()
  const format = useFormat()
  const [hasDetail, setDetail] = useState(line.detail !== '')
  const label = (field: string) => t('billing:line.label', { field, number })
  return (
    <>
      <TextInput
        data-line-start
        aria-label={label(t('billing:line.description'))}
        placeholder={placeholder}
        maxLength={300}
        autoComplete="off"
        value={line.description}
        error={error}
        onChange={(event) => onChange({ description: event.currentTarget.value })}
        rightSection={
          isEmptyLine(line) || hasDetail ? undefined : (
            <ActionIcon
              size="sm"
              tabIndex={-1}
              aria-label={t('billing:line.showDetail', { number })}
              title={t('billing:line.detail')}
              onClick={() => setDetail(true)}
            >
              <IconAlignLeft size={14} />
            </ActionIcon>
          )
        }
      />
      {hasDetail && (
        <Textarea
          mt={3}
          autosize
          minRows={1}
          maxRows={5}
          maxLength={1000}
          aria-label={label(t('billing:line.detail'))}
          placeholder={t('billing:line.detail')}
          value={line.detail}
          onChange={(event) => onChange({ detail: event.currentTarget.value })}
        />
      )}
      {line.periodFrom !== null && line.periodTo !== null && (
        <div className={classes.under}>
          {t('billing:line.period', { from: format.day(line.periodFrom), to: format.day(line.periodTo) })}
        </div>
      )}
    </>
  )
}
