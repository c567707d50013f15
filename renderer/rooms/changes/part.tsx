import type { ReactNode } from 'react'
import classes from './changes.module.css'

/** A titled part of the page. */
export function Part({
  title,
  action,
  children,
}: {
  title: string
  action?: ReactNode
  children: ReactNode
}) {
  return (
    <section className={classes.part} aria-label={title}>
      <div className={classes.partHead}>
        <h2>{title}</h2>
        {action}
      </div>
      {children}
    </section>
  )
}
