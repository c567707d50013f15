import { describe, expect, it } from 'vitest'
import { refreshGrades } from '../../electron/core/rooms/payments/index.ts'
import { correct, openInvoice, reinvoice } from '../support/corrective-steps.ts'
import { createCard, openScenario, type Scenario } from '../support/scenario.ts'
import { flavours, requestId } from '../support/test-core.ts'
import { importStatement, listAll } from './payments-helpers.ts'

const payer = 'NL20INGB0001234567'

for (const flavour of flavours) {
  const withBooks = (name: string, work: (scenario: Scenario, customerId: string) => Promise<void>) =>
    it(name, async () => {
      const scenario = await openScenario(flavour)
      try {
        await work(scenario, (await createCard(scenario.client)).id)
      } finally {
        await scenario.dispose()
      }
    })

  /** The candidates of a transfer with these words, as the match desk sees them. */
  async function candidatesOf(scenario: Scenario, cents: number, text: string) {
    await importStatement(scenario.client, { openingCents: 0, bookings: [{ cents, text, iban: payer }] })
    await refreshGrades(scenario.core.core)
    const [line] = await listAll(scenario.client)
    const candidates = await scenario.client.payments.suggest({ bankLineId: line?.id ?? '' })
    return { line, candidates, best: candidates[0] }
  }

  describe(`money for corrected invoices on ${flavour}`, () => {
    withBooks(
      'goes to the invoice where its payer names the corrective document',
      async (scenario, cardId) => {
        const { client, core } = scenario
        const { id } = await openInvoice(scenario, cardId)
        const corrective = await correct(core, id, { recipient: { addressLines: ['Wirdumerdijk 21'] } })
        const { line, best, candidates } = await candidatesOf(
          scenario,
          12_100,
          `betaling ${corrective.number}`,
        )
        expect(line).toMatchObject({ grade: 'likely' })
        expect(best).toMatchObject({ documentId: id, grade: 'likely', proposedCents: 12_100 })
        expect(best?.evidence).toContainEqual(
          expect.objectContaining({ code: 'follows-named', params: { number: corrective.number } }),
        )
        const other = candidates.find(({ documentKind }) => documentKind === 'corrective')
        expect(other?.proposedCents ?? 0).toBe(0)
        const { id: bankLineId = '' } = line ?? {}
        const targets = [{ kind: 'document' as const, documentId: corrective.id, amountCents: 12_100 }]
        const matched = client.payments.match({ requestId: requestId(), bankLineId, version: 1, targets })
        await expect(matched).rejects.toThrow('payments.document-not-payable')
        const searched = await client.payments.suggest({ bankLineId, search: corrective.number })
        expect(searched.map(({ documentId }) => documentId)).toEqual([id])
      },
    )

    withBooks('goes to the new invoice where its payer names the credited one', async (scenario, cardId) => {
      const right = await createCard(scenario.client, { legalName: 'De Goede Ontvanger B.V.' })
      const { id, number } = await openInvoice(scenario, cardId)
      const { invoice } = await reinvoice(scenario.core, id, right.id)
      const { best } = await candidatesOf(scenario, 12_100, `factuur ${number}`)
      expect(best).toMatchObject({ documentId: invoice.id, grade: 'likely' })
    })

    withBooks('is asked for by a message that says which invoice is corrected', async (scenario, cardId) => {
      const { client, core } = scenario
      const { id, number } = await openInvoice(scenario, cardId)
      const corrective = await correct(core, id, { recipient: { city: 'Ljouwert' } })
      await client.billing.renderPending({ requestId: requestId() })
      const { messageId } = await client.mail.sendDocument({
        requestId: requestId(),
        documentId: corrective.id,
      })
      const message = await client.mail.get({ id: messageId })
      expect(message.subject).toContain(`Gecorrigeerde factuur ${corrective.number}`)
      expect(message.subject).toContain(number)
      expect(message.attachments).toMatchObject([{ fileName: `${corrective.number}.pdf` }])
    })
  })
}
