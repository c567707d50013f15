import { Button, Group, Modal, PasswordInput, Stack } from '@mantine/core'
import { useState } from 'react'
import type { FormEvent } from 'react'
import type { CardFields } from '../../../shared/contract/customers.ts'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords, wordIfKnown } from '../../app/i18n.ts'
import { FailureAlert, notifyDone } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import type { Customer } from './customer-page.tsx'
import classes from './customers.module.css'
import { isAnswered, noRequester, RequesterFields } from './requester-fields.tsx'
import type { Requester } from './requester-fields.tsx'

type Effect = Outputs['customers']['previewChange']

interface ChangeEffectProps {
  customer: Customer
  card: CardFields
  effect: Effect
  onClose(): void
  onSaved(): void
}

/** What a change touches and what it does not, before it is saved; asks the password where it is sensitive. */
export function ChangeEffectDialog(props: ChangeEffectProps) {
  const t = useWords()
  return (
    <Modal
      opened
      onClose={props.onClose}
      title={t('customers:effect.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <ChangeForm {...props} />
    </Modal>
  )
}

function ChangeForm({ customer, card, effect, onClose, onSaved }: ChangeEffectProps) {
  const t = useWords()
  const [password, setPassword] = useState('')
  const [requester, setRequester] = useState<Requester>(noRequester)
  const needsPassword = effect.sensitiveFields.length > 0
  const update = useCommand(client.customers.update, {
    showFailure: 'inline',
    onSuccess: () => {
      notifyDone(t('customers:edit.saved'))
      onSaved()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // The dialog is drawn inside the form of the card: its submit must not reach that one.
    event.stopPropagation()
    void update.run({
      id: customer.id,
      version: customer.version,
      card,
      requestedBy: requester.requestedBy,
      identifiedBy: requester.identifiedBy === '' ? 'not-needed' : requester.identifiedBy,
      ...(needsPassword ? { password } : {}),
    })
  }
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <EffectList effect={effect} />
        <RequesterFields kind={customer.kind} effect={effect} requester={requester} onChange={setRequester} />
        {needsPassword && (
          <PasswordPart fields={effect.sensitiveFields} password={password} onChange={setPassword} />
        )}
        {update.failure?.kind === 'stale' && <div role="alert">{t('customers:edit.reloaded')}</div>}
        <FailureAlert failure={update.failure} />
        <Group justify="flex-end">
          {update.failure?.kind === 'stale' && <Button onClick={onSaved}>{t('reload')}</Button>}
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            variant="filled"
            loading={update.isRunning}
            disabled={!isAnswered(effect, requester) || (needsPassword && password === '')}
          >
            {t('customers:effect.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}

function EffectList({ effect }: { effect: Effect }) {
  const t = useWords()
  const { openProformas, issuedInvoiceCount, domains } = effect
  return (
    <ul className={classes.effects}>
      {openProformas.length === 0 ? (
        <li>{t('customers:effect.noProformas')}</li>
      ) : (
        <li>
          {t('customers:effect.proformas', { count: openProformas.length })}
          <div className={classes.chips}>
            {openProformas.map((proforma) => (
              <TextLink key={proforma.id} to="/documents/$id" params={{ id: proforma.id }} target="_blank">
                {proforma.number}
              </TextLink>
            ))}
          </div>
        </li>
      )}
      <li>
        {issuedInvoiceCount === 0
          ? t('customers:effect.noInvoices')
          : t('customers:effect.invoices', { count: issuedInvoiceCount })}
      </li>
      {domains.length > 0 && (
        <li>
          {t('customers:effect.domains', { count: domains.length })}
          <div className={classes.chips}>
            {domains.map(({ id, label }) => (
              <TextLink key={id} to="/services/$id" params={{ id }} target="_blank">
                {label}
              </TextLink>
            ))}
          </div>
          <div className="dim">{t('customers:effect.toServices')}</div>
        </li>
      )}
    </ul>
  )
}

function PasswordPart({
  fields,
  password,
  onChange,
}: {
  fields: readonly string[]
  password: string
  onChange(password: string): void
}) {
  const t = useWords()
  const names = fields.map((field) => wordIfKnown(`customers:field.${field}`) ?? field)
  return (
    <>
      <div>{t('customers:effect.sensitive', { fields: names.join(', ') })}</div>
      <PasswordInput
        label={t('customers:effect.password')}
        autoComplete="current-password"
        required
        value={password}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </>
  )
}
