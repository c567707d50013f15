import type { ReactNode } from 'react'
import { useWords, wordIfKnown } from '../app/i18n.ts'
import classes from './values.module.css'

/** One key, named as the reader's keyboard names it: `Enter`, `Space`, `J`. */
export function Kbd({ name }: { name: string }) {
  useWords()
  return <kbd className={classes.kbd}>{wordIfKnown(`common:keys.key.${name}`) ?? name}</kbd>
}

/** Keys and what they do, for the line at the foot of a screen. */
export function KeyHint({ keys, children }: { keys: readonly string[]; children: ReactNode }) {
  return (
    <span className={classes.hint}>
      {keys.map((key) => (
        <Kbd key={key} name={key} />
      ))}
      {children}
    </span>
  )
}
