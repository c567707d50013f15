import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Draft } from '../../../shared/contract/billing.ts'
import { client } from '../../api/client.ts'
import { failureOf } from '../../api/failures.ts'
import type { Failure } from '../../api/failures.ts'
import type { Outputs } from '../../api/types.ts'

export type ComputedDraft = Outputs['billing']['computeDraft']

export interface Computing {
  data: ComputedDraft | undefined
  isComputing: boolean
  failure: Failure | null
}

/** Amounts, VAT and days of a draft as the core decides them, some moments after the last key. */
export function useComputedDraft(draft: Draft | null): Computing {
  const [key] = useDebouncedValue(draft === null ? '' : JSON.stringify(draft), 200)
  const query = useQuery({
    queryKey: ['computed-draft', key],
    queryFn: () => client.billing.computeDraft(JSON.parse(key) as Draft),
    enabled: key !== '',
    staleTime: 5_000,
    gcTime: 30_000,
    placeholderData: keepPreviousData,
  })
  if (draft === null) return { data: undefined, isComputing: false, failure: null }
  return {
    data: query.error === null ? query.data : undefined,
    isComputing: query.isFetching || query.isPlaceholderData,
    failure: query.error === null ? null : failureOf(query.error),
  }
}
