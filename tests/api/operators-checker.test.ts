import { safe } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { permissionTable, roleAllows } from '../../shared/contract/permissions.ts'
import { companyFields, createCard, openScenario, password, signIn } from '../support/scenario.ts'
import { flavours, openTestCore, requestId } from '../support/test-core.ts'
import { importStatement, listAll } from './payments-helpers.ts'

describe('the checker in the permission table', () => {
  it('reads what waits for a decision, decides it, and nothing else', () => {
    const allowed = Object.entries(permissionTable).flatMap(([name, roles]) =>
      roles.some((role) => role === 'checker') ? [name] : [],
    )
    for (const name of allowed) expect(name).toMatch(/\.(read|decide)$/)
    expect(allowed).toContain('refunds.decide')
    for (const name of [
      'customers.read',
      'payments.read',
      'audit.read',
      'settings.read',
      'operators.read',
    ] as const)
      expect(roleAllows('checker', name), name).toBe(false)
  })
})

for (const flavour of flavours) {
  describe(`a one-person office on ${flavour}`, () => {
    it('gets its second pair of eyes at first start, in the same transaction as the company', async () => {
      const core = await openTestCore(flavour)
      const person = (name: string, login: string) => ({
        name,
        login,
        email: '',
        password,
        language: 'nl' as const,
      })
      await core.anonymous.operators.setUp({
        requestId: requestId(),
        company: companyFields(),
        bankAccount: null,
        administrator: person('M. de Vries', 'vries'),
        checker: person('B. Boekhouder', 'boek'),
      })
      const checker = await signIn(core, 'boek')
      expect((await checker.operators.state()).session?.operator.role).toBe('checker')
      const settings = await checker.settings.get()
      expect(settings.company.legalName).toBe('Brightwire Hosting B.V.')
      expect(settings).toMatchObject({ bankAccounts: [], series: [], vatRates: [] })
      await core.dispose()
    })

    it('has its refund to another IBAN approved by the checker, who can order none', async () => {
      const scenario = await openScenario(flavour)
      const { client } = scenario
      const { id: customerId } = await createCard(client)
      await importStatement(client, {
        bookings: [{ cents: 50_00, name: 'Bakkerij Pastoor', iban: 'DE89370400440532013000' }],
      })
      const [line] = await listAll(client)
      const { version } = await client.payments.getLine({ id: line?.id ?? '' })
      await client.payments.match({
        requestId: requestId(),
        bankLineId: line?.id ?? '',
        version,
        targets: [{ kind: 'credit', customerId, amountCents: 50_00 }],
      })
      const order = {
        customerId,
        amountCents: 20_00,
        iban: 'NL20INGB0001234567',
        holderName: 'Bakkerij Pastoor VOF',
        remittance: 'Overpayment',
        reason: 'Paid twice',
      }
      const { id } = await client.payments.orderRefund({ requestId: requestId(), ...order })
      const checker = await scenario.as('checker')
      const refund = await checker.payments.getRefund({ id })
      expect(refund).toMatchObject({ state: 'to-approve', isOwn: false })
      const story = await checker.audit.story({ recordKind: 'refund', recordId: id })
      expect(story.map(({ action }) => action)).toEqual(['payments.refund-ordered'])
      expect(story[0]?.private).not.toBeNull()
      const hidden: readonly (() => Promise<unknown>)[] = [
        () => checker.payments.orderRefund({ requestId: requestId(), ...order }),
        () => checker.customers.get({ id: customerId }),
        () => checker.audit.story({ recordKind: 'customer', recordId: customerId }),
        () => checker.reports.find({ text: 'Pastoor' }),
        () => checker.audit.list({}),
      ]
      for (const ask of hidden) expect((await safe(ask())).error).toMatchObject({ code: 'FORBIDDEN' })
      await checker.payments.approveRefund({ requestId: requestId(), id, version: refund.version })
      expect(await client.payments.getRefund({ id })).toMatchObject({
        state: 'ordered',
        approvedBy: 'A checker',
      })
      await scenario.dispose()
    })

    it('shows an operator their own story, and those of others only to who may read operators', async () => {
      const scenario = await openScenario(flavour)
      const clerk = await scenario.as('clerk')
      const own = (await clerk.operators.state()).session?.operator.id ?? ''
      await expect(clerk.audit.story({ recordKind: 'operator', recordId: own })).resolves.not.toEqual([])
      const other = (await scenario.client.operators.state()).session?.operator.id ?? ''
      const { error } = await safe(clerk.audit.story({ recordKind: 'operator', recordId: other }))
      expect(error).toMatchObject({ code: 'FORBIDDEN' })
      await scenario.dispose()
    })
  })
}
