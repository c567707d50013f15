import { randomBytes } from 'node:crypto'
import { type CommandContext, type Core, type JobContext, refuse } from '../../api/context.ts'
import {
  isKeyOf,
  keyCheckOf,
  keyFromPassphrase,
  newKey,
  normalPassphrase,
  unwrapKey,
  type VaultKey,
  wrapKey,
} from '../../platform/secret-vault.ts'
import { verifyOwnPassword } from '../operators/index.ts'
import { keyBoundTo, passphraseProblem, vaultKeyBoundTo } from './rules.ts'
import { countStanding, evidenceAfter, rewrapKey } from './store.ts'
import { currentGeneration, endKeys, insertKey, standingKeys, type WrappedVaultKey } from './vault-store.ts'

export type Opened = { state: 'none' } | { state: 'closed' } | { state: 'open'; key: VaultKey }

/** Opens the vault by what this machine has; the key is then held in memory. Nothing is asked. */
export async function openVault(core: Core): Promise<Opened> {
  const keys = await core.store.read(standingKeys)
  const generation = Math.max(0, ...keys.map((key) => key.generation))
  if (generation === 0) return { state: 'none' }
  const held = core.vault.held()
  if (held?.generation === generation) return { state: 'open', key: held }
  const wrappers = await core.vault.wrappers()
  for (const wrapped of keys) {
    const wrapper = wrappers.find(({ kind }) => kind === wrapped.wrapper)
    if (wrapped.generation !== generation || wrapper === undefined) continue
    const bytes = await wrapper.unwrap(wrapped.wrapped)
    if (bytes === null || !isKeyOf(bytes, wrapped.keyCheck)) continue
    const key = { generation, bytes }
    core.vault.hold(key)
    return { state: 'open', key }
  }
  return { state: 'closed' }
}

/** @throws Refusal evidence.vault-not-set-up, evidence.vault-closed */
export async function requireVaultKey(core: Core): Promise<VaultKey> {
  const opened = await openVault(core)
  if (opened.state === 'open') return opened.key
  refuse(opened.state === 'none' ? 'evidence.vault-not-set-up' : 'evidence.vault-closed')
}

/** In the transaction that relies on it: the key is still the one that counts. */
export async function refuseOtherKey(command: CommandContext, generation: number): Promise<void> {
  if ((await currentGeneration(command.tx)) !== generation) refuse('evidence.vault-changed')
}

/** What the settings show of the vault. */
export async function vaultState(job: JobContext) {
  const { state } = await openVault(job.core)
  const [wrapper] = await job.core.vault.wrappers()
  return job.read(async ({ tx }) => {
    const keys = await standingKeys(tx)
    const passphrase = keys.find(({ wrapper }) => wrapper === 'passphrase')
    return {
      state,
      wrapper: wrapper?.kind ?? ('none' as const),
      passphraseSetAt: passphrase?.createdAt ?? null,
      passphraseSetByName: passphrase?.createdByName ?? null,
      generation: passphrase?.generation ?? 0,
      fileCount: await countStanding(tx),
    }
  })
}

type Wrapping = Omit<WrappedVaultKey, 'createdAt' | 'createdByName'>

async function wrapByPassphrase(key: VaultKey, passphrase: string, cost: number): Promise<Wrapping> {
  const salt = randomBytes(16)
  const wrapping = await keyFromPassphrase(passphrase, salt, cost)
  return {
    generation: key.generation,
    wrapper: 'passphrase',
    wrapped: wrapKey(wrapping, key.bytes, vaultKeyBoundTo(key.generation)),
    salt: salt.toString('base64url'),
    cost,
    keyCheck: keyCheckOf(key.bytes),
  }
}

async function wrapByHost(core: Core, key: VaultKey): Promise<Wrapping | null> {
  const [wrapper] = await core.vault.wrappers()
  if (wrapper === undefined) return null
  const wrapped = await wrapper.wrap(key.bytes)
  const keyCheck = keyCheckOf(key.bytes)
  return { generation: key.generation, wrapper: wrapper.kind, wrapped, salt: null, cost: null, keyCheck }
}

interface PassphraseInput {
  requestId: string
  password: string
  passphrase: string
  renewKey: boolean
}

/**
 * Sets the recovery passphrase; the first time that makes the vault. The wrapped keys of all files are written anew
 * when the vault key is renewed, the files themselves never.
 *
 * @throws Refusal operators.password-wrong, evidence.passphrase-short, evidence.passphrase-simple,
 *   evidence.vault-closed, evidence.vault-changed
 */
