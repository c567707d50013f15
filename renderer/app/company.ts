import { useQuery } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Outputs } from '../api/types.ts'
import type { Day } from '../../shared/values/day.ts'
import { dayInZone } from '../../shared/values/day.ts'
import { useSessionState } from './session.ts'

export type Settings = Outputs['settings']['get']

/** Company, accounts, series and rates; undefined until they are known. */
export function useSettings(): Settings | undefined {
  const signedIn = useSessionState().data?.session?.locked === false
  return useQuery({
    ...api.settings.get.queryOptions({ input: undefined }),
    enabled: signedIn,
    staleTime: 60_000,
  }).data
}

export function useCompany(): Settings['company'] | undefined {
  return useSettings()?.company
}

/** Today in the company's calendar, as the core sees it. */
export function useToday(): Day {
  return useSettings()?.today ?? dayInZone(new Date().toISOString(), 'Europe/Amsterdam')
}
