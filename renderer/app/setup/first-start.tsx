import { Button, Loader } from '@mantine/core'
import { useEffect, useState } from 'react'
import { client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { FailureAlert } from '../../ui/failure-notice.tsx'
import { useLanguage, useWords } from '../i18n.ts'
import { LanguageSwitch } from '../language-switch.tsx'
import classes from '../shell/shell.module.css'
import { useSignIn } from '../use-sign-in.ts'
import { SetupWizard } from './setup-wizard.tsx'

/** The first screen of a new data folder: the sample company, or one's own. */
export function FirstStart({ onNotSignedIn }: { onNotSignedIn(): void }) {
  const t = useWords()
  const language = useLanguage()
  const [isOwn, setOwn] = useState(false)
  const signIn = useSignIn(onNotSignedIn)
  const sample = useCommand(client.operators.setUpSample, {
    showFailure: 'inline',
    onSuccess: async (login) => void (await signIn.run(login)),
  })
  const title = t('shell:setup.title')
  useEffect(() => {
    document.title = `${title} – Openpost`
  }, [title])
  return (
    <main className={classes.gate}>
      <div className={classes.card} data-wide>
        <h1>{title}</h1>
        <p className="dim">{t('shell:setup.intro')}</p>
        {isOwn ? (
          <SetupWizard onBack={() => setOwn(false)} onNotSignedIn={onNotSignedIn} />
        ) : (
          <>
            <FailureAlert failure={sample.failure} />
            <div className={classes.choices}>
              <section className={classes.choice}>
                <h2>{t('shell:setup.sampleTitle')}</h2>
                <p role="status">
                  {sample.isRunning ? t('shell:setup.sampleWorking') : t('shell:setup.sampleText')}
                </p>
                {sample.isRunning ? (
                  <Loader size="sm" aria-hidden />
                ) : (
                  <Button
                    variant="filled"
                    onClick={() => void sample.run({ language, customers: 500, documents: 2000 })}
                  >
                    {t('shell:setup.sampleButton')}
                  </Button>
                )}
              </section>
              <section className={classes.choice}>
                <h2>{t('shell:setup.ownTitle')}</h2>
                <p>{t('shell:setup.ownText')}</p>
                <Button disabled={sample.isRunning} onClick={() => setOwn(true)}>
                  {t('shell:setup.ownButton')}
                </Button>
              </section>
            </div>
          </>
        )}
        <LanguageSwitch />
      </div>
    </main>
  )
}
