import { createHmac, randomUUID } from 'node:crypto'
import type { EvidenceKind } from '../../../../shared/contract/evidence.ts'
import {
  assertVersion,
  type CommandContext,
  type Core,
  type JobContext,
  type QueryContext,
  refuse,
} from '../../api/context.ts'
import { addDays } from '../../../../shared/values/day.ts'
import { newId } from '../../platform/clock.ts'
import { newKey, seal, unseal, unwrapKey, type VaultKey, wrapKey } from '../../platform/secret-vault.ts'
import { type CardKey, readCard, requireActiveCard } from '../customers/index.ts'
import { checkFile, type CleanFile, maximumFileBytes } from './files/check-file.ts'
import type { Mask } from './files/masks.ts'
import { boundTo, keptUntil, keyBoundTo } from './rules.ts'
import {
  evidenceOfCard,
  evidenceOfRequest,
  insertEvidence,
  markFileGone,
  markRemoved,
  readEvidence as readStored,
  shortenTerms,
  type StoredEvidence,
} from './store.ts'
import { refuseOtherKey, requireVaultKey } from './vault.ts'

const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

/** What hangs on a card, newest first; removed pieces stay in the list. */
export async function listEvidence({ tx }: QueryContext, customerId: string) {
  const { n } = await readCard(tx, { id: customerId })
  return evidenceOfCard(tx, n)
}

/** What was handed in for a change request; removed pieces stay in the list. */
export function listRequestEvidence({ tx }: QueryContext, changeRequestN: number) {
  return evidenceOfRequest(tx, changeRequestN)
}

/**
 * The purpose of what was handed in for a change request has ended: copies of identity documents go with the next run
 * of the removal job (Autoriteit Persoonsgegevens: delete when the purpose has ended). What supports the books stays.
 */
export async function endPurpose(command: CommandContext, changeRequestN: number): Promise<void> {
  const yesterday = addDays(await command.today(), -1)
  await shortenTerms(command.tx, { changeRequestN, kinds: ['identity-copy'], day: yesterday })
}

interface AddInput {
  requestId: string
  kind: EvidenceKind
  masks: Mask[]
  file: File
}

/** Whose a piece of evidence is, decided in the transaction that keeps it. */
export interface Belonging {
  customerN: number
  changeRequestN: number | null
}
type Belongs = (command: QueryContext) => Promise<Belonging>

/** Evidence of a card that is in use. */
export function addToCard(job: JobContext, input: AddInput & { customerId: string }) {
  return addEvidence(job, input, async ({ tx }) => {
    const card = await requireActiveCard(tx, { id: input.customerId })
    return { customerN: card.n, changeRequestN: null }
  })
}

/**
 * Takes a file into the vault. Its plain bytes are only ever in memory: what goes to disk is cipher text, before the
 * row that holds its key.
 *
 * @param belongs asked before the file is checked, and again in the transaction; may refuse
 * @param kept called in that transaction, after the file was kept
 * @throws Refusal evidence.* of the file checks and of the vault, and what `belongs` refuses; Missing
 */
export async function addEvidence(
  job: JobContext,
  input: AddInput,
  belongs: Belongs,
  kept?: (command: CommandContext, evidence: { id: string; belonging: Belonging }) => Promise<void>,
) {
  const { core } = job
  if (input.file.size > maximumFileBytes) refuse('evidence.file-too-large', { megabytes: 10 })
  await job.read(belongs)
  const vaultKey = await requireVaultKey(core)
  const checked = await checkFile(new Uint8Array(await input.file.arrayBuffer()), input.kind, input.masks)
  if (!checked.ok) refuse(checked.problem.code, checked.problem.params)
  const id = newId(core.clock)
  const fileKey = newKey()
  const { cipher, iv, tag } = seal(fileKey, checked.value.bytes, boundTo(id, input.kind))
  const wrappedKey = wrapKey(vaultKey.bytes, fileKey, keyBoundTo(id, input.kind, vaultKey.generation))
  const fileSha256 = await core.store.files.put(cipher, core.clock.now())
  const sealed = { id, fileSha256, wrappedKey, iv: base64url(iv), tag: base64url(tag) }
  let isKept = false
  try {
    const key = `${input.requestId}/${sameFile(vaultKey, checked.value)}`
    const added = await job.command(key, async (command) => {
      const belonging = await belongs(command)
      const file = { ...sealed, belonging, keyGeneration: vaultKey.generation, file: checked.value }
      const answer = await keep(command, input, file)
      await kept?.(command, { id, belonging })
      return answer
    })
    isKept = added.id === id
    return added
  } finally {
    // Nobody has the key of a file whose row was not written, or was written by an earlier attempt.
    if (!isKept) await core.store.files.remove(fileSha256).catch(() => undefined)
  }
}

/** A request that is repeated with another file is another request. Keyed, since a plain hash would tell the file. */
function sameFile(vaultKey: VaultKey, file: CleanFile): string {
  return createHmac('sha256', vaultKey.bytes).update(file.bytes).digest('base64url')
}

interface SealedFile {
  id: string
  belonging: Belonging
  fileSha256: string
  wrappedKey: string
  iv: string
  tag: string
  keyGeneration: number
  file: CleanFile
}

