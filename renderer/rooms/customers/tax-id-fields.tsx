import { Alert } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { taxIdExamples, taxIdKinds } from '../../../shared/values/tax-id.ts'
import { useWords } from '../../app/i18n.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { Cell } from '../../ui/form-layout.tsx'
import { CountrySelect } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { CheckedInput } from './card-fields.tsx'
import { checkTaxId, usualTaxKind } from './card-values.ts'
import type { NewCardValues } from './card-values.ts'

/** Country, kind and number of the tax ID, checked while typing. Never asks a Dutch consumer for a number. */
export function TaxIdFields({ fields }: { fields: Fields<NewCardValues> }) {
  const t = useWords()
  const { values } = fields
  const kinds = taxIdKinds(values.taxCountry, values.kind)
  const taxId = checkTaxId(t, values)
  const isNone = values.taxKind === 'none'
  const hasNoChoice = kinds.length === 1 && isNone
  const setCountry = (country: string) => {
    fields.set('taxCountry', country)
    fields.set('taxKind', usualTaxKind(country, values.kind))
    fields.set('taxValue', '')
  }
  return (
    <>
      <Cell span={2}>
        <CountrySelect
          label={t('customers:tax.country')}
          {...fields.value('taxCountry')}
          onChange={setCountry}
        />
      </Cell>
      {!hasNoChoice && (
        <Cell span={2}>
          <ChoiceSelect
            label={t('customers:tax.kind')}
            choices={kinds.map((kind) => [kind, t(`customers:tax.kinds.${kind}`)] as const)}
            {...fields.value('taxKind')}
            onChange={(kind) => {
              fields.set('taxKind', kind)
              if (kind === 'none') fields.set('taxValue', '')
            }}
          />
        </Cell>
      )}
      {!isNone && (
        <Cell span={2}>
          <CheckedInput
            label={t('customers:tax.value')}
            withAsterisk
            autoComplete="off"
            maxLength={40}
            description={t('customers:tax.example', { example: taxIdExamples[values.taxKind] })}
            check={values.taxValue.trim() === '' ? null : taxId}
            {...fields.text('taxValue')}
          />
        </Cell>
      )}
      {isNone && (
        <Cell span={hasNoChoice ? 4 : 2}>
          <Alert icon={<IconInfoCircle size={16} />} p="xs">
            {values.taxCountry === 'NL' ? t('customers:tax.noBsn') : t('customers:tax.noneHint')}
          </Alert>
        </Cell>
      )}
    </>
  )
}
