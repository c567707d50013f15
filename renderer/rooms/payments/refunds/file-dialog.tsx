import { Button, Group, Modal, Stack } from '@mantine/core'
import { client } from '../../../api/client.ts'
import { failureOf } from '../../../api/failures.ts'
import { useCommand } from '../../../api/use-command.ts'
import { useWords } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import {
  Amount,
  DayText,
  downloadBlob,
  Facts,
  InstantText,
  notifyDone,
  Story,
  useFailureNotice,
} from '../../../ui/index.ts'
import type { FileRow } from './refund-files.tsx'
import classes from './refunds.module.css'
import { writtenIban } from './refund-states.tsx'

/** Saves the stored bytes of a file under its name. */
export async function saveRefundFile(id: string): Promise<void> {
  const file = await client.payments.getRefundFile({ id })
  downloadBlob(file, file.name)
}

/** One file: what is in it, its bytes again, and taking it back while the bank does not have it. */
export function FileDialog({ file, onClose }: { file: FileRow; onClose(): void }) {
  const t = useWords()
  return (
    <Modal
      opened
      size={640}
      onClose={onClose}
      title={file.fileName}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack gap="md">
        <Facts
          facts={[
            [t('state'), t(`refunds:fileState.${file.state}`)],
            [t('refunds:column.count'), String(file.count)],
            [t('refunds:column.paid'), String(file.paidCount)],
            [
              t('refunds:column.total'),
              <Amount key="total" cents={file.totalCents} currency={file.currency} withCurrency strong />,
            ],
            [t('refunds:file.account'), `${file.bankAccountName} · ${writtenIban(file.bankAccountIban)}`],
            [t('refunds:file.day'), <DayText key="day" day={file.executionDay} />],
            [t('refunds:column.made'), <InstantText key="made" at={file.createdAt} />],
            [t('refunds:column.by'), file.operatorName],
            ['MsgId', file.messageId],
            [
              'SHA-256',
              <span key="sha" className={classes.words}>
                {file.sha256}
              </span>,
            ],
          ]}
        />
        <FileActions file={file} onClose={onClose} />
        <section aria-label={t('story.title')}>
          <h3 className={classes.heading}>{t('story.title')}</h3>
          <Story recordKind="refund-file" recordId={file.id} />
        </section>
      </Stack>
    </Modal>
  )
}

function FileActions({ file, onClose }: { file: FileRow; onClose(): void }) {
  const t = useWords()
  const mayRefund = useMay('payments.refund')
  const notify = useFailureNotice()
  const withdraw = useCommand(client.payments.withdrawRefundFile, {
    onSuccess: ({ count }) => {
      notifyDone(t('refunds:file.withdrawn', { count }))
      onClose()
    },
  })
  if (!mayRefund || file.state === 'withdrawn') return null
  const save = () => saveRefundFile(file.id).catch((error: unknown) => notify(failureOf(error)))
  return (
    <Group gap="xs" justify="flex-end">
      {file.paidCount === 0 && (
        <Button loading={withdraw.isRunning} onClick={() => void withdraw.run({ id: file.id })}>
          {t('refunds:file.withdraw')}
        </Button>
      )}
      <Button variant="filled" data-autofocus onClick={() => void save()}>
        {t('refunds:file.save')}
      </Button>
    </Group>
  )
}
