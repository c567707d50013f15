import type { ReactNode } from 'react'
import { useId } from 'react'
import classes from './overview.module.css'

/** A part of the overview under its heading. */
export function Panel({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {children}
    </section>
  )
}
