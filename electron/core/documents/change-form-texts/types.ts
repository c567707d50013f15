import type { DocumentLanguage } from '../frozen.ts'
import type {
  ChangeFormFacts,
  ChangeFormField,
  ChangeFormKind,
  ChangeFormVerdict,
  RequesterCapacity,
} from '../change-form-facts.ts'

type Document = { number: string; day: string }

export interface ChangeFormTexts {
  title: Record<ChangeFormKind, string>
  notice: string
  meta: { request: string; card: string; invoice: string; requester: string; day: string; due: string }
  code: { label: string; alternative: (code: string) => string }
  asked: Record<ChangeFormKind, string>
  column: { field: string; now: string; requested: string }
  field: Record<ChangeFormField, string>
  none: string
  /** Which line of the invoice, after the name of the detail. */
  line: (field: string, position: number) => string
  payment: Record<'transfer' | 'direct-debit', string>
  languageNames: Record<DocumentLanguage, string>
  requester: (name: string, capacity: string) => string
  capacity: Record<RequesterCapacity, string>
  access: Record<Exclude<ChangeFormFacts['requester']['access'], ''>, string>
  happens: { heading: string } & Record<ChangeFormVerdict, (document: Document | null) => string>
  declaration: {
    heading: string
    may: (holder: string, cardNumber: string) => string
    lost: string
    name: string
    capacity: string
    place: string
    date: string
    signature: string
  }
  back: {
    heading: string
    intro: (ways: string, dueDay: string | null) => string
    byMail: (address: string) => string
    or: string
    byPost: string
    /** Before what is listed; left out where nothing is to be enclosed. */
    enclose: string
    identity: (across: string) => string
    across: (company: string, day: string) => string
    extract: string
  }
  privacy: {
    form: (company: string) => string
    identity: string
  }
}
