import { safe } from '@orpc/client'
import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { refusalOf } from '../support/refusal.ts'
import { openScenario, password, type Scenario, signIn } from '../support/scenario.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'
import { importStatement, listAll } from './payments-helpers.ts'

const newPassword = 'twee nieuwe woorden erbij'

async function selfOf(client: Client) {
  const { session } = await client.operators.state()
  if (session === null) throw new Error('nobody is signed in')
  return session.operator
}

for (const flavour of flavours) {
  describe(`lost passwords on ${flavour}`, () => {
    let scenario: Scenario
    let clerk: Client
    let self: Awaited<ReturnType<typeof selfOf>>
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      clerk = await scenario.as('clerk')
      self = await selfOf(clerk)
    })
    afterEach(() => scenario.dispose())

    const makeCode = async () =>
      (await scenario.client.operators.createResetCode({ requestId: requestId(), id: self.id })).resetCode
    const redeem = (resetCode: string, secret = newPassword) =>
      scenario.core.anonymous.operators.redeemResetCode({
        requestId: requestId(),
        login: self.login,
        resetCode,
        newPassword: secret,
      })

    it('end the old password, the PIN and every session the moment the code is made', async () => {
      await clerk.operators.setPin({ requestId: requestId(), password, pin: '4071' })
      await makeCode()
      expect((await safe(clerk.settings.get())).error).toMatchObject({ code: 'UNAUTHENTICATED' })
      expect(await refusalOf(signIn(scenario.core, self.login))).toMatchObject({
        code: 'operators.login-wrong',
      })
      const rows = await scenario.core.core.store.read((tx) =>
        tx.db.selectFrom('operator').selectAll().where('login', '=', self.login).execute(),
      )
      expect(rows).toMatchObject([{ password_hash: '', pin_hash: '' }])
    })

    it('are replaced by a password that only the operator knows', async () => {
      const code = await makeCode()
      expect(code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/)
      const { token } = await redeem(code.toLowerCase().replaceAll('-', ' '))
      expect(await selfOf(scenario.core.clientFor(token))).toEqual(self)
      await expect(signIn(scenario.core, self.login, newPassword)).resolves.toBeDefined()
      const { rows } = await scenario.client.audit.list({
        filters: { recordId: { operator: 'equals', value: self.id } },
      })
      const told = rows.map(({ action, operatorName }) => [action, operatorName])
      expect(told).toContainEqual(['operators.password-reset', 'A clerk'])
      expect(told).toContainEqual(['operators.reset-code-made', 'M. de Vries'])
    })

    it('take a code once, for a day, and only the last one', async () => {
      const first = await makeCode()
      const second = await makeCode()
      expect(await refusalOf(redeem(first))).toMatchObject({ code: 'operators.reset-wrong' })
      expect(await refusalOf(redeem(second, 'short'))).toMatchObject({ code: 'operators.password-short' })
      await redeem(second)
      expect(await refusalOf(redeem(second))).toMatchObject({ code: 'operators.reset-wrong' })
      const late = await makeCode()
      scenario.clock.advanceSeconds(24 * 3600)
      expect(await refusalOf(redeem(late))).toMatchObject({ code: 'operators.reset-wrong' })
    })

    it('give one of two at the same moment a session, and slow down guesses', async () => {
      const code = await makeCode()
      const both = await Promise.all([safe(redeem(code)), safe(redeem(code, `${newPassword} 2`))])
      expect(both.filter(({ error }) => error === null)).toHaveLength(1)
      await makeCode()
      const guesses = await Promise.all(
        Array.from({ length: 8 }, (_, index) => safe(redeem(`AAAA-BBBB-CCCC-DDD${index + 2}`))),
      )
      const codes = guesses.map(({ error }) => (error instanceof Error && 'code' in error ? error.code : ''))
      expect(codes.filter((one) => one === 'THROTTLED').length).toBeGreaterThan(0)
    })

    it('are no business of the administrator who lost their own, nor of a supervisor', async () => {
      const administrator = await selfOf(scenario.client)
      const own = scenario.client.operators.createResetCode({ requestId: requestId(), id: administrator.id })
      expect(await refusalOf(own)).toMatchObject({ code: 'operators.own-account' })
      const supervisor = await scenario.as('supervisor')
      const { error } = await safe(
        supervisor.operators.createResetCode({ requestId: requestId(), id: self.id }),
      )
      expect(error).toMatchObject({ code: 'FORBIDDEN' })
    })

    it('keep no code where it could be read, and answer a repeated request with the same one', async () => {
      const request = { requestId: requestId(), id: self.id }
      const { resetCode } = await scenario.client.operators.createResetCode(request)
      expect(await scenario.client.operators.createResetCode(request)).toMatchObject({ resetCode })
      const stored = await scenario.core.core.store.read(async (tx) => [
        await tx.db.selectFrom('request').selectAll().execute(),
        await tx.db.selectFrom('operator_reset').selectAll().execute(),
        await tx.db.selectFrom('audit_event').selectAll().execute(),
      ])
      const text = JSON.stringify(stored)
      expect(text).not.toContain(resetCode)
      expect(text).not.toContain(resetCode.replaceAll('-', ''))
      await redeem(resetCode)
    })

    it('cannot be revived by whoever writes to the database', async () => {
      await makeCode()
      const attack = (statement: string) =>
        scenario.core.core.store.write((tx) => sql.raw(statement).execute(tx.db))
      await expect(attack(`update operator_reset set code_hash = 'x'`)).rejects.toThrow(/reset-code-ended/)
      await expect(attack(`update operator_reset set expires_at = '2999'`)).rejects.toThrow(
        /reset-code-ended/,
      )
      await makeCode()
      await expect(
        attack(`update operator_reset set ended_at = null where ended_at is not null`),
      ).rejects.toThrow(/reset-code-ended/)
      await expect(attack(`delete from operator_reset`)).rejects.toThrow(/kept/)
    })

    it('lets many wrong sign-ins at the same moment pass no faster than one after the other', async () => {
      const tries = Array.from({ length: 12 }, () =>
        safe(signIn(scenario.core, self.login, 'not the password')),
      )
      const codes = (await Promise.all(tries)).map(({ error }) =>
        error instanceof Error && 'code' in error ? error.code : '',
      )
      expect(codes.filter((code) => code === 'REFUSED').length).toBeLessThanOrEqual(5)
    })
  })

  describe(`sessions on ${flavour}`, () => {
    let scenario: Scenario
    beforeEach(async () => {
      scenario = await openScenario(flavour)
    })
    afterEach(() => scenario.dispose())

    it('are listed to their operator, and to an administrator all of them', async () => {
      const clerk = await scenario.as('clerk')
      const own = await clerk.operators.listSessions({})
      expect(own).toMatchObject([{ operatorName: 'A clerk', locked: false, isCurrent: true }])
      const all = await scenario.client.operators.listSessions({ all: true })
      expect(all.map(({ operatorName }) => operatorName).sort()).toEqual(['A clerk', 'M. de Vries'])
      expect((await safe(clerk.operators.listSessions({ all: true }))).error).toMatchObject({
        code: 'FORBIDDEN',
      })
      await clerk.operators.lock({ requestId: requestId() })
      const after = await scenario.client.operators.listSessions({ all: true })
      expect(after.find(({ operatorName }) => operatorName === 'A clerk')?.locked).toBe(true)
    })

    it('are ended one by one, or all of an operator but the one that asks', async () => {
      const clerk = await scenario.as('clerk')
      const { login, id } = await selfOf(clerk)
      const [second, third] = [await signIn(scenario.core, login), await signIn(scenario.core, login)]
      const other = (await clerk.operators.listSessions({})).find(({ isCurrent }) => !isCurrent)
      await clerk.operators.endSession({ requestId: requestId(), id: other?.id ?? '' })
      expect((await safe(second.settings.get())).error).toMatchObject({ code: 'UNAUTHENTICATED' })
      expect(await clerk.operators.endSessionsOf({ requestId: requestId(), operatorId: id })).toEqual({
        count: 1,
      })
      expect((await safe(third.settings.get())).error).toMatchObject({ code: 'UNAUTHENTICATED' })
      await expect(clerk.settings.get()).resolves.toBeDefined()
    })

    it('of somebody else are ended by an administrator only', async () => {
      const clerk = await scenario.as('clerk')
      const [administrator] = await scenario.client.operators.listSessions({})
      const { id: operatorId } = await selfOf(scenario.client)
      const forbidden = [
        clerk.operators.endSession({ requestId: requestId(), id: administrator?.id ?? '' }),
        clerk.operators.endSessionsOf({ requestId: requestId(), operatorId }),
      ]
      for (const one of forbidden)
        expect((await safe<unknown>(one)).error).toMatchObject({ code: 'FORBIDDEN' })
      const { id: clerkId } = await selfOf(clerk)
      await scenario.client.operators.endSessionsOf({ requestId: requestId(), operatorId: clerkId })
      expect((await safe(clerk.settings.get())).error).toMatchObject({ code: 'UNAUTHENTICATED' })
    })

    it('elsewhere end when the operator changes the password', async () => {
      const clerk = await scenario.as('clerk')
      const { login } = await selfOf(clerk)
      const elsewhere = await signIn(scenario.core, login)
      await clerk.operators.changeOwn({ requestId: requestId(), currentPassword: password, newPassword })
      expect((await safe(elsewhere.settings.get())).error).toMatchObject({ code: 'UNAUTHENTICATED' })
      await expect(clerk.settings.get()).resolves.toBeDefined()
    })
  })

  describe(`absence on ${flavour}`, () => {
    let scenario: Scenario
    let anna: Client
    let ben: Client
    let ids: { anna: string; ben: string; lead: string }
    beforeEach(async () => {
      scenario = await openScenario(flavour)
      anna = await scenario.as('clerk')
      ben = await scenario.as('clerk')
      ids = {
        anna: (await selfOf(anna)).id,
        ben: (await selfOf(ben)).id,
        lead: (await selfOf(scenario.client)).id,
      }
    })
    afterEach(() => scenario.dispose())

    const parkFor = async (assigneeId: string | null) => {
      await importStatement(scenario.client, {
        id: requestId(),
        bookings: [{ cents: 55_00, name: 'Somebody' }],
      })
      const line = (await listAll(scenario.client)).find(({ state }) => state === 'open')
      if (line === undefined) throw new Error('there is no line to park')
      const { version } = await scenario.client.payments.getLine({ id: line.id })
      const parked = { bankLineId: line.id, version, parked: true, note: 'Who is this?', assigneeId }
      await scenario.client.payments.park({ requestId: requestId(), ...parked })
      return line.id
    }
    const mine = async (client: Client) =>
      (await client.payments.listLines({ tab: 'to-check', mine: true })).rows.map(({ id }) => id)
    const away = (client: Client, operatorId: string, deputyId: string, fromDay: string, toDay: string) =>
      client.operators.addAbsence({ requestId: requestId(), operatorId, deputyId, fromDay, toDay })

    it('gives a parked line to somebody, who finds it under what is theirs', async () => {
      const id = await parkFor(ids.anna)
      expect(await mine(anna)).toEqual([id])
      expect(await mine(ben)).toEqual([])
      expect((await anna.payments.counts()).toCheckMine).toBe(1)
      expect((await ben.payments.counts()).toCheckMine).toBe(0)
      const line = await ben.payments.getLine({ id })
      expect(line.assignee).toEqual({ id: ids.anna, name: 'A clerk' })
      await ben.payments.park({
        requestId: requestId(),
        bankLineId: id,
        version: line.version,
        parked: false,
      })
      expect((await ben.payments.getLine({ id })).assignee).toBeNull()
      expect(await mine(anna)).toEqual([])
    })

    it('hands the queue of somebody absent to the deputy, from the first day to the last', async () => {
      const id = await parkFor(ids.anna)
      await away(anna, ids.anna, ids.ben, '2026-11-21', '2026-11-22')
      expect(await mine(ben)).toEqual([])
      scenario.clock.set('2026-11-21T09:00:00.000Z')
      expect(await mine(ben)).toEqual([id])
      expect((await ben.payments.counts()).toCheckMine).toBe(1)
      expect((await ben.operators.colleagues()).find((one) => one.id === ids.anna)?.deputyName).toBe(
        'A clerk',
      )
      scenario.clock.set('2026-11-22T22:30:00.000Z')
      expect(await mine(ben)).toEqual([id])
      scenario.clock.set('2026-11-22T23:30:00.000Z')
      expect(await mine(ben)).toEqual([])
      expect(await mine(anna)).toEqual([id])
    })

    it('follows the deputy of a deputy who falls ill', async () => {
      const id = await parkFor(ids.anna)
      await away(anna, ids.anna, ids.ben, '2026-11-20', '2026-11-27')
      await away(scenario.client, ids.ben, ids.lead, '2026-11-20', '2026-11-23')
      expect(await mine(scenario.client)).toEqual([id])
    })

    it('refuses days that passed, oneself, a second absence and a deputy who is away or may do no work', async () => {
      const code = async (call: Promise<unknown>) => (await refusalOf(call)).code
      expect(await code(away(anna, ids.anna, ids.ben, '2026-11-18', '2026-11-19'))).toBe(
        'operators.absence-days',
      )
      expect(await code(away(anna, ids.anna, ids.anna, '2026-11-20', '2026-11-21'))).toBe(
        'operators.deputy-self',
      )
      const auditor = (await selfOf(await scenario.as('auditor'))).id
      expect(await code(away(anna, ids.anna, auditor, '2026-11-20', '2026-11-21'))).toBe(
        'operators.assignee-unsuitable',
      )
      expect(await code(parkFor(auditor))).toBe('operators.assignee-unsuitable')
      await away(anna, ids.anna, ids.ben, '2026-11-20', '2026-11-25')
      expect(await code(away(anna, ids.anna, ids.lead, '2026-11-25', '2026-11-26'))).toBe(
        'operators.absence-overlaps',
      )
      expect(await code(away(ben, ids.ben, ids.anna, '2026-11-24', '2026-11-30'))).toBe(
        'operators.deputy-absent',
      )
    })

    it('of others is entered and removed by supervisors, not by clerks', async () => {
      const other = await safe(away(ben, ids.anna, ids.ben, '2026-11-20', '2026-11-25'))
      expect(other.error).toMatchObject({ code: 'FORBIDDEN' })
      const supervisor = await scenario.as('supervisor')
      const { id } = await away(supervisor, ids.anna, ids.ben, '2026-11-20', '2026-11-25')
      const removal = { requestId: requestId(), id, version: 1 }
      expect((await safe(ben.operators.removeAbsence(removal))).error).toMatchObject({ code: 'FORBIDDEN' })
      await anna.operators.removeAbsence({ ...removal, requestId: requestId() })
      expect(await anna.operators.listAbsences()).toEqual([])
    })
  })
}
