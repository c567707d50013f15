import type { verify as reference } from '../en/verify.ts'
import type { Words } from '../words.ts'

export const verify = {
  check: {
    chain: 'De keten van het controlespoor is ongebroken',
    numbering: 'Documentnummers hebben geen gaten en hun dagen volgen elkaar op',
    'ledger-balance': 'Elke boeking is in evenwicht',
    'bank-balance': 'Banksaldi zijn gelijk aan de afschriften',
    'document-index': 'Open bedragen van documenten zijn gelijk aan het grootboek',
    'bank-line-index': 'Resterende bedragen van bankregels zijn gelijk aan het grootboek',
    'credit-index': 'Tegoeden van klanten zijn gelijk aan het grootboek',
    'pdf-hashes': 'Bewaarde pdf’s zijn zoals ze zijn uitgereikt',
    'pdf-pending': 'Elk uitgereikt document heeft zijn pdf',
    'card-history': 'Klantenkaarten zijn gelijk aan hun geschiedenis',
  },
  problem: {},
} satisfies Words<typeof reference>
