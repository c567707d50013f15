import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { StateBadge } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import type { NewCardValues } from './card-values.ts'
import classes from './customers.module.css'

/** Cards that may be the same customer, found while the new one is typed. */
export function PossibleDuplicates({ values }: { values: NewCardValues }) {
  const t = useWords()
  const asked = {
    taxIdentity: {
      kind: values.taxKind,
      country: values.taxCountry === '' ? values.country : values.taxCountry,
      value: values.taxValue.trim(),
    },
    legalName: values.legalName.trim(),
    postcode: values.postcode.trim(),
    iban: values.iban.trim(),
    email: values.email.trim(),
  }
  const [key] = useDebouncedValue(JSON.stringify(asked), 250)
  const input = JSON.parse(key) as typeof asked
  const hasEnough =
    input.taxIdentity.value !== '' ||
    input.iban !== '' ||
    input.email !== '' ||
    (input.legalName !== '' && input.postcode !== '')
  const query = useQuery({
    ...api.customers.findDuplicates.queryOptions({ input }),
    enabled: hasEnough && input.taxIdentity.country !== '',
    placeholderData: keepPreviousData,
  })
  const found = hasEnough ? (query.data ?? []) : []
  return (
    <aside className={classes.duplicates} aria-live="polite" data-found={found.length > 0 || undefined}>
      <h2>
        {found.length > 0
          ? t('customers:duplicates.title', { count: found.length })
          : hasEnough && query.data !== undefined
            ? t('customers:duplicates.none')
            : t('customers:duplicates.waiting')}
      </h2>
      {found.length > 0 && (
        <ul>
          {found.map((row) => (
            <li key={row.id}>
              <TextLink to="/customers/$id" params={{ id: row.id }} target="_blank">
                {row.legalName}
              </TextLink>
              <div className="dim">
                {[row.cardNumber, row.taxId, `${row.postcode} ${row.city}`.trim()]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </div>
              <div className={classes.chips}>
                {row.reasons.map((reason) => (
                  <StateBadge key={reason} tone="warn">
                    {t(`customers:duplicates.reason.${reason}`)}
                  </StateBadge>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </aside>
  )
}
