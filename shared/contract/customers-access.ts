import { z } from 'zod'
import { requiredText, zDay, zUuid } from './base.ts'

/**
 * How whoever asked was identified. `not-needed` is for our own correction; `mail-on-file`, `letter` and `document` are
 * in writing.
 */
export const identifications = [
  'not-needed',
  'call-back',
  'known-voice',
  'mail-on-file',
  'letter',
  'document',
] as const
export type Identification = (typeof identifications)[number]

/** A contact person by its id, the customer itself (a company only in writing), or our own correction. */
export const zRequestedBy = z.union([zUuid, z.literal('company'), z.literal('own')])

/** Who asked for a change of a card and how they were identified, as it is kept with the version it made. */
export const zChangeRequestRecord = z.object({
  by: z.enum(['contact', 'company', 'own', 'change-request']),
  contactId: zUuid.nullable(),
  name: z.string(),
  /** The access of the contact person on that day; '' for the others. */
  access: z.string(),
  identifiedBy: z.enum(identifications),
  /** The number of the authorised change request that was approved; '' for the others. */
  changeRequest: z.string().default(''),
})
export type ChangeRequestRecord = z.infer<typeof zChangeRequestRecord>

/** What a tax identity was completed with: who showed which document, and when. */
export const zIdentityEvidence = z.object({
  shownBy: requiredText(120),
  document: requiredText(200),
  seenDay: zDay,
})
export type IdentityEvidence = z.infer<typeof zIdentityEvidence>
