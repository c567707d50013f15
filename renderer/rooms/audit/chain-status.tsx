import { useQuery, useQueryClient } from '@tanstack/react-query'
import { IconLink, IconShieldCheck, IconShieldX } from '@tabler/icons-react'
import { api } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { useFormat } from '../../ui/index.ts'
import classes from './audit.module.css'

/** When the books were verified last from this window, and whether everything was in order. */
export interface Verified {
  at: string
  isGood: boolean
}

const verifiedKey = ['audit-verified'] as const

/** Remembers how verifying ended, until the window is closed or locked. */
export function useKeepVerified(): (verified: Verified) => void {
  const queries = useQueryClient()
  return (verified) => void queries.setQueryData<Verified>(verifiedKey, verified)
}

/** How long the chain is, its last link, and whether it was verified. */
export function ChainStatus() {
  const t = useWords()
  const format = useFormat()
  const head = useQuery({
    ...api.audit.head.queryOptions({ input: undefined }),
    refetchInterval: 15_000,
  }).data
  const verified = useQuery<Verified | null>({
    queryKey: verifiedKey,
    queryFn: () => null,
    staleTime: Infinity,
  }).data
  if (head === undefined) return null
  const Icon =
    verified?.isGood === true ? IconShieldCheck : verified?.isGood === false ? IconShieldX : IconLink
  const words =
    verified === null || verified === undefined
      ? t('audit:chain.unverified')
      : t(verified.isGood ? 'audit:chain.good' : 'audit:chain.bad', { at: format.instant(verified.at) })
  return (
    <span className={classes.chain} data-bad={verified?.isGood === false || undefined} title={head.hash}>
      <Icon size={14} aria-hidden />{' '}
      {t('audit:chain.status', { formatted: format.count(head.seq), hash: head.hash.slice(0, 12) })}. {words}
    </span>
  )
}
