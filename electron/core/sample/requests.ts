import type { Asked } from '../../../shared/contract/changes-asked.ts'
import type { TimeMachine } from './time-machine.ts'

/** How many of the last invoices are looked at for a card with a contact person who may sign. */
const looked = 40

/**
 * A customer has asked to have the address on an invoice put right: the form is out, and waits for a signature. Where
 * no card has somebody who may sign, as in a very small company, nothing was asked.
 */
export async function recordRequest({ client, requestId }: TimeMachine): Promise<void> {
  const { rows } = await client.billing.list({
    limit: looked,
    filters: { kind: { operator: 'equals', value: 'invoice' } },
    sort: [{ field: 'issueDay', direction: 'descending' }],
  })
  for (const { id: documentId } of rows) {
    const { words } = await client.changes.printedWords({ documentId })
    const asked: Asked = {
      kind: 'invoice',
      documentId,
      matter: 'words',
      words: { ...words, addressLines: [`${words.addressLines[0] ?? ''} bis`] },
      rightCustomerId: null,
      fields: {},
    }
    const { problems, signers } = await client.changes.previewChange({ asked })
    const able = signers.find(({ contactId, refusal }) => contactId !== null && refusal === null)
    if (problems.length > 0 || able === undefined || able.contactId === null) continue
    await client.changes.createChange({
      requestId: requestId(),
      asked,
      askedBy: able.name,
      identifiedBy: 'mail-on-file',
      note: '',
      signer: { capacity: 'contact', contactId: able.contactId },
      confirm: [],
    })
    return
  }
}
