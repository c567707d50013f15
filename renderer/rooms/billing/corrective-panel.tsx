import { Alert } from '@mantine/core'
import { IconFileCheck } from '@tabler/icons-react'
import { useWords } from '../../app/i18n.ts'
import { TextLink } from '../../ui/links.tsx'
import classes from './billing.module.css'
import type { Document } from './document-page.tsx'

/** On a corrected invoice, which document holds the words that count; on that one, which invoice it is for. */
export function CorrectivePanel({ document }: { document: Document }) {
  const t = useWords()
  const relation = document.kind === 'corrective' ? 'corrects' : 'corrected-by'
  // An invoice may be corrected again: the last document counts.
  const other = document.related.findLast((one) => one.relation === relation)
  if (other === undefined) return null
  const [title, hint] =
    relation === 'corrects'
      ? ([t('billing:corrective.corrects'), t('billing:corrective.correctsHint')] as const)
      : ([t('billing:corrective.correctedBy'), t('billing:corrective.correctedByHint')] as const)
  return (
    <Alert
      className={classes.check}
      icon={<IconFileCheck size={16} />}
      title={
        <>
          {title}{' '}
          <TextLink underline="always" to="/documents/$id" params={{ id: other.id }}>
            {other.number}
          </TextLink>
        </>
      }
    >
      <p>{hint}</p>
    </Alert>
  )
}
