import { safe } from '@orpc/client'
import { isContractProcedure } from '@orpc/contract'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { contract } from '../../shared/contract/index.ts'
import type { ProcedureMeta } from '../../shared/contract/base.ts'
import { createAskedPresence } from '../../electron/main/asked-presence.ts'
import { refusalOf } from '../support/refusal.ts'
import { openScenario, password, type Scenario, signIn } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

function openAccess(node: object, path: string[] = []): { name: string; isOpen: boolean }[] {
  return Object.entries(node).flatMap(([key, value]: [string, object]) => {
    if (!isContractProcedure(value)) return openAccess(value, [...path, key])
    const meta: Partial<ProcedureMeta> = value['~orpc'].meta
    return [{ name: [...path, key].join('.'), isOpen: meta.access === 'open' }]
  })
}

async function codeOf(client: Client, name: string): Promise<string> {
  let target: unknown = client
  for (const key of name.split('.')) target = Reflect.get(Object(target), key)
  if (typeof target !== 'function') throw new Error(`${name} is not there`)
  const { error } = await safe(Promise.resolve(Reflect.apply(target, undefined, [{}])))
  return error instanceof Error && 'code' in error ? String(error.code) : 'answered'
}

const pin = '4071'

for (const flavour of flavours) {
  describe(`quick unlock on ${flavour}`, () => {
    let scenario: Scenario
    let client: Client
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      client = scenario.client
    })
    afterEach(() => scenario.dispose())

    const lock = () => client.operators.lock({ requestId: requestId() })
    const byPin = (digits: string) => client.operators.unlockWithPin({ requestId: requestId(), pin: digits })
    const setPin = () => client.operators.setPin({ requestId: requestId(), password, pin })

    it('serves a locked session its state, its ways to open it and its end, and nothing else', async () => {
      await lock()
      const open = openAccess(contract).filter(({ isOpen }) => isOpen)
      expect(open.map(({ name }) => name).sort()).toEqual([
        'operators.login',
        'operators.logout',
        'operators.redeemResetCode',
        'operators.setUp',
        'operators.setUpSample',
        'operators.state',
        'operators.unlock',
        'operators.unlockWithPin',
        'operators.unlockWithTouch',
      ])
      for (const { name, isOpen } of openAccess(contract)) {
        if (!isOpen) expect(await codeOf(client, name), name).toBe('UNAUTHENTICATED')
      }
      expect((await client.operators.state()).session).toMatchObject({ locked: true })
      await client.operators.logout({ requestId: requestId() })
      expect((await client.operators.state()).session).toBeNull()
    })

    it('sets a PIN only with the password, and none that everybody tries first', async () => {
      const wrong = client.operators.setPin({ requestId: requestId(), password: 'not the password', pin })
      expect(await refusalOf(wrong)).toMatchObject({ code: 'operators.password-wrong' })
      for (const common of ['0000', '1234', '98765', '121212']) {
        const refused = client.operators.setPin({ requestId: requestId(), password, pin: common })
        expect(await refusalOf(refused), common).toMatchObject({ code: 'operators.pin-common' })
      }
      const short = await safe(client.operators.setPin({ requestId: requestId(), password, pin: '123' }))
      expect(short.error).toMatchObject({ code: 'BAD_REQUEST' })
    })

    it('opens a locked session with the PIN, until it is removed', async () => {
      await lock()
      expect(await refusalOf(byPin(pin))).toMatchObject({ code: 'operators.pin-none' })
      await client.operators.unlock({ requestId: requestId(), password })
      await setPin()
      await lock()
      expect((await client.operators.state()).session?.unlockBy).toEqual({
        pin: true,
        touch: false,
        touchOffered: false,
      })
      await byPin(pin)
      await expect(client.settings.get()).resolves.toBeDefined()
      expect(await refusalOf(byPin(pin))).toMatchObject({ code: 'operators.not-locked' })
      await client.operators.removePin({ requestId: requestId() })
      await lock()
      expect(await refusalOf(byPin(pin))).toMatchObject({ code: 'operators.pin-none' })
    })

    it('takes a PIN neither to sign in nor for a sensitive change', async () => {
      await setPin()
      const login = scenario.core.anonymous.operators.login({
        requestId: requestId(),
        login: 'vries',
        password: pin,
      })
      expect(await refusalOf(login)).toMatchObject({ code: 'operators.login-wrong' })
      const touch = client.operators.setPin({ requestId: requestId(), password: pin, pin: '5082' })
      expect(await refusalOf(touch)).toMatchObject({ code: 'operators.password-wrong' })
      const { error } = await safe(
        scenario.core.anonymous.operators.unlockWithPin({ requestId: requestId(), pin }),
      )
      expect(error).toMatchObject({ code: 'UNAUTHENTICATED' })
    })

    it('ends the session after five wrong PINs, also when they come at once', async () => {
      await setPin()
      await lock()
      const left = []
      for (const digits of ['1111', '2222', '3333']) left.push(await refusalOf(byPin(digits)))
      expect(left).toMatchObject([4, 3, 2].map((count) => ({ params: { left: count } })))
      await Promise.all(['4444', '5555', '6666', '7777'].map((digits) => safe(byPin(digits))))
      const { error } = await safe(byPin(pin))
      expect(error).toMatchObject({ code: 'UNAUTHENTICATED' })
      expect((await client.operators.state()).session).toBeNull()
      const again = await signIn(scenario.core, 'vries')
      const { rows } = await again.audit.list({
        filters: { action: { operator: 'equals', value: 'operators.session-ended' } },
      })
      expect(rows).toHaveLength(1)
      expect(rows[0]?.public).toEqual({ why: 'pin' })
    })

    it('lets many wrong PINs on several sessions wait', async () => {
      await setPin()
      const sessions = await Promise.all([1, 2].map(() => signIn(scenario.core, 'vries')))
      for (const one of sessions) await one.operators.lock({ requestId: requestId() })
      const tries = sessions.flatMap((one) =>
        [1, 2, 3, 4].map((digit) =>
          safe(one.operators.unlockWithPin({ requestId: requestId(), pin: `90${digit}7` })),
        ),
      )
      const codes = (await Promise.all(tries)).map(({ error }) =>
        error instanceof Error && 'code' in error ? error.code : null,
      )
      expect(codes.filter((code) => code === 'THROTTLED').length).toBeGreaterThan(0)
    })

    it('leaves no trace of a PIN or code from which it could be guessed', async () => {
      await setPin()
      await lock()
      await byPin(pin)
      const { rows } = await scenario.core.core.store.read(async (tx) => ({
        rows: await tx.db.selectFrom('request').selectAll().execute(),
      }))
      const { createHash } = await import('node:crypto')
      const operators = await scenario.core.core.store.read((tx) =>
        tx.db.selectFrom('operator').select(['n', 'pin_hash']).execute(),
      )
      expect(operators[0]?.pin_hash).toMatch(/^scrypt\$/)
      const guess = createHash('sha256')
        .update(JSON.stringify(['operators.setPin', operators[0]?.n, { pin }]))
        .digest('base64url')
      expect(rows.map((row) => row.input_hash)).not.toContain(guess)
      expect(JSON.stringify(rows)).not.toContain(pin)
    })

    it('opens by fingerprint only in the desktop, where the operator allowed it', async () => {
      const asked: number[] = []
      const presence = createAskedPresence((id) => asked.push(id))
      const desktop = await openScenario(flavour, { core: { presence } })
      const viaDesktop = async (token: string | null) => {
        const { createRouterClient } = await import('@orpc/server')
        const context = { core: desktop.core.core, token, client: 'desktop' as const }
        return createRouterClient(desktop.core.router, { context })
      }
      const { token } = await (
        await viaDesktop(null)
      ).operators.login({ requestId: requestId(), login: 'vries', password })
      const window = await viaDesktop(token)
      const touch = () => window.operators.unlockWithTouch({ requestId: requestId() })
      await window.operators.lock({ requestId: requestId() })
      expect(await refusalOf(touch())).toMatchObject({ code: 'operators.touch-not-allowed' })
      await window.operators.unlock({ requestId: requestId(), password })
      await window.operators.setTouchUnlock({ requestId: requestId(), password, allowed: true })
      await window.operators.lock({ requestId: requestId() })
      const answering = (isConfirmed: boolean) =>
        setTimeout(() => presence.answer(asked.at(-1) ?? 0, isConfirmed), 50)
      answering(false)
      expect(await refusalOf(touch())).toMatchObject({ code: 'operators.touch-failed' })
      answering(true)
      await touch()
      await expect(window.settings.get()).resolves.toBeDefined()
      await desktop.client.operators.lock({ requestId: requestId() })
      const elsewhere = desktop.client.operators.unlockWithTouch({ requestId: requestId() })
      expect(await refusalOf(elsewhere)).toMatchObject({ code: 'operators.touch-not-offered' })
      await desktop.dispose()
    })
  })

  describe(`auto lock on ${flavour}`, () => {
    it('locks a session without a call for longer than the company allows, and never one in use', async () => {
      const scenario = await openScenario(flavour, { company: { autoLockMinutes: 15 } })
      const { client, clock } = scenario
      for (let minute = 0; minute < 60; minute += 10) {
        clock.advanceSeconds(600)
        await client.settings.get()
      }
      clock.advanceSeconds(17 * 60)
      const { error } = await safe(client.settings.get())
      expect(error).toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'locked' } })
      await client.operators.unlock({ requestId: requestId(), password })
      await expect(client.settings.get()).resolves.toBeDefined()
      const { rows } = await client.audit.list({
        filters: { action: { operator: 'equals', value: 'operators.locked' } },
      })
      expect(rows.map((row) => row.public)).toEqual([{ automatic: true }])
      await scenario.dispose()
    })

    it('locks nothing by itself where the company turned it off', async () => {
      const scenario = await openScenario(flavour, { company: { autoLockMinutes: null } })
      scenario.clock.advanceSeconds(86_400)
      await expect(scenario.client.settings.get()).resolves.toBeDefined()
      await scenario.dispose()
    })
  })
}
