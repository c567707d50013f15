import { z } from 'zod'
import { commandInput, job, query, requiredText, zDay, zInstant, zUuid, zVersion } from './base.ts'

/** What is handed in. Each kind has a term of its own (core, evidence/rules.ts). */
export const evidenceKinds = ['identity-copy', 'signed-form', 'register-extract'] as const
export type EvidenceKind = (typeof evidenceKinds)[number]

export const zEvidence = z.object({
  id: zUuid,
  version: zVersion,
  kind: z.enum(evidenceKinds),
  contentType: z.enum(['application/pdf', 'image/jpeg', 'image/png']),
  /** Bytes of the plain file. */
  size: z.int(),
  pageCount: z.int(),
  isMasked: z.boolean(),
  operatorName: z.string(),
  createdAt: zInstant,
  /** The last day it is kept; a job removes it after that. */
  keepUntilDay: zDay,
  removedAt: zInstant.nullable(),
  removedByName: z.string().nullable(),
  removedReason: z.string(),
})

export const zMask = z.object({
  x: z.int().min(0),
  y: z.int().min(0),
  width: z.int().positive().max(20_000),
  height: z.int().positive().max(20_000),
})

/** Recovery passphrases are long: who has the data folder may try as many as they like. */
export const minimumPassphraseLength = 16
const zPassphrase = z.string().min(1).max(300)

export const evidence = {
  listEvidence: query('customers.read')
    .input(z.object({ customerId: zUuid }))
    .output(z.array(zEvidence)),
  /**
   * Checks, cleans, encrypts and keeps a file of at most 10 MB: PDF, JPEG or PNG. A copy of an identity document
   * comes as PNG with photo and national number blackened, and says where.
   */
  addEvidence: job('evidence.add', ['evidence', 'audit'])
    .input(
      commandInput({
        customerId: zUuid,
        kind: z.enum(evidenceKinds),
        /** Blackened rectangles in pixels of the picture; each is proven black. */
        masks: z.array(zMask).max(50).default([]),
        file: z.file(),
      }),
    )
    .output(z.object({ id: zUuid, keepUntilDay: zDay })),
  /** The plain file. Writes who looked and why before it answers, each time anew. */
  readEvidence: job('evidence.read', ['audit'])
    .input(commandInput({ id: zUuid, purpose: requiredText(200) }))
    .output(z.file()),
  /** Destroys key and file; what it was, who added and who removed it stays. */
  removeEvidence: job('evidence.remove', ['evidence', 'audit'])
    .input(commandInput({ id: zUuid, version: zVersion, reason: requiredText(300) }))
    .output(z.object({ version: zVersion })),
  vaultState: job('settings.read').output(
    z.object({
      /** none: no passphrase was set yet; closed: this machine cannot open it without the passphrase. */
      state: z.enum(['none', 'closed', 'open']),
      /** What opens it on this machine by itself. */
      wrapper: z.enum(['os-keychain', 'key-file', 'none']),
      passphraseSetAt: zInstant.nullable(),
      passphraseSetByName: z.string().nullable(),
      generation: z.int(),
      fileCount: z.int(),
    }),
  ),
  /** Sets or changes the recovery passphrase. `renewKey` also draws a new vault key and wraps every file's key anew. */
  setRecoveryPassphrase: job('settings.write', ['evidence', 'audit'])
    .input(
      commandInput({
        password: z.string().max(300),
        passphrase: zPassphrase,
        renewKey: z.boolean().default(false),
      }),
    )
    .output(z.object({ generation: z.int() })),
  /** Opens the vault on a machine that cannot do so by itself, and lets it do so from now on where it can. */
  openWithPassphrase: job('settings.write', ['evidence', 'audit'])
    .input(commandInput({ passphrase: zPassphrase }))
    .output(z.object({ staysOpen: z.boolean() })),
}
