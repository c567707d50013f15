import { Button, Radio, TextInput } from '@mantine/core'
import { useWords } from '../../../app/i18n.ts'
import { Amount, AmountInput, CodedText, DayInput } from '../../../ui/index.ts'
import classes from './migration.module.css'
import type { Choices, Plan } from './use-migration.ts'

/** Credit goes only with the old holder's signed consent; contact persons go with their access. */
export function CreditStep({
  plan,
  choices,
  choose,
}: {
  plan: Plan
  choices: Choices
  choose(change: Partial<Choices>): void
}) {
  const t = useWords()
  return (
    <>
      <section className={classes.part}>
        {plan.credit.availableCents === 0 ? (
          <p className="dim">{t('migrations:credit.none')}</p>
        ) : (
          <Credit plan={plan} choices={choices} choose={choose} />
        )}
      </section>
      <section className={classes.part}>
        <h3>{t('migrations:credit.contacts')}</h3>
        {plan.contacts.length === 0 ? (
          <p className="dim">{t('migrations:credit.contactsNone')}</p>
        ) : (
          <>
            <p className="dim">
              {plan.contacts
                .map(({ name, access }) => `${name} (${t(`customers:contacts.accessLevel.${access}`)})`)
                .join(', ')}
            </p>
            <Radio.Group
              aria-label={t('migrations:credit.contacts')}
              value={choices.contacts}
              onChange={(value) => choose({ contacts: value === 'none' ? 'none' : 'copy' })}
            >
              <Radio value="copy" mb={4} label={t('migrations:credit.copy')} />
              <Radio value="none" label={t('migrations:credit.noCopy')} />
            </Radio.Group>
          </>
        )}
      </section>
    </>
  )
}

function Credit({ plan, choices, choose }: Parameters<typeof CreditStep>[0]) {
  const t = useWords()
  const { availableCents } = plan.credit
  const wrong = (codes: readonly string[]) => {
    const problem = plan.problems.find(({ code }) => codes.includes(code))
    return problem === undefined ? undefined : <CodedText coded={problem} />
  }
  return (
    <>
      <p>
        {t('migrations:credit.available')}:{' '}
        <Amount cents={availableCents} currency={plan.currency} withCurrency strong />
      </p>
      <div className={classes.fields}>
        <AmountInput
          label={t('migrations:credit.amount')}
          value={choices.creditCents}
          onChange={(creditCents) => choose({ creditCents })}
          error={wrong(['migrations.credit-too-large'])}
        />
        <Button mt={22} onClick={() => choose({ creditCents: availableCents })}>
          {t('migrations:credit.all')}
        </Button>
      </div>
      {(choices.creditCents ?? 0) > 0 && (
        <>
          <h3>{t('migrations:credit.consent')}</h3>
          <p className={classes.hint}>{t('migrations:credit.consentHint')}</p>
          <div className={classes.fields}>
            <TextInput
              label={t('migrations:credit.by')}
              withAsterisk
              maxLength={120}
              autoComplete="off"
              value={choices.consentBy}
              onChange={(event) => choose({ consentBy: event.currentTarget.value })}
              error={wrong(['migrations.consent-missing'])}
            />
            <DayInput
              label={t('migrations:credit.day')}
              withAsterisk
              value={choices.consentDay}
              onChange={(consentDay) => choose({ consentDay })}
              error={wrong(['migrations.consent-in-future'])}
            />
            <TextInput
              label={t('migrations:credit.note')}
              maxLength={300}
              autoComplete="off"
              value={choices.consentNote}
              onChange={(event) => choose({ consentNote: event.currentTarget.value })}
            />
          </div>
        </>
      )}
    </>
  )
}
