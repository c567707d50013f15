import { Alert, Button, Radio } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { changeKinds } from '../../../shared/contract/changes.ts'
import { api, client } from '../../api/client.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { Cell, FormFoot, FormSection } from '../../ui/form-layout.tsx'
import { FailureAlert, KeyHint, notifyDone, Page, QueryView, useShortcuts } from '../../ui/index.ts'
import type { Fields } from '../../ui/index.ts'
import { ButtonLink } from '../../ui/links.tsx'
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.ts'
import { CustomerPicker } from '../customers/index.ts'
import { AccessPart } from './access-part.tsx'
import { AskerPart } from './asker-part.tsx'
import { CardPart } from './card-part.tsx'
import type { Change } from './change-words.tsx'
import classes from './changes.module.css'
import { DocumentPicker } from './document-picker.tsx'
import { InvoicePart } from './invoice-part.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { useWish } from './use-wish.ts'
import type { Wish } from './use-wish.ts'
import { emptyWish, identityKinds, signerOf, wishOfAsked } from './wish.ts'
import type { WishValues } from './wish.ts'

/** A new request: empty, about a card or a document, or with the data of another request. */
export function NewChangePage() {
  const search = useSearch({ from: '/changes/new' })
  const { kind, customerId, documentId, copy } = search
  if (copy !== undefined) return <Copied id={copy} />
  if (documentId !== undefined) return <OfDocument id={documentId} />
  if (customerId !== undefined) return <OfCustomer id={customerId} />
  return <NewChange key={kind} start={{ ...emptyWish, kind: kind ?? 'card' }} source={null} />
}

function OfCustomer({ id }: { id: string }) {
  const { kind = 'card', identity = false } = useSearch({ from: '/changes/new' })
  const query = useQuery(api.customers.get.queryOptions({ input: { id } }))
  return (
    <QueryView query={query}>
      {({ cardNumber, legalName, city, taxIdentity }) => (
        <NewChange
          key={`${id} ${kind}`}
          start={{
            ...emptyWish,
            kind,
            customer: { id, cardNumber, legalName, city },
            identityChanged: identity,
            taxCountry: taxIdentity.country,
            taxKind: identityKinds(taxIdentity.country)[0] ?? 'other',
          }}
          source={null}
        />
      )}
    </QueryView>
  )
}

function OfDocument({ id }: { id: string }) {
  const query = useQuery(api.changes.printedWords.queryOptions({ input: { documentId: id } }))
  return (
    <QueryView query={query}>
      {({ document, customer }) => (
        <NewChange
          key={id}
          start={{
            ...emptyWish,
            kind: 'invoice',
            document: { id, number: document.number, customerName: customer.legalName },
          }}
          source={null}
        />
      )}
    </QueryView>
  )
}

function Copied({ id }: { id: string }) {
  const query = useQuery(api.changes.get.queryOptions({ input: { id } }))
  return (
    <QueryView query={query}>
      {(source) => <NewChange key={id} start={startOf(source)} source={source} />}
    </QueryView>
  )
}

function startOf({ asked, customer, document, rightCard, askedBy, note }: Change): WishValues {
  const ofCard = (card: Change['customer']) => ({ ...card, city: '' })
  return {
    ...emptyWish,
    ...wishOfAsked(asked),
    askedBy,
    note,
    customer: document === null ? ofCard(customer) : null,
    document:
      document === null
        ? null
        : { id: document.id, number: document.number, customerName: customer.legalName },
    rightCustomer:
      asked.kind === 'invoice' && asked.rightCustomerId !== null && rightCard !== null
        ? ofCard(rightCard)
        : null,
  }
}

/** Records the request, and goes to its page. */
function useCreate(wish: Wish) {
  const t = useWords()
  const navigate = useNavigate()
  const letGo = useUnsavedGuard(wish.fields.isDirty)
  const create = useCommand(client.changes.createChange, {
    showFailure: 'inline',
    onSuccess: async ({ id, number }) => {
      letGo()
      notifyDone(t('changes:new.recorded', { number }))
      await navigate({ to: '/changes/$id', params: { id } })
    },
  })
  const send = ({ askedBy, identifiedBy, note, signer: key, representative }: WishValues) => {
    const signer = signerOf(key, representative)
    if (wish.asked === null || signer === null || identifiedBy === '') return
    void create.run({ asked: wish.asked, askedBy: askedBy.trim(), identifiedBy, note, signer })
  }
  // Who types the last letter and records at once waits for the judgement on it.
  const awaited = useRef<WishValues | null>(null)
  const isReady = wish.isSettled && wish.preview?.problems.length === 0
  const submit = (values: WishValues) => {
    awaited.current = isReady ? null : values
    if (isReady) send(values)
  }
  useEffect(() => {
    const values = awaited.current
    if (values === null || !wish.isSettled) return
    awaited.current = null
    if (isReady && values === wish.fields.values) send(values)
  })
  return { create, submit }
}

