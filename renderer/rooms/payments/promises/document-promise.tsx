import { Alert, Button, Group } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useFormat } from '../../../ui/index.ts'
import { useWithdrawPromise } from './use-withdraw-promise.ts'

/** What the payer of a document announced, while it holds reminders or did not come. */
export function DocumentPromise({ documentId }: { documentId: string }) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useMay('payments.write')
  const withdraw = useWithdrawPromise()
  const query = useQuery(
    api.payments.listPromises.queryOptions({
      input: {
        limit: 1,
        filters: {
          documentId: { operator: 'equals', value: documentId },
          state: { operator: 'in', value: ['waiting', 'late'] },
        },
      },
    }),
  )
  const promise = query.data?.rows[0]
  if (promise === undefined) return null
  const isLate = promise.state === 'late'
  const words = {
    amount: format.amountWithCurrency(promise.amountCents, promise.currency),
    day: format.day(promise.promisedDay),
    until: format.day(promise.holdUntilDay),
  }
  return (
    <Alert color={isLate ? 'red' : 'gray'} title={t('promises:panel')} px={18} py="xs" radius={0}>
      <Group justify="space-between" gap="xs">
        <span>
          {t(isLate ? 'promises:lateLine' : 'promises:line', words)}
          {promise.note !== '' && <span className="dim"> · {promise.note}</span>}
        </span>
        {mayWrite && (
          <Button size="compact-xs" onClick={() => void withdraw(promise)}>
            {t('promises:withdraw')}
          </Button>
        )}
      </Group>
    </Alert>
  )
}
