import { wordIfKnown } from '../app/i18n.ts'
import { wordCode } from './coded-text.tsx'
import type { Format } from './format.ts'

type Values = Readonly<Record<string, unknown>>

interface PartedEvent {
  action: string
  public: Values
  private: Values | null
}

/** Values of a room that other rooms mean something else by. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  changes: { kind: 'changeKind', document: 'documentNumber' },
}

/** The public and the private values of an event, each named so that it is worded as its room means it. */
export function partsOf(event: PartedEvent, format: Format): Values[] {
  const names = renamed[event.action.split('.')[0] ?? ''] ?? {}
  return told(event, format).map((part) =>
    Object.fromEntries(Object.entries(part).map(([name, value]) => [names[name] ?? name, value])),
  )
}

/** A refusal that is kept is told in its own words, not value by value. */
function told({ action, public: open, private: personal }: PartedEvent, format: Format): Values[] {
  const { reason } = open
  if (action !== 'changes.signer-refused' || personal === null || typeof reason !== 'string')
    return [open, personal ?? {}]
  const { signedBy } = personal
  return [{ ...open, reason: wordCode('refusals', reason, personal, format) }, { signedBy }]
}

/** A field of a request, such as `contact.email` or `line.2.description`; null for any other name. */
export function requestedFieldWords(field: string): string | null {
  const [part = '', middle = ''] = field.split('.')
  if (part !== 'words' && part !== 'line') return null
  const last = field.split('.').at(-1) ?? field
  return wordIfKnown(`changes:words.${last}`, { position: middle })
}
