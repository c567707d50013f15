import { useDebouncedValue } from '@mantine/hooks'
import type { Draft } from '../../../shared/contract/billing.ts'
import { client } from '../../api/client.ts'
import { useWords } from '../../app/i18n.ts'
import { EmptyState, PdfView } from '../../ui/index.ts'
import classes from './billing.module.css'

/** The document as it would look, a moment after the last key. */
export function DraftPreview({ draft }: { draft: Draft | null }) {
  const t = useWords()
  const [key] = useDebouncedValue(draft === null ? '' : JSON.stringify(draft), 700)
  return (
    <aside className={classes.preview} aria-label={t('billing:new.preview')}>
      {key === '' || draft === null ? (
        <EmptyState title={t('billing:new.preview')} hint={t('billing:new.previewWaiting')} />
      ) : (
        <PdfView
          loadKey={`draft-${key}`}
          load={() => client.billing.previewPdf(JSON.parse(key) as Draft)}
          fileName={`${t('billing:kind.proforma')}.pdf`}
        />
      )}
    </aside>
  )
}
