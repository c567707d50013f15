import { Button, Group, Modal, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { api, client } from '../../../api/client.ts'
import type { Outputs } from '../../../api/types.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useCompany } from '../../../app/company.ts'
import { useWords } from '../../../app/i18n.ts'
import { EmptyState, FailureAlert, QueryView, useFormat } from '../../../ui/index.ts'
import { BatchRows } from './batch-rows.tsx'
import classes from './batch.module.css'
import { useSessionMatches } from './session-matches.ts'

type Preview = Outputs['payments']['previewBatch']

/** Enter belongs to the button that goes on, as soon as it can: what is shown arrives after the dialog has opened. */
function useFocusWhen(isReady: boolean, what: unknown) {
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isReady) button.current?.focus()
  }, [isReady, what])
  return button
}

/** What *accept all certain* would do; Enter does it. */
export function BatchDialog({ opened, onClose }: { opened: boolean; onClose(): void }) {
  const t = useWords()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size={1080}
      title={t('batches:title')}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {opened && <BatchPreview onClose={onClose} />}
    </Modal>
  )
}

function BatchPreview({ onClose }: { onClose(): void }) {
  const query = useQuery({
    ...api.payments.previewBatch.queryOptions({ input: {} }),
    staleTime: 0,
    gcTime: 0,
    refetchOnWindowFocus: false,
  })
  const session = useSessionMatches()
  const accept = useCommand(client.payments.acceptBatch, {
    onSuccess: ({ lineCount }) => {
      session.countBatch(lineCount)
      onClose()
    },
    showFailure: 'inline',
  })
  const again = () => {
    accept.clearFailure()
    void query.refetch()
  }
  return (
    <QueryView query={query}>
      {(preview) =>
        preview.lineCount === 0 ? (
          <Nothing preview={preview} onClose={onClose} />
        ) : (
          <Accepting
            preview={preview}
            isBusy={accept.isRunning || query.isFetching}
            failure={accept.failure}
            onAccept={() => void accept.run({ token: preview.token })}
            onAgain={again}
            onClose={onClose}
          />
        )
      }
    </QueryView>
  )
}

function Nothing({ preview, onClose }: { preview: Preview; onClose(): void }) {
  const t = useWords()
  const close = useFocusWhen(true, preview)
  return (
    <Stack gap="sm">
      <EmptyState title={t('batches:nothing')} hint={t('batches:nothingHint')} />
      <LeftOut preview={preview} />
      <Group justify="flex-end">
        <Button ref={close} variant="filled" onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Group>
    </Stack>
  )
}

function Accepting({
  preview,
  isBusy,
  failure,
  onAccept,
  onAgain,
  onClose,
}: {
  preview: Preview
  isBusy: boolean
  failure: ReturnType<typeof useCommand>['failure']
  onAccept(): void
  onAgain(): void
  onClose(): void
}) {
  const t = useWords()
  const format = useFormat()
  const goOn = useFocusWhen(!isBusy, failure)
  return (
    <Stack gap="sm">
      <Figures preview={preview} />
      <BatchRows rows={preview.rows} currency={preview.currency} />
      <LeftOut preview={preview} />
      <FailureAlert failure={failure} />
      <Group justify="flex-end" gap="xs">
        <Button onClick={onClose}>{t('cancel')}</Button>
        {failure === null ? (
          <Button ref={goOn} variant="filled" onClick={onAccept} loading={isBusy} data-autofocus>
            {t('batches:accept', { count: preview.lineCount, formatted: format.count(preview.lineCount) })}
          </Button>
        ) : (
          <Button ref={goOn} variant="filled" onClick={onAgain} loading={isBusy}>
            {t('batches:lookAgain')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}

function Figures({ preview }: { preview: Preview }) {
  const t = useWords()
  const format = useFormat()
  const minutes = useCompany()?.batchUndoMinutes ?? null
  const { lineCount, totalCents, currency, documentCount, invoiceCount } = preview
  const figures: [string, string][] = [
    [t('payments:list.label'), format.count(lineCount)],
    [t('batches:total'), format.amountWithCurrency(totalCents, currency)],
    [t('batches:documents'), format.count(documentCount)],
    [t('batches:invoices'), format.count(invoiceCount)],
  ]
  return (
    <>
      <dl className={classes.figures}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className={classes.dim}>
        {t('batches:intro')}
        {minutes !== null && ` ${t('batches:undoTime', { minutes })}`}
      </div>
    </>
  )
}

/** What stays on the desk, and why. */
function LeftOut({ preview }: { preview: Preview }) {
  const t = useWords()
  const format = useFormat()
  const { leftOut, waitingCount } = preview
  return (
    <>
      {waitingCount > 0 && (
        <div>{t('batches:waiting', { count: waitingCount, formatted: format.count(waitingCount) })}</div>
      )}
      {leftOut.length > 0 && (
        <div>
          {t('batches:leftOut.title')}
          <ul className={classes.leftOut}>
            {leftOut.map(({ reason, count }) => (
              <li key={reason}>
                {t(`batches:leftOut.${reason}`, { count, formatted: format.count(count) })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
