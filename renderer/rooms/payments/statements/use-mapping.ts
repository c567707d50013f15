import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { csvTrialBytes } from '../../../../shared/contract/payments-csv.ts'
import { client } from '../../../api/client.ts'
import { failureOf } from '../../../api/failures.ts'
import type { Failure } from '../../../api/failures.ts'
import type { Inputs, Outputs } from '../../../api/types.ts'
import { useSettings } from '../../../app/company.ts'
import { completeMapping, missingParts, withRole } from './mapping-roles.ts'
import type { ColumnRole, Mapping, MappingDraft, MissingPart } from './mapping-roles.ts'

export type MappingPreview = Outputs['payments']['previewMapping']
export type Tried = Outputs['payments']['tryMapping']
type Input = Inputs['payments']['previewMapping']
/** How the file is divided, as far as the operator said it; null is found out. */
export interface MappingStyle {
  encoding: NonNullable<Input['encoding']> | null
  delimiter: NonNullable<Input['delimiter']> | null
  quote: NonNullable<Input['quote']> | null
  recordsToSkip: number | null
}

export interface MappingState {
  preview: MappingPreview | undefined
  previewFailure: Failure | null
  draft: MappingDraft | null
  style: MappingStyle
  accountText: string
  missing: MissingPart[]
  /** The mapping as it would be used; null while something is missing. */
  mapping: Mapping | null
  tried: Tried | undefined
  triedFailure: Failure | null
  isTrying: boolean
  /** Only the beginning of a large file is tried. */
  isPart: boolean
  setStyle(change: Partial<MappingStyle>): void
  change(change: Partial<MappingDraft>): void
  setRole(index: number, role: ColumnRole | null): void
  setAccountText(accountText: string): void
}

const unsaid: MappingStyle = { encoding: null, delimiter: null, quote: null, recordsToSkip: null }

function styleOf(mapping: Mapping): MappingStyle {
  const { encoding, delimiter, quote, recordsToSkip } = mapping
  return { encoding, delimiter, quote: quote ?? 'none', recordsToSkip }
}

/** Takes over how the file is divided now; the columns stay what they were while there are as many. */
function adapted(draft: MappingDraft | null, { guess }: MappingPreview): MappingDraft {
  if (draft === null || draft.columnCount !== guess.columnCount) return guess
  const { encoding, delimiter, quote, recordsToSkip } = guess
  return { ...draft, encoding, delimiter, quote, recordsToSkip }
}

/** Everything about naming the columns of one file: what is in it, what was said, and what comes of it. */
export function useMapping(file: File): MappingState {
  const [style, setStyle] = useState(unsaid)
  const [draft, setDraft] = useState<MappingDraft | null>(null)
  const accounts = useAccounts()
  const beginning = useBeginning(file)
  const preview = useQuery({
    queryKey: ['csv-preview', beginning.key, style],
    queryFn: ({ signal }) =>
      client.payments.previewMapping(
        { requestId: crypto.randomUUID(), file: beginning.file, ...style },
        { signal },
      ),
    ...lasting,
  })
  const { data } = preview
  const isSeeded = useRef(false)
  const { setAccountText } = accounts
  useEffect(() => {
    if (data === undefined) return
    const remembered = isSeeded.current ? null : data.remembered
    isSeeded.current = true
    if (remembered === null) {
      setDraft((before) => adapted(before, data))
      return
    }
    setStyle(styleOf(remembered.mapping))
    setDraft(remembered.mapping)
    setAccountText(remembered.accountText)
  }, [data, setAccountText])
  const accountText = draft?.columns.ownAccount === null ? accounts.accountText : ''
  const missing = draft === null ? [] : missingParts(draft, accountText)
  const mapping = draft === null || missing.length > 0 ? null : completeMapping(draft, accounts.currency)
  const trial = useTrial(beginning, mapping, accountText)
  return {
    preview: data,
    previewFailure: preview.error === null ? null : failureOf(preview.error),
    draft,
    style,
    accountText,
    missing,
    mapping,
    ...trial,
    isPart: beginning.file.size < file.size,
    setStyle: (change) => setStyle((before) => ({ ...before, ...change })),
    change: (change) => setDraft((before) => (before === null ? null : { ...before, ...change })),
    setRole: (index, role) =>
      setDraft((before) =>
        before === null ? null : { ...before, columns: withRole(before.columns, index, role) },
      ),
    setAccountText,
  }
}

/** Answers of this dialog are of one file and are not asked for twice. */
const lasting = {
  staleTime: Infinity,
  gcTime: 0,
  retry: false,
  refetchOnWindowFocus: false,
  placeholderData: keepPreviousData,
} as const

function useBeginning(file: File): { file: File; key: string } {
  const [kept] = useState(() => ({
    file: new File([file.slice(0, csvTrialBytes)], file.name),
    key: crypto.randomUUID(),
  }))
  return kept
}

/** The chosen account; the only one there is, without a question. */
function useAccounts() {
  const settings = useSettings()
  const [chosen, setAccountText] = useState('')
  const accounts = settings?.bankAccounts ?? []
  const only = accounts.length === 1 ? (accounts[0]?.iban ?? '') : ''
  const accountText = chosen === '' ? only : chosen
  const account = accounts.find((one) => one.iban === accountText)
  return {
    accountText,
    setAccountText,
    currency: account?.currency ?? settings?.company.currency ?? 'EUR',
  }
}

function useTrial(beginning: { file: File; key: string }, mapping: Mapping | null, accountText: string) {
  const trial = useQuery({
    queryKey: ['csv-trial', beginning.key, mapping, accountText],
    queryFn: ({ signal }) => {
      if (mapping === null) throw new Error('nothing to try')
      const isWhole = beginning.file.size < csvTrialBytes
      const input = { requestId: crypto.randomUUID(), file: beginning.file, mapping, accountText, isWhole }
      return client.payments.tryMapping(input, { signal })
    },
    enabled: mapping !== null,
    ...lasting,
  })
  return {
    tried: mapping === null ? undefined : trial.data,
    triedFailure: mapping === null || trial.error === null ? null : failureOf(trial.error),
    isTrying: trial.isFetching,
  }
}
