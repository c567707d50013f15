import { Alert, Button, Group, Stack, Table } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'
import type { client } from '../../../api/client.ts'
import type { Inputs, Outputs } from '../../../api/types.ts'
import type { Command } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { Amount, CodedText, FailureAlert, QueryView, useFormat } from '../../../ui/index.ts'
import classes from './receipts.module.css'
import type { ReadyReceipt } from './record-receipt-dialog.tsx'

type Review = Outputs['payments']['reviewReceipt']
type Record = Command<
  Parameters<(typeof client)['payments']['recordReceipt']>[0],
  Outputs['payments']['recordReceipt']
>

function inputOf(receipt: ReadyReceipt): Inputs['payments']['reviewReceipt'] {
  const { customer, ...fields } = receipt
  return { ...fields, customerId: customer.id }
}

/** Second step: what the money does, before anything is booked. */
export function ReceiptReview({
  receipt,
  record,
  onBack,
}: {
  receipt: ReadyReceipt
  record: Record
  onBack(): void
}) {
  const t = useWords()
  const format = useFormat()
  const input = inputOf(receipt)
  const query = useQuery({ ...api.payments.reviewReceipt.queryOptions({ input }), gcTime: 0 })
  const words = {
    amount: format.amountWithCurrency(receipt.amountCents),
    method: t(`receipts:review.method.${receipt.method}`),
    day: format.day(receipt.day),
    name: receipt.customer.legalName,
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (query.isSuccess) void record.run(input)
      }}
    >
      <Stack gap="sm">
        <p className={classes.summary}>{t('receipts:review.summary', words)}</p>
        <QueryView query={query}>{(review) => <ReviewBody review={review} />}</QueryView>
        <FailureAlert failure={record.failure} />
        <Group justify="flex-end" gap="xs">
          <Button onClick={onBack}>{t('back')}</Button>
          {/* Never disabled, or it would not take the focus: before the review is there it does nothing. */}
          <Button type="submit" variant="filled" autoFocus loading={record.isRunning}>
            {t('receipts:review.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function ReviewBody({ review }: { review: Review }) {
  const t = useWords()
  const format = useFormat()
  const { customerEmail } = review
  return (
    <>
      {review.warnings.map((warning) => (
        <Alert key={warning.code} color="yellow">
          <CodedText coded={warning} namespace="refusals" />
        </Alert>
      ))}
      {review.documents.length > 0 && <ReviewTable review={review} />}
      <ul className={classes.lines}>
        {review.creditCents > 0 && (
          <li>
            {t('receipts:review.credit', {
              amount: format.amountWithCurrency(review.creditCents),
              after: format.amountWithCurrency(review.creditAfterCents),
            })}
          </li>
        )}
        <li>{t('receipts:review.paper')}</li>
        <li className="dim">
          {customerEmail === ''
            ? t('receipts:review.noMail')
            : t('receipts:review.mailTo', { address: customerEmail })}
        </li>
      </ul>
    </>
  )
}

function ReviewTable({ review }: { review: Review }) {
  const t = useWords()
  const rounds = review.documents.some((document) => document.roundingCents > 0)
  return (
    <Table verticalSpacing={5} horizontalSpacing={8}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('receipts:review.document')}</Table.Th>
          <Table.Th className={classes.number}>{t('receipts:review.open')}</Table.Th>
          <Table.Th className={classes.number}>{t('receipts:review.received')}</Table.Th>
          {rounds && <Table.Th className={classes.number}>{t('receipts:review.rounding')}</Table.Th>}
          <Table.Th className={classes.number}>{t('receipts:review.remaining')}</Table.Th>
          <Table.Th>{t('receipts:review.effect')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {review.documents.map((document) => (
          <Table.Tr key={document.id}>
            <Table.Td>
              {document.number} <span className="dim">{t(`billing:kind.${document.kind}`)}</span>
            </Table.Td>
            <Table.Td className={classes.number}>
              <Amount cents={document.openCents} />
            </Table.Td>
            <Table.Td className={classes.number}>
              <Amount cents={document.amountCents} strong />
            </Table.Td>
            {rounds && (
              <Table.Td className={classes.number}>
                <Amount cents={document.roundingCents} />
              </Table.Td>
            )}
            <Table.Td className={classes.number}>
              <Amount cents={document.remainingCents} />
            </Table.Td>
            <Table.Td>{t(`receipts:review.effects.${document.effect}`)}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
