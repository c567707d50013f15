import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, client } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState, PdfView, QueryView } from '../../ui/index.ts'
import type { Change } from './change-words.tsx'
import { Part } from './part.tsx'
import classes from './changes.module.css'

const pendingRefreshMs = 1500

/** The document as it was issued beside what applying made of it. */
export function SideBySide({ change }: { change: Change }) {
  const t = useWords()
  const mayDocuments = useMay('billing.read')
  const made = change.result?.documents ?? []
  const [shownId, setShownId] = useState<string | null>(null)
  const shown = made.find(({ id }) => id === shownId) ?? made.at(-1)
  const { document } = change
  if (!mayDocuments || document === null || shown === undefined) return null
  const wordsOf = ({ kind, number }: (typeof made)[number]) =>
    t('changes:page.fresh', { kind: t(`billing:kind.${kind}`), number })
  return (
    <Part
      title={t('changes:page.sideBySide')}
      action={
        made.length > 1 && (
          <SegmentedControl
            aria-label={t('changes:page.sideBySide')}
            data={made.map((one) => ({ value: one.id, label: wordsOf(one) }))}
            value={shown.id}
            onChange={setShownId}
          />
        )
      }
    >
      <div className={classes.panes}>
        <Pane
          id={document.id}
          number={document.number}
          title={t('changes:page.old', { number: document.number })}
        />
        <Pane key={shown.id} id={shown.id} number={shown.number} title={wordsOf(shown)} />
      </div>
    </Part>
  )
}

function Pane({ id, number, title }: { id: string; number: string; title: string }) {
  const t = useWords()
  const query = useQuery({
    ...api.billing.get.queryOptions({ input: { id } }),
    // Its file is made after the commit: look again until it is there.
    refetchInterval: ({ state }) => (state.data?.pdfState === 'pending' ? pendingRefreshMs : false),
  })
  return (
    <section className={classes.pane} aria-label={title}>
      <h3>{title}</h3>
      <div>
        <QueryView query={query}>
          {({ pdfState, pdfSha256 }) =>
            pdfState === 'stored' ? (
              <PdfView
                // Of this page alone: the document's own page closes its file when it is left, and this one too.
                loadKey={`beside ${id} ${pdfSha256 ?? ''}`}
                load={() => client.billing.getPdf({ id })}
                fileName={`${number}.pdf`}
              />
            ) : (
              <EmptyState
                title={t(
                  pdfState === 'pending' ? 'billing:document.pdfPending' : 'billing:document.pdfFailed',
                )}
              />
            )
          }
        </QueryView>
      </div>
    </section>
  )
}
