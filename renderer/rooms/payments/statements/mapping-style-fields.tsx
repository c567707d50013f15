import { NumberInput, TextInput } from '@mantine/core'
import { useId } from 'react'
import type { ReactNode } from 'react'
import {
  csvDayStyles,
  csvDecimalSigns,
  csvDelimiters,
  csvQuotes,
} from '../../../../shared/contract/payments-csv.ts'
import { fileEncodings } from '../../../../shared/values/file-encodings.ts'
import { useSettings } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import classes from './mapping.module.css'
import type { MappingDraft } from './mapping-roles.ts'
import type { MappingState } from './use-mapping.ts'

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const

/** How the file is divided and how days and amounts are written in it. */
export function MappingStyleFields({ state, draft }: { state: MappingState; draft: MappingDraft }) {
  const t = useWords()
  const { preview, style } = state
  const quote = style.quote ?? draft.quote ?? 'none'
  return (
    <div className={classes.fields}>
      <AccountField state={state} draft={draft} />
      <Choice
        label={t('mapping:delimiter.label')}
        value={draft.delimiter}
        choices={csvDelimiters.map((sign) => [sign, t(`mapping:delimiter.${delimiterNames[sign]}`)])}
        onChange={(delimiter) => state.setStyle({ delimiter })}
      />
      <Choice
        label={t('mapping:quote.label')}
        value={quote}
        choices={[
          ...csvQuotes.map((sign) => [sign, sign] as const),
          ['none', t('mapping:quote.none')] as const,
        ]}
        onChange={(chosen) => state.setStyle({ quote: chosen })}
      />
      <Choice
        label={t('mapping:encoding')}
        value={style.encoding ?? preview?.encoding ?? 'utf-8'}
        choices={fileEncodings.map((name) => [name, name.toUpperCase()])}
        onChange={(encoding) => state.setStyle({ encoding })}
      />
      <Choice
        label={t('mapping:dayStyle.label')}
        value={draft.dayStyle}
        choices={csvDayStyles.map((name) => [name, t(`mapping:dayStyle.${name}`)])}
        onChange={(dayStyle) => state.change({ dayStyle })}
      />
      <Choice
        label={t('mapping:decimalSign')}
        value={draft.decimalSign}
        choices={csvDecimalSigns.map((sign) => [sign, sign === ',' ? '1.234,56' : '1,234.56'])}
        onChange={(decimalSign) => state.change({ decimalSign })}
      />
      <NumberInput
        label={t('mapping:skip')}
        className={classes.narrow}
        min={0}
        max={1000}
        allowDecimal={false}
        value={draft.recordsToSkip}
        onChange={(value) => typeof value === 'number' && state.setStyle({ recordsToSkip: value })}
      />
      {draft.columns.sign !== null && <SignWords state={state} draft={draft} />}
    </div>
  )
}

function AccountField({ state, draft }: { state: MappingState; draft: MappingDraft }) {
  const t = useWords()
  const accounts = useSettings()?.bankAccounts ?? []
  const isInColumn = draft.columns.ownAccount !== null
  return (
    <Choice
      label={t('mapping:account.label')}
      value={isInColumn ? 'column' : state.accountText}
      isDisabled={isInColumn}
      isMissing={state.missing.includes('account')}
      choices={
        isInColumn
          ? [['column', t('mapping:account.inColumn')]]
          : [
              ...(state.accountText === '' ? [['', t('mapping:account.choose')] as const] : []),
              ...accounts.map((one) => [one.iban, `${one.name} · ${one.iban}`] as const),
            ]
      }
      onChange={state.setAccountText}
    />
  )
}

/** Which words in the column of the sign say that money went out or came in. */
function SignWords({ state, draft }: { state: MappingState; draft: MappingDraft }) {
  const t = useWords()
  const wordsOf = (text: string) => text.split(',').map((word) => word.trim())
  return (
    <>
      <TextInput
        label={t('mapping:debitWords')}
        className={classes.words}
        value={draft.debitWords.join(', ')}
        onChange={(event) => state.change({ debitWords: wordsOf(event.currentTarget.value) })}
      />
      <TextInput
        label={t('mapping:creditWords')}
        className={classes.words}
        value={draft.creditWords.join(', ')}
        onChange={(event) => state.change({ creditWords: wordsOf(event.currentTarget.value) })}
      />
    </>
  )
}

/** A choice among few, by keyboard as fast as by mouse. */
function Choice<Value extends string>({
  label,
  value,
  choices,
  onChange,
  isDisabled = false,
  isMissing = false,
}: {
  label: ReactNode
  value: Value
  choices: readonly (readonly [Value, string])[]
  onChange(value: Value): void
  isDisabled?: boolean
  isMissing?: boolean
}) {
  const id = useId()
  return (
    <div className={classes.field}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        className={classes.select}
        value={value}
        disabled={isDisabled}
        aria-invalid={isMissing || undefined}
        onChange={(event) => {
          const chosen = choices.find(([one]) => one === event.currentTarget.value)
          if (chosen !== undefined) onChange(chosen[0])
        }}
      >
        {choices.map(([one, name]) => (
          <option key={one} value={one}>
            {name}
          </option>
        ))}
      </select>
    </div>
  )
}
