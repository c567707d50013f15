import { useEffect } from 'react'
import type { ReactNode } from 'react'
import classes from './page.module.css'

/** The id of the heading that gets the focus after a change of page. */
export const pageTitleId = 'page-title'

/**
 * A page: heading with badge and subtitle, actions on the right, and the body below. `flush` bodies have no
 * padding and do not scroll themselves (lists, three-column screens).
 */
export function Page({
  title,
  badge,
  subtitle,
  actions,
  flush = false,
  children,
}: {
  title: string
  badge?: ReactNode
  subtitle?: ReactNode
  actions?: ReactNode
  flush?: boolean
  children: ReactNode
}) {
  useEffect(() => {
    document.title = `${title} – Openpost`
  }, [title])
  return (
    <div className={classes.page}>
      <div className={classes.header}>
        <div className={classes.headings}>
          <h1 className={classes.title} id={pageTitleId} tabIndex={-1}>
            {title}
            {badge}
          </h1>
          {subtitle !== undefined && <div className={classes.subtitle}>{subtitle}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={classes.body} data-flush={flush || undefined}>
        {children}
      </div>
    </div>
  )
}

/** Names and values in two columns; pairs whose value is null are left out. */
export function Facts({ facts }: { facts: readonly (readonly [label: string, value: ReactNode])[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(([label, value]) =>
        value === null || value === '' ? null : (
          <div key={label} style={{ display: 'contents' }}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ),
      )}
    </dl>
  )
}

/** What a list or page says when it holds nothing: what is missing, and the next step. */
export function EmptyState({ title, hint, action }: { title: string; hint?: ReactNode; action?: ReactNode }) {
  return (
    <div className={classes.empty}>
      <h2>{title}</h2>
      {hint !== undefined && <div className="dim">{hint}</div>}
      {action}
    </div>
  )
}
