import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { api, client } from '../../api/client.ts'
import type { Outputs } from '../../api/types.ts'
import { useCommand } from '../../api/use-command.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState, Page, PdfView, QueryView, StateBadge, toneOf } from '../../ui/index.ts'
import { TextLink } from '../../ui/links.tsx'
import { DeclinedPanel, DocumentPromise } from '../payments/index.ts'
import classes from './billing.module.css'
import { CheckPanel } from './check-panel.tsx'
import { CorrectivePanel } from './corrective-panel.tsx'
import { DocumentActions } from './document-actions.tsx'
import { DocumentFacts } from './document-facts.tsx'

export type Document = Outputs['billing']['get']

const pendingRefreshMs = 1500

/** One document: its facts on the left, the document itself on the right. */
export function DocumentPage() {
  const { id } = useParams({ from: '/documents/$id' })
  const query = useQuery({
    ...api.billing.get.queryOptions({ input: { id } }),
    // Its file is made after the commit: look again until it is there.
    refetchInterval: ({ state }) => (state.data?.pdfState === 'pending' ? pendingRefreshMs : false),
  })
  return <QueryView query={query}>{(document) => <DocumentView key={id} document={document} />}</QueryView>
}

function DocumentView({ document }: { document: Document }) {
  const t = useWords()
  return (
    <Page
      title={document.number}
      badge={
        <>
          <StateBadge tone={toneOf(document.state)}>{t(`billing:state.${document.state}`)}</StateBadge>
          {document.overdueDays > 0 && (
            <StateBadge tone="bad">
              {t('billing:document.overdue', { count: document.overdueDays })}
            </StateBadge>
          )}
        </>
      }
      subtitle={
        <>
          {t(`billing:kind.${document.kind}`)} ·{' '}
          <TextLink underline="always" to="/customers/$id" params={{ id: document.customerId }}>
            {document.customerName}
          </TextLink>{' '}
          · {document.cardNumber}
        </>
      }
      actions={<DocumentActions document={document} />}
      flush
    >
      <div className={classes.split}>
        <div className={classes.facts}>
          <CheckPanel document={document} />
          <CorrectivePanel document={document} />
          <DeclinedPanel of={{ documentId: document.id }} />
          <DocumentPromise documentId={document.id} />
          <DocumentFacts document={document} />
        </div>
        <aside className={classes.paper} aria-label={t('billing:document.pdf')}>
          <DocumentPdf document={document} />
        </aside>
      </div>
    </Page>
  )
}

function DocumentPdf({ document }: { document: Document }) {
  const t = useWords()
  const mayWrite = useMay('billing.write')
  const render = useCommand(client.billing.renderPending)
  if (document.pdfState === 'stored') {
    return (
      <PdfView
        loadKey={`${document.id}-${document.pdfSha256 ?? ''}`}
        load={() => client.billing.getPdf({ id: document.id })}
        fileName={`${document.number}.pdf`}
      />
    )
  }
  const isPending = document.pdfState === 'pending'
  return (
    <EmptyState
      title={t(isPending ? 'billing:document.pdfPending' : 'billing:document.pdfFailed')}
      hint={t(isPending ? 'billing:document.pdfPendingHint' : 'billing:document.pdfFailedHint')}
      action={
        mayWrite && (
          <Button loading={render.isRunning} onClick={() => void render.run({ limit: 1000 })}>
            {t('billing:document.makePdf')}
          </Button>
        )
      }
    />
  )
}
