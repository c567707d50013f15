import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterEach, describe, expect, it } from 'vitest'
import { removeEnded } from '../../electron/core/rooms/evidence/remove-ended.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { createCard, openScenario, password, type Scenario } from '../support/scenario.ts'
import { refusalOf } from '../support/refusal.ts'
import { makePdf, makePng, masked } from '../support/evidence-files.ts'
import { fileOf, memoryWrapper, passphrase, setUpVault } from '../support/vault-steps.ts'

const masks = [
  { x: 2, y: 2, width: 20, height: 24 },
  { x: 30, y: 34, width: 28, height: 6 },
]
const identityCopy = () => fileOf(makePng(64, 44, masked(masks)), 'passport.png')

for (const flavour of flavours) {
  describe(`evidence on ${flavour}`, () => {
    let scenario: Scenario
    afterEach(() => scenario.dispose())

    async function begin(): Promise<{ customerId: string }> {
      const keychain = memoryWrapper()
      scenario = await openScenario(flavour, { core: { keychain: async () => keychain } })
      await setUpVault(scenario.client)
      return { customerId: (await createCard(scenario.client)).id }
    }

    const add = (customerId: string, file: File = fileOf(makePdf()), client = scenario.client) =>
      client.evidence.addEvidence({
        requestId: requestId(),
        customerId,
        kind: 'signed-form',
        masks: [],
        file,
      })
    const addCopy = (customerId: string) =>
      scenario.client.evidence.addEvidence({
        requestId: requestId(),
        customerId,
        kind: 'identity-copy',
        masks,
        file: identityCopy(),
      })
    const read = (id: string, purpose = 'check the signature') =>
      scenario.client.evidence.readEvidence({ requestId: requestId(), id, purpose })
    const run = (statement: string) =>
      scenario.core.core.store.write((tx) => sql.raw(statement).execute(tx.db))
    const verdict = async () => {
      for await (const check of await scenario.client.audit.verify())
        if (check.check === 'evidence') return check
      throw new Error('evidence was not checked')
    }
    const story = async (customerId: string) =>
      (await scenario.client.audit.story({ recordKind: 'customer', recordId: customerId })).map(
        (event) => event.action,
      )

    it('is kept, listed with its term, and read with a line of its own for each look', async () => {
      const { customerId } = await begin()
      const bytes = makePdf('', 'signed by hand')
      const added = await add(customerId, fileOf(bytes))
      const copy = await addCopy(customerId)
      expect([added.keepUntilDay, copy.keepUntilDay]).toEqual(['2033-12-31', '2026-12-20'])
      const [newest, oldest] = await scenario.client.evidence.listEvidence({ customerId })
      expect(newest).toMatchObject({
        id: copy.id,
        kind: 'identity-copy',
        isMasked: true,
        contentType: 'image/png',
      })
      expect(oldest).toMatchObject({
        id: added.id,
        size: bytes.length,
        pageCount: 1,
        operatorName: 'M. de Vries',
      })
      const same = { requestId: requestId(), id: added.id, purpose: 'check the signature' }
      for (let look = 0; look < 2; look += 1) {
        const file = await scenario.client.evidence.readEvidence(same)
        expect(Buffer.from(await file.arrayBuffer()).equals(Buffer.from(bytes))).toBe(true)
        expect(file.type).toBe('application/pdf')
      }
      expect((await story(customerId)).filter((action) => action === 'evidence.read')).toHaveLength(2)
      expect(await verdict()).toMatchObject({ ok: true, examined: 2, problems: [] })
    })

    it('lets a clerk add and see the list, and neither look nor remove', async () => {
      const { customerId } = await begin()
      const clerk = await scenario.as('clerk')
      const { id } = await add(customerId, fileOf(makePdf()), clerk)
      expect(await clerk.evidence.listEvidence({ customerId })).toHaveLength(1)
      const purpose = { requestId: requestId(), id, purpose: 'curious' }
      await expect(clerk.evidence.readEvidence(purpose)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const auditor = await scenario.as('auditor')
      await expect(auditor.evidence.readEvidence(purpose)).rejects.toMatchObject({ code: 'FORBIDDEN' })
      const removal = { requestId: requestId(), id, version: 1, reason: 'x' }
      await expect(clerk.evidence.removeEvidence(removal)).rejects.toMatchObject({ code: 'FORBIDDEN' })
    })

    it('adds once when a request is repeated, and a second file under the same request apart', async () => {
      const { customerId } = await begin()
      const input = { requestId: requestId(), customerId, kind: 'signed-form' as const, masks: [] }
      const first = await scenario.client.evidence.addEvidence({ ...input, file: fileOf(makePdf()) })
      const again = await scenario.client.evidence.addEvidence({ ...input, file: fileOf(makePdf()) })
      expect(again.id).toBe(first.id)
      const other = await scenario.client.evidence.addEvidence({
        ...input,
        file: fileOf(makePdf('', 'other')),
      })
      expect(other.id).not.toBe(first.id)
      expect(await verdict()).toMatchObject({ ok: true, examined: 2 })
      await read(first.id)
    })

    it('is removed with key and file, and stays removed', async () => {
      const { customerId } = await begin()
      const { id } = await add(customerId)
      const removal = { requestId: requestId(), id, version: 1, reason: 'purpose ended' }
      expect(await scenario.client.evidence.removeEvidence(removal)).toEqual({ version: 2 })
      expect(await refusalOf(read(id))).toMatchObject({ code: 'evidence.removed' })
      const [row] = await scenario.client.evidence.listEvidence({ customerId })
      expect(row).toMatchObject({ removedByName: 'M. de Vries', removedReason: 'purpose ended' })
      expect(await verdict()).toMatchObject({ ok: true, examined: 1 })
      await expect(
        run(`update evidence set wrapped_key = 'x', iv = 'x', tag = 'x', removed_at = null`),
      ).rejects.toThrow(/guard:evidence-removed/)
      await expect(run('delete from evidence')).rejects.toThrow(/guard:evidence-kept/)
      await expect(run(`update evidence set keep_until_day = '2099-01-01'`)).rejects.toThrow(
        /guard:evidence-immutable/,
      )
    })

    it('is removed by the job on the day after its term, once, whichever host comes first', async () => {
      const { customerId } = await begin()
      const copy = await addCopy(customerId)
      const form = await add(customerId)
      const { core } = scenario.core
      scenario.clock.set('2026-12-20T22:59:00.000Z')
      expect(await removeEnded(core, 'host-a')).toBe(0)
      scenario.clock.set('2026-12-20T23:01:00.000Z')
      expect(await Promise.all([removeEnded(core, 'host-a'), removeEnded(core, 'host-b')])).toContain(1)
      scenario.clock.advanceSeconds(120)
      expect(await removeEnded(core, 'host-b')).toBe(0)
      expect((await story(customerId)).filter((action) => action === 'evidence.term-ended')).toHaveLength(1)
      const rows = await core.store.read((tx) =>
        tx.db.selectFrom('evidence').selectAll().orderBy('n').execute(),
      )
      expect(rows.map((row) => row.removed_by_name)).toEqual(['Openpost', null])
      expect(await core.store.files.get(rows[0]?.file_sha256 ?? '')).toBeNull()
      expect(rows[0]?.id).toBe(copy.id)
      expect(rows[1]?.id).toBe(form.id)
      expect(await verdict()).toMatchObject({ ok: true, examined: 2 })
    })

    it('has its file removed by the job when the program ended between key and file', async () => {
      const { customerId } = await begin()
      const { id } = await add(customerId)
      const { core } = scenario.core
      await run(
        `update evidence set wrapped_key = null, iv = null, tag = null, removed_at = '2026-11-20T09:00:00.000Z', removed_by_name = 'x' where id = '${id}'`,
      )
      expect(await verdict()).toMatchObject({
        ok: false,
        problems: [{ code: 'evidence.file-left', params: { id } }],
      })
      await removeEnded(core, 'host-a')
      expect(await verdict()).toMatchObject({ ok: true })
    })

    it('opens for nobody once anything of it was tampered with', async () => {
      const { customerId } = await begin()
      const [one, two] = [await add(customerId), await add(customerId, fileOf(makePdf('', 'two')))]
      const { core } = scenario.core
      const rows = await core.store.read((tx) =>
        tx.db.selectFrom('evidence').selectAll().orderBy('n').execute(),
      )
      const [first, second] = rows
      if (first === undefined || second === undefined) throw new Error('two were added')
      const flipped = (value: string) => (value.startsWith('A') ? 'B' : 'A') + value.slice(1)
      const restore = () =>
        run(
          `update evidence set wrapped_key = '${first.wrapped_key}', iv = '${first.iv}', tag = '${first.tag}' where id = '${one.id}'`,
        )
      const attacks = [
        `tag = '${flipped(first.tag ?? '')}'`,
        `tag = '${(first.tag ?? '').slice(0, 16)}'`,
        `iv = '${flipped(first.iv ?? '')}'`,
        `wrapped_key = '${flipped(first.wrapped_key ?? '')}'`,
        `wrapped_key = '${second.wrapped_key}'`,
        `wrapped_key = '${second.wrapped_key}', iv = '${second.iv}', tag = '${second.tag}'`,
      ]
      for (const attack of attacks) {
        await run(`update evidence set ${attack} where id = '${one.id}'`)
        expect(await refusalOf(read(one.id)), attack).toMatchObject({ code: 'evidence.unreadable' })
        await restore()
      }
      await read(one.id)
      await run(`update evidence set wrapped_key = '${second.wrapped_key}' where id = '${one.id}'`)
      expect(await verdict()).toMatchObject({
        ok: false,
        problems: [{ code: 'evidence.key-wrong', params: { id: one.id } }],
      })
      await expect(
        run(`update evidence set file_sha256 = '${'0'.repeat(64)}' where id = '${two.id}'`),
      ).rejects.toThrow(/guard:/)
      if (flavour !== 'sqlite')
        await expect(run(`update stored_file set bytes = null`)).rejects.toThrow(
          /guard:stored-file-immutable/,
        )
    })

    it('waits for its vault: none yet, closed on another machine, opened by passphrase', async () => {
      scenario = await openScenario(flavour)
      const { core } = scenario.core
      const { id: customerId } = await createCard(scenario.client)
      expect(await refusalOf(add(customerId))).toMatchObject({ code: 'evidence.vault-not-set-up' })
      expect(await scenario.client.evidence.vaultState()).toMatchObject({
        state: 'none',
        passphraseSetAt: null,
      })
      await setUpVault(scenario.client)
      const { id } = await add(customerId)
      expect(await scenario.client.evidence.vaultState()).toMatchObject({
        state: 'open',
        generation: 1,
        fileCount: 1,
      })
      core.vault.hold({ generation: 0, bytes: new Uint8Array(32) })
      await run(`update vault_key set ended_at = 'x' where wrapper <> 'passphrase'`)
      expect(await scenario.client.evidence.vaultState()).toMatchObject({ state: 'closed' })
      expect(await refusalOf(read(id))).toMatchObject({ code: 'evidence.vault-closed' })
      expect(await verdict()).toMatchObject({ ok: true, problems: [{ code: 'evidence.vault-closed' }] })
      const open = (words: string) =>
        scenario.client.evidence.openWithPassphrase({ requestId: requestId(), passphrase: words })
      expect(await refusalOf(open(`${passphrase}s`))).toMatchObject({ code: 'evidence.passphrase-wrong' })
      expect(await open(`  ${passphrase.replaceAll(' ', '  ')} `)).toEqual({
        staysOpen: flavour === 'sqlite',
      })
      await read(id)
    })

    it('keeps its files as they are when the key is renewed, and the old key opens nothing', async () => {
      const { customerId } = await begin()
      const { id } = await add(customerId)
      const { core } = scenario.core
      const before = core.vault.held()
      const rows = () => core.store.read((tx) => tx.db.selectFrom('evidence').selectAll().execute())
      const [old] = await rows()
      expect(await setUpVault(scenario.client, true)).toBe(2)
      const [renewed] = await rows()
      expect(renewed?.file_sha256).toBe(old?.file_sha256)
      expect(renewed?.wrapped_key).not.toBe(old?.wrapped_key)
      await read(id)
      if (before !== null) core.vault.hold({ generation: 2, bytes: before.bytes })
      expect(await refusalOf(read(id))).toMatchObject({ code: 'evidence.unreadable' })
      expect(await setUpVaultWrongly()).toMatchObject({ code: 'operators.password-wrong' })
    })

    const setUpVaultWrongly = () =>
      refusalOf(
        scenario.client.evidence.setRecoveryPassphrase({
          requestId: randomUUID(),
          password: `${password}!`,
          passphrase,
          renewKey: false,
        }),
      )
  })
}
