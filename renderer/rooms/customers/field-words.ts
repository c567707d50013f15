import { isLanguage } from '../../../shared/values/languages.ts'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { useCountryName, useFormat } from '../../ui/index.ts'
import { writeIban } from './card-fields.tsx'

/** A value of a card's field as people read it. */
export function useFieldWords(): (field: string, value: string) => string {
  const t = useWords()
  const format = useFormat()
  const countryName = useCountryName()
  return (field, value) => {
    if (value === '') return t('customers:history.empty')
    switch (field) {
      case 'country':
        return countryName(value)
      case 'language':
        return isLanguage(value) ? t(`languages.${value}`) : value
      case 'iban':
        return writeIban(value)
      case 'termDays':
        return t('customers:overview.termDays', { count: Number(value) })
      case 'vatConfirmationDay':
        return format.day(value)
      case 'useCreditAutomatically':
      case 'vatConfirmationValid':
        return value === 'true' ? t('yes') : t('no')
      case 'kind':
      case 'paymentMethod':
      case 'priceMode':
      case 'state':
        return wordIfKnown(`customers:${field}.${value}`) ?? value
      default:
        return value
    }
  }
}

/** The name of a card's field. */
export function fieldName(field: string): string {
  return wordIfKnown(`customers:field.${field}`) ?? field
}

/** The fields of a card in the order they are compared. */
export const comparedFields = [
  'kind',
  'legalName',
  'tradeName',
  'formerNames',
  'addressLine',
  'addressExtra',
  'postcode',
  'city',
  'country',
  'email',
  'phone',
  'vatNumber',
  'registrationNumber',
  'language',
  'termDays',
  'paymentMethod',
  'iban',
  'purchaseReference',
  'priceMode',
  'useCreditAutomatically',
  'note',
] as const