function NewChange({ start, source }: { start: WishValues; source: Change | null }) {
  const t = useWords()
  const form = useRef<HTMLFormElement>(null)
  const wish = useWish(start)
  const { fields, preview } = wish
  const { create, submit } = useCreate(wish)
  useShortcuts([
    {
      key: 'Enter',
      mod: true,
      inFields: true,
      label: t('changes:keys.save'),
      run: () => form.current?.requestSubmit(),
    },
  ])
  return (
    <Page title={t('changes:new.title')}>
      <form ref={form} noValidate className={classes.form} onSubmit={fields.submit(submit)}>
        <div className={classes.sides}>
          <div className={classes.fields}>
            {source !== null && <Alert mb="md">{t('changes:new.copied', { number: source.number })}</Alert>}
            <Subject fields={fields} />
            <Parts wish={wish} />
            <AskerPart fields={fields} />
          </div>
          <PreviewPanel preview={preview} failure={wish.failure} hint={hintOf(t, wish)} fields={fields} />
        </div>
        <FormFoot>
          <Button
            type="submit"
            variant="filled"
            loading={create.isRunning}
            disabled={preview !== undefined && preview.problems.length > 0}
            rightSection={<KeyHint keys={['Control', 'Enter']}>{null}</KeyHint>}
          >
            {t('changes:new.submit')}
          </Button>
          <ButtonLink to="/changes">{t('cancel')}</ButtonLink>
          {preview === undefined && fields.errors.signer !== undefined && (
            <span role="alert">{hintOf(t, wish)}</span>
          )}
          <FailureAlert failure={create.failure} />
        </FormFoot>
      </form>
    </Page>
  )
}

function hintOf(t: ReturnType<typeof useWords>, { customer, printed }: Wish): string {
  return customer === undefined && printed === undefined
    ? t('changes:new.waiting')
    : t('changes:new.nothingYet')
}

/** What kind of request it is, and about which card or document. */
function Subject({ fields }: { fields: Fields<WishValues> }) {
  const t = useWords()
  const { values } = fields
  const setKind = (value: string) => {
    const kind = changeKinds.find((one) => one === value)
    if (kind === undefined) return
    fields.set('kind', kind)
    fields.set('signer', '')
  }
  return (
    <FormSection title={t('changes:new.kind')}>
      <Cell span={6}>
        <Radio.Group aria-label={t('changes:new.kind')} value={values.kind} onChange={setKind}>
          <div className={classes.kinds}>
            {changeKinds.map((kind) => (
              <Radio
                key={kind}
                value={kind}
                label={t(`changes:kind.${kind}`)}
                description={t(`changes:new.kindHint.${kind}`)}
              />
            ))}
          </div>
        </Radio.Group>
      </Cell>
      <Cell span={6}>
        {values.kind === 'invoice' ? (
          <DocumentPicker
            {...fields.value('document')}
            onChange={(document) => {
              fields.set('document', document)
              fields.set('words', null)
              fields.set('card', {})
              fields.set('signer', '')
            }}
          />
        ) : (
          <CustomerPicker
            withAsterisk
            {...fields.value('customer')}
            onChange={(customer) => {
              fields.set('customer', customer)
              fields.set('card', {})
              fields.set('contactId', '')
              fields.set('contact', {})
              fields.set('signer', '')
            }}
          />
        )}
      </Cell>
    </FormSection>
  )
}

function Parts({ wish: { fields, customer, printed } }: { wish: Wish }) {
  const { kind } = fields.values
  if (kind === 'invoice') {
    return printed !== undefined && <InvoicePart printed={printed} customer={customer} fields={fields} />
  }
  if (customer === undefined) return null
  return kind === 'card' ? (
    <CardPart customer={customer} fields={fields} withIdentity />
  ) : (
    <AccessPart customer={customer} fields={fields} />
  )
}
