import { useWords } from '../../../app/i18n.ts'
import type { TrayOther } from './tray-others.ts'

/** What people call a part of the tray that is no document. */
export function useOtherName(): (other: TrayOther) => string {
  const t = useWords()
  return (other) => {
    if (other.kind === 'outside' || other.kind === 'costs') return t(`payments:other.${other.kind}`)
    const { label, partyName } = other.candidate
    if (other.kind === 'return') return t('payments:other.return', { number: label })
    if (other.kind === 'transfer') return t('payments:other.transfer', { account: label })
    return t('payments:other.refund', { name: partyName })
  }
}
