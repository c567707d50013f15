import { Alert, Button, Group, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { useFormat } from '../../../ui/index.ts'
import { TextLink } from '../../../ui/links.tsx'
import { type Decline, useCloseDecline } from './use-close-decline.ts'

const shownRows = 5

/** Payments of a document, or of a card, that were declined and wait for their next step; nothing where there is none. */
export function DeclinedPanel({ of }: { of: { documentId: string } | { customerId: string } }) {
  const t = useWords()
  const byRecord =
    'documentId' in of
      ? { documentId: { operator: 'equals' as const, value: of.documentId } }
      : { customerId: { operator: 'equals' as const, value: of.customerId } }
  const query = useQuery(
    api.payments.listDeclines.queryOptions({
      input: { limit: shownRows, filters: { ...byRecord, state: { operator: 'equals', value: 'open' } } },
    }),
  )
  const rows = query.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Alert color="red" title={t('receipts:declined.panel')} px={18} py="xs" radius={0}>
      <Stack gap={6}>
        {rows.map((decline) => (
          <DeclinedLine key={decline.id} decline={decline} withDocument={'customerId' in of} />
        ))}
      </Stack>
    </Alert>
  )
}

function DeclinedLine({ decline, withDocument }: { decline: Decline; withDocument: boolean }) {
  const t = useWords()
  const format = useFormat()
  const mayWrite = useMay('payments.write')
  const close = useCloseDecline()
  const { documentId, documentNumber, note } = decline
  const words = {
    amount: format.amountWithCurrency(decline.amountCents, decline.currency),
    method: t(`receipts:declined.method.${decline.method}`),
    day: format.day(decline.day),
    reason: t(`receipts:declined.reason.${decline.reasonCode}`),
  }
  return (
    <Group justify="space-between" gap="xs">
      <span>
        {withDocument && documentId !== null && (
          <>
            <TextLink underline="always" to="/documents/$id" params={{ id: documentId }}>
              {documentNumber}
            </TextLink>{' '}
          </>
        )}
        {t('receipts:declined.line', words)}
        {note !== '' && <span className="dim"> · {note}</span>}
        {' – '}
        <strong>
          {t('receipts:declined.next', { step: t(`receipts:declined.step.${decline.nextStep}`) })}
        </strong>
      </span>
      {mayWrite && (
        <Button size="compact-xs" onClick={() => void close(decline)}>
          {t('receipts:declined.close')}
        </Button>
      )}
    </Group>
  )
}
