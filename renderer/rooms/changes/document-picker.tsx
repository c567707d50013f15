import { Loader, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { typeToFind } from '../../ui/index.ts'
import type { PickedDocument } from './wish.ts'

const shownDocuments = 12

function wordsOf({ number, customerName }: PickedDocument): string {
  return customerName === '' ? number : `${number} · ${customerName}`
}

/** Finds an issued document by typing part of its number or of its customer's name. */
export function DocumentPicker({
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  value: PickedDocument | null
  onChange(document: PickedDocument | null): void
  error?: string | undefined
  autoFocus?: boolean
}) {
  const t = useWords()
  const [typed, setTyped] = useState(value === null ? '' : wordsOf(value))
  const [text] = useDebouncedValue(typed.trim(), 150)
  const isPicked = value !== null && text === wordsOf(value)
  const search = useQuery({
    ...api.billing.list.queryOptions({
      input: {
        limit: shownDocuments,
        search: text,
        sort: [{ field: 'issueDay', direction: 'descending' }],
        filters: { kind: { operator: 'in', value: ['invoice', 'proforma'] } },
      },
    }),
    enabled: text.length >= 2 && !isPicked,
    placeholderData: keepPreviousData,
  })
  const found: PickedDocument[] = isPicked
    ? []
    : (search.data?.rows ?? []).map(({ id, number, customerName }) => ({ id, number, customerName }))
  const offered = value === null || found.some(({ id }) => id === value.id) ? found : [...found, value]
  const hasNone = found.length === 0 && text.length >= 2 && !isPicked && search.isSuccess
  return (
    <Select
      {...typeToFind}
      label={t('changes:page.document')}
      placeholder={t('changes:new.documentPlaceholder')}
      withAsterisk
      autoFocus={autoFocus}
      clearable
      clearButtonProps={{ 'aria-label': t('remove') }}
      data={offered.map((document) => ({ value: document.id, label: wordsOf(document) }))}
      // The document chosen before stays known, but is not offered under words that mean another one.
      filter={({ options }) => (isPicked ? options : options.slice(0, found.length))}
      description={hasNone && !search.isFetching ? t('changes:new.documentNone') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      error={error}
      openOnFocus={false}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      rightSection={search.isFetching ? <Loader size={14} /> : undefined}
      onChange={(id) => onChange(offered.find((document) => document.id === id) ?? null)}
    />
  )
}
