import { useCallback, useEffect, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { dropDraft, findDraft, leaveDraft } from './kept-drafts.ts'

export type FieldErrors<Values> = Partial<Record<keyof Values & string, string>>

export interface Fields<Values extends object> {
  values: Values
  errors: FieldErrors<Values>
  isDirty: boolean
  set<Key extends keyof Values & string>(key: Key, value: Values[Key]): void
  setAll(values: Values): void
  /** Puts the errors of the core beside their fields; `paths` as a failure of kind `invalid` names them. */
  setErrors(errors: FieldErrors<Values>): void
  /** `value`, `onChange`, `error` and `name` of a text field. */
  text(key: KeysOf<Values, string> & string): {
    name: string
    value: string
    error: string | undefined
    onChange(event: { currentTarget: { value: string } }): void
  }
  /** `value`, `onChange`, `error` and `name` of a field that gives its value itself (Select, AmountInput, DayInput). */
  value<Key extends keyof Values & string>(
    key: Key,
  ): { name: string; value: Values[Key]; error: string | undefined; onChange(value: Values[Key]): void }
  /** For `<form onSubmit>`: validates, focuses the first field with an error, or submits. */
  submit(action: (values: Values) => unknown): (event: FormEvent<HTMLFormElement>) => void
}

type KeysOf<Values, Type> = { [Key in keyof Values]: Values[Key] extends Type ? Key : never }[keyof Values]

function focusFirstError(form: HTMLFormElement): void {
  // The errors are drawn after this event; the first invalid field is then marked for assistive technology.
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
}

/** The values of a form with inline validation. `validate` answers a worded error per field that has one. */
export function useFields<Values extends object>(
  initial: Values,
  validate: (values: Values) => FieldErrors<Values> = () => ({}),
): Fields<Values> {
  const [first] = useState(() => ({ initial, draft: findDraft(initial) }))
  const [values, setValues] = useState(first.draft ?? initial)
  const [errors, setErrors] = useState<FieldErrors<Values>>({})
  const [isDirty, setDirty] = useState(first.draft !== null)
  const typed = useRef({ values, isDirty })
  typed.current = { values, isDirty }
  useEffect(() => {
    dropDraft(first.initial)
    return () => {
      if (typed.current.isDirty) leaveDraft(first.initial, typed.current.values)
    }
  }, [first])
  const check = useRef(validate)
  check.current = validate

  const set = useCallback(<Key extends keyof Values & string>(key: Key, value: Values[Key]) => {
    setValues((before) => ({ ...before, [key]: value }))
    setErrors((before) => ({ ...before, [key]: undefined }))
    setDirty(true)
  }, [])
  const setAll = useCallback((next: Values) => {
    setValues(next)
    setErrors({})
    setDirty(false)
  }, [])
  const submit: Fields<Values>['submit'] = (action) => (event) => {
    event.preventDefault()
    const found = check.current(values)
    setErrors(found)
    if (Object.values(found).some((error) => error !== undefined)) focusFirstError(event.currentTarget)
    else action(values)
  }
  return {
    values,
    errors,
    isDirty,
    set,
    setAll,
    setErrors,
    text: (key) => ({
      name: key,
      value: String(values[key]),
      error: errors[key],
      onChange: (event) => set(key, event.currentTarget.value as Values[typeof key]),
    }),
    value: (key) => ({
      name: key,
      value: values[key],
      error: errors[key],
      onChange: (value) => set(key, value),
    }),
    submit,
  }
}
