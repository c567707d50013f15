import { useFormat } from './format.ts'

/** A calendar day as the language writes it; nothing for none. */
export function DayText({ day, long = false }: { day: string | null; long?: boolean }) {
  const format = useFormat()
  if (day === null) return null
  return <time dateTime={day}>{long ? format.dayLong(day) : format.day(day)}</time>
}

/** An instant as day and minute in the company's time zone. */
export function InstantText({ at }: { at: string | null }) {
  const format = useFormat()
  if (at === null) return null
  return <time dateTime={at}>{format.instant(at)}</time>
}
