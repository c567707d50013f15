import { Button, Textarea, TextInput } from '@mantine/core'
import { useEffect } from 'react'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { FailureAlert, notifyDone, useFields } from '../../ui/index.ts'
import classes from './mail.module.css'
import type { Message } from './message-page.tsx'

/** The words of a draft, to be changed until it is saved as a file. */
export function DraftForm({ message, onDirty }: { message: Message; onDirty(isDirty: boolean): void }) {
  const t = useWords()
  const { id, version } = message
  const fields = useFields(
    { to: message.toAddress, subject: message.subject, bodyText: message.bodyText },
    (values) => (values.subject.trim() === '' ? { subject: t('required') } : {}),
  )
  const command = useCommand(client.mail.updateDraft, {
    showFailure: 'inline',
    onSuccess: () => notifyDone(t('mail:action.saved')),
  })
  const { isDirty } = fields
  useEffect(() => {
    onDirty(isDirty)
    return () => onDirty(false)
  }, [isDirty, onDirty])
  return (
    <form noValidate onSubmit={fields.submit((values) => command.run({ id, version, ...values }))}>
      <div style={{ display: 'grid', gap: 10 }}>
        {message.fromAddress === '' ? (
          <div role="alert" className={classes.wrong}>
            {t('mail:noSender')}
          </div>
        ) : (
          <div className="dim">
            {t('mail:field.from')}: {message.fromName} &lt;{message.fromAddress}&gt;
          </div>
        )}
        <TextInput
          label={t('mail:field.to')}
          description={t('mail:field.toHint')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          maxLength={500}
          {...fields.text('to')}
        />
        <TextInput label={t('mail:field.subject')} maxLength={200} {...fields.text('subject')} />
        <Textarea
          label={t('mail:field.body')}
          autosize
          minRows={10}
          maxRows={22}
          maxLength={10000}
          {...fields.text('bodyText')}
        />
        <FailureAlert failure={command.failure} />
        <div className={classes.foot}>
          <Button type="submit" loading={command.isRunning} disabled={!isDirty}>
            {t('mail:action.save')}
          </Button>
          <span className="dim">
            {t('mail:attachments')}: {message.attachments.map(({ fileName }) => fileName).join(', ')}
          </span>
        </div>
      </div>
    </form>
  )
}
