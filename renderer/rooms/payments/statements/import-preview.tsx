import { Alert } from '@mantine/core'
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { formatIban, isIban } from '../../../../shared/values/iban.ts'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { TextLink, useFormat } from '../../../ui/index.ts'
import { DoubtList } from './doubt-list.tsx'
import { isService, ServiceAccount } from './service-account.tsx'
import { StatementCard } from './statement-card.tsx'
import classes from './statements.module.css'
import type { Import } from './use-import-queue.ts'

/** What a file would do: warnings first, then each statement in it. */
export function ImportPreview({
  shown,
  onDecided,
  onChoose,
}: {
  shown: Import
  onDecided?: (changed: Import) => void
  /** Reads a file that names no account of ours for the chosen one. */
  onChoose?: (accountId: string) => void
}) {
  const t = useWords()
  const unknown = unknownAccountsOf(shown)
  const isOld =
    shown.newCount === 0 && shown.lineCount > 0 && unknown.length === 0 && openDoubtsOf(shown) === 0
  return (
    <div className={classes.stack}>
      {unknown.map(({ account, currency }) =>
        onChoose === undefined || !isService(account) ? (
          <UnknownAccount key={account + currency} account={account} />
        ) : (
          <ServiceAccount
            key={account + currency}
            accountText={account}
            currency={currency}
            onChoose={onChoose}
          />
        ),
      )}
      {shown.sameFileAs !== null && <SameFile id={shown.sameFileAs} />}
      {isOld && shown.sameFileAs === null && (
        <Alert icon={<IconInfoCircle size={16} />}>{t('payments:preview.nothingNew')}</Alert>
      )}
      {shown.state === 'staged' && <DoubtList shown={shown} onDecided={onDecided} />}
      {shown.statements.map((statement, index) => (
        <StatementCard key={index} statement={statement} />
      ))}
    </div>
  )
}

/** The accounts of a file that are none of ours, each once. */
function unknownAccountsOf({ statements }: Import): { account: string; currency: string }[] {
  const unknown = new Map<string, { account: string; currency: string }>()
  for (const { bankAccountId, accountIban: account, currency } of statements)
    if (bankAccountId === null) unknown.set(`${account}|${currency}`, { account, currency })
  return [...unknown.values()]
}

/** Lines of a dry run that may be known and that nobody has decided about. */
export function openDoubtsOf(shown: Import): number {
  return shown.statements.reduce((sum, one) => sum + one.suspiciousCount, 0)
}

function UnknownAccount({ account }: { account: string }) {
  const t = useWords()
  const mayAdd = useMay('settings.write')
  return (
    <Alert color="red" role="alert" icon={<IconAlertTriangle size={16} />}>
      {t('payments:preview.unknownAccount', { iban: isIban(account) ? formatIban(account) : account })}{' '}
      {t(mayAdd ? 'payments:preview.unknownAccountAdministrator' : 'payments:preview.unknownAccountOther')}{' '}
      {mayAdd && (
        <TextLink to="/settings" search={{ tab: 'accounts' }}>
          {t('payments:preview.openSettings')}
        </TextLink>
      )}
    </Alert>
  )
}

function SameFile({ id }: { id: string }) {
  const t = useWords()
  const format = useFormat()
  const before = useQuery(api.payments.getImport.queryOptions({ input: { id } })).data
  if (before === undefined) return null
  const words = before.state === 'undone' ? 'payments:preview.sameFileUndone' : 'payments:preview.sameFile'
  return (
    <Alert icon={<IconInfoCircle size={16} />}>
      {t(words, { at: format.instant(before.importedAt), name: before.operatorName })}{' '}
      <TextLink to="/statements/$id" params={{ id }}>
        {t('payments:preview.openImport')}
      </TextLink>
    </Alert>
  )
}
