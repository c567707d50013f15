/*
 * What was typed into forms when the screen locked. It stays in memory, never on the page, and only comes back into
 * the same form of the same page for the same operator.
 */

const drafts = new Map<string, object>()
let keepingFor: string | null = null
let isLocked = false

/** Secrets are never kept, nor is anything else of a form that asks for one. */
const secret = /password|^(pin|resetCode|current|next|again|repeat)$/i

const placeOf = (initial: object): string => `${location.hash} ${JSON.stringify(initial)}`

/** The screen is locked: forms that leave it now are kept for this operator. */
export function keepDraftsFor(operatorId: string): void {
  if (keepingFor !== operatorId || !isLocked) drafts.clear()
  keepingFor = operatorId
  isLocked = true
}

/** The screen is open: what is kept waits for its form, and forms that leave the screen now are left. */
export function openDraftsFor(operatorId: string): void {
  if (keepingFor !== operatorId) drafts.clear()
  isLocked = false
}

/** Nobody is signed in: nothing is left for whoever comes next. */
export function forgetDrafts(): void {
  drafts.clear()
  keepingFor = null
  isLocked = false
}

/** A form leaves the screen with something typed into it. */
export function leaveDraft(initial: object, values: object): void {
  if (!isLocked || Object.keys(values).some((name) => secret.test(name))) return
  drafts.set(placeOf(initial), values)
}

/** What had been typed into this form when the screen locked; null where nothing was. */
export function findDraft<Values extends object>(initial: Values): Values | null {
  const draft = drafts.get(placeOf(initial))
  // The place holds the first values as text: a draft under it has the same fields.
  return draft === undefined ? null : { ...initial, ...draft }
}

/** The form has its draft back. */
export function dropDraft(initial: object): void {
  drafts.delete(placeOf(initial))
}
