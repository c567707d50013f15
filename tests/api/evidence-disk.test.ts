import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { removeEnded } from '../../electron/core/rooms/evidence/remove-ended.ts'
import { startLocalSocket } from '../../electron/host/local-socket.ts'
import { fetchThrough } from '../../electron/cli/socket-fetch.ts'
import { makePdf } from '../support/evidence-files.ts'
import { fileOf, passphrase, setUpVault } from '../support/vault-steps.ts'
import { type Client, openTestCore, requestId, testClock } from '../support/test-core.ts'
import { createCard, openScenario, password } from '../support/scenario.ts'

const marker = 'PLAIN-MARKER-7f3a9c-OF-A-SIGNED-FORM'

/** Every file below a folder, sockets and the like aside. */
function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
}

/** The marker as it might be written: plain, in base64 at each offset, in hex. */
const forms = [
  Buffer.from(marker),
  Buffer.from(Buffer.from(marker).toString('hex')),
  ...[0, 1, 2].map((offset) =>
    Buffer.from(
      Buffer.from(marker)
        .subarray(offset, offset + 24)
        .toString('base64'),
    ),
  ),
]
const secrets = [...forms, Buffer.from(passphrase), Buffer.from(passphrase.replaceAll(' ', ''))]

function leaks(folders: readonly string[]): string[] {
  return folders
    .flatMap(filesBelow)
    .filter((file) => secrets.some((secret) => readFileSync(file).includes(secret)))
}

describe('the disk', () => {
  const temporary = mkdtempSync(path.join(tmpdir(), 'openpost-scan-'))
  const folder = path.join(temporary, 'books')
  const scratch = path.join(temporary, 'tmp')
  const before = process.env['TMPDIR']
  const logged: string[] = []
  beforeAll(() => {
    mkdirSync(scratch, { recursive: true })
    process.env['TMPDIR'] = scratch
  })
  afterAll(() => {
    if (before === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = before
    rmSync(temporary, { recursive: true, force: true })
  })

  it('would show a mark that lies there in any of its forms', () => {
    const planted = path.join(scratch, 'planted')
    for (const secret of secrets) {
      writeFileSync(planted, Buffer.concat([Buffer.from('before'), secret, Buffer.from('behind')]))
      expect(leaks([temporary])).toEqual([planted])
    }
    rmSync(planted)
    expect(leaks([temporary])).toEqual([])
  })

  it('never holds a byte of a file or of the passphrase, after adding, reading, restart, backup and removal', async () => {
    const clock = testClock()
    const log = (entry: unknown) => logged.push(JSON.stringify(entry))
    const scenario = await openScenario('sqlite', { core: { data: { kind: 'folder', folder }, log }, clock })
    const { core } = scenario.core
    await setUpVault(scenario.client)
    const { id: customerId } = await createCard(scenario.client)
    const socket = await startLocalSocket(scenario.core, folder)
    const { token } = await scenario.core.anonymous.operators.login({
      requestId: requestId(),
      login: 'vries',
      password,
    })
    const link = new RPCLink({
      url: 'http://openpost/rpc',
      headers: { authorization: `Bearer ${token}` },
      fetch: fetchThrough(socket.address),
    })
    // As a host serves it: the upload and the answer pass through HTTP.
    const client: Client = createORPCClient(link)
    const form = { customerId, kind: 'signed-form' as const, masks: [] }
    const file = () => fileOf(makePdf('', marker.repeat(200)), `${marker}.pdf`)
    const { id } = await client.evidence.addEvidence({ requestId: requestId(), ...form, file: file() })
    const refused = fileOf(makePdf('9 0 obj << /Encrypt 1 0 R >> endobj', marker))
    await expect(
      client.evidence.addEvidence({ requestId: requestId(), ...form, file: refused }),
    ).rejects.toMatchObject({ data: { code: 'evidence.pdf-encrypted' } })
    const plain = await client.evidence.readEvidence({ requestId: requestId(), id, purpose: 'look' })
    expect(await plain.text()).toContain(marker)
    await client.evidence.openWithPassphrase({ requestId: requestId(), passphrase })
    await expect(
      client.evidence.openWithPassphrase({ requestId: requestId(), passphrase: `${passphrase}${marker}` }),
    ).rejects.toMatchObject({ data: { code: 'evidence.passphrase-wrong' } })
    expect(filesBelow(folder).some((name) => name.endsWith('-wal'))).toBe(true)
    expect(leaks([temporary])).toEqual([])
    mkdirSync(path.join(folder, 'backups'), { recursive: true })
    await core.store.backup(path.join(folder, 'backups', 'copy.db'))
    await socket.close()
    await scenario.core.close()
    expect(leaks([temporary])).toEqual([])

    const again = await openTestCore('sqlite', { data: { kind: 'folder', folder }, clock, log })
    const login = await again.anonymous.operators.login({ requestId: requestId(), login: 'vries', password })
    const client2 = again.clientFor(login.token)
    expect(await client2.evidence.vaultState()).toMatchObject({ state: 'open', wrapper: 'key-file' })
    const read = await client2.evidence.readEvidence({ requestId: requestId(), id, purpose: 'look' })
    expect(await read.text()).toContain(marker)
    expect(statSync(path.join(folder, 'vault.key')).mode & 0o777).toBe(0o600)
    const ciphers = filesBelow(path.join(folder, 'files')).length
    clock.set('2034-01-01T12:00:00.000Z')
    expect(await removeEnded(again.core, 'host')).toBe(1)
    expect(filesBelow(path.join(folder, 'files'))).toHaveLength(ciphers - 1)
    await again.close()
    expect(leaks([temporary])).toEqual([])
    expect(logged.filter((line) => secrets.some((secret) => line.includes(secret.toString())))).toEqual([])
  })
})
