import { Alert, Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { KeyLine } from '../../ui/form-layout.tsx'
import { EmptyState, FailureAlert, KeyHint, notifyDone, Page, useShortcuts } from '../../ui/index.ts'
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.ts'
import classes from './billing.module.css'
import { DraftPreview } from './draft-preview.tsx'
import { DraftTotals } from './draft-totals.tsx'
import { DueServicesDialog } from './due-services-dialog.tsx'
import { LinesEditor } from './lines-editor.tsx'
import { ProformaHead } from './proforma-head.tsx'
import { draftOf, isEmptyLine, withEmptyLine } from './proforma-values.ts'
import type { PricedDraft, ProformaValues } from './proforma-values.ts'
import { useComputedDraft } from './use-computed-draft.ts'

/** The proforma that the new one takes the place of. */
export interface Replaced {
  id: string
  number: string
  version: number
}

type Issued = Outputs['billing']['createProforma']

/** Issues the draft, in place of another where there is one. */
function useIssue(replaced: Replaced | null, onIssued: (issued: Issued) => Promise<void>) {
  const create = useCommand(client.billing.createProforma, { showFailure: 'inline', onSuccess: onIssued })
  const replace = useCommand(client.billing.replaceProforma, { showFailure: 'inline', onSuccess: onIssued })
  return {
    run: ({ draft }: PricedDraft) =>
      replaced === null
        ? create.run({ draft })
        : replace.run({ id: replaced.id, version: replaced.version, draft }),
    isRunning: create.isRunning || replace.isRunning,
    failure: create.failure ?? replace.failure,
  }
}

/** What is typed, what the core makes of it, and the way to issue it. */
function useProforma(start: ProformaValues, replaced: Replaced | null) {
  const t = useWords()
  const navigate = useNavigate()
  const form = useRef<HTMLFormElement>(null)
  const [values, setValues] = useState(start)
  const [isDirty, setDirty] = useState(false)
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<ProformaValues>) => {
    setDirty(true)
    setValues((before) => ({ ...before, ...part }))
  }
  const priced = draftOf(values)
  const computed = useComputedDraft(priced?.draft ?? null)
  const letGo = useUnsavedGuard(isDirty && values.lines.some((line) => !isEmptyLine(line)))
  const issue = useIssue(replaced, async ({ id, number }) => {
    letGo()
    notifyDone(t('billing:new.issued', { number }))
    await navigate({ to: '/documents/$id', params: { id } })
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (priced?.isWhole === true) void issue.run(priced)
    else
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
  }
  return { form, values, change, priced, computed, issue, isTried, submit }
}

interface ProformaFormProps {
  title: string
  start: ProformaValues
  replaced: Replaced | null
}

/** Card, lines and what follows from them, with the document as it would look. */
export function ProformaForm({ title, start, replaced }: ProformaFormProps) {
  const t = useWords()
  const [isTaking, setTaking] = useState(false)
  const proforma = useProforma(start, replaced)
  const { form, values, change, priced, computed, issue, submit } = proforma
  useShortcuts([
    {
      key: 'Enter',
      mod: true,
      inFields: true,
      label: t('billing:new.issue'),
      run: () => form.current?.requestSubmit(),
    },
    { key: 's', label: t('billing:keys.services'), run: () => setTaking(values.customer !== null) },
  ])
  return (
    <Page title={title} flush>
      <div className={classes.split}>
        <form ref={form} noValidate onSubmit={submit} className={classes.editor}>
          <EditorMain {...proforma} onTake={() => setTaking(true)} />
          <DraftTotals computed={computed}>
            <Button
              type="submit"
              variant="filled"
              loading={issue.isRunning}
              disabled={priced === null}
              rightSection={<KeyHint keys={['Control', 'Enter']}>{null}</KeyHint>}
            >
              {t('billing:new.issue')}
            </Button>
          </DraftTotals>
        </form>
        <DraftPreview draft={priced !== null && computed.failure === null ? priced.draft : null} />
      </div>
      <ProformaKeys />
      {isTaking && values.customer !== null && (
        <DueServicesDialog
          customerId={values.customer.id}
          taken={values.lines.flatMap(({ serviceId }) => (serviceId === null ? [] : [serviceId]))}
          onTake={(lines) => {
            change({ lines: withEmptyLine([...values.lines.slice(0, -1), ...lines]) })
            setTaking(false)
          }}
          onClose={() => setTaking(false)}
        />
      )}
    </Page>
  )
}

function EditorMain({
  values,
  change,
  priced,
  computed,
  issue,
  isTried,
  onTake,
}: ReturnType<typeof useProforma> & { onTake(): void }) {
  const t = useWords()
  return (
    <div className={classes.editorMain}>
      <ProformaHead values={values} computed={computed.data} isTried={isTried} onChange={change} />
      {values.customer === null ? (
        <EmptyState title={t('billing:new.pickCard')} hint={t('billing:new.pickCardHint')} />
      ) : (
        <LinesEditor
          lines={values.lines}
          computed={computed.data}
          keys={priced?.keys ?? []}
          isTried={isTried}
          onChange={(lines) => change({ lines: withEmptyLine(lines) })}
          action={<Button onClick={onTake}>{t('billing:new.fromServices')}</Button>}
        />
      )}
      <FailureAlert failure={issue.failure} />
      {isTried && priced?.isWhole === false && <Alert role="alert">{t('billing:new.incomplete')}</Alert>}
    </div>
  )
}

function ProformaKeys() {
  const t = useWords()
  return (
    <KeyLine>
      <KeyHint keys={['Enter']}>{t('billing:keys.nextLine')}</KeyHint>
      <KeyHint keys={['Control', 'Delete']}>{t('billing:keys.removeLine')}</KeyHint>
      <KeyHint keys={['S']}>{t('billing:keys.services')}</KeyHint>
      <KeyHint keys={['Control', 'Enter']}>{t('billing:keys.issue')}</KeyHint>
    </KeyLine>
  )
}
