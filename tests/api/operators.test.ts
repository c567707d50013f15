import { isDefinedError, safe } from '@orpc/client'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { flavours, requestId } from '../support/test-core.ts'
import { companyFields, openScenario, password, type Scenario, signIn } from '../support/scenario.ts'
import { refusalOf } from '../support/refusal.ts'

for (const flavour of flavours) {
  describe(`operators on ${flavour}`, () => {
    let scenario: Scenario
    beforeEach(async () => {
      scenario = await openScenario(flavour)
    })
    afterEach(() => scenario.dispose())

    it('says before the first start that nothing is set up, and afterwards who is signed in', async () => {
      const state = await scenario.client.operators.state()
      expect(state).toMatchObject({
        setUp: true,
        isSample: false,
        companyName: 'Brightwire Hosting B.V.',
        sampleLogin: null,
      })
      expect(state.session?.operator).toMatchObject({ login: 'vries', role: 'administrator' })
      expect((await scenario.core.anonymous.operators.state()).session).toBeNull()
    })

    it('writes a sign-in under the name of who signed in', async () => {
      const { rows } = await scenario.client.audit.list({
        filters: { action: { operator: 'equals', value: 'operators.signed-in' } },
      })
      expect(rows.map((row) => row.operatorName)).toEqual(['M. de Vries'])
    })

    it('refuses a second first start', async () => {
      const again = scenario.core.anonymous.operators.setUp({
        requestId: requestId(),
        company: companyFields(),
        bankAccount: null,
        administrator: { name: 'Eve', login: 'eve', email: '', password, language: 'en' },
      })
      expect(await refusalOf(again)).toMatchObject({ code: 'operators.already-set-up' })
    })

    it('answers nothing without a session, and says so', async () => {
      const { error } = await safe(scenario.core.anonymous.settings.get())
      expect(error).toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'no-session' } })
    })

    it('does not tell a wrong login from a wrong password, and slows down after five tries', async () => {
      const attempt = (login: string) =>
        scenario.core.anonymous.operators.login({
          requestId: requestId(),
          login,
          password: 'wrong wrong wrong',
        })
      expect(await refusalOf(attempt('vries'))).toEqual(await refusalOf(attempt('nobody')))
      for (let round = 0; round < 4; round += 1) await safe(attempt('vries'))
      const { error } = await safe(attempt('vries'))
      expect(isDefinedError(error) ? error.code : error).toBe('THROTTLED')
      scenario.clock.advanceSeconds(3600)
      await expect(signIn(scenario.core, 'vries')).resolves.toBeDefined()
    })

    it('serves a locked session nothing until the password is given again', async () => {
      await scenario.client.operators.lock({ requestId: requestId() })
      const { error } = await safe(scenario.client.settings.get())
      expect(error).toMatchObject({ code: 'UNAUTHENTICATED', data: { reason: 'locked' } })
      expect(
        await refusalOf(
          scenario.client.operators.unlock({ requestId: requestId(), password: 'not the password' }),
        ),
      ).toMatchObject({ code: 'operators.login-wrong' })
      await scenario.client.operators.unlock({ requestId: requestId(), password })
      await expect(scenario.client.settings.get()).resolves.toBeDefined()
    })

    it('ends the sessions of an operator who is made inactive, and keeps one administrator', async () => {
      const clerk = await scenario.as('clerk')
      const listed = await scenario.client.operators.list()
      const row = listed.find((operator) => operator.role === 'clerk')
      const self = listed.find((operator) => operator.login === 'vries')
      if (row === undefined || self === undefined) throw new Error('the operators are not listed')
      await scenario.client.operators.update({ requestId: requestId(), ...row, active: false })
      expect((await safe(clerk.settings.get())).error).toMatchObject({ code: 'UNAUTHENTICATED' })
      const demoted = scenario.client.operators.update({ requestId: requestId(), ...self, role: 'clerk' })
      expect(await refusalOf(demoted)).toMatchObject({ code: 'operators.last-administrator' })
    })

    it('takes long pass phrases and refuses short or common ones', async () => {
      const create = (secret: string) =>
        scenario.client.operators.create({
          requestId: requestId(),
          name: 'B',
          login: `b${secret.length}`,
          email: '',
          role: 'clerk',
          language: 'nl',
          password: secret,
        })
      expect(await refusalOf(create('Ab1!short'))).toMatchObject({ code: 'operators.password-short' })
      expect(await refusalOf(create('wachtwoord12'))).toMatchObject({ code: 'operators.password-common' })
      await expect(create('vier losse woorden samen')).resolves.toBeDefined()
    })

    it('does a repeated request once, and refuses its id for anything else', async () => {
      const id = requestId()
      const rate = {
        country: 'NL',
        category: 'reduced' as const,
        ratePermyriad: 1200,
        validFrom: '2027-01-01',
        source: 'Belastingplan',
      }
      const first = await scenario.client.settings.addVatRate({ requestId: id, ...rate })
      const second = await scenario.client.settings.addVatRate({ requestId: id, ...rate })
      expect(second).toEqual(first)
      const other = await safe(
        scenario.client.settings.addVatRate({ requestId: id, ...rate, ratePermyriad: 1300 }),
      )
      expect(other.error).toMatchObject({ code: 'REQUEST_REUSED' })
      const rates = (await scenario.client.settings.get()).vatRates.filter(
        (found) => found.validFrom === '2027-01-01',
      )
      expect(rates).toHaveLength(1)
    })

    it('refuses the request id of a job for other input as well', async () => {
      const id = requestId()
      const operator = { name: 'B', email: '', role: 'clerk' as const, language: 'nl' as const, password }
      const first = await scenario.client.operators.create({ requestId: id, ...operator, login: 'first' })
      expect(await scenario.client.operators.create({ requestId: id, ...operator, login: 'first' })).toEqual(
        first,
      )
      const other = await safe(
        scenario.client.operators.create({ requestId: id, ...operator, login: 'second' }),
      )
      expect(other.error).toMatchObject({ code: 'REQUEST_REUSED' })
    })

    it('refuses a setting that was changed by somebody else in between', async () => {
      const { company } = await scenario.client.settings.get()
      const { version, ...fields } = company
      await scenario.client.settings.updateCompany({
        requestId: requestId(),
        version,
        company: { ...fields, phone: '1' },
      })
      const { error } = await safe(
        scenario.client.settings.updateCompany({
          requestId: requestId(),
          version,
          company: { ...fields, phone: '2' },
        }),
      )
      expect(error).toMatchObject({ code: 'STALE', data: { recordKind: 'company', currentVersion: 2 } })
    })
  })
}
