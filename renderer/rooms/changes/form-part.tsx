import { Button, Modal } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { languages } from '../../../shared/values/languages.ts'
import type { Language } from '../../../shared/values/languages.ts'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useLanguage, useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ChoiceSelect } from '../../ui/choice-select.tsx'
import { Kbd, notifyDone, PdfView, useShortcuts } from '../../ui/index.ts'
import { languageOf } from './change-words.tsx'
import type { Change } from './change-words.tsx'
import { Part } from './part.tsx'
import classes from './changes.module.css'

/** The form to sign, in the language of the card unless another is chosen. */
export function FormPart({ change }: { change: Change }) {
  const t = useWords()
  const own = useLanguage()
  const mayCards = useMay('customers.read')
  const card = useQuery({
    ...api.customers.get.queryOptions({ input: { id: change.customer.id } }),
    enabled: mayCards,
  })
  const [chosen, setChosen] = useState<Language | null>(null)
  const [isShown, setShown] = useState(false)
  const language = chosen ?? languageOf(card.data?.language, own)
  useShortcuts([{ key: 'p', label: t('changes:keys.form'), run: () => setShown(true) }])
  const title = t('changes:form.title', { number: change.number })
  return (
    <Part title={t('changes:page.form')}>
      <p className="dim">{t('changes:form.hint')}</p>
      <p>
        {t('changes:page.code')}: <strong className={classes.code}>{change.formCode}</strong>
      </p>
      <div className={classes.formRow}>
        <ChoiceSelect
          label={t('changes:form.language')}
          choices={languages.map((one) => [one, t(`languages.${one}`)] as const)}
          value={language}
          onChange={(one) => setChosen(one)}
        />
        <Button onClick={() => setShown(true)} rightSection={<Kbd name="P" />}>
          {t('changes:form.show')}
        </Button>
        {change.state === 'open' && <SendForm change={change} language={language} />}
      </div>
      {isShown && (
        <Modal
          opened
          size="xl"
          onClose={() => setShown(false)}
          title={title}
          closeButtonProps={{ 'aria-label': t('close') }}
        >
          <div className={classes.paper}>
            <PdfView
              loadKey={`${change.id} form ${language}`}
              load={() => client.changes.getFormPdf({ id: change.id, language })}
              fileName={`${change.number} ${language}.pdf`}
            />
          </div>
        </Modal>
      )}
    </Part>
  )
}

/** Puts the form into the outbox, where it is read once more and sent. */
function SendForm({ change, language }: { change: Change; language: Language }) {
  const t = useWords()
  const navigate = useNavigate()
  const mayMail = useMay('mail.write')
  const send = useCommand(client.changes.sendForm, {
    onSuccess: ({ messageId }) => {
      notifyDone(t('changes:form.waits'))
      void navigate({ to: '/mail/$id', params: { id: messageId } })
    },
  })
  if (!mayMail) return null
  return (
    <Button loading={send.isRunning} onClick={() => void send.run({ id: change.id, language })}>
      {t('changes:form.send')}
    </Button>
  )
}