async function keep(command: CommandContext, input: AddInput, sealed: SealedFile) {
  const { tx } = command
  const { file, belonging, ...stored } = sealed
  await refuseOtherKey(command, sealed.keyGeneration)
  const keepUntilDay = keptUntil(input.kind, await command.today())
  await insertEvidence(tx, {
    ...stored,
    ...belonging,
    kind: input.kind,
    contentType: file.contentType,
    size: file.bytes.length,
    pageCount: file.pageCount,
    isMasked: input.masks.length > 0,
    keepUntilDay,
    operatorN: command.actor.n,
    operatorName: command.actor.name,
    createdAt: command.now,
  })
  await auditCard(command, { n: belonging.customerN }, 'evidence.added', {
    evidenceId: sealed.id,
    evidenceKind: input.kind,
    keepUntilDay,
    size: file.bytes.length,
  })
  return { id: sealed.id, keepUntilDay }
}

/** Evidence is part of the story of its card. */
async function auditCard(
  command: CommandContext,
  key: CardKey,
  action: string,
  values: Record<string, unknown>,
  personal?: Record<string, unknown>,
): Promise<void> {
  const card = await readCard(command.tx, key)
  await command.audit({
    action,
    recordKind: 'customer',
    recordId: card.id,
    recordLabel: card.cardNumber,
    public: values,
    ...(personal === undefined ? {} : { private: personal }),
  })
}

/**
 * The plain file, after the line that says who looked at it and why is written. Each look has its own line, also
 * when a client repeats its request.
 *
 * @throws Refusal evidence.removed, evidence.vault-closed, evidence.unreadable; Missing
 */
export async function readEvidence(job: JobContext, input: { id: string; purpose: string }): Promise<File> {
  const vaultKey = await requireVaultKey(job.core)
  await job.command(randomUUID(), async (command) => {
    const stored = await readStored(command.tx, input.id)
    if (stored.secret === null) refuse('evidence.removed')
    await auditCard(
      command,
      { n: stored.customerN },
      'evidence.read',
      { evidenceId: stored.id, evidenceKind: stored.kind },
      { purpose: input.purpose },
    )
    return null
  })
  const stored = await job.read(({ tx }) => readStored(tx, input.id))
  if (stored.secret === null) refuse('evidence.removed')
  const plain = await openFile(job.core, stored, vaultKey)
  if (plain === null) refuse('evidence.unreadable')
  const extension = stored.contentType.split('/')[1] ?? ''
  return new File([new Uint8Array(plain)], `${stored.kind}.${extension}`, { type: stored.contentType })
}

async function openFile(core: Core, stored: StoredEvidence, vaultKey: VaultKey): Promise<Uint8Array | null> {
  const fileKey = fileKeyOf(stored, vaultKey)
  if (fileKey === null || stored.secret === null) return null
  const cipher = await core.store.files.get(stored.fileSha256)
  if (cipher === null) return null
  const { iv, tag } = stored.secret
  const sealed = { cipher, iv: Buffer.from(iv, 'base64url'), tag: Buffer.from(tag, 'base64url') }
  return unseal(fileKey, sealed, boundTo(stored.id, stored.kind))
}

/** The key of one file, or null where this vault key did not wrap it. */
export function fileKeyOf(stored: StoredEvidence, vaultKey: VaultKey): Uint8Array | null {
  if (stored.secret === null || stored.keyGeneration !== vaultKey.generation) return null
  return unwrapKey(
    vaultKey.bytes,
    stored.secret.wrappedKey,
    keyBoundTo(stored.id, stored.kind, stored.keyGeneration),
  )
}

/**
 * Removes a piece of evidence: its key with the command, its file right after. The row stays as the record of it.
 *
 * @throws Refusal evidence.removed; Stale; Missing
 */
export async function removeEvidence(
  job: JobContext,
  input: { requestId: string; id: string; version: number; reason: string },
): Promise<{ version: number }> {
  const result = await job.command(input.requestId, async (command) => {
    const stored = await readStored(command.tx, input.id)
    if (stored.secret === null) refuse('evidence.removed')
    assertVersion('evidence', stored.version, input.version)
    const removal = { at: command.now, byName: command.actor.name, reason: input.reason }
    await markRemoved(command.tx, stored.n, removal)
    await auditCard(
      command,
      { n: stored.customerN },
      'evidence.removed',
      { evidenceId: stored.id, evidenceKind: stored.kind },
      { reason: input.reason },
    )
    return { version: stored.version + 1 }
  })
  const stored = await job.read(({ tx }) => readStored(tx, input.id))
  await dropFile(job.core, stored)
  return result
}

/** In the transaction of the job that ends terms: the key goes, with its line in the story of the card. */
export async function endTerm(command: CommandContext, stored: StoredEvidence): Promise<void> {
  const removal = { at: command.now, byName: command.actor.name, reason: '' }
  await markRemoved(command.tx, stored.n, removal)
  await auditCard(command, { n: stored.customerN }, 'evidence.term-ended', {
    evidenceId: stored.id,
    evidenceKind: stored.kind,
    keepUntilDay: stored.keepUntilDay,
  })
}

/** Removes the cipher text of what was removed, and notes that it is gone. Safe to repeat. */
export async function dropFile(core: Core, stored: StoredEvidence): Promise<void> {
  if (stored.secret !== null || stored.fileGoneAt !== null) return
  await core.store.files.remove(stored.fileSha256)
  await core.store.write((tx) => markFileGone(tx, stored.n, core.clock.now()))
}
