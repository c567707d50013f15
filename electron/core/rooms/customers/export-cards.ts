import { importFields } from '../../../../shared/contract/customers-import.ts'
import type { JobContext } from '../../api/context.ts'
import type { Card } from './card.ts'
import { csvCell } from './import-rules.ts'
import { cardsAfter } from './import-store.ts'

const page = 1_000
const columns = [
  'cardNumber',
  ...importFields,
  'taxIdKind',
  'taxIdCountry',
  'state',
  'openCents',
  'creditCents',
] as const

function cellOf(card: Card, column: (typeof columns)[number]): string {
  switch (column) {
    case 'taxId':
      return card.taxIdentity.value
    case 'taxIdKind':
      return card.taxIdentity.kind
    case 'taxIdCountry':
      return card.taxIdentity.country
    case 'termDays':
      return card.termDays === null ? '' : String(card.termDays)
    case 'openCents':
    case 'creditCents':
      return String(card[column])
    default:
      return card[column]
  }
}

/**
 * Cards as CSV (UTF-8 with its mark, semicolons, as spreadsheets in Europe open it), which the import reads again.
 * Amounts are minor units of the company's currency. That personal data left the program stands in the audit chain.
 */
export async function exportCards(
  job: JobContext,
  input: { requestId: string; state: 'active' | 'all' },
): Promise<File> {
  const lines = [columns.join(';')]
  let n = 0
  for (;;) {
    const cards = await job.read(({ tx }) => cardsAfter(tx, { n, state: input.state, limit: page }))
    for (const card of cards) lines.push(columns.map((column) => csvCell(cellOf(card, column))).join(';'))
    n = cards.at(-1)?.n ?? n
    if (cards.length < page) break
  }
  await job.command(input.requestId, async (command) => {
    await command.audit({
      action: 'customers.cards-exported',
      recordKind: 'company',
      recordId: '',
      recordLabel: 'cards.csv',
      public: { cardCount: lines.length - 1 },
      private: {},
    })
    return {}
  })
  return new File([`\uFEFF${lines.join('\r\n')}\r\n`], 'cards.csv', { type: 'text/csv' })
}
