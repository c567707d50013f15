import { Button, Group, Modal, Progress, Stack, Table } from '@mantine/core'
import { useWords } from '../../../app/i18n.ts'
import { CodedText, FailureAlert, StateBadge, TextLink, useFormat } from '../../../ui/index.ts'
import classes from './batch.module.css'
import type { BatchIssuing } from './use-batch-issuing.ts'

/** How far issuing is, a way to stop it, and at the end what goes on waiting and why. */
export function BatchIssuingDialog({ issuing }: { issuing: BatchIssuing }) {
  const t = useWords()
  const { job, results } = issuing
  return (
    <Modal
      opened={results !== null}
      onClose={() => (job.isRunning ? undefined : issuing.close())}
      size={680}
      title={t(job.isRunning ? 'batches:issuing' : 'batches:issued')}
      withCloseButton={!job.isRunning}
      closeOnClickOutside={!job.isRunning}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {results !== null && <IssuingView issuing={issuing} results={results} />}
    </Modal>
  )
}

function IssuingView({
  issuing,
  results,
}: {
  issuing: BatchIssuing
  results: NonNullable<BatchIssuing['results']>
}) {
  const t = useWords()
  const { job, wasStopped } = issuing
  const refused = results.filter(({ refusal }) => refusal !== null)
  return (
    <Stack gap="sm">
      <Progressed issuing={issuing} refusedCount={refused.length} doneCount={results.length} />
      {refused.length > 0 && <Refused results={refused} />}
      {!job.isRunning && (
        <>
          <FailureAlert failure={job.failure} />
          {wasStopped && job.failure === null && <div role="status">{t('batches:stopped')}</div>}
          {!wasStopped && refused.length === 0 && <div role="status">{t('batches:allIssued')}</div>}
          <Group justify="flex-end">
            <Button variant="filled" onClick={issuing.close} autoFocus>
              {t('close')}
            </Button>
          </Group>
        </>
      )}
    </Stack>
  )
}

function Progressed({
  issuing: { job },
  refusedCount,
  doneCount,
}: {
  issuing: BatchIssuing
  refusedCount: number
  doneCount: number
}) {
  const t = useWords()
  const format = useFormat()
  const { done, total } = job.latest ?? { done: 0, total: 0 }
  const issuedCount = doneCount - refusedCount
  return (
    <>
      <Progress.Root size="lg">
        <Progress.Section
          value={total === 0 ? (job.isRunning ? 0 : 100) : (done / total) * 100}
          aria-label={t('batches:issuing')}
        />
      </Progress.Root>
      <Group justify="space-between">
        <Group gap="md" role="status">
          <span>{t('progress.of', { done: format.count(done), total: format.count(total) })}</span>
          <StateBadge tone="good">
            {t('batches:issuedCount', { count: issuedCount, formatted: format.count(issuedCount) })}
          </StateBadge>
          {refusedCount > 0 && (
            <StateBadge tone="warn">
              {t('batches:refused', { count: refusedCount, formatted: format.count(refusedCount) })}
            </StateBadge>
          )}
        </Group>
        {job.isRunning && (
          <Button onClick={job.stop} disabled={job.isStopping} data-autofocus>
            {t(job.isStopping ? 'batches:stopping' : 'batches:stop')}
          </Button>
        )}
      </Group>
    </>
  )
}

function Refused({ results }: { results: NonNullable<BatchIssuing['results']> }) {
  const t = useWords()
  return (
    <div className={classes.list} tabIndex={0} role="group" aria-label={t('batches:reason')}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('batches:proforma')}</Table.Th>
            <Table.Th>{t('batches:reason')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {results.map(({ documentId, number, refusal }) => (
            <Table.Tr key={documentId}>
              <Table.Td>
                <TextLink to="/documents/$id" params={{ id: documentId }}>
                  {number}
                </TextLink>
              </Table.Td>
              <Table.Td style={{ whiteSpace: 'normal' }}>
                {refusal !== null && <CodedText coded={refusal} />}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  )
}
