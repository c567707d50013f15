import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { askedWords, filePaper, type Office, openOffice, record, submit } from '../support/change-steps.ts'
import { errorCodeOf } from '../support/customer-steps.ts'
import { type Client, flavours, requestId } from '../support/test-core.ts'

const people = ['clerk', 'supervisor', 'other supervisor', 'administrator', 'checker'] as const
type Person = (typeof people)[number]
const steps = ['file', 'submit', 'approve', 'send-back', 'reject', 'apply', 'withdraw'] as const
type Step = (typeof steps)[number]

for (const flavour of flavours) {
  describe(`four eyes on ${flavour}`, () => {
    let office: Office
    let clients: Record<Person, Client>
    beforeAll(async () => {
      office = await openOffice(flavour)
      clients = {
        clerk: office.clerk,
        supervisor: office.supervisor,
        'other supervisor': await office.scenario.as('supervisor'),
        administrator: office.client,
        checker: await office.scenario.as('checker'),
      }
    })
    afterAll(() => office.dispose())

    const signer = () => ({ capacity: 'contact' as const, contactId: office.contacts.full })

    async function take(client: Client, id: string, step: Step): Promise<unknown> {
      const { version, requiredChecks: checks } = await client.changes.get({ id })
      const of = { requestId: requestId(), id, version }
      if (step === 'file') return filePaper(client, id)
      if (step === 'submit') return submit(client, id, signer())
      if (step === 'apply') return client.changes.applyChange(of)
      if (step === 'withdraw') return client.changes.withdrawChange({ ...of, reason: 'x' })
      return client.changes.decideChange({ ...of, decision: step, checks, reason: 'x' })
    }

    it('stay four whoever tries what in which order', async () => {
      let street = 1
      let decisions = 0
      const someone = fc.constantFrom(...people)
      const writer = fc.constantFrom('clerk' as const, 'supervisor' as const, 'administrator' as const)
      const rest = fc.array(fc.tuple(someone, fc.constantFrom(...steps)), { minLength: 4, maxLength: 14 })
      // Most orders of steps never come to a decision; these do.
      const moves = fc
        .tuple(writer, writer, rest)
        .map(([filer, submitter, more]): [Person, Step][] => [
          [filer, 'file'],
          [submitter, 'submit'],
          ...more,
          ['other supervisor', 'approve'],
          ['clerk', 'apply'],
        ])
      const law = fc.asyncProperty(
        fc.constantFrom('clerk', 'supervisor', 'administrator'),
        moves,
        async (maker, taken) => {
          street += 1
          const asked = await askedWords(clients[maker], office.invoice.id, {
            addressLines: [`Kelders ${street}`],
          })
          const { id } = await record(clients[maker], asked, signer(), ['changes.already-open'])
          const worked = new Set<Person>([maker])
          let decidedBy: Person | null = null
          for (const [person, step] of taken) {
            const client = clients[person]
            const isDecision = step === 'approve' || step === 'reject' || step === 'send-back'
            const failed = await take(client, id, step).then(
              () => null,
              (error: unknown) => error,
            )
            if (failed !== null) continue
            if (isDecision) {
              expect(worked.has(person), `${person} decides what they worked on`).toBe(false)
              expect(person).not.toBe('clerk')
              if (step !== 'send-back') decidedBy = person
              decisions += 1
            } else {
              expect(person).not.toBe('checker')
              worked.add(person)
            }
            if (step === 'apply') expect(decidedBy).not.toBeNull()
          }
          const end = await office.client.changes.get({ id })
          const isDecided = end.state === 'approved' || end.state === 'applied' || end.state === 'rejected'
          expect(isDecided ? end.checkerName !== null : true).toBe(true)
        },
      )
      await fc.assert(law, { numRuns: flavour === 'sqlite' ? 25 : 8 })
      expect(decisions).toBeGreaterThan(0)
    }, 120_000)

    it('hide what asks for evidence or writes from who may only decide', async () => {
      const asked = await askedWords(office.clerk, office.invoice.id, { addressLines: ['Kelders 999'] })
      const { id } = await record(office.clerk, asked, signer(), ['changes.already-open'])
      for (const step of ['file', 'submit', 'apply', 'withdraw'] as const)
        expect(await errorCodeOf(take(clients.checker, id, step)), step).toBe('FORBIDDEN')
    })
  })
}