export async function setRecoveryPassphrase(job: JobContext, input: PassphraseInput) {
  const { core } = job
  const problem = passphraseProblem(normalPassphrase(input.passphrase))
  if (problem !== null) refuse(`evidence.${problem}`, { minimum: 16 })
  await verifyOwnPassword(core, job.session, input.password)
  const opened = await openVault(core)
  if (opened.state === 'closed') refuse('evidence.vault-closed')
  const before = opened.state === 'open' ? opened.key : null
  const isNewKey = before === null || input.renewKey
  const key = isNewKey ? { generation: (before?.generation ?? 0) + 1, bytes: newKey() } : before
  const byPassphrase = await wrapByPassphrase(key, input.passphrase, core.passwordCost)
  const byHost = isNewKey ? await wrapByHost(core, key) : null
  const result = await job.command(input.requestId, async (command) => {
    await refuseOtherKey(command, before?.generation ?? 0)
    await endKeys(command.tx, isNewKey ? null : 'passphrase', command.now)
    const of = { createdAt: command.now, createdByName: command.actor.name }
    await insertKey(command.tx, { ...byPassphrase, ...of })
    if (byHost !== null) await insertKey(command.tx, { ...byHost, ...of })
    const fileCount = before !== null && isNewKey ? await rewrapAll(command, before, key) : 0
    const action = before === null ? 'vault-created' : isNewKey ? 'vault-key-renewed' : 'passphrase-changed'
    await command.audit({
      action: `evidence.${action}`,
      recordKind: 'company',
      recordId: '',
      recordLabel: '',
      public: { generation: key.generation, fileCount },
    })
    return { generation: key.generation }
  })
  // A repeated request answers what the first one did; its key is then another than the one drawn here.
  const standing = await core.store.read(standingKeys)
  if (
    standing.some(({ generation, keyCheck }) => generation === key.generation && isKeyOf(key.bytes, keyCheck))
  )
    core.vault.hold(key)
  return result
}

async function rewrapAll(command: CommandContext, before: VaultKey, after: VaultKey): Promise<number> {
  let count = 0
  let last = 0
  for (;;) {
    const page = await evidenceAfter(command.tx, last, 200)
    for (const { n, id, kind, secret } of page) {
      last = n
      if (secret === null) continue
      const fileKey = unwrapKey(before.bytes, secret.wrappedKey, keyBoundTo(id, kind, before.generation))
      // What cannot be opened with the old key is no more to be opened; `verify` names it either way.
      if (fileKey === null) continue
      const wrappedKey = wrapKey(after.bytes, fileKey, keyBoundTo(id, kind, after.generation))
      await rewrapKey(command.tx, n, { wrappedKey, generation: after.generation })
      count += 1
    }
    if (page.length < 200) return count
  }
}

/**
 * Opens the vault by its passphrase: after a restore, or on a host that has no key of its own.
 *
 * @throws Refusal evidence.vault-not-set-up, evidence.passphrase-wrong, evidence.vault-changed
 */
export async function openWithPassphrase(job: JobContext, input: { requestId: string; passphrase: string }) {
  const { core } = job
  const keys = await core.store.read(standingKeys)
  const row = keys.find(({ wrapper }) => wrapper === 'passphrase')
  if (row === undefined || row.salt === null || row.cost === null) refuse('evidence.vault-not-set-up')
  const { generation } = row
  const wrapping = await keyFromPassphrase(input.passphrase, Buffer.from(row.salt, 'base64url'), row.cost)
  const bytes = unwrapKey(wrapping, row.wrapped, vaultKeyBoundTo(generation))
  if (bytes === null || !isKeyOf(bytes, row.keyCheck)) refuse('evidence.passphrase-wrong')
  const isOpenAlready = (await openVault(core)).state === 'open'
  const byHost = isOpenAlready ? null : await wrapByHost(core, { generation, bytes })
  const staysOpen = isOpenAlready || byHost !== null
  await job.command(input.requestId, async (command) => {
    await refuseOtherKey(command, generation)
    if (byHost !== null)
      await insertKey(command.tx, { ...byHost, createdAt: command.now, createdByName: command.actor.name })
    await command.audit({
      action: 'evidence.vault-opened',
      recordKind: 'company',
      recordId: '',
      recordLabel: '',
      public: { generation, staysOpen: staysOpen ? 1 : 0 },
    })
    return { staysOpen }
  })
  core.vault.hold({ generation, bytes })
  return { staysOpen }
}
