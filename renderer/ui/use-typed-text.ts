import { useEffect, useRef, useState } from 'react'

/**
 * The text of a field whose value is parsed from it: what is typed while it is typed, and the value's own writing as
 * soon as somebody else changes the value or the field is left.
 */
export function useTypedText<Value>(value: Value | null, written: string) {
  const [typed, setTyped] = useState(written)
  const [isEditing, setEditing] = useState(false)
  const emitted = useRef(value)
  useEffect(() => {
    if (value !== null && !isEditing) setTyped(written)
    // A form that was reset: the field did not give this nothing itself.
    if (value === null && emitted.current !== null) setTyped('')
    emitted.current = value
  }, [value, written, isEditing])
  return {
    typed,
    setTyped,
    setEditing,
    /** Notes what the field itself gives, before it gives it. */
    emit: (next: Value | null) => {
      emitted.current = next
    },
  }
}
