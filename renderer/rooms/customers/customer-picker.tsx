import { Loader, Select } from '@mantine/core'
import type { SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { typeToFind } from '../../ui/index.ts'

/** What of a card other rooms show while it is picked. */
export interface PickedCustomer {
  id: string
  cardNumber: string
  legalName: string
  city: string
}

interface CustomerPickerProps extends Omit<SelectProps, 'data' | 'value' | 'onChange'> {
  value: PickedCustomer | null
  onChange(customer: PickedCustomer | null): void
}

function wordsOf({ legalName, cardNumber, city }: PickedCustomer): string {
  return [legalName, cardNumber, city].filter((part) => part !== '').join(' · ')
}

/** Only what other rooms show, not the whole row that was found. */
function pickedOf({ id, cardNumber, legalName, city }: PickedCustomer): PickedCustomer {
  return { id, cardNumber, legalName, city }
}

/** Whether the arrow keys stand on one of the options, which Enter then takes by itself. */
function hasMarkedOption(input: HTMLInputElement): boolean {
  const list = document.getElementById(input.getAttribute('aria-controls') ?? '')
  return (list?.querySelector('[data-combobox-selected]') ?? null) !== null
}

/** Finds an active card by typing part of its name, number, tax ID, domain, IBAN or phone. */
export function CustomerPicker({ value, onChange, ...props }: CustomerPickerProps) {
  const t = useWords()
  const [typed, setTyped] = useState(value === null ? '' : wordsOf(value))
  const [text] = useDebouncedValue(typed.trim(), 150)
  const isPicked = value !== null && text === wordsOf(value)
  const search = useQuery({
    ...api.customers.search.queryOptions({ input: { text } }),
    enabled: text.length >= 2 && !isPicked,
    placeholderData: keepPreviousData,
  })
  const found = (isPicked ? [] : (search.data ?? [])).filter(({ state }) => state === 'active')
  const offered: PickedCustomer[] =
    value === null || found.some(({ id }) => id === value.id) ? found : [...found, value]
  // Enter may come before the answer to what was typed: the first card found is then taken when it arrives.
  const [awaited, setAwaited] = useState<string | null>(null)
  const isSettled = typed.trim() === text && !search.isFetching
  const first = found[0]
  const takesFirst = awaited !== null && awaited === typed && isSettled
  useEffect(() => {
    if (!takesFirst) return
    setAwaited(null)
    if (first !== undefined) onChange(pickedOf(first))
  }, [takesFirst, first, onChange])
  const hasNone =
    found.length === 0 && text.length >= 2 && !isPicked && search.isSuccess && !search.isFetching
  return (
    <Select
      label={t('customers:picker.label')}
      placeholder={t('customers:picker.placeholder')}
      {...typeToFind}
      selectFirstOptionOnChange={false}
      {...props}
      clearable
      clearButtonProps={{ 'aria-label': t('remove') }}
      data={offered.map((customer) => ({ value: customer.id, label: wordsOf(customer) }))}
      // The card chosen before stays known, but is not offered under words that mean another one.
      filter={({ options }) => (isPicked ? options : options.slice(0, found.length))}
      description={hasNone ? t('customers:picker.nothing') : undefined}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      openOnFocus={false}
      value={value?.id ?? null}
      searchValue={typed}
      onSearchChange={setTyped}
      rightSection={search.isFetching ? <Loader size={14} /> : undefined}
      onChange={(id) => {
        const chosen = offered.find((customer) => customer.id === id)
        onChange(chosen === undefined ? null : pickedOf(chosen))
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
        if (isPicked || typed.trim().length < 2 || hasMarkedOption(event.currentTarget)) return
        event.preventDefault()
        setAwaited(typed)
      }}
    />
  )
}
