import { useWords } from '../../app/i18n.ts'
import { TextLink } from '../../ui/index.ts'
import type { AuditEvent } from './audit-page.tsx'

/** A link from an event to the page of its record; nothing where it has none. */
export function RecordLink({ event: { recordKind, recordId } }: { event: AuditEvent }) {
  const t = useWords()
  const label = t('audit:openRecord')
  const params = { id: recordId }
  switch (recordKind) {
    case 'customer':
    case 'contact':
      return (
        <TextLink to="/customers/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'service':
      return (
        <TextLink to="/services/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'document':
      return (
        <TextLink to="/documents/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'bank-line':
      return (
        <TextLink to="/match" search={{ line: recordId }}>
          {label}
        </TextLink>
      )
    case 'migration':
      return (
        <TextLink to="/migrations/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'change-request':
      return (
        <TextLink to="/changes/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'import':
      return (
        <TextLink to="/statements/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'receipt':
      return (
        <TextLink to="/receipts/$id" params={params}>
          {label}
        </TextLink>
      )
    case 'refund':
      return (
        <TextLink to="/refunds" search={{ refund: recordId }}>
          {label}
        </TextLink>
      )
    case 'message':
      return (
        <TextLink to="/mail/$id" params={params}>
          {label}
        </TextLink>
      )
    default:
      return <ListLink recordKind={recordKind} label={label} />
  }
}

/** Records that have no page of their own stand in a list. */
function ListLink({ recordKind, label }: { recordKind: string; label: string }) {
  switch (recordKind) {
    case 'refund-file':
      return (
        <TextLink to="/refunds" search={{ tab: 'files' }}>
          {label}
        </TextLink>
      )
    case 'decline':
      return <TextLink to="/declined">{label}</TextLink>
    case 'operator':
      return <TextLink to="/operators">{label}</TextLink>
    case 'session':
      return (
        <TextLink to="/operators" search={{ tab: 'sessions' }}>
          {label}
        </TextLink>
      )
    case 'company':
      return <TextLink to="/settings">{label}</TextLink>
    case 'bank-account':
      return (
        <TextLink to="/settings" search={{ tab: 'accounts' }}>
          {label}
        </TextLink>
      )
    case 'series':
      return (
        <TextLink to="/settings" search={{ tab: 'series' }}>
          {label}
        </TextLink>
      )
    case 'vat-rate':
      return (
        <TextLink to="/settings" search={{ tab: 'rates' }}>
          {label}
        </TextLink>
      )
    default:
      return null
  }
}
