import { Radio, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useWords } from '../../app/i18n.ts'
import { CodedText } from '../../ui/index.ts'
import { useSignerWords } from './change-words.tsx'
import type { Preview } from './change-words.tsx'
import classes from './changes.module.css'
import { signerKey } from './wish.ts'

/** Everybody who could sign. Who may not is there too, with the reason and who could. */
export function SignerChoice({
  label,
  description,
  signers,
  value,
  onChange,
  representative,
  onRepresentative,
  mayChooseRefused = false,
  error,
  nameError,
}: {
  label: string
  description: string
  signers: Preview['signers']
  value: string
  onChange(value: string): void
  representative: string
  onRepresentative(name: string): void
  /** Who signed is a fact: also somebody who may not. */
  mayChooseRefused?: boolean
  error?: string | undefined
  nameError?: string | undefined
}) {
  const t = useWords()
  const words = useSignerWords()
  const choices = signers.map((signer): { key: string; label: string; reason: ReactNode } => ({
    key: signerKey(signer),
    label: words(signer),
    reason: signer.refusal === null ? null : <CodedText coded={signer.refusal} />,
  }))
  return (
    <>
      <Radio.Group
        label={label}
        description={description}
        value={value}
        onChange={onChange}
        error={error}
        withAsterisk
      >
        <div className={classes.choices} style={{ marginTop: 6 }}>
          {choices.map(({ key, label: name, reason }) => (
            <Radio
              key={key}
              value={key}
              label={name}
              description={reason === null ? undefined : <span className={classes.refusal}>{reason}</span>}
              disabled={reason !== null && !mayChooseRefused}
              // So that the form puts the focus here when nobody was chosen.
              aria-invalid={error !== undefined && (reason === null || mayChooseRefused) ? true : undefined}
            />
          ))}
        </div>
      </Radio.Group>
      {value === 'representative' && (
        <TextInput
          mt={8}
          label={t('changes:capacity.name')}
          withAsterisk
          maxLength={120}
          autoComplete="off"
          value={representative}
          error={nameError}
          onChange={(event) => onRepresentative(event.currentTarget.value)}
        />
      )}
    </>
  )
}
