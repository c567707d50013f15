import { createCardMaker } from '../../electron/core/sample/cards.ts'
import { createRandom } from '../../electron/core/sample/random.ts'
import type { Client } from './books.ts'
import { requestId } from './books.ts'

export interface IssuedProforma {
  id: string
  number: string
}

/** Cards of Dutch companies, so that every proforma has VAT. */
export async function enterCards(client: Client, count: number): Promise<string[]> {
  const random = createRandom('cards of the bench')
  const maker = createCardMaker(random)
  const ids: string[] = []
  for (let index = 0; ids.length < count; index += 1) {
    const { card, taxIdentity, country } = maker.make(random.fork(index))
    if (country !== 'NL' || card.kind !== 'company') continue
    const confirm = ['customers.duplicate']
    ids.push((await client.customers.create({ requestId: requestId(), taxIdentity, card, confirm })).id)
  }
  return ids
}

/** A proforma of three lines, as most are. */
export function draftFor(customerId: string, index: number) {
  const line = (description: string, quantity: string, unitPrice: string) => ({
    description,
    quantity,
    unitPrice,
  })
  return {
    customerId,
    lines: [
      line(`Domeinregistratie voorbeeld-${index}.nl`, '1', '11.50'),
      line(`Webhosting Plus voorbeeld-${index}.nl`, '12', '8.95'),
      line('Werkzaamheden op uurbasis', '1.5', '78.50'),
    ],
  }
}

export async function issueProformas(client: Client, customerIds: readonly string[], count: number) {
  const issued: IssuedProforma[] = []
  for (let index = 0; index < count; index += 1) {
    const draft = draftFor(customerIds[index % customerIds.length] ?? '', index)
    issued.push(await client.billing.createProforma({ requestId: requestId(), draft }))
  }
  return issued
}
