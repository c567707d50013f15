import { Alert } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Failure } from '../../api/failures.ts'
import { useWords } from '../../app/i18n.ts'
import { FailureAlert } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import type { Preview } from './change-words.tsx'
import classes from './changes.module.css'
import { PapersNeeded } from './papers-needed.tsx'
import { RowsTable } from './rows-table.tsx'
import { SignerChoice } from './signer-choice.tsx'
import { CodedList, Makes, Way } from './way.tsx'
import type { WishValues } from './wish.ts'

/** Which way applies to what is typed, why, what it needs and what it makes: while it is typed. */
export function PreviewPanel({
  preview,
  failure,
  hint,
  fields,
}: {
  preview: Preview | undefined
  failure: Failure | null
  /** What to do first, while there is nothing to judge. */
  hint: string
  fields: Fields<WishValues>
}) {
  const t = useWords()
  return (
    <aside className={classes.panel} aria-label={t('changes:panel.title')}>
      <h2>{t('changes:panel.title')}</h2>
      <div aria-live="polite">
        {preview === undefined ? (
          <p className="dim">{hint}</p>
        ) : (
          <Way verdict={preview.verdict} rule={preview.rule} />
        )}
      </div>
      <FailureAlert failure={failure} />
      {preview !== undefined && <Judged preview={preview} fields={fields} />}
    </aside>
  )
}

function Judged({ preview, fields }: { preview: Preview; fields: Fields<WishValues> }) {
  const t = useWords()
  const { values } = fields
  // Who is not on the card has more to show than the papers of a contact person.
  const isUnknown = values.signer === 'representative'
  const needs = {
    identityCopy: preview.needs.identityCopy || isUnknown,
    registerExtract: preview.needs.registerExtract || isUnknown,
  }
  return (
    <>
      {preview.problems.length > 0 && (
        <Alert
          role="alert"
          color="red"
          icon={<IconAlertTriangle size={16} />}
          title={t('changes:panel.problems')}
        >
          <CodedList list={preview.problems} />
        </Alert>
      )}
      {preview.warnings.length > 0 && (
        <Alert color="yellow" icon={<IconAlertTriangle size={16} />} title={t('changes:panel.warnings')}>
          <CodedList list={preview.warnings} />
        </Alert>
      )}
      {preview.rows.length > 0 && (
        <Section title={t('changes:panel.rows')}>
          <RowsTable rows={preview.rows} />
        </Section>
      )}
      <Section title={t('changes:panel.foreseen')}>
        <Makes
          verdict={preview.verdict}
          foreseen={preview.foreseen}
          documentNumber={preview.document?.number ?? ''}
          customerName={preview.customer.legalName}
          rightCardName={values.rightCustomer?.legalName ?? null}
        />
      </Section>
      <div>
        <SignerChoice
          label={t('changes:panel.signer')}
          description={t('changes:panel.signerHint')}
          signers={preview.signers}
          value={values.signer}
          onChange={(signer) => fields.set('signer', signer)}
          representative={values.representative}
          onRepresentative={(name) => fields.set('representative', name)}
          error={fields.errors.signer}
          nameError={fields.errors.representative}
        />
      </div>
      <Section title={t('changes:panel.papers')}>
        <PapersNeeded needs={needs} />
      </Section>
    </>
  )
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section aria-label={title}>
      <h3>{title}</h3>
      {children}
    </section>
  )
}
