import { Collapse, Textarea, TextInput, UnstyledButton } from '@mantine/core'
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { useState } from 'react'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { DayInput, useFormat } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { CustomerPicker } from '../customers/index.ts'
import classes from './billing.module.css'
import type { ProformaValues } from './proforma-values.ts'
import type { ComputedDraft } from './use-computed-draft.ts'

/** Goes on to the lines, which appear with the card. */
function focusFirstLine(): void {
  requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-line-start]')?.focus())
}

/** The card, the due day, and what is seldom needed. */
export function ProformaHead({
  values,
  computed,
  isTried,
  onChange,
}: {
  values: ProformaValues
  computed: ComputedDraft | undefined
  isTried: boolean
  onChange(part: Partial<ProformaValues>): void
}) {
  const t = useWords()
  const format = useFormat()
  const [isOpen, setOpen] = useState(values.note !== '' || values.purchaseReference !== '')
  return (
    <div className={classes.head}>
      <div className={classes.headRow}>
        <div className={classes.pickCell}>
          <CustomerPicker
            value={values.customer}
            autoFocus={values.customer === null}
            withAsterisk
            error={isTried && values.customer === null ? t('required') : undefined}
            onChange={(customer) => {
              onChange({ customer })
              if (customer !== null && values.customer === null) focusFirstLine()
            }}
          />
          {values.customer !== null && (
            <TextLink to="/customers/$id" params={{ id: values.customer.id }} target="_blank">
              {t('customers:openCard')}
            </TextLink>
          )}
        </div>
        <DayInput
          label={t('billing:new.dueDay')}
          className={classes.dueInput}
          placeholder={computed === undefined ? undefined : format.day(computed.dueDay)}
          value={values.dueDay}
          onChange={(dueDay) => onChange({ dueDay })}
        />
      </div>
      <UnstyledButton
        className={classes.more}
        aria-expanded={isOpen}
        onClick={() => setOpen((shown) => !shown)}
      >
        {isOpen ? <IconChevronDown size={14} /> : <IconChevronRight size={14} />}
        {t('billing:new.more')}
      </UnstyledButton>
      <Collapse expanded={isOpen}>
        <MoreFields values={values} onChange={onChange} />
      </Collapse>
    </div>
  )
}

function MoreFields({
  values,
  onChange,
}: {
  values: ProformaValues
  onChange(part: Partial<ProformaValues>): void
}) {
  const t = useWords()
  return (
    <div className={classes.moreFields}>
      <ChoiceSelect
        label={t('billing:new.priceMode')}
        choices={[
          ['company', t('customers:priceMode.company')],
          ['net', t('customers:priceMode.net')],
          ['gross', t('customers:priceMode.gross')],
        ]}
        value={values.priceMode}
        onChange={(priceMode) => onChange({ priceMode })}
      />
      <TextInput
        label={t('billing:new.purchaseReference')}
        maxLength={60}
        autoComplete="off"
        value={values.purchaseReference}
        onChange={(event) => onChange({ purchaseReference: event.currentTarget.value })}
      />
      <Textarea
        className={classes.wide}
        label={t('billing:new.note')}
        autosize
        minRows={1}
        maxRows={5}
        maxLength={1000}
        value={values.note}
        onChange={(event) => onChange({ note: event.currentTarget.value })}
      />
    </div>
  )
}
