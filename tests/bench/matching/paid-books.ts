import { previousBankDay } from '../../../shared/values/day.ts'
import { camtText, sampleBankAccount, sampleCompany } from '../../../electron/core/sample/index.ts'
import { type BenchBooks, requestId } from '../books.ts'
import type { LabelledLine } from './kinds.ts'
import type { PaidCard, PaidDocument, World } from './world.ts'

/** Some cards have paid a document before, from accounts that no card carries. */
export async function payBefore(books: BenchBooks, world: World): Promise<PaidCard[]> {
  const { client, core } = books
  const firstOf = new Map<string, PaidDocument>()
  for (const document of world.open) {
    const { card } = document
    if (!card.isIbanOnCard && !firstOf.has(card.id)) firstOf.set(card.id, document)
  }
  const paid = [...firstOf.values()].slice(0, Math.ceil(world.cards.length / 4))
  const lines = paid.map((document): LabelledLine => ({
    kind: '',
    amountCents: document.openCents,
    name: document.card.name,
    iban: document.card.iban,
    text: document.number,
    reference: '',
    truth: [document.n],
  }))
  await storeStatement(books, await statementOf(books, lines, 'EARLIER'))
  const keys = await keysOfLines(books, lines, 'EARLIER')
  const documents = await core.store.read((tx) => tx.db.selectFrom('document').select(['n', 'id']).execute())
  const idOf = new Map(documents.map(({ n, id }) => [n, id]))
  for (const [index, { n, openCents: amountCents }] of paid.entries()) {
    const bankLineId = keys[index] ?? ''
    const targets = [{ kind: 'document' as const, documentId: idOf.get(n) ?? '', amountCents }]
    await client.payments.match({ requestId: requestId(), bankLineId, version: 1, targets, confirm: [] })
  }
  const done = new Set(paid)
  world.open = world.open.filter((document) => !done.has(document))
  return paid.map(({ card }) => card)
}

/** Lines as a statement file of the sample company's bank. */
export async function statementOf(
  { client }: BenchBooks,
  lines: readonly LabelledLine[],
  identification: string,
): Promise<File> {
  const { today, bankAccounts } = await client.settings.get()
  const day = previousBankDay(today)
  const statement = {
    identification,
    sequenceNumber: identification === 'EARLIER' ? 1 : 2,
    iban: sampleBankAccount.iban,
    currency: sampleBankAccount.currency,
    ownerName: sampleCompany.legalName,
    servicerBic: sampleBankAccount.bic,
    fromDay: day,
    toDay: day,
    openingCents: bankAccounts[0]?.balanceCents ?? 0,
    lines: lines.map((line, index) => ({
      bookingDay: day,
      amountCents: line.amountCents,
      counterpartyName: line.name,
      counterpartyIban: line.iban,
      remittance: line.text,
      ...(line.reference === '' ? {} : { creditorReference: line.reference }),
      bankReference: `${identification}${index}`,
    })),
  }
  const messageId = identification
  const text = camtText({ messageId, createdAt: `${day}T22:00:00.000Z`, statements: [statement] })
  return new File([text], `${identification}.xml`)
}

/** Reads and stores a statement as an operator does. */
export async function storeStatement({ client }: BenchBooks, file: File): Promise<void> {
  let importId = ''
  for await (const event of await client.payments.previewImport({ requestId: requestId(), file }))
    if (event.type === 'preview') importId = event.import.id
  await client.payments.commitImport({
    requestId: requestId(),
    id: importId,
    confirm: ['payments.possible-duplicate'],
  })
}

/** The public ids of stored lines, in the order of the lines. */
export async function keysOfLines(
  { core }: BenchBooks,
  lines: readonly LabelledLine[],
  identification: string,
): Promise<string[]> {
  const rows = await core.store.read((tx) =>
    tx.db
      .selectFrom('bank_line')
      .select(['id', 'bank_reference'])
      .where('bank_reference', '<>', '')
      .execute(),
  )
  const byReference = new Map(rows.map((row) => [row.bank_reference, row.id]))
  return lines.map((_, index) => byReference.get(`${identification}${index}`) ?? '')
}
