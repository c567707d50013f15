import type { ReactNode } from 'react'
import type { Coded } from '../api/failures.ts'

/** What a dialog asks; `answer` is called once, with null where the person cancelled. */
export type Question =
  | {
      kind: 'confirm'
      title: string
      message: ReactNode
      confirmLabel?: string | undefined
      danger?: boolean | undefined
      answer(yes: boolean): void
    }
  | { kind: 'warnings'; warnings: readonly Coded[]; answer(yes: boolean): void }
  | { kind: 'password'; why?: string | undefined; answer(password: string | null): void }
  | {
      kind: 'text'
      title: string
      label: string
      required: boolean
      confirmLabel?: string | undefined
      danger?: boolean | undefined
      answer(text: string | null): void
    }

let show: ((question: Question) => void) | null = null

/** Set by the dialog host while it is on the page. */
export function setQuestionHost(host: ((question: Question) => void) | null): void {
  show = host
}

function ask<Answer>(
  make: (answer: (value: Answer) => void) => Question,
  whenNobody: Answer,
): Promise<Answer> {
  return new Promise((resolve) => {
    if (show === null) resolve(whenNobody)
    else show(make(resolve))
  })
}

/** Asks before something that cannot be taken back; true for yes. */
export function askConfirm(options: {
  title: string
  message: ReactNode
  confirmLabel?: string
  danger?: boolean
}): Promise<boolean> {
  return ask<boolean>((answer) => ({ kind: 'confirm', ...options, answer }), false)
}

/** Lists warnings of the core in words; true where the person goes on all the same. */
export function askWarnings(warnings: readonly Coded[]): Promise<boolean> {
  return ask<boolean>((answer) => ({ kind: 'warnings', warnings, answer }), false)
}

/** Asks the operator's own password for a sensitive change; null where cancelled. */
export function askPassword(why?: string): Promise<string | null> {
  return ask<string | null>((answer) => ({ kind: 'password', why, answer }), null)
}

/** Asks one line of text, such as the reason of a cancellation; null where cancelled. */
export function askText(options: {
  title: string
  label: string
  required?: boolean
  confirmLabel?: string
  danger?: boolean
}): Promise<string | null> {
  return ask<string | null>(
    (answer) => ({ kind: 'text', ...options, required: options.required ?? true, answer }),
    null,
  )
}
